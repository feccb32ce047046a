"""What makes two entries of a record the same: the parts of each that are compared, as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from app.exchange.helsinki.names import names_person
from app.exchange.helsinki.putting_off import instructions_of, only_moves
from app.exchange.replay.floor import kind_of, named_mover
from app.exchange.replay.nature import elected_by
from app.exchange.replay.supposing import only_puts_off, put_off_by_nobody
from app.exchange.replay.wished import as_played, first_wish
from models.law.outcome import Outcome, takes_the_words
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings, RecordedDissent, RecordedExpert, RecordedRecusal
from models.record.recorded_appeal import AppealKind, RecordedAppeal
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_papers import Extract, RecordedAttachment
from models.record.recorded_vote import AGAINST, AS_PROPOSED, GOING_ON, Proposition, RecordedVote, Voters


def sitting(record: DecisionRecord) -> str:
    """When and where it was decided."""
    if record.sitting is None:
        return ""
    return f"{record.sitting.at.astimezone().isoformat()} {record.sitting.place}"


def tabled(record: DecisionRecord) -> str:
    """Until when it was tabled; several weeks are told as the day on which they end."""
    until = record.tabled
    if until is None:
        return ""
    if until.weeks and record.day:
        return str(record.day + timedelta(weeks=until.weeks))
    return str(until.day or until.until)


def clauses(record: DecisionRecord, engine: DecisionRecord) -> tuple[str, ...]:
    """The clauses of the record; one that only puts the item off, and carried wishes, in the words that the
    engine has for them."""
    said, outcome = record.texts, record.outcome
    if off := put_off_by_nobody(record):
        return _with_parts(said, engine, off)
    if first_wish(record) is not None:
        return as_played(record, engine.texts)
    if not said or outcome is None or outcome is not engine.outcome or len(engine.texts) != 1:
        return said
    asked = instructions_of(said) if outcome is Outcome.RETURNED else "\n\n".join(said[1:])
    same = only_moves(outcome, said[0], record.organisation.name) and engine.texts[0].endswith(asked)
    return engine.texts if same else said


def _with_parts(said: tuple[str, ...], engine: DecisionRecord, off: Mapping[int, Outcome]) -> tuple[str, ...]:
    """The clauses, of which those that only put a part off are in the words that the engine has for it."""
    played = {clause.number: clause for clause in engine.clauses}
    return tuple(
        played[number].text
        if number in off
        and number in played
        and played[number].outcome is off[number]
        and only_puts_off(text)
        else text
        for number, text in enumerate(said, start=1)
    )


def corrected(record: DecisionRecord) -> str:
    """The decision corrected, by body, year and section."""
    one = record.corrects
    return f"{one.body.upper()} {one.year} § {one.section}" if one else ""


def attachment(one: RecordedAttachment) -> str:
    """An attachment by number, title and ground of secrecy."""
    return " ".join(filter(None, (str(one.number or ""), one.title, one.secret)))


def extract(one: Extract) -> str:
    """Who gets an extract, and what goes with it."""
    return f"{one.to}: {', '.join(one.papers)}"


def expert(one: RecordedExpert) -> str:
    """An expert; who is not said to have left has stayed."""
    return f"{one.person}{'' if one.left else ', stayed'}"


def recusal(one: RecordedRecusal) -> str:
    """Who withdrew, and why."""
    return f"{one.person.name}: {one.ground or 'no ground'}"


def dissent(one: RecordedDissent) -> str:
    """Who dissented, whom they joined, and why."""
    joined = f", joining {one.joins}" if one.joins else ""
    return f"{one.person.name}{joined}: {one.text or 'no reasons'}"


def motion(one: RecordedMotion, told: RecordedMotion) -> str:
    """A motion with who made and seconded it, and what came of it, as far as `told` tells of it.

    A correction has its effect elsewhere.
    """
    if one.kind is RecordedMotionKind.CORRECTION:
        return one.kind
    mover = one.mover.name if one.mover and named_mover(told) else "a member"
    seconders = ", ".join(person.name for person in one.seconders) if told.seconders else ""
    by = f"{mover}{f', seconded by {seconders}' if seconders else ''}"
    unanimous = " unanimously" if one.unanimous else ""
    result = "" if told.result is MotionResult.UNKNOWN else f": {one.result}{unanimous}"
    adds = one.kind is RecordedMotionKind.ADDITION  # which of several that were carried are, no heading tells
    kind = RecordedMotionKind.COUNTER_PROPOSAL if adds else kind_of(one)
    return f"{kind} by {by}{result}. {one.text}"


def motions(record: DecisionRecord) -> list[RecordedMotion]:
    """The motions that are compared: all that the presenter changed as one, which comes first; in an election
    whoever is proposed is a candidate."""
    told = record.proceedings or Proceedings()
    changes = [one for one in told.motions if one.kind is RecordedMotionKind.CORRECTION]
    beside = (RecordedMotionKind.CORRECTION, *((RecordedMotionKind.OTHER,) if elected_by(record) else ()))
    return [*changes[:1], *(one for one in told.motions if one.kind not in beside)]


def as_decided(record: DecisionRecord) -> bool:
    """Whether what was proposed was decided, be it with a wish that was carried beside it."""
    wished = any(
        one.kind is RecordedMotionKind.WISH and one.result is MotionResult.PASSED for one in motions(record)
    )
    draft = record.proposal
    stood = record.outcome in (Outcome.APPROVED, Outcome.APPROVED_BY_VOTE, Outcome.NOTED)
    return bool(draft and draft.as_decided) or (wished and stood)


def proposal_approved(record: DecisionRecord) -> bool:
    """Whether the engine says that the base stood; where there was no vote, its outcome does."""
    told = record.proceedings.proposal_approved if record.proceedings else None
    if told is None and record.outcome:
        return takes_the_words(record.outcome) or record.outcome is Outcome.NOTED
    return bool(told)


def vote(
    record: RecordedVote, engine: RecordedVote, motions: Sequence[RecordedMotion]
) -> Iterator[tuple[str, Any, Any]]:
    """The parts of a vote: who voted how, which side won, and what each side meant."""
    if record.won:
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
    put = next((one for one in motions if one.text and one.text == engine.words), None)
    same = (
        _folded(engine.words) in (_folded(record.words), _folded(record.in_full))
        or (put is not None and _speaks_of(put, record.words))
        or any(
            engine.words == words and re.search(pattern, record.words, re.IGNORECASE)
            for words, pattern in _PHRASES.items()
        )
    )
    return (engine.words if same else record.in_full or record.words), engine.words


def _speaks_of(put: RecordedMotion, words: str) -> bool:
    """Whether a side is worded by the motion's mover, or by what motions of its kind ask for."""
    by_mover = put.mover is not None and names_person(words, put.mover.name)
    return by_mover or bool(put.kind in _ASKED and re.search(_ASKED[put.kind], words, re.IGNORECASE))


_ASKED = {
    RecordedMotionKind.TABLING: "pöydä|bordl",
    RecordedMotionKind.RETURN: "palaut|återremi",
    RecordedMotionKind.DISMISSAL: "hylät|hylkä|avsl",
}
_PHRASES = {
    AS_PROPOSED: r"^(?:\S+ )?(?:ehdotu|esity|pohjaehdotu|päätösehdotu|förslag|framställning)",
    AGAINST: r"vastust|\bemot\b|motsätt",
    GOING_ON: r"jatk|fortsät",
}
"""How records word the sides that are no member's motion."""


def appeal(record: RecordedAppeal, engine: RecordedAppeal) -> Iterator[tuple[str, Any, Any]]:
    """What the record says of the law, of who examines it and of the days, unless it is silent."""
    if record.laws:
        theirs = sorted(map(_law, record.laws))
        ours = sorted(map(_law, engine.laws))
        yield "laws", "; ".join(_act_alone(law, ours) for law in theirs), "; ".join(ours)
    if record.to and record.kind is not AppealKind.PROCUREMENT:  # its two remedies have one each
        yield "to", _authority(record.to), _authority(engine.to or "")
    if record.days:
        yield "days", record.days, engine.days


def _law(words: str) -> str:
    """kuntalaki 136 §, however it is written."""
    plain = re.sub(r" \(\d+/\d{4}\)", "", words).rstrip(".").casefold()
    return re.sub(r"^(\d+(?: [a-z])? §) i (.+)$", r"\2 \1", plain)


def _act_alone(law: str, ours: list[str]) -> str:
    """An act without its sections, where ours is named so."""
    return next((act for act in ours if "§" not in act and law.startswith(f"{act} ")), law)


def _authority(words: str) -> str:
    """An authority's name without the city's before it."""
    return re.sub(r"^(?:helsingin (?:kaupungin )?|helsingfors (?:stads )?)(?=\w)", "", words.casefold())


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().rstrip(".").casefold()
