"""What happened with an item, from its state, as a decision's record tells it."""

from __future__ import annotations

from models.base.people import Official
from models.law.outcome import takes_the_words
from models.matter.election import Election
from models.matter.handling import Handling
from models.matter.item import Item
from models.matter.motion import AMENDING, INTERRUPTING, Motion, MotionKind, MotionStatus
from models.matter.recusal import Recusal
from models.matter.vote import BASE, Method, Vote
from models.record.grounds import basis_of
from models.record.making.public_text import PublicText
from models.record.proceedings import Proceedings, RecordedDissent, RecordedExpert, RecordedRecusal
from models.record.recorded_election import RecordedElection
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import AGAINST, AS_PROPOSED, GOING_ON, Proposition, RecordedVote, Voters, Won

RESULTS = {
    MotionStatus.MADE: MotionResult.UNKNOWN,
    MotionStatus.SECONDED: MotionResult.UNKNOWN,
    MotionStatus.WITHDRAWN: MotionResult.WITHDRAWN,
    MotionStatus.LAPSED: MotionResult.LAPSED,
    MotionStatus.CARRIED: MotionResult.PASSED,
    MotionStatus.LOST: MotionResult.FAILED,
    MotionStatus.NOT_VOTED: MotionResult.NOT_VOTED,
}


_KINDS = {MotionKind.REMOVAL: RecordedMotionKind.OTHER}


def proceedings_of(item: Item, handling: Handling, said: PublicText) -> Proceedings | None:
    """What the item's state tells of its handling; None where nothing but the decision happened."""
    correction = (RecordedMotion(kind=RecordedMotionKind.CORRECTION),) if handling.revised_from else ()
    told = Proceedings(
        experts=tuple(RecordedExpert(person=heard.expert, left=not heard.stayed) for heard in item.heard),
        recusals=tuple(_recusal(one, said) for one in handling.recused),
        motions=(*correction, *(_motion(motion, handling, said) for motion in handling.motions)),
        votes=tuple(_vote(vote, handling, said) for vote in handling.votes),
        elections=tuple(map(_election, handling.elections)),
        dissents=tuple(
            RecordedDissent(person=Official(name=one.member), text=said(one.reasons), joins=one.joins)
            for one in item.dissents
        ),
        remarks=tuple(map(said, handling.remarks)),
    )
    if told == Proceedings():
        return None
    stood = takes_the_words(handling.outcome) or handling.noting
    return told.model_copy(update={"proposal_approved": True if stood and told.votes else None})


def _election(held: Election) -> RecordedElection:
    told = held.model_dump(exclude={"voters", "office"})
    return RecordedElection.model_validate(told | {"demanded_by": ", ".join(held.demanders)})


def _recusal(recusal: Recusal, said: PublicText) -> RecordedRecusal:
    ground = recusal.ground
    return RecordedRecusal(
        person=Official(name=recusal.name),
        ground=said(ground) or None,
        basis=basis_of(ground) if isinstance(ground, str) else None,
    )


def _motion(motion: Motion, handling: Handling, said: PublicText) -> RecordedMotion:
    decisive = motion.kind in (*INTERRUPTING, *AMENDING) and motion.status is MotionStatus.CARRIED
    return RecordedMotion(
        kind=_KINDS.get(motion.kind) or RecordedMotionKind(motion.kind),
        mover=Official(name=motion.mover),
        seconders=tuple(Official(name=name) for name in motion.seconders),
        text=said(motion.text),
        result=RESULTS[motion.status],
        unanimous=motion.unanimous or (handling.unanimous and decisive),
    )


def _vote(vote: Vote, handling: Handling, said: PublicText) -> RecordedVote:
    question, tally = vote.question, vote.tally
    named = tally.method is Method.ROLL_CALL
    wish = question.no is None

    def proposition(side: int | None) -> Proposition:
        if side is None:
            return Proposition(words=AGAINST if wish else GOING_ON)
        return Proposition(words=AS_PROPOSED if side == BASE else said(handling.motions[side - 1].text))

    def voters(names: tuple[str, ...], count: int) -> Voters:
        return Voters(count=len(names) if named else count, names=names)

    return RecordedVote(
        number=question.number,
        yes_proposition=proposition(question.yes),
        no_proposition=proposition(question.no),
        yes=voters(tally.yes, tally.yes_count),
        no=voters(tally.no, tally.no_count),
        blank=voters(tally.blank, tally.blank_count),
        absent=Voters(count=len(tally.absent), names=tally.absent),
        won=Won(vote.winner),
        casting=vote.tie and not vote.left_open,
    )
