"""Public papers of before a case became confidential, which nobody published: they tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.case.case import Case
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.matter.item import Item
from models.meeting.hidden import ItemsHidden
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.papers.edition import items_of
from models.papers.paper import topic_of
from models.papers.paper_order import PaperOrder
from models.preparation.classifying import hides

PROPOSAL = "proposal"
PUBLISHED = frozenset(
    {
        "agenda",
        "meeting_notice",
        "extract",
        "officeholder_decision",
        "decision_notice",
        "appeal_instructions",
        "appeal_prohibition",
    }
)
"""The papers that are public from the act on that calls for them."""


def kept_back(
    order: PaperOrder,
    facts: Sequence[Fact],
    held: Callable[[str], Held],
    facts_of: Callable[[str], Sequence[Fact]],
) -> tuple[str, ...]:
    """The confidential cases for whose sake a public paper is not for everybody any more; none of any other.

    `facts` are those of the paper's journal, `held` is a journal as it stands now.
    """
    if order.whole or order.document in PUBLISHED:
        return ()
    match held(order.journal).state:
        case Case() as case:
            found = _in_case(order, facts, case)
        case Meeting():
            found = _in_meeting(order, facts)
        case FollowUp() as follow_up:
            found = _in_follow_up(order, facts, facts_of(follow_up.case), follow_up.case)
        case _:
            return ()
    return tuple(case for case in dict.fromkeys(found) if held(case).of(Case).confidential)


def tells_of_hidden(order: PaperOrder, facts: Sequence[Fact], held: Callable[[str], Held]) -> bool:
    """Whether a paper of a meeting shows an item whose case became confidential after it, and still is.

    Whoever got it has it; nobody is given it anew.
    """
    later = {fact.content.case for fact in facts[order.seq :] if isinstance(fact.content, ItemsHidden)}
    shown = {item.case for item in items_shown(order, facts)} if later else set()
    return any(held(case).of(Case).confidential for case in later & shown)


def _in_case(order: PaperOrder, facts: Sequence[Fact], case: Case) -> Iterator[str]:
    if any(hides(later.content) for later in facts[order.seq :]):
        yield case.id


def _in_follow_up(
    order: PaperOrder, facts: Sequence[Fact], of_case: Sequence[Fact], case: str
) -> Iterator[str]:
    made = facts[order.seq - 1].recorded_at
    if any(hides(fact.content) and fact.recorded_at >= made for fact in of_case):
        yield case


def _in_meeting(order: PaperOrder, facts: Sequence[Fact]) -> Iterator[str]:
    later = [fact for fact in facts[order.seq :] if isinstance(fact.content, ItemsHidden)]
    if not later:
        return
    shown = {item.case for item in items_shown(order, facts)}
    for fact in later:
        hidden = fact.content
        if isinstance(hidden, ItemsHidden) and hidden.case in shown:
            before = Held(order.journal).after(facts[: fact.seq - 1]).state
            if not (isinstance(before, Meeting) and _was_published(order, before, hidden)):
                yield hidden.case


def _was_published(order: PaperOrder, meeting: Meeting, hidden: ItemsHidden) -> bool:
    """Whether everybody could read the paper when its case became confidential."""
    if order.document == PROPOSAL:
        return any(line.placed in hidden.placed for lines in meeting.agendas for line in lines)
    return order.document == "minutes" and meeting.stage is MeetingStage.PUBLISHED


def called_now(order: PaperOrder, facts: Sequence[Fact], held: Callable[[str], Held]) -> str:
    """What the one case of a paper is called since it is confidential; empty where its title stays."""
    match held(order.journal).state:
        case Case(confidential=True, title=title):
            return title
        case FollowUp(case=number):
            case = held(number).of(Case)
            return case.title if case.confidential else ""
        case Meeting():
            later = [each.content for each in facts[order.seq :] if isinstance(each.content, ItemsHidden)]
            shown = items_shown(order, facts) if later and order.document == PROPOSAL else ()
            return next(
                (each.title for each in reversed(later) for item in shown if item.case == each.case), ""
            )
    return ""


def items_shown(order: PaperOrder, facts: Sequence[Fact]) -> tuple[Item, ...]:
    """The items of a meeting that a paper is about, as they stood at its fact; none in any other journal."""
    called = facts[order.seq - 1]
    stood = Held(order.journal).after(facts[: order.seq]).begun()
    return items_of(stood, topic_of(order, called.content))
