"""A command that is carried out for its user at another's door takes along the files that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.door_socket import CarriedOut, CommandLine
from app.at_the_door import LOOKS, OwnersAlone, refuse_the_owners
from app.commands.index import kept
from app.through_the_door import FileThere, Luggage, unpack


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody types."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def taken(*argv: str) -> Luggage:
    luggage = Luggage()
    for word in argv:
        luggage.take(word)
    return luggage


def test_a_text_a_description_with_what_it_names_and_a_folder_go_along(here: Path) -> None:
    (here / "why.md").write_text("why")
    (here / "case.yaml").write_text("attachments: [{file: 'liite 1.pdf'}]")
    (here / "liite 1.pdf").write_bytes(b"%PDF-")
    (here / "other.pdf").write_bytes(b"%PDF-")
    (here / "town").mkdir()
    (here / "town" / "municipality.yaml").write_text("names: {}")
    luggage = taken(
        "proposal", "revise", "SRV 2026-000001", "--from", "case.yaml", "--because=@why.md", "town"
    )
    assert set(luggage.files) == {"why.md", "case.yaml", "liite 1.pdf", "town/municipality.yaml"}
    assert luggage.argv[-2:] == ["--because=@why.md", "town"]


def test_a_file_elsewhere_is_sent_by_its_name_and_comes_back_to_its_place(here: Path) -> None:
    elsewhere = here.parent / "case.yaml"
    elsewhere.write_text("title: Kirjasto")
    luggage = taken("proposal", "revise", "--from", "../case.yaml", "--out", str(here.parent / "new.pdf"))
    assert luggage.argv == ["proposal", "revise", "--from", ".0/case.yaml", "--out", ".1/new.pdf"]
    unpack(CarriedOut(code=0, files={".1/new.pdf": b"new", "here.pdf": b"here"}), luggage)
    assert (here.parent / "new.pdf").read_bytes() == b"new"
    assert (here / "here.pdf").read_bytes() == b"here"


def test_what_is_no_file_stays_as_it_was_typed(here: Path) -> None:
    said = (
        "case",
        "open",
        "--title",
        "Kirjasto 1/2027: mitä?\nRivi",
        "--reason",
        "@",
        "@none.md",
        "~x",
        "a=b",
    )
    assert (taken(*said).argv, taken(*said).files) == (list(said), {})


def test_nothing_is_written_over_that_was_not_named_nor_outside(here: Path) -> None:
    (here / "kept.pdf").write_bytes(b"kept")
    with pytest.raises(FileThere):
        unpack(CarriedOut(code=0, files={"kept.pdf": b"other"}), taken("show"))
    unpack(CarriedOut(code=0, files={"../x": b"x", "/never-written": b"x"}), taken("show"))
    assert not (here.parent / "x").exists()
    unpack(CarriedOut(code=0, files={"kept.pdf": b"new"}), taken("--out", "kept.pdf"))
    assert (here / "kept.pdf").read_bytes() == b"new"


def test_bytes_arrive_as_they_were_sent() -> None:
    sent = CommandLine(argv=("show",), files={"a": bytes(range(256))})
    assert CommandLine.model_validate_json(sent.model_dump_json()) == sent


def test_acts_and_looks_are_carried_out_and_what_keeps_the_house_is_its_owners() -> None:
    there = {f"{noun} {verb}" for noun, line in kept().items() for verb in line.verbs or ()} | set(kept())
    assert there >= LOOKS
    refuse_the_owners(("case", "open"))
    refuse_the_owners(("paper", "list", "--json"))
    for words in (
        ("backup", "x"),
        ("up",),
        ("person", "list"),
        ("proposal", "diff", "x"),
        ("registry", "migrate"),
        ("rehearse", "x"),
        ("nothing",),
        (),
    ):
        with pytest.raises(OwnersAlone):
            refuse_the_owners(words)
