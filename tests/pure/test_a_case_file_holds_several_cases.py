"""A case file holds several cases and meetings: agendas of several, handled together, a year in one file."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.case_file.reader import read
from app.case_file.schema import schema
from app.case_file.script import Script
from app.rehearsal import rehearse_pure
from tests.support.case_files import GOOD, found, save

FURTHER = """\
cases:
  toinen:
    case: HEL 2021-000002
    title: Toinen
    task class: 02 02 02
    proposal: {clauses: [Kaupunginhallitus päättää toisin.], reasons: Tarvitaan., presenter: head}
"""
SECOND = """\
  - 2021-01-26 09:00, preparer, toinen: open case
  - 2021-01-26 09:10, preparer, toinen: revise proposal
  - 2021-01-26 09:20, presenter, toinen: approve for agenda
  - 2021-01-26 10:00, secretary: {call meeting: 2021-02-08 16:00}
  - 2021-01-26 10:10, secretary, toinen: {place item: 1}
  - 2021-02-01 10:00, secretary: send agenda
  - 2021-02-08 16:00, secretary: {open meeting: [1–15]}
  - 2021-02-08 16:10, secretary: {handle item: 1, outcome: approved}
    gives: {section: 2}
"""
BOTH = GOOD.replace("acts:\n", f"{FURTHER}acts:\n") + SECOND


def played(script: Script) -> list[tuple[str, str]]:
    return [(fact.journal, fact.kind) for fact in asyncio.run(rehearse_pure(script))]


def test_each_case_goes_its_way_through_meetings_of_its_own(tmp_path: Path) -> None:
    script = read(save(tmp_path, BOTH))
    assert script.cases == ("HEL 2021-000001", "HEL 2021-000002")
    facts = played(script)
    assert ("HEL 2021-000002", "CaseHandled") in facts
    assert {journal for journal, kind in facts if kind == "ItemHandled"} == {
        "khs-2021-01-25",
        "khs-2021-02-08",
    }


def test_an_agenda_of_several_cases_is_handled_together(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "case-file.md").read_text(encoding="utf-8")
    text = page.partition("## A year in one file")[2].partition("```yaml\n")[2].partition("```")[0]
    facts = played(read(save(tmp_path, text)))
    assert [journal for journal, kind in facts if kind == "CaseHandled"] == [
        "HEL 2022-000001",
        "HEL 2022-000002",
    ]


def test_a_case_that_nobody_named_is_told_with_those_there_are(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, BOTH.replace("preparer, toinen: open", "preparer, toimen: open"))
    assert (finding.sentence, finding.suggestion) == ("There is no case 'toimen'.", "Did you mean 'toinen'?")


def test_what_is_wrong_with_a_further_case_is_told_at_its_line(tmp_path: Path) -> None:
    wrong = BOTH.replace("title: Toinen", "titel: Toinen")
    findings = found(tmp_path, wrong)
    line = wrong[: wrong.index("titel")].count("\n") + 1
    assert (findings[0].line, findings[0].sentence) in {
        (line, "A case has no key 'titel'."),
        (line - 1, "The file has no 'title'."),
    }


def test_a_second_case_at_the_top_is_told_where_it_stands_instead(tmp_path: Path) -> None:
    for second in (f"{GOOD}---\n{GOOD}", f"{GOOD}case: HEL 2021-000002\n"):
        (finding,) = found(tmp_path, second)
        assert finding.suggestion == "Further cases stand under 'cases'."


def test_the_schema_knows_further_cases() -> None:
    assert "cases" in schema()["properties"]
