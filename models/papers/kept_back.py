"""Public papers of before a case became confidential: they tell of it, and are handed out no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.case.case import Case
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.groups.session import GroupSession
from models.matter.item import Item
from models.meeting.hidden import ItemsHidden, placed_in
from models.meeting.meeting import Meeting
from models.papers.anew import AgendaAnew
from models.papers.edition import items_of
from models.papers.enclosed import AGENDA, PROPOSAL
from models.papers.paper import topic_of
from models.papers.paper_order import PaperOrder
from models.preparation.classifying import hides


def kept_back(
    order: PaperOrder,
    facts: Sequence[Fact],
    held: Callable[[str], Held],
    facts_of: Callable[[str], Sequence[Fact]],
) -> tuple[str, ...]:
    """The confidential cases for whose sake a public paper is not for everybody any more; none of any other.

    Also one that was published: whoever got it has it, and others get the one that takes its place.
    `facts` are those of the paper's journal, `held` is a journal as it stands now.
    """
    if order.whole:
        return ()
    match held(order.journal).state:
        case Case() as case:
            found = _in_case(order, facts, case)
        case Meeting():
            found = _in_meeting(order, facts)
        case GroupSession(cases=cases):
            found = (case for case in cases if _after(order, facts, facts_of(case)))
        case FollowUp() as follow_up:
            found = _in_follow_up(order, facts, facts_of(follow_up.case), follow_up.case)
        case _:
            return ()
    return tuple(case for case in dict.fromkeys(found) if held(case).of(Case).confidential)


def _in_case(order: PaperOrder, facts: Sequence[Fact], case: Case) -> Iterator[str]:
    if any(hides(later.content) for later in facts[order.seq :]):
        yield case.id


def _in_follow_up(
    order: PaperOrder, facts: Sequence[Fact], of_case: Sequence[Fact], case: str
) -> Iterator[str]:
    if _after(order, facts, of_case):
        yield case


def _after(order: PaperOrder, facts: Sequence[Fact], of_case: Sequence[Fact]) -> bool:
    """Whether a case became confidential after a paper of another journal was called for."""
    made = facts[order.seq - 1].recorded_at
    return any(hides(fact.content) and fact.recorded_at >= made for fact in of_case)


def _in_meeting(order: PaperOrder, facts: Sequence[Fact]) -> Iterator[str]:
    later = [fact.content for fact in facts[order.seq :] if isinstance(fact.content, ItemsHidden)]
    if not later:
        return
    items = items_shown(order, facts)
    anew = AgendaAnew.by(facts[order.seq - 1], facts[: order.seq]) if order.document == AGENDA else None
    if anew:
        shown, told = set[str](), placed_in(anew.meeting)
    elif order.document == PROPOSAL:
        shown, told = {item.case for item in items}, frozenset(item.placed for item in items)
    else:
        stood = Held(order.journal).after(facts[: order.seq]).of(Meeting)
        shown, told = {item.case for item in items}, placed_in(stood)
    yield from (hidden.case for hidden in later if hidden.case in shown or told & {*hidden.placed})


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
