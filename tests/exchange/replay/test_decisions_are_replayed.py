"""A published decision is played as acts, and the record that comes out is held against it."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.exchange.replay.case_file import written_out
from app.exchange.replay.lawful import NotReplayable, read_text
from models.base.people import Official
from models.decision.decision import HandleItem
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.record.decision import DecisionRecord
from models.record.organisation import Division, Organisation
from models.record.proceedings import Proceedings, RecordedExpert, RecordedRecusal
from models.record.recorded_appeal import AppealKind, RecordedAppeal
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import Proposition, Voters, Won
from models.record.reference import Reference
from tests.exchange.replay.forgetting import without_what_the_engine_says
from tests.exchange.replay.replayed import (
    COUNTER,
    FAILED,
    LAPSED,
    NO,
    NONE,
    PASSED,
    PLOUGHING,
    YES,
    decision,
    differing,
    motion,
    played,
    put_off,
    vote,
)

TABLED = put_off(
    "Talvilautakunta päätti panna asian pöydälle.",
    motions=(motion(RecordedMotionKind.TABLING, unanimous=True, result=PASSED),),
)
RETURNED = put_off(
    "Talvilautakunta päätti palauttaa asian valmisteltavaksi niin, että aurat lasketaan.",
    motions=(motion(RecordedMotionKind.RETURN, NO[1], text="Palautetaan.", result=PASSED),),
)
LOST = motion(COUNTER, NO[1], text="Aloitetaan maaliskuussa.", result=FAILED)
VOTED = decision(proceedings=Proceedings(motions=(LOST,), votes=(vote(Won.YES),), proposal_approved=True))
UNSECONDED = decision(
    proceedings=Proceedings(
        motions=(LOST, motion(COUNTER, mover=YES[0], text="Aloitetaan heti.", result=LAPSED)),
        votes=(vote(Won.YES),),
        proposal_approved=True,
    )
)
HEARD = decision(
    proceedings=Proceedings(
        experts=(RecordedExpert(person=Official(name="Lumi Tuntija", title="lumiasiantuntija"), left=True),),
        recusals=(RecordedRecusal(person=Official(name=NO[0]), ground="hallintolaki 28.1 § 5 kohta"),),
    )
)
STAYED = decision(
    proceedings=Proceedings(
        experts=(
            RecordedExpert(person=Official(name="Lumi Tuntija"), left=True),
            RecordedExpert(person=Official(name="Hanna Hanki"), left=False),
        ),
    )
)
NOTED = decision(clauses=("Talvilautakunta merkitsi tiedoksi lumitöiden aikataulun.",), appeal=NONE)
WITHDRAWN = decision(
    proceedings=Proceedings(
        motions=(motion(COUNTER, text="Aloitetaan heti.", result=MotionResult.WITHDRAWN),)
    )
)

OFFICE = Organisation(
    id="U9VH1",
    name="Lumipäällikkö",
    kind=BodyKind.OFFICEHOLDER,
    division=Division(id="U50", name="Keskushallinto"),
)


def outcome_of(record: DecisionRecord) -> Outcome:
    """What the case file says the item was handled as."""
    script = read_text(asyncio.run(written_out(record)).text)
    (handled,) = [step.act for step in script.steps if isinstance(step.act, HandleItem)]
    return handled.outcome


@pytest.mark.parametrize(
    "record",
    [decision(), TABLED, RETURNED, VOTED, UNSECONDED, HEARD, STAYED, WITHDRAWN],
    ids=["approved", "tabled", "returned", "voted", "unseconded", "heard", "stayed", "motion withdrawn"],
)
def test_a_decision_comes_out_as_it_went_in(record: DecisionRecord, tmp_path: Path) -> None:
    assert differing(played(record, tmp_path)) == {}


@pytest.mark.parametrize("record", [TABLED, RETURNED, VOTED, UNSECONDED, NOTED])
def test_the_acts_do_not_depend_on_outcome_winner_or_appeal(record: DecisionRecord) -> None:
    forgotten = without_what_the_engine_says(record)
    assert asyncio.run(written_out(forgotten)) == asyncio.run(written_out(record))


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        (decision(), Outcome.APPROVED),
        (TABLED, Outcome.TABLED),
        (RETURNED, Outcome.RETURNED),
        (VOTED, Outcome.APPROVED_BY_VOTE),
        (NOTED, Outcome.NOTED),
    ],
)
def test_the_engine_says_the_outcome(record: DecisionRecord, outcome: Outcome) -> None:
    assert outcome_of(without_what_the_engine_says(record)) is outcome


def test_a_counter_proposal_that_won_makes_an_amended_decision(tmp_path: Path) -> None:
    won = motion(COUNTER, YES[0], mover=YES[1], text="Aloitetaan maaliskuussa.", result=PASSED)
    told = Proceedings(motions=(won,), votes=(vote(Won.NO, yes=NO, no=YES),))
    record = decision(
        clauses=("Talvilautakunta päätti aloittaa lumityöt maaliskuussa.",),
        proceedings=told,
        proposal=put_off("").proposal,
    )
    assert outcome_of(record) is Outcome.APPROVED_AMENDED
    assert differing(played(record, tmp_path)) == {}


def test_a_tabling_that_nobody_is_named_for_is_the_chairs(tmp_path: Path) -> None:
    replayed = played(put_off("Talvilautakunta päätti panna asian pöydälle."), tmp_path)
    assert replayed.engine.outcome is Outcome.TABLED
    assert differing(replayed) == {}
    assert [line.field for line in replayed.not_told] == ["motions[1].mover", "motions[1].seconders"]


def test_a_proposal_that_its_presenter_corrected_is_revised_in_the_meeting(tmp_path: Path) -> None:
    corrected = RecordedMotion(kind=RecordedMotionKind.CORRECTION, text="Työt aloitetaan klo 5.")
    record = decision(proceedings=Proceedings(motions=(corrected,)))
    assert played(record, tmp_path).engine.outcome is Outcome.APPROVED_REVISED


def test_a_record_that_names_the_wrong_winner_is_told(tmp_path: Path) -> None:
    wrong = vote(Won.NO)
    record = decision(proceedings=Proceedings(motions=(LOST,), votes=(wrong,), proposal_approved=True))
    assert differing(played(record, tmp_path))["votes[1].won"] == ("no", "yes")


def test_a_record_that_prohibits_an_appeal_wrongly_is_told(tmp_path: Path) -> None:
    assert differing(played(decision(appeal=NONE), tmp_path)) == {"appeal": ("prohibited", "claim")}


def test_an_officeholder_decides_and_corrects(tmp_path: Path) -> None:
    record = decision(
        organisation=OFFICE,
        title="Auran osto (korjaus päätökseen LUMI 3.1.2030 § 2)",
        clauses=("Lumipäällikkö päätti ostaa auran.",),
        reasons="Aura puuttuu.",
        sitting=None,
        proposal=None,
        presenter=None,
        appeal=RecordedAppeal(kind=AppealKind.CLAIM, words="Oikaisuvaatimusohje, kaupunginhallitus"),
        informed=("Varikko",),
        corrects=Reference(body="LUMI", year=2030, day=date(2030, 1, 3), section=2),
    )
    replayed = played(record, tmp_path)
    assert differing(replayed) == {}
    assert "decide alone" in replayed.case_file


def test_members_who_leave_before_a_vote_are_absent_from_it(tmp_path: Path) -> None:
    second = vote(
        Won.YES,
        yes=YES[:4],
        number=2,
        no_proposition=Proposition(words="Ei aloiteta."),
        absent=Voters(count=1, names=YES[4:]),
    )
    other = motion(RecordedMotionKind.ADDITION, NO[1], text="Ei aloiteta.", result=FAILED)
    told = Proceedings(motions=(LOST, other), votes=(vote(Won.YES), second), proposal_approved=True)
    text = played(decision(proceedings=told), tmp_path).case_file
    assert f"leave: {YES[4]}" in text


def test_what_has_no_room_is_named_and_never_equal(tmp_path: Path) -> None:
    replayed = played(decision(task="Lumityöt"), tmp_path)
    unplayed = {line.field: line.engine for line in replayed.not_played}
    assert {"native_id", "task", "organisation.id", "sitting.name"} <= set(unplayed)
    assert set(unplayed.values()) == {""}


@pytest.mark.parametrize(
    "parts", [{"register_number": "123"}, {"register_number": "HEL 2031-000001"}, {"section": None}]
)
def test_a_decision_without_its_numbers_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(NotReplayable):
        asyncio.run(written_out(decision(**parts)))


def test_the_verbs_of_the_proposal_are_in_the_present() -> None:
    written = asyncio.run(written_out(decision())).text
    assert "Talvilautakunta päättää aloittaa lumityöt." in written
    assert PLOUGHING not in written
