"""Invented decisions, played in memory."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from app.exchange.helsinki import write
from app.exchange.replay.playing import Replay, replay
from models.base.people import Official
from models.base.zone import zone
from models.law.body_kind import BodyKind
from models.record.decision import DecisionKind, DecisionRecord, RecordedDraft
from models.record.organisation import Organisation, Sitting
from models.record.proceedings import Proceedings
from models.record.recorded_appeal import AppealKind, RecordedAppeal
from models.record.recorded_clause import RecordedClause
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import Proposition, RecordedVote, Voters, Won

PLOUGHING = "Talvilautakunta päätti aloittaa lumityöt."
PROPOSED = "Talvilautakunta päättää aloittaa lumityöt."
BOSS = Official(name="Auran Kuljettaja", title="talvijohtaja")
CLAIM = RecordedAppeal(kind=AppealKind.CLAIM, words="Oikaisuvaatimusohje, talvilautakunta")
NONE = RecordedAppeal(kind=AppealKind.PROHIBITED, words="Muutoksenhakukielto, valmistelu")
YES = ("Aino Aalto", "Eero Eskola", "Helmi Heino", "Iivo Ilves", "Jaana Joki")
NO = ("Kalle Koski", "Lilja Laine")


def clauses(*texts: str) -> tuple[RecordedClause, ...]:
    """Clauses of which only the words are known."""
    return tuple(RecordedClause(text=text) for text in texts)


def decision(**parts: Any) -> DecisionRecord:
    """An invented committee that starts to plough, or what `parts` say instead."""

    at = datetime(2030, 1, 15, 16, 15, tzinfo=zone())
    draft = RecordedDraft(
        kind=DecisionKind.DECISION, as_decided=True, reasons="Lunta on paljon.", presenter=BOSS, appeal=CLAIM
    )
    plain: dict[str, Any] = {
        "native_id": "{1}",
        "register_number": "HEL 2030-000123",
        "title": "Lumitöiden aikataulu",
        "task_class": "02 02 02",
        "organisation": Organisation(id="U9", name="Talvilautakunta", kind=BodyKind.COMMITTEE),
        "sitting": Sitting(id="U9203001", name="Talvilautakunta", place="Lumitupa", at=at),
        "section": 7,
        "day": at.date(),
        "language": "fi",
        "kind": DecisionKind.DECISION,
        "clauses": (PLOUGHING,),
        "presenter": BOSS,
        "appeal": CLAIM,
        "proposal": draft,
    }
    said = {**plain, **parts}
    return DecisionRecord(**{**said, "clauses": clauses(*said["clauses"])})


def put_off(words: str, **told: Any) -> DecisionRecord:
    """A decision that puts the proposal off, with what was told of the handling."""
    draft = decision().proposal
    assert draft
    draft = draft.model_copy(update={"as_decided": False, "clauses": clauses(PROPOSED)})
    return decision(clauses=(words,), appeal=NONE, proposal=draft, proceedings=Proceedings(**told))


def motion(kind: RecordedMotionKind, *seconders: str, mover: str = NO[0], **parts: Any) -> RecordedMotion:
    """A member's motion."""
    return RecordedMotion(
        kind=kind,
        mover=Official(name=mover),
        seconders=tuple(Official(name=name) for name in seconders),
        **parts,
    )


def vote(won: Won, yes: tuple[str, ...] = YES, no: tuple[str, ...] = NO, **parts: Any) -> RecordedVote:
    """A roll-call between the proposal and a motion."""
    said: dict[str, Any] = {
        "number": 1,
        "yes_proposition": Proposition(words="Esityksen mukaan"),
        "no_proposition": Proposition(words="Aloitetaan maaliskuussa."),
        "yes": Voters(count=len(yes), names=yes),
        "no": Voters(count=len(no), names=no),
        "blank": Voters(count=0),
        "absent": Voters(count=0),
        "won": won,
    }
    return RecordedVote(**{**said, **parts})


def played(record: DecisionRecord, folder: Path) -> Replay:
    """The decision written as a city publishes it, and played in memory."""
    file = folder / "decision.json"
    file.write_text(json.dumps(write(record)), encoding="utf-8")
    return asyncio.run(replay(file, None))


def differing(replayed: Replay) -> dict[str, tuple[str, str]]:
    """Record and engine by the fields in which they differ."""
    return {line.field: (line.record, line.engine) for line in replayed.differences}


COUNTER = RecordedMotionKind.COUNTER_PROPOSAL
PASSED, FAILED, LAPSED = MotionResult.PASSED, MotionResult.FAILED, MotionResult.LAPSED
