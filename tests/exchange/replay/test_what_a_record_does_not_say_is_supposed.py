"""Where a record is silent, what the law needs is supposed and told; what is unlawful is left out."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app.case_file.script import Script
from app.exchange.replay.case_file import written_out
from app.exchange.replay.lawful import NotReplayable, read_text
from app.exchange.replay.present import proposed
from models.base.people import Official
from models.preparation.revising import ReviseProposal
from models.record.decision import DecisionKind, DecisionRecord
from models.record.proceedings import Proceedings, RecordedRecusal
from models.record.recorded_motion import RecordedMotionKind
from models.record.recorded_papers import Extract, RecordedAttachment
from models.record.recorded_vote import Voters, Won
from tests.exchange.replay.replayed import (
    COUNTER,
    FAILED,
    LAPSED,
    NO,
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

GROUND = "hallintolaki 28.1 § 5 kohta"
LOST = motion(COUNTER, text="Aloitetaan maaliskuussa.", result=FAILED)
RECUSED = RecordedRecusal(person=Official(name=NO[0]), ground=GROUND)


def told(**parts: object) -> DecisionRecord:
    """A decision with what was told of its handling."""
    return decision(proceedings=Proceedings.model_validate(parts))


def script_of(record: DecisionRecord) -> Script:
    """The acts that the record comes to."""
    return read_text(asyncio.run(written_out(record)).text)


def test_a_motion_that_was_voted_on_had_a_seconder(tmp_path: Path) -> None:
    replayed = played(told(motions=(LOST,), votes=(vote(Won.YES),), proposal_approved=True), tmp_path)
    assert differing(replayed) == {}
    assert [(line.field, line.engine) for line in replayed.not_told] == [("motions[1].seconders", NO[1])]


def test_a_tie_was_settled_by_a_chair_whom_nobody_names(tmp_path: Path) -> None:
    seconded = motion(COUNTER, NO[1], text="Aloitetaan maaliskuussa.", result=FAILED)
    absent = Voters(count=3, names=YES[2:])
    tie = vote(Won.YES, yes=YES[:2], absent=absent, casting=True)
    replayed = played(told(motions=(seconded,), votes=(tie,), proposal_approved=True), tmp_path)
    assert differing(replayed) == {}
    assert [line.field for line in replayed.not_told] == ["votes[1].chair"]


def test_a_vote_of_which_only_two_sides_are_told_is_the_same(tmp_path: Path) -> None:
    seconded = motion(COUNTER, NO[1], text="Aloitetaan maaliskuussa.", result=FAILED)
    some = vote(Won.YES, blank=None, absent=None)
    replayed = played(told(motions=(seconded,), votes=(some,), proposal_approved=True), tmp_path)
    assert differing(replayed) == {}


@pytest.mark.parametrize("ground", [GROUND, None])
def test_an_official_is_recused_as_one(ground: str | None, tmp_path: Path) -> None:
    boss = Official(name="Lumi Johtaja", title="talvijohtaja")
    replayed = played(told(recusals=(RecordedRecusal(person=boss, ground=ground),)), tmp_path)
    assert differing(replayed) == {}
    assert "official: 'yes'" in replayed.case_file


def test_motions_that_nobody_was_against_are_carried_one_by_one(tmp_path: Path) -> None:
    added = motion(RecordedMotionKind.ADDITION, text="Lisätään kujat.", result=PASSED, unanimous=True)
    won = motion(COUNTER, mover=NO[1], text="Aloitetaan heti.", result=PASSED, unanimous=True)
    draft = put_off("").proposal
    record = decision(
        clauses=(PLOUGHING, "Aloitetaan heti. Lisätään kujat."),
        proposal=draft,
        proceedings=Proceedings(motions=(added, won)),
    )
    replayed = played(record, tmp_path)
    assert differing(replayed) == {}
    assert replayed.case_file.count("carry motion: 1") == 2


def test_of_two_motions_the_one_that_all_were_for_is_told_as_unanimous(tmp_path: Path) -> None:
    added = motion(RecordedMotionKind.ADDITION, text="Lisätään kujat.", result=PASSED, unanimous=True)
    lost = motion(COUNTER, NO[1], text="Aloitetaan heti.", result=FAILED)
    record = decision(
        clauses=(PLOUGHING, "Lisätään kujat."),
        proposal=put_off("").proposal,
        proceedings=Proceedings(motions=(added, lost), votes=(vote(Won.YES),)),
    )
    told = played(record, tmp_path).engine.proceedings
    assert told
    assert [one.unanimous for one in told.motions] == [True, False]


def test_a_body_may_decide_as_another_kind_than_was_proposed(tmp_path: Path) -> None:
    replayed = played(decision(kind=DecisionKind.STATEMENT), tmp_path)
    assert differing(replayed)["kind"] == ("statement", "decision")
    assert "kind: statement" in replayed.case_file


def test_a_statement_is_for_the_body_that_it_names() -> None:
    draft = decision().proposal
    assert draft
    record = decision(
        kind=DecisionKind.STATEMENT,
        proposal=draft.model_copy(update={"kind": DecisionKind.STATEMENT}),
        title="Lausunto kaupunkiympäristölautakunnalle",
    )
    (act,) = [step.act for step in script_of(record).steps if isinstance(step.act, ReviseProposal)]
    assert act.proposal.to == "kylk"


def test_attachments_and_extracts_are_compared_by_what_they_say(tmp_path: Path) -> None:
    papers = (
        RecordedAttachment(number=1, title="Kartta"),
        RecordedAttachment(number=2, title="Salassa pidettävä", secret="JulkL 24.1 § 20 k"),
    )
    extracts = (Extract(to="Hakija", papers=("Esitysteksti",)),)
    draft = decision().proposal
    assert draft
    same = draft.model_copy(update={"attachments": papers, "extracts": extracts})
    replayed = played(decision(attachments=papers, extracts=extracts, proposal=same), tmp_path)
    assert differing(replayed) == {}


def test_a_motion_that_was_not_lawful_is_left_out_with_all_that_is_on_it(tmp_path: Path) -> None:
    first = motion(COUNTER, NO[1], text="Ei lainkaan.", result=LAPSED)
    second = motion(COUNTER, YES[1], mover=YES[0], text="Aloitetaan maaliskuussa.", result=FAILED)
    votes = (vote(Won.YES, yes=YES[1:], no=(NO[1], YES[0])),)
    record = told(recusals=(RECUSED,), motions=(first, second), votes=votes, proposal_approved=True)
    replayed = played(record, tmp_path)
    act, why = differing(replayed)["unlawful"]
    assert act == f"make motion: 1, kind: counter proposal, mover: {NO[0]}, text: Ei lainkaan."
    assert "NotAVoter" in why
    assert replayed.case_file.count("make motion: 1") == replayed.case_file.count("second motion: 1") == 1
    assert "motion: 2" not in replayed.case_file


def test_a_decision_that_stands_on_what_was_not_lawful_cannot_be_played(tmp_path: Path) -> None:
    tabling = motion(RecordedMotionKind.TABLING, NO[1], result=PASSED, unanimous=True)
    record = put_off("Talvilautakunta päätti panna asian pöydälle.", recusals=(RECUSED,), motions=(tabling,))
    with pytest.raises(NotReplayable, match=r"handle item: .*MoverNotPresent"):
        played(record, tmp_path)


@pytest.mark.parametrize(
    ("decided", "was_proposed"),
    [
        (PLOUGHING, "Talvilautakunta päättää aloittaa lumityöt."),
        ("Hakija hylkäsi tarjouksen.", "Hakija hylkäsi tarjouksen."),
        (
            "Talvilautakunta päätti, että hakija hylkäsi tarjouksen.",
            "Talvilautakunta päättää, että hakija hylkäsi tarjouksen.",
        ),
    ],
)
def test_only_the_bodys_own_verbs_go_back_into_the_present(decided: str, was_proposed: str) -> None:
    assert proposed(decided, "talvilautakunta", "fi") == was_proposed
