"""What a notice's template sees: the fact, its journal when it happened, and what happened before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from activities.notices.address_book import answers_to
from activities.papers.secrecy import secret
from activities.papers.titles import known_titles
from activities.reading import Reading, after
from models.agenda.postponing import MeetingCancelled
from models.agenda.rearranging import TakenOffAgenda
from models.base.calendar import local_day
from models.base.language import Language
from models.base.period import Period
from models.base.text import Text
from models.base.writing import OwnWords
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.review_due import ReviewReminded
from models.case.subject import Publicity
from models.case.title import title_of
from models.engine.journal import Content, Fact
from models.follow_up.follow_up import FollowUp
from models.follow_up.missing_reports import RemindersSent
from models.matter.resolution import outcome_text
from models.meeting.hidden import as_called_now, hidden_since
from models.meeting.meeting import Meeting
from models.papers.need import still_missing
from models.papers.notice import comment_of, roles_of
from models.papers.notice_order import NoticeOrder
from models.papers.tongue import of_the_mail
from models.people.people_register import JOURNAL, people_of
from models.preparation.presenting import ApprovedForAgenda

Reminder = TypeVar("Reminder", bound=Content)


def languages_of(order: NoticeOrder, reading: Reading) -> tuple[Language, ...]:
    """The languages in which a notice is written, one after the other."""
    fact = reading.fact(order.journal, order.seq)
    found = of_the_mail(fact.content, after(reading, order.journal, order.seq).state)
    return found if order.language in found else (order.language,)


def view_of(order: NoticeOrder, reading: Reading) -> dict[str, object]:
    """Everything that a template may say of an order."""
    known = list(reading.facts(order.journal))
    facts = known[: order.seq]
    fact = facts[-1]
    state = after(reading, order.journal, order.seq).state
    if isinstance(state, Meeting):
        state = hidden_since(state, known[order.seq :])
    return {
        "order": order,
        "fact": fact,
        "said": as_called_now(fact.content, state) if isinstance(state, Meeting) else fact.content,
        "own": lambda words: _own(words, reading),
        "today": local_day(fact.happened_at),
        "actor": _named(fact.actor, reading),
        "answers_to": answers_to(order, reading),
        "others": [role for role in roles_of(fact.content) or () if role != order.role],
        **_of_journal(order, state, facts, reading),
    }


def _own(words: OwnWords, reading: Reading) -> Text | str:
    """People's own words as a mail may have them: of what lies sealed only that it is confidential."""
    if isinstance(words, str):
        return words
    return (None if words.sealed else reading.text(words)) or secret("")


def _named(person: str, reading: Reading) -> str:
    """The name of who acted, as the register of people has it; their id where it has none any more."""
    register = people_of(reading.held(JOURNAL))
    known = register.people.get(person) if register else None
    name = reading.text(known.name) if known and known.name else None
    return name.say(name.original) if name else person


def _of_journal(
    order: NoticeOrder, state: object, facts: Sequence[Fact], reading: Reading
) -> dict[str, object]:
    match state:
        case Case():
            return _case(order, state, facts, reading)
        case FollowUp():
            return _follow_up(order, state, facts, reading)
        case Meeting():
            return _meeting(state, facts, reading)
        case _:
            raise LookupError(f"{order.journal} is no journal of which notices tell")


def _case(order: NoticeOrder, case: Case, facts: Sequence[Fact], reading: Reading) -> dict[str, object]:
    now = reading.held(order.journal).of(Case)
    named = now if now.confidential else case
    title = title_of(named, named.title).say(order.language)
    view: dict[str, object] = {"case": case.id, "title": title, "wish": case.wish}
    bodies = bodies_on(reading, local_day(facts[-1].happened_at))
    if order.subject in case.reviews:
        asked = case.reviews[order.subject]
        group = bodies.get(order.subject)
        others = [bodies.get(other).names for other in case.reviews if other != order.subject]
        view |= {
            "asked": asked,
            "group": group,
            "also_asked": others,
            "earlier": _days(facts, ReviewReminded, _same_review),
        }
    if order.subject in case.approval.awaited:
        view |= {"visa": case.approval.awaited[order.subject], "revision": case.approval.revision}
    if order.subject in case.decisions:
        handling = next(each for each in case.handlings if each.key == order.subject)
        names = bodies.get(handling.body).names
        view |= {
            "handling": handling,
            "body": names,
            "outcome": outcome_text(handling, names),
            "status": case.decisions[order.subject],
        }
    if isinstance(taken := facts[-1].content, TakenOffAgenda):
        meeting = reading.held(taken.meeting).of(Meeting)
        view |= {"meeting": meeting, "body": bodies.get(meeting.body).names}
    return view | _comment(facts[-1], case, reading) | _proposed(facts[-1], case, bodies, reading)


def _proposed(fact: Fact, case: Case, bodies: Bodies, reading: Reading) -> dict[str, object]:
    """The body and the clauses of a proposal that was approved; words only where everybody may read them."""
    said = fact.content
    if not isinstance(said, ApprovedForAgenda):
        return {}
    clauses = case.proposals[said.revision - 1].clauses if _is_public(case, reading) else ()
    texts = [(clause.number, reading.text(clause.text)) for clause in clauses if not clause.text.sealed]
    return {"body": bodies.get(said.body).names, "clauses": [(n, text) for n, text in texts if text]}


def _follow_up(
    order: NoticeOrder, follow_up: FollowUp, facts: Sequence[Fact], reading: Reading
) -> dict[str, object]:
    now = reading.held(order.journal).of(FollowUp)
    projects = still_missing(order, now) or order.projects
    case = reading.held(follow_up.case).of(Case)
    return {
        "case": follow_up.case,
        "title": case.title if case.confidential else follow_up.title,
        "decision": follow_up.decision,
        "period": Period.parse(order.subject),
        "lines": [follow_up.lines[project] for project in projects],
        "report": follow_up.report(order.subject, projects[0]),
        "earlier": _days(facts, RemindersSent, _same_report),
        **_comment(facts[-1], case, reading),
    }


def _meeting(meeting: Meeting, facts: Sequence[Fact], reading: Reading) -> dict[str, object]:
    said = facts[-1].content
    to = said.to if isinstance(said, MeetingCancelled) else ""
    body = bodies_on(reading, meeting.day).get(meeting.body)
    open_cases = {
        number: reading.held(item.case).of(Case)
        for number, item in meeting.items.items()
        if item.case and not item.secrecy
    }
    return {
        "meeting": meeting,
        "titles": known_titles(meeting, body, open_cases),
        "before": after(reading, meeting.id, facts[-1].seq - 1).state,
        "body": body.names,
        "instead": reading.held(to).state if to else None,
    }


def _comment(fact: Fact, case: Case, reading: Reading) -> dict[str, object]:
    """The comment of the fact, where it may be told in a mail: unsealed, and in a public case."""
    written = comment_of(fact.content)
    if written is None or written.sealed or not _is_public(case, reading):
        return {"comment": None}
    return {"comment": reading.text(written)}


def _is_public(case: Case, reading: Reading) -> bool:
    """Whether everybody may read a case: as it stood at the fact, and as it stands when the mail goes."""
    return Publicity.PUBLIC is case.publicity is reading.held(case.id).of(Case).publicity


def _days(
    facts: Sequence[Fact], kind: type[Reminder], same: Callable[[Reminder, Reminder], bool]
) -> list[date]:
    """The days of the earlier reminders of the same thing; none if the last fact is no reminder."""
    last = facts[-1].content
    if not isinstance(last, kind):
        return []
    earlier = ((fact.happened_at, fact.content) for fact in facts[:-1])
    return [local_day(at) for at, said in earlier if isinstance(said, kind) and same(said, last)]


def _same_review(one: ReviewReminded, other: ReviewReminded) -> bool:
    return (one.group, one.due) == (other.group, other.due)


def _same_report(one: RemindersSent, other: RemindersSent) -> bool:
    return one.period == other.period and not set(one.projects).isdisjoint(other.projects)
