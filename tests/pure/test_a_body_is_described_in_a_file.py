"""A body described in a file, or in a case file: what is wrong is told with its line."""

from datetime import date
from pathlib import Path

import pytest

from app.case_file.body_file import read_body
from app.case_file.finding import BadCaseFile
from app.case_file.reader import read
from models.law.rules import Rulebook
from tests.support.command_line import pykala

SECTION = """\
id: kirja
kind: section
names: {fi: kirjastojaosto, sv: bibliotekssektionen, en: Library Section}
seats: 5
chair: 1
holders:
  2: {members: [{name: jäsen A, valid_from: 2021-01-01}]}
overrides:
  - {rule: minutes.checkers, value: 1, source: hallintosääntö}
"""


def file(folder: Path, text: str, name: str = "kirja.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def wrong(path: Path) -> list[str]:
    with pytest.raises(BadCaseFile) as bad:
        read_body(path)
    return [str(finding) for finding in bad.value.findings]


def test_a_file_describes_a_body(tmp_path: Path) -> None:
    body = read_body(file(tmp_path, SECTION))
    assert body.seats_on(date(2021, 5, 1))[1].member == "jäsen A"
    assert body.overrides[0].value == 1


def test_every_error_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    text = SECTION.replace("kind: section", "kind: club").replace("2021-01-01", "in spring")
    assert [line.partition(":")[0] for line in wrong(file(tmp_path, text + "colour: red\n"))] == [
        "line 2",
        "line 7",
        "line 10",
    ]


def test_a_forbidden_override_of_a_file_is_told_at_its_line(tmp_path: Path) -> None:
    text = SECTION.replace("rule: minutes.checkers, value: 1", 'rule: quorum.other, value: "1/3"')
    (found,) = wrong(file(tmp_path, text))
    assert found.startswith("line 9: Rule quorum.other: a body may not change it")


CASE = """\
case: HEL 2021-000001
title: Kirjasto
task class: 02 02 02
bodies: {file: kirja.yaml}
body: kirja
people:
  esittelija: {title: kirjastojohtaja}
proposal:
  clauses: Kirjasto avataan.
  reasons: Perustelut.
  presenter: esittelija
acts:
  - 2021-03-01 09:00, preparer: open case
  - 2021-03-01 09:10, preparer: revise proposal
  - 2021-03-01 09:20, presenter: approve for agenda
"""


def test_a_case_file_brings_its_own_bodies_which_are_loaded_first(tmp_path: Path) -> None:
    file(tmp_path, SECTION)
    script = read(file(tmp_path, CASE, "case.yaml"))
    assert [step.name for step in script.steps] == [
        "load_body",
        "open_case",
        "revise_proposal",
        "approve_for_agenda",
    ]


def test_an_error_in_a_body_beside_a_case_file_names_that_file_and_line(tmp_path: Path) -> None:
    file(tmp_path, SECTION.replace("kind: section", "kind: club"))
    with pytest.raises(BadCaseFile) as bad:
        read(file(tmp_path, CASE, "case.yaml"))
    assert "line 4: kirja.yaml, line 2" in str(bad.value.findings[0])


def test_bodies_are_written_in_the_case_file_itself(tmp_path: Path) -> None:
    inline = "".join(f"    {line}\n" for line in SECTION.splitlines()).replace("    id", "  - id", 1)
    script = read(
        file(tmp_path, CASE.replace("bodies: {file: kirja.yaml}\n", f"bodies:\n{inline}"), "case.yaml")
    )
    assert script.steps[0].name == "load_body"


@pytest.mark.parametrize("words", [("body", "check"), ("body", "load", "--role", "secretary")])
def test_the_command_line_tells_every_error_with_its_line(words: tuple[str, ...], tmp_path: Path) -> None:
    path = file(tmp_path, SECTION.replace("kind: section", "kind: club") + "colour: red\n")
    told = pykala(*words[:2], str(path), *words[2:])
    assert told.exit_code == 2
    assert "kirja.yaml: line 2: 'kind'" in told.stderr
    assert "kirja.yaml: line 10: A body has no key 'colour'." in told.stderr


@pytest.mark.parametrize("votes", ["6", '"6"', "2/3", "most"])
@pytest.mark.parametrize("kind", ["council", "other"])
def test_a_body_sets_how_many_votes_carry_a_wish(votes: str, kind: str, tmp_path: Path) -> None:
    path = file(
        tmp_path,
        SECTION.replace("rule: minutes.checkers, value: 1", f"rule: majority.wish.{kind}, value: {votes}"),
    )
    majority = read_body(path).rules(Rulebook.load(), date(2021, 5, 1)).majority("majority.wish", kind)
    assert (majority.needed if majority else "most") == votes.strip('"')


@pytest.mark.parametrize("votes", ["0", "half", "true"])
def test_a_majority_that_is_no_number_of_votes_is_told(votes: str, tmp_path: Path) -> None:
    text = SECTION.replace("rule: minutes.checkers, value: 1", f"rule: majority.wish.other, value: {votes}")
    (found,) = wrong(file(tmp_path, text))
    assert "is not a value in majority" in found


TITLE = "title: {fi: johtaja}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            SECTION.replace("valid_from: 2021-01-01", "valid_from: 2021-01-02, valid_to: 2021-01-01"),
            "line 7: 1 January 2021 is before valid_from, 2 January 2021.",
        ),
        (SECTION + "agenda_order: [foo]\n", "line 10: 'foo' begins no task class"),
        (SECTION.replace("chair: 1", "chair: 12"), "line 5: There is no seat 12 among 5."),
        (SECTION + "vice_chairs: [12]\n", "line 10: There is no seat 12 among 5."),
        (SECTION.replace("  2: {", "  12: {"), "line 7: There is no seat 12 among 5."),
        (
            SECTION + f"presenters:\n  - {{{TITLE}, name: A}}\n  - {{{TITLE}, name: B}}\n",
            "line 11: Two have no valid_from, and one only can hold.",
        ),
    ],
)
def test_what_cannot_be_of_a_body_is_told_with_its_line_and_field(
    text: str, said: str, tmp_path: Path
) -> None:
    (found,) = wrong(file(tmp_path, text))
    assert found.startswith(said)


@pytest.mark.parametrize("written", ["holders: [1]", "vice_chairs: 2", "chair: [1]", "vice_chairs: [[2]]"])
def test_seats_that_are_no_numbers_are_told(written: str, tmp_path: Path) -> None:
    key = written.partition(":")[0]
    rest = SECTION.replace("holders:\n  2: {members: [{name: jäsen A, valid_from: 2021-01-01}]}\n", "")
    text = "".join(line for line in rest.splitlines(keepends=True) if not line.startswith(key))
    assert wrong(file(tmp_path, f"{text}{written}\n"))


SAME = "{name: Anna Aalto, valid_from: 2021-01-01, valid_to: 2021-05-31}"


@pytest.mark.parametrize(
    "other", ["members: [{name: anna  aalto}]", "deputies: [{name: Anna Aalto, valid_from: 2021-05-31}]"]
)
def test_two_seats_that_have_one_name_at_a_time_are_told(other: str, tmp_path: Path) -> None:
    holders = f"  2: {{members: [{SAME}]}}\n  4: {{{other}}}\n"
    (found,) = wrong(file(tmp_path, SECTION.replace(SECTION.splitlines(keepends=True)[6], holders)))
    assert "Seats 2 and 4 have the same name" in found
    assert "Add a title or an initial to one of the names" in found


def test_one_name_moves_from_seat_to_seat(tmp_path: Path) -> None:
    after = "members: [{name: Anna Aalto, valid_from: 2021-06-01}]"
    holders = f"  2: {{members: [{SAME}]}}\n  4: {{{after}}}\n"
    body = read_body(file(tmp_path, SECTION.replace(SECTION.splitlines(keepends=True)[6], holders)))
    assert [seat.number for seat in body.seats_on(date(2021, 6, 1)) if seat.member == "Anna Aalto"] == [4]


def test_who_stands_in_for_a_week_goes_before_the_permanent_one(tmp_path: Path) -> None:
    acting = f"{{{TITLE}, name: Sijainen, valid_from: 2021-05-03, valid_to: 2021-05-09}}"
    text = SECTION + f"presenters:\n  - {{{TITLE}, name: Vakinainen}}\n  - {acting}\n"
    text = text.replace("}]}", "}, {name: jäsen B, valid_from: 2021-05-03, valid_to: 2021-05-09}]}")
    body = read_body(file(tmp_path, text))
    for day, presenter, member in ((2, "Vakinainen", "A"), (9, "Sijainen", "B"), (10, "Vakinainen", "A")):
        officer = body.presenter_on(date(2021, 5, day))
        assert officer
        assert officer.name == presenter
        assert body.seats_on(date(2021, 5, day))[1].member == f"jäsen {member}"


def test_nobody_is_elected_to_check_minutes_that_no_member_checks(tmp_path: Path) -> None:
    item = "standing_items: [{id: checkers, title: {fi: Pöytäkirjan tarkastajat}}]\n"
    read_body(file(tmp_path, SECTION + item))
    text = SECTION.replace("minutes.checkers, value: 1", "minutes.checked_by, value: next_meeting") + item
    (found,) = wrong(file(tmp_path, text))
    assert "kirja has a standing item that elects checkers, but no member checks its minutes" in found
