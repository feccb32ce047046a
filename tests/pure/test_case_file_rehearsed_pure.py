"""A case file is played through the pure engine: as it says, or it is told where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.case_file.reader import read
from app.case_file.script import Script, Step
from app.rehearsal import NotAsExpected, rehearse_pure
from models.base.refusal import Refusal
from models.case.case import Case
from models.engine.command import Answer
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from tests.support.case_files import EXAMPLES, WHOLE_LIFE, changed, line_of, script


def state(facts: tuple[Fact, ...], journal: str) -> object:
    """A journal's state after the rehearsal."""
    return Held(journal).after(fact for fact in facts if fact.journal == journal).state


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
async def test_every_example_plays_as_it_says(path: Path) -> None:
    played: list[Step] = []
    facts = await rehearse_pure(read(path), lambda step, _: played.append(step))
    assert played == list(read(path).steps)
    assert facts == await rehearse_pure(read(path))


@pytest.mark.parametrize(
    ("name", "stage", "outcomes"),
    [
        ("hel-2021-002935", "closed", ["tabled", "approved"]),
        ("returned", "follow_up", ["returned", "approved"]),
        ("withdrawn", "closed", []),
        ("claim-left", "decided", ["approved"]),
    ],
)
async def test_an_example_ends_where_its_life_does(name: str, stage: str, outcomes: list[str]) -> None:
    read_script = read(WHOLE_LIFE.parent.parent / name / "case.yaml")
    case = state(await rehearse_pure(read_script), read_script.case)
    assert isinstance(case, Case)
    assert (case.stage, [handling.outcome for handling in case.handlings]) == (stage, outcomes)


async def test_the_first_case_has_the_figures_of_its_record() -> None:
    read_script = read(WHOLE_LIFE)
    facts = await rehearse_pure(read_script)
    case = state(facts, "HEL 2021-002935")
    assert isinstance(case, Case)
    tabled, approved = case.handlings
    assert (tabled.section, tabled.item, str(tabled.day), tabled.proposed_by) == (
        186,
        10,
        "2021-03-15",
        "Mai Kivelä",
    )
    assert (approved.section, approved.item, str(approved.day)) == (216, 26, "2021-03-22")
    grant = case.proposals[-1].appropriation
    assert grant is not None
    assert [share.cents // 100 for share in grant.divisions] == [
        3_200_000,
        2_970_000,
        750_000,
        1_080_000,
        2_000_000,
    ]
    assert (len(list(grant.lines())), grant.cents) == (9, 10_000_000_00)
    assert len(case.proposals[-1].attachments) == 7
    assert {str(review.session) for asked in case.reviews.values() for review in asked.reviews} == {
        "2021-01-28",
        "2021-02-08",
        "2021-02-16",
        "2021-02-18",
    }


async def test_the_first_case_is_followed_to_its_accounts() -> None:
    facts = await rehearse_pure(read(WHOLE_LIFE))
    follow_up = state(facts, "HEL 2021-002935/khs-2021-216")
    assert isinstance(follow_up, FollowUp)
    late = [key for key, report in follow_up.reports.items() if report.late]
    assert late == [("2021Q2", "10402010740301")]
    assert follow_up.reports[late[0]].reminded == 5
    assert not any(report.overspent for report in follow_up.reports.values())
    left = {
        project: line.cents - follow_up.reports["2021Q4", project].figures.spent  # type: ignore[union-attr]
        for project, line in follow_up.lines.items()
    }
    assert {project: cents for project, cents in left.items() if cents} == {"10402010740401": 38_500_00}


async def test_refused_acts_leave_nothing_and_are_told(tmp_path: Path) -> None:
    refused: list[Refusal] = []

    def told(step: Step, came: Answer | Refusal) -> None:
        if isinstance(came, Refusal):
            refused.append(came)

    await rehearse_pure(read(WHOLE_LIFE), told)
    assert [refusal.type for refusal in refused] == [
        "NotReady",
        "NotYours",
        "MotionMissing",
        "NotYours",
        "ReportsMissing",
    ]


async def complaint(read_script: Script) -> str:
    """What is told when a rehearsal does not go as its file says."""
    with pytest.raises(NotAsExpected) as refusal:
        await rehearse_pure(read_script)
    return refusal.value.sentence


async def test_a_seat_that_there_is_not_is_refused(tmp_path: Path) -> None:
    text = changed("[1–15]", "[1–14, 99]")
    said = await complaint(script(tmp_path, text))
    assert said.startswith(f"line {line_of('open meeting')}: Refused with NoSuchSeat: khs has no seat 99")


async def test_an_act_that_should_be_refused_and_is_not_is_told(tmp_path: Path) -> None:
    text = changed("    gives: {section: 1, appeal: claim}", "    refused: MotionMissing")
    assert "It should be refused with MotionMissing" in await complaint(script(tmp_path, text))


async def test_another_refusal_than_expected_is_told(tmp_path: Path) -> None:
    text = changed("outcome: approved}", "outcome: tabled}").replace(
        "    gives", "    refused: NoSuchItem\n    gives"
    )
    assert "Refused with MotionMissing, not NoSuchItem" in await complaint(script(tmp_path, text))


async def test_another_section_than_expected_is_told(tmp_path: Path) -> None:
    said = await complaint(script(tmp_path, changed("section: 1,", "section: 2,")))
    assert said == f"line {line_of('handle item')}: It should give section: 2, but 'section' is 1."


async def test_another_register_number_than_expected_is_told(tmp_path: Path) -> None:
    said = await complaint(script(tmp_path, changed("HEL 2021-000001", "HEL 2021-000009")))
    assert "The case got the number HEL 2021-000001" in said


async def test_a_report_before_any_follow_up_is_told(tmp_path: Path) -> None:
    early = changed(
        "  - 2021-01-20 10:00",
        "  - 2021-01-19 10:00, controller: {consolidate quarter: 2021Q1}\n  - 2021-01-20 10:00",
    )
    assert "The case has no follow-up yet." in await complaint(script(tmp_path, early))
