"""What the words of a decision tell by themselves: outcome, until when tabled, what they mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.exchange.helsinki.data import known
from app.exchange.helsinki.names import NAME
from app.exchange.helsinki.texts import finnish_day, in_numbers
from models.base.text import Text
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.law.refusing import refuses
from models.record.decision import DecisionKind, RecordedDraft, Tabled, Until
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.reference import Reference

_MOVES = (Outcome.TABLED, Outcome.RETURNED, Outcome.WITHDRAWN, Outcome.REMOVED)
_BESIDE = ("wishes", "checked_at_once")
"""What a clause may say beside what was proposed."""
_OF_SUBSTANCE = (
    RecordedMotionKind.COUNTER_PROPOSAL,
    RecordedMotionKind.ADDITION,
    RecordedMotionKind.DISMISSAL,
)


def says(what: str, words: str) -> bool:
    """Whether the words say it."""
    return bool(re.search(known("wording")[what], words, re.IGNORECASE))


def withheld_in(title: str) -> str | None:
    """The ground on which all of a decision is withheld, where its title says no more than that it is."""
    found = re.fullmatch(known("wording")["withheld"], title.strip(), re.IGNORECASE)
    return (found["ground"] or "").strip(" ,:") if found else None


def kind_of(heading: DecisionKind, words: Sequence[str]) -> DecisionKind:
    """What stands under a heading: under that of a decision, its first words may make it something else."""
    first = words[0] if words else ""
    if heading is not DecisionKind.DECISION:
        return heading
    if says("to_council", first):
        return DecisionKind.PROPOSAL
    return DecisionKind.STATEMENT if says("states", first) else heading


def is_as_decided(words: str) -> bool:
    """Whether a proposal only says that the decision equals it."""
    return bool(re.fullmatch(known("wording")["as_decided"], words, re.IGNORECASE))


def moves(outcome: Outcome, words: str, draft: RecordedDraft | None) -> bool:
    """Whether the words put the item off or off the list; a decision that equals its proposal does not."""
    return says(outcome, words) and not (draft and draft.as_decided)


def outcome_of(
    clauses: list[str],
    proceedings: Proceedings | None,
    draft: RecordedDraft | None,
    kind: BodyKind | None,
    made: DecisionKind,
) -> Outcome | None:
    """The outcome that the words tell; None where they leave it open."""
    first = clauses[0] if clauses else ""
    motions = proceedings.motions if proceedings else ()
    wished = RecordedMotionKind.WISH in _passed(motions) and not any(
        one.kind in _OF_SUBSTANCE for one in motions
    )
    stands = draft is None or draft.as_decided or bool(proceedings and proceedings.proposal_approved)
    alone = kind is BodyKind.OFFICEHOLDER
    parts = outcome_by_parts(clauses)
    elected = made is DecisionKind.DECISION and not alone and bool(elected_in(clauses))
    told = (
        (Outcome.WITHDRAWN, bool(proceedings and proceedings.item_withdrawn)),
        *((outcome, moves(outcome, first, draft)) for outcome in _MOVES),
        (Outcome.REJECTED, RecordedMotionKind.DISMISSAL in _passed(motions)),
        (Outcome.APPROVED_AMENDED, any(kind in _OF_SUBSTANCE for kind in _passed(motions))),
        (Outcome.ELECTED, elected),
        (Outcome.APPROVED_AMENDED, RecordedMotionKind.OTHER in _passed(motions)),
        (Outcome.APPROVED_BY_VOTE, bool(proceedings and proceedings.votes) and _won_by_vote(motions)),
        (Outcome.APPROVED_REVISED, any(motion.kind is RecordedMotionKind.CORRECTION for motion in motions)),
        (Outcome.NOTED, _only_notes(clauses)),
        (Outcome.ELECTED, bool(proceedings and proceedings.elections)),
        (Outcome.REJECTED, (alone or stands) and not parts and says("refused", first)),
        (Outcome.APPROVED, bool(clauses) and (alone or stands or wished or bool(parts))),
    )
    return next((outcome for outcome, is_so in told if is_so), None)


def outcome_by_clause(
    clauses: Sequence[str], outcome: Outcome | None, kind: BodyKind | None, *, as_proposed: bool
) -> tuple[Outcome | None, ...]:
    """What became of each clause, where the words leave no doubt: it is alone, as proposed, or says it.

    Of what was proposed so nothing was put off: to deal with something later, too, is decided.
    """
    if len(clauses) == 1:
        return (outcome,)
    whole = as_proposed or kind is BodyKind.OFFICEHOLDER
    parts = outcome_by_parts(clauses)
    if outcome is Outcome.APPROVED and ((not whole and parts) or Outcome.REJECTED in parts):
        return tuple(part if part is Outcome.REJECTED or not whole else outcome for part in parts)
    stands = outcome is Outcome.APPROVED and whole
    wishes = _first_wish(clauses)
    return tuple(
        outcome
        if outcome
        and place < wishes
        and not any(says(beside, clause) for beside in _BESIDE)
        and (stands or (outcome in (*_MOVES, Outcome.NOTED) and says(outcome, clause)))
        else None
        for place, clause in enumerate(clauses)
    )


_PARTS = (Outcome.TABLED, Outcome.RETURNED, Outcome.REJECTED)


def part_of(words: str) -> Outcome | None:
    """What the words say of a part of the item, while the rest is decided; None where they say nothing so."""
    return next((outcome for outcome in _PARTS if says(f"{outcome}_part", words)), None)


def outcome_by_parts(clauses: Sequence[str]) -> tuple[Outcome, ...]:
    """What became of each clause where some were put off or refused and the rest approved; else empty.

    Of what is refused whole by its first clause, the rest only tells more, unless it decides something.
    """
    first, *others = [*clauses] or [""]
    parts = [part_of(first), *(part_of(other) or _refused(first, other) for other in others)]
    if not any(parts) or all(parts) or _only_notes(list(clauses)):
        return ()
    if parts[0] is Outcome.REJECTED and not says("in_part", first) and not any(map(_decides, others)):
        return ()
    return tuple(part or Outcome.APPROVED for part in parts)


def _refused(first: str, words: str) -> Outcome | None:
    """That a further clause refuses somebody something, where the first one grants."""
    return Outcome.REJECTED if by_its_words(words) and not by_its_words(first) else None


def by_its_words(words: str) -> bool:
    """Whether a clause refuses by its words alone, as the engine reads them."""
    return refuses(Text.of(words)) or refuses(Text.of(words, "sv"))


def _decides(words: str) -> bool:
    return says("decides", words)


def proposed_outcome(outcome: Outcome | None) -> Outcome | None:
    """What became of every clause that was proposed, where the item was put off, taken off or turned down."""
    return outcome if outcome in (*_MOVES, Outcome.REJECTED) else None


def elected_in(clauses: Iterable[str]) -> tuple[str, ...]:
    """Who is elected to a trust in these clauses, in the form in which they have the names."""
    found = (
        name[0]
        for clause in clauses
        for election in re.finditer(known("wording")["elected"], clause, re.IGNORECASE)
        for name in re.finditer(NAME, election["whom"])
        if not says("no_person", name[0] + election["whom"][name.end() :][:20])
    )
    return tuple(dict.fromkeys(found))


def _first_wish(clauses: Sequence[str]) -> int:
    """From which clause on a decision only tells of wishes; the number of clauses where it tells of none."""
    return next((place for place, clause in enumerate(clauses) if says("wishes", clause)), len(clauses))


def _only_notes(clauses: list[str]) -> bool:
    own = clauses[: _first_wish(clauses)]
    said = [says("noted", clause) for clause in own if not says("checked_at_once", clause)]
    return bool(said) and all(said)


def _passed(motions: tuple[RecordedMotion, ...]) -> list[RecordedMotionKind]:
    return [motion.kind for motion in motions if motion.result is MotionResult.PASSED]


def _won_by_vote(motions: tuple[RecordedMotion, ...]) -> bool:
    return any(motion.kind in _OF_SUBSTANCE and motion.result is MotionResult.FAILED for motion in motions)


def settled_by_outcome(proceedings: Proceedings, outcome: Outcome | None) -> Proceedings:
    """The handling, in which the only motion to table or return has passed where the decision does so."""
    wanted = {Outcome.TABLED: RecordedMotionKind.TABLING, Outcome.RETURNED: RecordedMotionKind.RETURN}.get(
        outcome or Outcome.APPROVED
    )
    alike = [motion for motion in proceedings.motions if motion.kind is wanted]
    if outcome is None:  # the decision is not its proposal, and one motion alone can have changed it
        alike = [motion for motion in proceedings.motions if motion.kind in _OF_SUBSTANCE]
    if len(alike) != 1 or alike[0].result is not MotionResult.UNKNOWN:
        return proceedings
    passed = alike[0].model_copy(update={"result": MotionResult.PASSED})
    motions = tuple(passed if motion is alike[0] else motion for motion in proceedings.motions)
    return proceedings.model_copy(update={"motions": motions})


def tabled_until(words: str) -> Tabled | None:
    """Until when these words table the item; None where they do not say it."""
    words = in_numbers(words)
    if found := re.search(known("wording")["until"], words, re.IGNORECASE):
        day = finnish_day(found["day"] or found["day2"] or found["day3"])
        return Tabled(until=Until.DATE, day=day) if day else None
    if found := re.search(known("wording")["weeks"], words, re.IGNORECASE):
        many = (found["many"] or found["long"]).casefold()
        return Tabled(until=Until.WEEK, weeks=known("wording")["numbers"].get(many) or int(many))
    if says("week", words):
        return Tabled(until=Until.WEEK)
    return Tabled(until=Until.NEXT_MEETING) if says("next_meeting", words) else None


def mentions_in(texts: list[str]) -> tuple[Reference, ...]:
    """The decisions that these texts name by day and section, each once."""
    found = (
        _reference(one)
        for text in texts
        for one in re.finditer(known("wording")["mention"], in_numbers(text), re.IGNORECASE)
    )
    return tuple(dict.fromkeys(one for one in found if one))


def corrected_in(title: str) -> Reference | None:
    """The decision that a title says is corrected."""
    found = re.search(known("wording")["corrects"], in_numbers(title), re.IGNORECASE)
    return _reference(found) if found else None


def _reference(found: re.Match[str]) -> Reference | None:
    named = found.groupdict()
    body = (named.get("body") or "").strip()
    if year := named.get("year"):
        return Reference(body=body, year=int(year), section=int(named["section3"]))
    day = finnish_day(named["day"])
    section = named["section"] or named["section2"]
    if day is None:
        return None
    return Reference(body=body, year=day.year, day=day, section=int(section))
