"""Deadlines in words: what falls due, by which rule, and what the minutes wait for."""

from __future__ import annotations

from datetime import date

from app.commands import screen
from app.desk.reading.falling_due import What
from app.desk.reading.meetings import MinutesWait
from app.language import language
from models.law.rules import Rulebook


def what_in_words(what: What) -> str:
    """For example 'reminder +7 days: report 2021Q2 104020107401'."""
    of = f"{screen.worded(what.kind)} {screen.body(what.of).replace('/', ' ')}".strip()
    match what.reminder:
        case None:
            return of
        case 0:
            return screen.words("reminder on the day: {what}", what=of)
    return screen.words(
        "reminder {offset} day: {what}",
        "reminder {offset} days: {what}",
        count=abs(what.reminder),
        offset=f"{what.reminder:+d}",
        what=of,
    )


def rule_in_words(rule: str, on: date) -> str:
    """A rule's title and source as it stood on a day."""
    known = Rulebook.load().on(on).rules.get(rule)
    return f"{known.title.say(language())} ({screen.worded(known.vouched_by)})" if known else rule


def minutes_in_words(wait: MinutesWait) -> str:
    """That remarks are to be resolved, or that the minutes are to be checked."""
    if wait.open_remarks:
        return screen.words(
            "{count} remark on the minutes to resolve",
            "{count} remarks on the minutes to resolve",
            count=wait.open_remarks,
        )
    return screen.words("the minutes wait to be checked")
