"""What was carried is what is recorded: no other mover, no other time, no other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from models.base.refusal import Refusal
from models.base.words import Listed
from models.base.writing import Written
from models.case.proposal import Proposal
from models.law.appeal import Kind
from models.law.outcome import Outcome, takes_the_words
from models.matter.handling import STAGE_AFTER, may_be_worded
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.voting.conclusion import Conclusion
from models.voting.until import NEXT_MEETING, parsed_until
from models.voting.without_vote import Confirmation


class OtherThanCarried(Refusal):
    """Item {item} was {outcome} as it was moved: {carried}. What is recorded is what was carried; leave
    '{given}' out."""


class UntilMissing(Refusal):
    """Say until when item {item} is tabled: 'next meeting', 'week', '4 weeks' or a date after {day}."""


class NothingTabled(Refusal):
    """Item {item} is {outcome}, and only what is tabled comes back on a day; leave '{until}' out."""


class KindIsTheProposals(Refusal):
    """An item that is {outcome} is what was proposed, a {kind}; another kind is said of one that is put
    off."""


class WordingIsTheProposals(Refusal):
    """An item that is {outcome} has the words of its proposal; only another decision, an election or a wish
    that was carried is worded here."""


class WordedOtherwise(Refusal):
    """Item {item} was decided with {carried}, and its wording names {worded}: what was carried is what is
    worded."""


def refuse_other_wording(
    item: int, outcome: Outcome, wording: Sequence[Written], motions: Iterable[Motion]
) -> None:
    """Refuse words of its own for what has those of its proposal, and words that name other sums than a
    counter-proposal that was carried."""
    if not wording:
        return
    motions = tuple(motions)
    if not may_be_worded(outcome, motions):
        raise WordingIsTheProposals(outcome=outcome)
    worded = {cents for text in wording for cents in text.sums}
    for motion in motions:
        carried = motion.status is MotionStatus.CARRIED and motion.kind is MotionKind.COUNTER_PROPOSAL
        sums = motion.text.sums if carried and motion.text else ()
        if sums and worded and not worded & {*sums}:
            raise WordedOtherwise(item=item, carried=Listed.of(sums), worded=Listed.of(sorted(worded)))


def refuse_other_than_carried(item: int, concluded: Conclusion, said: Confirmation, day: date) -> None:
    """Refuse what is said of a mover, a time or words, where the motion that was carried differs."""
    carried = concluded.that_gave_it()
    untils = {_time(one.until, day) for one in carried if one.until}
    texts = [one.text for one in carried if one.text]
    differs = {
        "proposed_by": said.mover and said.mover not in {one.mover for one in carried},
        "until": said.until and untils and _time(said.until, day) not in untils,
        "instructions": said.text and texts and said.text not in texts,
    }
    for given, other in differs.items():
        if carried and other:
            told = Listed.of(one.said() for one in carried)
            raise OtherThanCarried(item=item, outcome=concluded.outcome, carried=told, given=given)


def refuse_other_kind(outcome: Outcome, kind: Kind | None, proposal: Proposal) -> None:
    """Refuse another kind than the proposal's for what was decided; what is put off may be recorded as
    one."""
    decided = not takes_the_words(outcome) and outcome not in STAGE_AFTER
    if decided and kind not in (None, proposal.kind):
        raise KindIsTheProposals(outcome=outcome, kind=proposal.kind)


def _time(said: str, day: date) -> tuple[bool, date]:
    """A time however it is written: whether it is the next meeting, and its day."""
    return said == NEXT_MEETING, parsed_until(said, day)[1]


def tabled_until(item: int, outcome: Outcome, given: str, part: str, day: date) -> tuple[str, date | None]:
    """Until when an item, or a part of it, was tabled on a day, and the day from which it may come back.

    Raises UntilMissing and NothingTabled.
    """
    if outcome is not Outcome.TABLED and not part:
        if given:
            raise NothingTabled(item=item, outcome=outcome, until=given)
        return "", None
    said = given or part
    if not said:
        raise UntilMissing(item=item, day=day)
    return parsed_until(said, day)
