"""The hall: the items in the order in which a body takes them, and one of them as it is handled now."""

from __future__ import annotations

from dataclasses import dataclass

from activities.installation import Installation
from models.agenda.calling import seats_on
from models.bodies.body import CHECKERS
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.proposal import Clause
from models.law.outcome import Outcome
from models.matter.attendance import CalledSeat
from models.matter.handling import STAGE_AFTER, still_open
from models.matter.item import Item
from models.matter.motion import ALIVE, Motion
from models.matter.vote import Question
from models.meeting.meeting import Meeting
from models.voting.balloting import Course, debate_is_over, standing_of
from models.voting.conclusion import KIND_OF, TAKEN_BACK, outcome_that_follows
from models.voting.holding import standing_votes, unbroken_votes
from models.voting.recording_dissent import handled_since
from models.voting.voting import course_of


@dataclass(frozen=True)
class Proposed:
    """What motions and votes make of an item so far, to be confirmed."""

    outcome: Outcome
    """What follows; where a question waits, what its motion would make of it without a vote."""
    mover: str = ""
    """Who moved what would be carried without a vote; empty where it follows by itself."""
    until: str = ""
    """Until when it would be tabled without a vote; empty where nobody said."""


@dataclass(frozen=True)
class Moved:
    """A motion, and what has become of it so far."""

    motion: Motion
    stands: str
    may_be_seconded: bool


@dataclass(frozen=True)
class AtHand:
    """An item as it lies before the body."""

    item: Item
    case: Case | None
    clauses: tuple[Clause, ...]
    """What is still to be decided of its proposal; none of an item without a case."""
    motions: tuple[Moved, ...]
    question: Question | None
    voters: tuple[str, ...]
    """Who may decide it, by seat."""
    chair: str
    proposed: Proposed
    outcomes: tuple[Outcome, ...]
    """What may be confirmed of it, the one that follows first."""
    elects_checkers: bool
    debated: bool
    """Whether something can still be moved."""
    may_dissent: bool
    """Whether a dissent from what was decided can still be announced."""
    confidential: bool
    """Whether its words are shown by an act alone."""


def in_order(meeting: Meeting) -> tuple[int, ...]:
    """The items that are left, in the order in which the body takes them."""
    numbers = [number for number, item in sorted(meeting.items.items()) if not item.done]
    for order in meeting.orders:
        first = [number for number in order.items if number in numbers]
        numbers = [*first, *(number for number in numbers if number not in first)]
    return tuple(numbers)


def seats(installation: Installation, meeting: Meeting) -> tuple[CalledSeat, ...]:
    """Its seats with who holds them: of a sitting that is to begin, on its day."""
    if meeting.present:
        return meeting.seats
    body = bodies_on(installation.registry, meeting.day).get(meeting.body)
    first = meeting.languages[0] if meeting.languages else "fi"
    now = {seat.seat: seat for seat in seats_on(body, meeting.day, first)}
    return tuple(now.get(seat.seat, seat) for seat in meeting.seats)


def at_hand(installation: Installation, meeting: Meeting, number: int) -> AtHand:
    """An item of the agenda as it stands. Raises NoSuchItem."""
    item = meeting.item(number)
    state = installation.registry.held(item.case).state if item.case else None
    case = state if isinstance(state, Case) and state.proposals else None
    clauses = _clauses(item, case)
    question, stands = _question(meeting, number), course_of(meeting, number)
    proposed = _proposed(item, case, stands, question, clauses)
    over = debate_is_over(item.motions, item.votes)
    return AtHand(
        item=item,
        case=case,
        clauses=clauses,
        motions=tuple(_moved(motion, item, over=over) for motion in item.motions),
        question=question,
        voters=meeting.voters(number),
        chair=meeting.chair_of(number),
        proposed=proposed,
        outcomes=tuple(dict.fromkeys((proposed.outcome, *(_WITH_A_CASE if item.case else _WITHOUT_ONE)))),
        elects_checkers=item.standing == CHECKERS,
        debated=not over,
        may_dissent=item.done and not item.checked and not handled_since(meeting, item),
        confidential=item.secrecy is not None or bool(case and case.confidential),
    )


def _clauses(item: Item, case: Case | None) -> tuple[Clause, ...]:
    if case is None:
        return ()
    proposal = case.proposals[-1]
    left = still_open(case.handlings, (each.number for each in proposal.clauses), len(case.proposals))
    return tuple(
        each
        for each in proposal.clauses
        if (item.done or each.number in left) and (not item.clauses or each.number in item.clauses)
    )


def _question(meeting: Meeting, number: int) -> Question | None:
    """What is voted on next: a vote that is broken is taken again."""
    if meeting.items[number].done:
        return None
    first = course_of(meeting, number, unbroken_votes(meeting, number)).question
    return first or course_of(meeting, number, standing_votes(meeting, number)).question


def _moved(motion: Motion, item: Item, *, over: bool) -> Moved:
    stands = standing_of(motion, item.motions, item.votes)
    return Moved(motion, stands, may_be_seconded=stands in ALIVE and not over and not item.done)


def _proposed(
    item: Item, case: Case | None, stands: Course, question: Question | None, clauses: tuple[Clause, ...]
) -> Proposed:
    asked = _asked(item, question)
    kinds = {kind: outcome for outcome, kind in KIND_OF.items()}
    if asked and asked.kind in kinds:
        return Proposed(kinds[asked.kind], asked.mover, asked.until)
    noting = bool(case and case.proposals[-1].noting)
    numbers = tuple(each.number for each in clauses)
    follows = outcome_that_follows(item, stands, noting=noting, clauses=numbers)
    if not item.case and item.standing != CHECKERS and follows is Outcome.APPROVED:
        return Proposed(Outcome.NOTED)
    return Proposed(follows)


def _asked(item: Item, question: Question | None) -> Motion | None:
    """The motion that the next question is about, put against what stands."""
    if question is None:
        return None
    side = question.yes if question.motions_side.value == "yes" else question.no
    return next((motion for motion in item.motions if motion.number == side), None)


_WITH_A_CASE = (
    Outcome.APPROVED,
    *STAGE_AFTER,
    Outcome.REJECTED,
    Outcome.APPROVED_AMENDED,
    Outcome.NOTED,
    *TAKEN_BACK,
)
_WITHOUT_ONE = (Outcome.NOTED, Outcome.APPROVED, Outcome.REJECTED, Outcome.REMOVED)
