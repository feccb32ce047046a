"""A journal's values for programs without what is confidential in them: what is open is listed, all else left
out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.desk.reading.follow_ups import projects
from app.desk.reading.journals import JournalStanding
from models.case.case import Case
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.meeting.hidden import ItemsHidden
from models.meeting.meeting import Meeting

Values = dict[str, Any]

OF_A_CASE = frozenset(
    {"id", "title", "title_in", "language", "task_class", "publicity", "ground", "opened", "secret_until"}
    | {"secrecy_ends", "secrecy_ended", "stage", "body", "meeting", "item", "returns_from", "approved"}
    | {"follow_up", "followed", "follow_ups", "agendas", "links", "preparer", "units", "unprepared"}
)
"""What is told of the state of a confidential case."""

OF_AN_ITEM = frozenset(
    {"number", "case", "title", "title_in", "section", "year", "placed", "standing", "guarded", "clauses"}
    | {"summoned", "returned", "checked", "checked_in_minutes", "together"}
)
"""What is told of an item that is confidential."""

OF_A_FOLLOW_UP = frozenset(
    {"id", "case", "decision", "year", "language", "periods", "consolidated", "brought", "published"}
    | {"stage", "held_off"}
)
"""What is told of the follow-up of a confidential case, beside its title of now."""


def openly(told: Values, standing: JournalStanding, journal: Callable[[str], Held]) -> Values:
    """What `everything` tells of a journal, for whoever may read the journal's open part alone.

    `journal` gives another one as it stands.
    """
    match standing.state:
        case Case(confidential=True):
            return _of_a_case(told, standing)
        case Meeting() as meeting:
            return _of_a_meeting(told, standing, meeting, journal)
        case FollowUp(case=number) as follow_up:
            case = journal(number).of(Case)
            if case.confidential:
                return _of_a_follow_up(told, standing, follow_up, case.title)
    return told


def _of_a_case(told: Values, standing: JournalStanding) -> Values:
    state = {name: said for name, said in told["state"].items() if name in OF_A_CASE}
    visas = [{**each, "comment": None} for each in told["visas"]]
    return {
        **told,
        "state": {**state, "titles": []},
        "visas": visas,
        "to_mend": None,
        "refused": [{**each, "sentence": ""} for each in told["refused"]],
        "facts": _bare(told, standing, lambda _: True),
    }


def _of_a_meeting(
    told: Values, standing: JournalStanding, meeting: Meeting, journal: Callable[[str], Held]
) -> Values:
    cases = {item.case for item in meeting.items.values() if item.case}
    hidden = [fact.content for fact in standing.facts if isinstance(fact.content, ItemsHidden)]
    cases |= {each.case for each in hidden}
    secret = {each for each in cases if _is_secret(journal(each))}
    items = {n for n, item in meeting.items.items() if item.secrecy or item.case in secret}
    placed = {place for each in hidden if each.case in secret for place in each.placed}
    if not (items or placed):
        return told
    state = told["state"]
    sections = {0, *(meeting.items[number].section for number in items)}
    return {
        **told,
        "state": {
            **state,
            "items": {n: _item(said) if int(n) in items else said for n, said in state["items"].items()},
            "remarks": [each for each in state["remarks"] if each["section"] not in sections],
            "left": [each for each in state["left"] if each["placed"] not in placed],
            "declined": [each for each in state["declined"] if each["placed"] not in placed],
        },
        "facts": _bare(told, standing, lambda fact: bool(items & fact.content.about())),
    }


def _item(said: Values) -> Values:
    return {name: value for name, value in said.items() if name in OF_AN_ITEM}


def _of_a_follow_up(told: Values, standing: JournalStanding, state: FollowUp, title: str) -> Values:
    kept = {name: said for name, said in told["state"].items() if name in OF_A_FOLLOW_UP}
    return {
        **told,
        "state": {**kept, "title": title},
        "projects": [
            {
                "project": each.project,
                "name": "",
                "owner": each.owner,
                "granted": None,
                "reports": dict(zip(state.periods, (report.status for report in each.reports), strict=True)),
            }
            for each in projects(state, confidential=True)
        ],
        "facts": _bare(told, standing, lambda _: True),
    }


def _bare(told: Values, standing: JournalStanding, is_secret: Callable[[Fact], bool]) -> list[Values]:
    """The facts, those of them without content that are about what is confidential."""
    return [
        {**values, "content": {}} if is_secret(fact) else values
        for values, fact in zip(told["facts"], standing.facts, strict=True)
    ]


def _is_secret(held: Held) -> bool:
    return isinstance(held.state, Case) and held.state.confidential
