"""What people write in a case file is text, whatever it looks like; times and acts are what they mean."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import jsonschema  # type: ignore[import-untyped] # it ships no types
import pytest
import yaml

from app.case_file import schema
from app.case_file.reader import read
from app.case_file.script import Step
from models.agenda.agenda import PlaceItem
from models.agenda.calling import CallMeeting
from models.case.proposal import Proposal
from models.decision.decision import HandleItem
from models.follow_up.accepting import AcceptReport
from models.follow_up.reporting import GiveReport
from models.law.outcome import Outcome
from models.preparation.revising import ReviseProposal
from models.sitting.sitting import OpenMeeting
from models.voting.electing import RecordElection
from tests.support.case_files import EXAMPLES, GOOD, WHOLE_LIFE, changed, line_of, script

ODD = [
    "{{ 7 * 7 }}",
    "<script>alert(1)</script>",
    '#read("/etc/passwd")',
    "#set page(width: 1pt)",
    "$ sum_(i=1)^n $",
    "!tag",
    "*not an alias*",
    "16:00",
    "yes",
    "0x1F",
    "2021-01-01",
    "null",
]


def proposal(steps: tuple[Step, ...]) -> Proposal:
    """The first proposal of a script."""
    return next(step.act.proposal for step in steps if isinstance(step.act, ReviseProposal))


@pytest.mark.parametrize("odd", ODD)
def test_odd_text_stays_text(odd: str, tmp_path: Path) -> None:
    read_script = script(tmp_path, changed("Rahaa tarvitaan.", json.dumps(odd)))
    assert odd in [manuscript.text.say("fi") for manuscript in read_script.manuscripts]


def test_times_are_helsinkis(tmp_path: Path) -> None:
    steps = script(tmp_path).steps
    assert steps[0].at == datetime(2021, 1, 11, 7, 0, tzinfo=UTC)
    call = next(step.act for step in steps if isinstance(step.act, CallMeeting))
    assert call.at == datetime(2021, 1, 25, 14, 0, tzinfo=UTC)


def test_an_act_is_read_onto_its_model(tmp_path: Path) -> None:
    last = script(tmp_path).steps[-1]
    assert last.act == HandleItem(item=1, outcome=Outcome.APPROVED)
    assert (last.line, last.role, last.journal) == (line_of("handle item"), "secretary", "khs-2021-01-25")
    assert last.gives == {"section": "1", "appeal": "claim"}


def test_the_file_says_case_and_body_for_its_acts(tmp_path: Path) -> None:
    acts = [step.act for step in script(tmp_path).steps]
    assert PlaceItem(case="HEL 2021-000001", item=1) in acts
    assert OpenMeeting(present=tuple(range(1, 16))) in acts


def test_a_verb_alone_is_an_act_where_no_other_has_it(tmp_path: Path) -> None:
    last = script(tmp_path, changed("{handle item: 1,", "{handle: 1,")).steps[-1]
    assert isinstance(last.act, HandleItem)


@pytest.mark.parametrize(
    ("written", "demanded"), [("jäsen 4", ("jäsen 4",)), ("[4, jäsen 5]", ("4", "jäsen 5"))]
)
def test_who_demands_an_election_is_one_or_several(
    written: str, demanded: tuple[str, ...], tmp_path: Path
) -> None:
    held = (
        f"{{record election: 1, seats: 1, demanded by: {written}, slates: [{{candidates: [A], votes: 9}}]}}"
    )
    last = script(
        tmp_path, changed("{handle item: 1, outcome: approved}\n    gives: {section: 1, appeal: claim}", held)
    )
    act = last.steps[-1].act
    assert isinstance(act, RecordElection)
    assert act.ballots.demanders == demanded


def test_an_act_entered_later_keeps_when_it_happened(tmp_path: Path) -> None:
    beside = "    recorded: 2021-01-27 09:00\n    later because: Lomake oli hukassa.\n"
    late = changed("    gives:", f"{beside}    gives:")
    last = script(tmp_path, late).steps[-1]
    assert (last.at.day, last.recorded.day) == (25, 27)
    assert last.later_because == "Lomake oli hukassa."


def test_one_entry_can_hold_an_act_for_each_project() -> None:
    steps = read(WHOLE_LIFE).steps
    given = [step for step in steps if isinstance(step.act, GiveReport) and step.act.period == "2021Q4"]
    accepted = [step for step in steps if isinstance(step.act, AcceptReport) and step.act.period == "2021Q4"]
    assert (len(given), len(accepted)) == (9, 9)
    assert len({step.line for step in given}) == 9
    assert len({step.actor for step in given}) == 9


def test_a_goal_is_reported_by_its_place() -> None:
    steps = read(WHOLE_LIFE).steps
    report = next(step.act for step in steps if isinstance(step.act, GiveReport))
    assert report.figures.spent == 21_000_000
    assert report.figures.people == 250
    assert report.figures.goals[0].goal == "Useampi lapsi osallistuu varhaiskasvatukseen"


def test_a_confidential_case_has_salted_texts(tmp_path: Path) -> None:
    secret = changed("body: khs", "body: khs\npublicity: confidential\nground: JulkL 24.1 § 20 k")
    manuscripts = script(tmp_path, secret).manuscripts
    assert all(manuscript.salt and manuscript.written.sealed for manuscript in manuscripts)


def test_an_attachment_is_taken_by_its_hash(tmp_path: Path) -> None:
    read_script = script(tmp_path)
    attachment = proposal(read_script.steps).attachments[0]
    assert read_script.attachments[attachment.sha256].path.name == attachment.name == "esitys.md"


def test_texts_in_two_languages_keep_their_original(tmp_path: Path) -> None:
    both = script(tmp_path, changed("Rahaa tarvitaan.", "{sv: Pengar behövs., fi: Rahaa tarvitaan.}"))
    reasons = proposal(both.steps).reasons
    assert reasons is not None
    assert (reasons.original, set(reasons.languages)) == ("sv", {"fi", "sv"})


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain, windows = script(tmp_path), script(tmp_path, GOOD.replace("\n", "\r\n"))
    assert plain == windows


def test_whoever_has_an_address_is_found_by_key_and_by_name(tmp_path: Path) -> None:
    keys = {person.key for person in script(tmp_path).addresses()}
    assert keys == {"owner", "omistaja"}


@cache
def schema_validator() -> jsonschema.Draft202012Validator:
    """What an editor holds a file to."""
    return jsonschema.Draft202012Validator(schema.schema())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema())


def test_the_published_schema_is_current() -> None:
    published = EXAMPLES[0].parent.parent / "case-file.schema.json"
    assert published.read_text(encoding="utf-8") == schema.text(), (
        "python -m app.case_file.schema > examples/case-file.schema.json"
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_schema_takes_the_examples(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    schema_validator().validate(yaml.load(written, Loader=yaml.BaseLoader))  # noqa: S506 - makes nothing but text
    assert written.startswith("# yaml-language-server: $schema=../case-file.schema.json\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [("outcome: approved", "outcome: aproved"), ("title: Koe", "titel: Koe"), ("send agenda", "x")],
)
def test_the_schema_refuses_what_an_editor_can_see(old: str, new: str) -> None:
    validator = schema_validator()
    assert validator.is_valid(yaml.load(GOOD, Loader=yaml.BaseLoader))  # noqa: S506 - makes nothing but text
    assert not validator.is_valid(yaml.load(changed(old, new), Loader=yaml.BaseLoader))  # noqa: S506 - the same
