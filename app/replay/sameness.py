"""What makes two entries of a record the same: the parts of each that are compared, as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from models.decision_record import DecisionRecord
from models.own_proceedings import AGAINST, AS_PROPOSED, GOING_ON
from models.proceedings import Expert, Recusal
from models.recorded_appeal import RecordedAppeal
from models.recorded_motion import MotionKind, RecordedMotion
from models.recorded_papers import Extract, RecordedAttachment
from models.recorded_vote import Proposition, RecordedVote, Voters


def sitting(record: DecisionRecord) -> str:
    """When and where it was decided."""
    if record.sitting is None:
        return ""
    return f"{record.sitting.at.astimezone().isoformat()} {record.sitting.place}"


def corrected(record: DecisionRecord) -> str:
    """The decision corrected, by body, year and section."""
    one = record.corrects
    return f"{one.body.upper()} {one.day.year} § {one.section}" if one else ""


def attachment(one: RecordedAttachment) -> str:
    """An attachment by number, title and ground of secrecy."""
    return " ".join(filter(None, (str(one.number or ""), one.title, one.secret)))


def extract(one: Extract) -> str:
    """Who gets an extract, and what goes with it."""
    return f"{one.to}: {', '.join(one.papers)}"


def expert(one: Expert) -> str:
    """An expert; the engine's always leave, which a record may leave unsaid."""
    return f"{one.person}{', stayed' if one.left is False else ''}"


def recusal(one: Recusal) -> str:
    """Who withdrew, and why."""
    return f"{one.person.name}: {one.ground or 'no ground'}"


def motion(one: RecordedMotion) -> str:
    """A motion with who made and seconded it, and what came of it. A correction has its effect elsewhere."""
    if one.kind is MotionKind.CORRECTION:
        return one.kind
    mover = one.mover.name if one.mover else "nobody"
    seconders = ", ".join(person.name for person in one.seconders)
    unanimous = " unanimously" if one.unanimous else ""
    by = f"{mover}{f', seconded by {seconders}' if seconders else ''}"
    return f"{one.kind} by {by}: {one.result}{unanimous}. {one.text}"


def vote(
    record: RecordedVote, engine: RecordedVote, motions: Sequence[RecordedMotion]
) -> Iterator[tuple[str, Any, Any]]:
    """The parts of a vote: who voted how, which side won, and what each side meant."""
    yield "won", record.won, engine.won
    for side in ("yes", "no", "blank", "absent"):
        theirs: Voters | None = getattr(record, side)
        ours: Voters | None = getattr(engine, side)
        if theirs is not None:
            yield side, _voters(theirs, named=True), _voters(ours, named=bool(theirs.names))
    yield from (
        (f"{side} proposition", *_propositions(theirs, ours, motions))
        for side, theirs, ours in (
            ("yes", record.yes_proposition, engine.yes_proposition),
            ("no", record.no_proposition, engine.no_proposition),
        )
        if theirs.words or theirs.in_full
    )
    yield "casting", record.casting, engine.casting


def _voters(side: Voters | None, *, named: bool) -> str:
    if side is None:
        return ""
    return f"{side.count} {', '.join(side.names) if named else ''}".strip()


def _propositions(
    record: Proposition, engine: Proposition, motions: Sequence[RecordedMotion]
) -> tuple[str, str]:
    """Both as they are worded. A record may word a side in full, by its mover, or as a known phrase does."""
    movers = [
        one.mover.name.rpartition(" ")[2][:-1] for one in motions if one.mover and one.text == engine.words
    ]
    same = (
        _folded(engine.words) in (_folded(record.words), _folded(record.in_full))
        or any(mover in record.words for mover in movers)
        or any(
            engine.words == words and re.search(pattern, record.words, re.IGNORECASE)
            for words, pattern in _PHRASES.items()
        )
    )
    return (engine.words if same else record.in_full or record.words), engine.words


_PHRASES = {
    AS_PROPOSED: r"^(?:\S+ )?(?:ehdotu|esity|pohjaehdotu|päätösehdotu|förslag|framställning)",
    AGAINST: r"vastust|\bemot\b|motsätt",
    GOING_ON: r"jatk|fortsät",
}
"""How records word the sides that are no member's motion."""


def appeal(record: RecordedAppeal, engine: RecordedAppeal) -> Iterator[tuple[str, Any, Any]]:
    """What the record says of the law, of who examines it and of the days, unless it is silent."""
    if record.laws:
        yield "laws", "; ".join(sorted(map(_law, record.laws))), "; ".join(sorted(map(_law, engine.laws)))
    if record.to:
        yield "to", _authority(record.to), _authority(engine.to or "")
    if record.days:
        yield "days", record.days, engine.days


def _law(words: str) -> str:
    """kuntalaki 136 §, however it is written."""
    return re.sub(r" \(\d+/\d{4}\)", "", words).rstrip(".").casefold()


def _authority(words: str) -> str:
    return words.casefold().removeprefix("helsingin ")


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().rstrip(".").casefold()
