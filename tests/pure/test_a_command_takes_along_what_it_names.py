"""A command that is carried out for its user at another's door takes along the files that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.core import TyperGroup

from activities.door_socket import CarriedOut, CommandLine
from app.at_the_door import LOOKS, OwnersAlone, refuse_the_owners
from app.commands.house import Unloaded, commands_of
from app.commands.index import kept
from app.commands.paths import words
from app.through_the_door import FileThere, Luggage, unpack


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody types."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def taken(*argv: str) -> Luggage:
    found = commands_of(kept())[argv[0]]
    command = found.commands[argv[1]] if isinstance(found, TyperGroup) else found
    assert isinstance(command, Unloaded)
    typed = argv[1 + isinstance(found, TyperGroup) :]
    luggage = Luggage(argv=list(argv[: len(argv) - len(typed)]))
    for word in words(command.loaded().params, typed):
        luggage.take(word)
    return luggage


def test_a_text_a_description_with_what_it_names_and_a_folder_go_along(here: Path) -> None:
    (here / "why.md").write_text("why")
    (here / "case.yaml").write_text("attachments: [{file: 'liite 1.pdf'}]")
    (here / "liite 1.pdf").write_bytes(b"%PDF-")
    (here / "other.pdf").write_bytes(b"%PDF-")
    (here / "town").mkdir()
    (here / "town" / "municipality.yaml").write_text("names: {}")
    luggage = taken("proposal", "revise", "SRV 2026-000001", "--from", "case.yaml")
    assert set(luggage.files) == {"case.yaml", "liite 1.pdf"}
    assert set(taken("case", "withdraw", "SRV 2026-000001", "--reason=@why.md").files) == {"why.md"}
    assert set(taken("municipality", "load", "town").files) == {"town/municipality.yaml"}


def test_a_word_that_is_no_path_takes_no_file_along_that_is_called_so(here: Path) -> None:
    for name in ("Kirjasto", "10", "HEL 2026-000001", "preparer", "note.md", "why"):
        (here / name).write_text("private")
    (here / "case.yaml").write_text("reasons: see note.md\nfile: why")
    for line in (
        ("case", "open", "--title", "Kirjasto", "--task-class", "10", "--role", "preparer"),
        ("case", "withdraw", "HEL 2026-000001", "--reason", "note.md", "--actor=why"),
        ("show", "HEL 2026-000001"),
        ("show", "--facts", "--", "Kirjasto"),
        ("person", "add", "--me", "--called", "Kirjasto"),
        ("cases", "--none-such", "Kirjasto"),
    ):
        assert (taken(*line).argv, taken(*line).files) == (list(line), {})
    assert set(taken("proposal", "revise", "HEL 2026-000001", "--from", "case.yaml").files) == {
        "case.yaml",
        "why",
    }


def test_a_file_elsewhere_is_sent_by_its_name_and_comes_back_to_its_place(here: Path) -> None:
    elsewhere = here.parent / "case.yaml"
    elsewhere.write_text("title: Kirjasto")
    luggage = taken("proposal", "revise", "--from", "../case.yaml")
    assert luggage.argv == ["proposal", "revise", "--from", ".0/case.yaml"]
    luggage = taken("paper", "bundle", "HEL 2026-000001", f"-o{here.parent / 'new.pdf'}")
    assert luggage.argv == ["paper", "bundle", "HEL 2026-000001", "-o.0/new.pdf"]
    unpack(CarriedOut(code=0, files={".0/new.pdf": b"new", "here.pdf": b"here"}), luggage)
    assert (here.parent / "new.pdf").read_bytes() == b"new"
    assert (here / "here.pdf").read_bytes() == b"here"


def test_what_is_no_file_stays_as_it_was_typed(here: Path) -> None:
    said = (
        "case",
        "open",
        "--title",
        "Kirjasto 1/2027: mitä?\nRivi",
        "--later-because",
        "@",
        "--ground",
        "@none.md",
        "~x",
        "a=b",
    )
    assert (taken(*said).argv, taken(*said).files) == (list(said), {})


def test_nothing_is_written_over_that_was_not_named_nor_outside(here: Path) -> None:
    (here / "kept.pdf").write_bytes(b"kept")
    with pytest.raises(FileThere):
        unpack(CarriedOut(code=0, files={"kept.pdf": b"other"}), taken("show", "x"))
    unpack(CarriedOut(code=0, files={"../x": b"x", "/never-written": b"x"}), taken("show", "x"))
    assert not (here.parent / "x").exists()
    unpack(CarriedOut(code=0, files={"kept.pdf": b"new"}), taken("ics", "--output", "kept.pdf"))
    assert (here / "kept.pdf").read_bytes() == b"new"


def test_bytes_arrive_as_they_were_sent() -> None:
    sent = CommandLine(argv=("show",), files={"a": bytes(range(256))})
    assert CommandLine.model_validate_json(sent.model_dump_json()) == sent


def test_acts_and_looks_are_carried_out_and_what_keeps_the_house_is_its_owners() -> None:
    there = {f"{noun} {verb}" for noun, line in kept().items() for verb in line.verbs or ()} | set(kept())
    assert there >= LOOKS
    refuse_the_owners(("case", "open"))
    for looks in (("paper", "list", "--json"), ("person", "list"), ("proposal", "diff", "x")):
        refuse_the_owners(looks)
    for keeps in (
        ("backup", "x"),
        ("up",),
        ("address", "list"),
        ("registry", "migrate"),
        ("rehearse", "x"),
        ("nothing",),
        (),
    ):
        with pytest.raises(OwnersAlone):
            refuse_the_owners(keeps)
