"""What is read from the command line while a case is lived: revisions, what is late, what is next."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from icalendar import Calendar

from activities.installation import Installation
from models.base.zone import zone
from tests.support.case_files import GOOD, script
from tests.support.clerk import written_up
from tests.support.command_line import read

CASE, MEETING = "HEL 2021-000001", "khs-2021-01-25"

SECOND = """\
proposals:
  first:
    clauses: [Kaupunginhallitus päättää myöntää rahat.]
    reasons: Rahaa tarvitaan.
    presenter: head
    attachments: [Esitys, Laskelma]
    extracts: [Hakija, {to: Kanslia, papers: [Esitys]}]
    informed: [Kanslia]
  second:
    like: first
    presenter: owner
    noting: yes
    extracts: [Hakija]
    attachments: [Esitys, {title: Laskelma, file: esitys.md}, {title: Hinnat, secrecy: JulkL 24.1 § 20 k}]
    informed: [Kanslia, Sote]
    appropriation:
      total: 200
      year: 2022
      budget item: 1 30 01
      divisions:
        Sote:
          amount: 200
          head: head
          projects:
            2001:
              amount: 150
              name: Kaksi
              owner: owner
              unit: strategiaosasto
              joint with: Kanslia
              goals: [Tavoite, Toinen]
            2002: {amount: 50, name: Kolme, owner: owner}
"""

PREPARED = """\
  - 2021-01-11 09:00, preparer: open case
  - 2021-01-12 09:00, preparer: {revise proposal: first}
  - 2021-01-12 10:00, preparer: {request reviews: [digijory, kaupjory], due: 2021-01-20}
  - 2021-01-13 09:00, preparer: {revise proposal: second}
  - 2021-01-14 12:00, reviewer: {give review: kaupjory, session: 2021-01-14, verdict: supports}
until: 2021-02-01 12:00
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A case of two revisions; one review of it has come, the other is late."""
    before, _, _ = GOOD.partition("proposal:\n")
    life = script(tmp_path_factory.mktemp("life"), f"{before}{SECOND}acts:\n{PREPARED}")
    return written_up(life, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A case whose reviews are still to come."""
    before, _, _ = GOOD.partition("  - 2021-01-13 09:00, presenter")
    then = """\
  - 2021-01-12 10:00, preparer: {request reviews: digijory, due: 2021-01-20}
"""
    return written_up(script(tmp_path_factory.mktemp("life"), before + then), tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def summoned(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A case whose meeting was summoned and is still to come."""
    before, _, _ = GOOD.partition("  - 2021-01-25 16:00, secretary: {open meeting")
    return written_up(script(tmp_path_factory.mktemp("life"), before), tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A meeting that is closed, in whose minutes somebody found a mistake."""
    then = """\
  - 2021-01-25 17:00, secretary: close meeting
  - 2021-01-26 09:00, secretary: {remark on minutes: Nimi on väärin., checker: jäsen 4, section: 1}
"""
    return written_up(script(tmp_path_factory.mktemp("life"), GOOD + then), tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A decision that is published, and against which a claim may still be made."""
    then = """\
  - 2021-01-25 17:00, secretary: close meeting
  - 2021-01-28 09:00, secretary: {check minutes: [jäsen 4, jäsen 5]}
  - 2021-01-29 09:00, secretary: publish minutes
"""
    return written_up(script(tmp_path_factory.mktemp("life"), GOOD + then), tmp_path_factory.mktemp("data"))


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are not broken."""
    monkeypatch.setenv("COLUMNS", "250")


def test_lines_of_a_revision_go_out_and_come_in(
    prepared: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read(prepared, monkeypatch, "proposal", "diff", CASE)
    for said in (
        "[-Total €300, 1 30 01, 2021",
        "{+Total €200, 1 30 01, 2022",
        "[-Kanslia: €100, head head",
        "1001 Yksi, Kanslia: €100, owner owner, goals: Tavoite",
        "goals: Tavoite; Toinen",
        "{+noting: yes+}",
        "[-Kanslia, Esitys-]",
        "strategiaosasto, half of Kanslia",
        "3 Hinnat, JulkL 24.1 § 20 k",
        "{+Sote",
        "{+omistaja",
    ):
        assert said in told
    assert "1 Esitys" not in told
    assert "Hakija" not in told


def test_the_lines_of_a_revision_are_pieces_for_a_program(
    prepared: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(read(prepared, monkeypatch, "proposal", "diff", CASE, "--json"))
    assert told["Informed"] == [["in", "Sote\n"]]
    assert told["Presenter"] == [["out", "toimialajohtaja\n"], ["in", "omistaja\n"]]


def test_a_revision_beside_itself_shows_that_nothing_changed(
    prepared: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read(prepared, monkeypatch, "proposal", "diff", CASE, "--from", "2", "--to", "2")
    assert "Nothing changed." in told


def test_a_review_that_has_not_come_is_late_and_one_that_came_is_not(
    prepared: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = json.loads(read(prepared, monkeypatch, "due", "--json"))["due"]
    late = [each["what"]["of"] for each in due if each["late"] and each["what"]["kind"] == "review"]
    assert late == ["digijory"]
    shown = read(prepared, monkeypatch, "show", CASE)
    assert "awaited, overdue" in shown
    assert "given" in shown


def test_a_summoned_meeting_comes_next(summoned: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the meeting, 25 January 2021" in read(summoned, monkeypatch, "show", MEETING)


def test_the_minutes_of_a_closed_meeting_wait_with_their_remarks(
    closed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = read(closed, monkeypatch, "show", MEETING)
    assert "Remarks on the minutes" in shown
    assert "Nimi on väärin." in shown
    due = read(closed, monkeypatch, "due")
    assert MEETING in due
    assert "the minutes" in due.casefold()


def test_a_deadline_is_a_day_of_the_calendar_under_an_id_that_stays(
    asked: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, again = (Calendar.from_ical(read(asked, monkeypatch, "ics")) for _ in range(2))
    ids = [str(event["uid"]) for event in first.walk("VEVENT")]
    assert ids == [str(event["uid"]) for event in again.walk("VEVENT")]
    assert len(set(ids)) == len(ids)
    due = next(
        event for event in first.walk("VEVENT") if event["uid"] == "review/digijory/HEL-2021-000001@pykala"
    )
    assert due.decoded("dtstart") == datetime(2021, 1, 20, 16, tzinfo=zone())
    assert str(due["summary"]) == f"review Digital Steering Group of the City (digijory): {CASE}"


def test_what_ends_with_a_day_is_that_day_of_the_calendar(
    published: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = Calendar.from_ical(read(published, monkeypatch, "ics", "--journal", CASE)).walk("VEVENT")
    assert [(str(event["uid"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        ("final/khs-2021-1/HEL-2021-000001@pykala", date(2021, 2, 20), date(2021, 2, 21))
    ]


@pytest.mark.parametrize("words", [("cases",), ("meetings",), ("numbers", "account"), ("address", "list")])
def test_a_list_for_a_program_has_what_people_read(
    words: tuple[str, ...], summoned: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = read(summoned, monkeypatch, *words)
    lines = json.loads(read(summoned, monkeypatch, *words, "--json"))
    assert lines
    for line in lines:
        first = next(iter(line.values()))
        assert str(first) in people


def test_what_became_of_a_command_is_told_in_sentences(
    summoned: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = summoned.registry.facts(CASE)[-1]
    told = read(summoned, monkeypatch, "answer", last.command_id)
    assert CASE in told
    assert str(last.content.said()) in told
