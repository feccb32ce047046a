"""What stands in the registers beside cases: bodies of one's own, numbers given elsewhere; motions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from activities.installation import Installation
from tests.support.case_files import EXAMPLES, GOOD, script
from tests.support.clerk import lived, written_up
from tests.support.command_line import pykala, read

EXAMPLE = EXAMPLES[0].parent.parent / "adjourned"
MEETING = "kirja-2022-03-21"
FLOOR = """\
  - 2021-01-25 16:10, secretary:
      make motion: 1
      kind: counter proposal
      mover: Mai Kivelä
      text: Rahaa ei myönnetä.
  - 2021-01-25 16:11, secretary:
      make motion: 1
      kind: counter proposal
      mover: Mai Kivelä
      clauses: 1
      paragraphs: 2
      text: Uusi loppu.
"""


@pytest.fixture(scope="module")
def section(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A life before a section of its own, whose clauses are handled apart."""
    return lived("adjourned", tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A meeting with two counter-proposals on the floor, one of them to a paragraph."""
    before, _, _ = GOOD.partition("  - 2021-01-25 16:58")
    clause = "Kaupunginhallitus päättää myöntää rahat."
    before = before.replace(f"clauses: [{clause}]", f'clauses: ["{clause}\\n\\nVanha loppu."]')
    life = script(tmp_path_factory.mktemp("life"), before + FLOOR)
    return written_up(life, tmp_path_factory.mktemp("data"))


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are not broken."""
    monkeypatch.setenv("COLUMNS", "250")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("body", "show", "kirja"), ("Rules of its own", "minutes.checkers", "kirjastojaoston oma päätös")),
        (
            ("body", "show", "kirja"),
            ("On agendas by themselves: Lawfulness and quorum", "in the order of: returned"),
        ),
        (("show", "bodies"), ("Bodies loaded", "kirja", "Library Section")),
        (("show", "numbers"), ("Numbers given elsewhere", "HEL 2022", "200")),
        (("show", MEETING), ("Lähikirjaston aukioloajat (clauses 2)",)),
    ],
)
def test_it_is_shown(
    words: tuple[str, ...], said: tuple[str, ...], section: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read(section, monkeypatch, *words)
    assert [each for each in said if each not in told] == [], told


def test_a_description_that_can_be_used_is_told_with_its_seats() -> None:
    told = pykala("body", "check", str(EXAMPLE / "kirja.yaml"))
    assert told.exit_code == 0
    assert "kirja.yaml describes kirja, Library Section (section, 5 seats)." in told.stdout


def test_a_counter_proposal_is_shown_against_what_it_would_change(
    disputed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read(disputed, monkeypatch, "motion", "diff", "khs-2021-01-25", "--item", "1")
    first, second = told.split("Motion 1 by Mai Kivelä")[1].split("Motion 2 by Mai Kivelä (clause 1)")
    assert "Vanha" in first
    assert "myöntää" not in second
    assert "[-Vanha-]{+Uusi+} loppu." in second
    pieces = json.loads(
        read(disputed, monkeypatch, "motion", "diff", "khs-2021-01-25", "--item", "1", "--json")
    )
    assert pieces["Motion 2 by Mai Kivelä (clause 1)"] == [
        ["out", "Vanha"],
        ["in", "Uusi"],
        ["same", " loppu."],
    ]


def test_motions_of_what_is_no_meeting_or_has_no_case_are_none(
    disputed: Installation, section: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No counter-proposal was made." in read(
        section, monkeypatch, "motion", "diff", MEETING, "--item", "1"
    )
    monkeypatch.setenv("PYKALA_DATA", str(disputed.settings.data))
    told = pykala("motion", "diff", "HEL 2021-000001", "--item", "1")
    assert (told.exit_code, told.stdout) == (1, "")


def test_nothing_leaves_the_house_before_the_minutes_are_published(
    disputed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(disputed.settings.data))
    told = pykala("export", "helsinki", "HEL 2021-000001")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "no published decision" in told.stderr


def test_a_file_that_is_too_large_or_no_text_is_named(
    disputed: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(disputed.settings.data))
    file = tmp_path / "heads.txt"
    for written, said in (
        (b" " * 1_000_001, "larger than 1 MB"),
        ("a\u202eb".encode(), "U+202E"),
        (b"\xff", "UTF-8"),
    ):
        file.write_bytes(written)
        told = pykala("verify", "--heads", str(file))
        assert told.exit_code == 2
        assert said in " ".join(told.stderr.split())
