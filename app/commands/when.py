"""`pykala when`: what a rule of dates gives for a day, alone, as JSON and in bulk."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app.case_file.finding import Meaningless
from app.commands import screen
from app.commands.house import EVERYBODY, top
from app.desk.bad_input import BadInput
from app.desk.files import read_text
from models.base.bad_value import BadValue
from models.base.calendar import holiday_name
from models.base.formats import parse_day
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.law.date_question import DateQuestion, NotTaken, question, questions, taken
from models.law.date_rule import CountedDay
from models.law.deadline_words import WEEKDAYS, moved

_ONCE_TOO_MUCH = Said.why("{input} is once too much.")


class NoList(BadInput):
    """{file} is not a list of questions in JSON, each with id, rule and inputs: {problem}."""


class NoQuestion(BadInput):
    """A question has an id, a rule and its inputs by name."""


@top.command(
    rich_help_panel=EVERYBODY,
    epilog="Example: pykala when claim_after_publication 2021-04-01, or pykala when reminder "
    "due_on=2021-04-20 k=-3 unit=working_days, or pykala when --in questions.json --json",
)
def when(
    rule: Annotated[
        str, typer.Argument(help="The rule; without one, all are listed.", metavar="RULE", show_default=False)
    ] = "",
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            help="What the rule takes, in its order or as NAME=VALUE; several days with commas between.",
            metavar="INPUT…",
            show_default=False,
        ),
    ] = None,
    many: Annotated[
        Path | None,
        typer.Option("--in", help="A list of questions in JSON.", metavar="FILE"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Answer when a period ends or a reminder comes, by a rule's name and its days, without a case.

    A question in a file is {"id": …, "rule": …, "inputs": {"published_on": "2021-04-01"}}; what is wrong with
    one is told in its place, and the others are answered.
    """
    if many and rule:
        raise BadInput(sentences=screen.words("A rule is asked alone, or questions are read with --in."))
    if many:
        _tell_many(_asked(many), as_json)
    elif rule:
        found = _alone(rule, inputs or [])
        screen.show_json(_plain(found)) if as_json else _tell(found)
    else:
        _tell_rules(as_json)


def _alone(rule: str, inputs: list[str]) -> CountedDay:
    try:
        return question(rule, _written(rule, inputs)).answer()
    except BadValue as refusal:
        raise BadInput(sentences=screen.say(refusal)) from None


def _asked(file: Path) -> list[Any]:
    try:
        read = json.loads(read_text(file))
    except Meaningless as error:
        raise BadInput(sentences=error.sentence) from None
    except json.JSONDecodeError as error:
        raise NoList(file=str(file), problem=str(error)) from None
    if not isinstance(read, list):
        raise NoList(file=str(file), problem=type(read).__name__)
    return read


def _answered(asked: Any) -> tuple[Any, CountedDay | Refusal]:
    """What a question of a file is called, and its answer or what is wrong with it."""
    try:
        match asked:
            case {"rule": str(rule), "inputs": dict(inputs)}:
                return asked.get("id"), question(rule, inputs).answer()
        raise NoQuestion
    except Refusal as refusal:
        return asked.get("id") if isinstance(asked, dict) else None, refusal


def _tell_many(asked: list[Any], as_json: bool) -> None:
    answers = list(map(_answered, asked))
    if as_json:
        screen.show_json([{"id": id_, **_told(answer)} for id_, answer in answers])
        return
    headings = (
        screen.words("Question"),
        screen.words("Served"),
        screen.words("Last day"),
        screen.words("Final from"),
        "",
    )
    screen.table(screen.words("Days"), headings, [(id_, *_row(answer)) for id_, answer in answers])


def _told(answer: CountedDay | Refusal) -> dict[str, Any]:
    return {"error": screen.say(answer)} if isinstance(answer, Refusal) else _plain(answer)


def _row(answer: CountedDay | Refusal) -> tuple[str, str, str, str]:
    if isinstance(answer, Refusal):
        return "", "", "", screen.say(answer)
    why = screen.say(moved(answer.raw_last_day)) if answer.raw_last_day != answer.last_day else ""
    return screen.day(answer.service_date), screen.day(answer.last_day), screen.day(answer.final_from), why


def _tell(answer: CountedDay) -> None:
    if answer.service_date:
        screen.show(screen.words("Served on {day}.", day=answer.service_date))
    if answer.raw_last_day == answer.last_day:
        screen.show(screen.words("The day is {day}.", day=answer.last_day))
    else:
        why = moved(answer.raw_last_day)
        screen.show(screen.words("The day is {day}, {why}.", day=answer.last_day, why=why))
    if answer.office_ends:
        screen.show(screen.words("The office closes on {instant}.", instant=answer.office_ends))
    if answer.final_from:
        screen.show(screen.words("Final from {day}, if nobody challenges it.", day=answer.final_from))


def _plain(answer: CountedDay) -> dict[str, Any]:
    """An answer with what its rule has; why the last day moved by the holiday's English name."""
    raw, closes = answer.raw_last_day, answer.office_ends
    day_off = holiday_name(raw, "en") or WEEKDAYS[raw.weekday()]
    told = {
        "service_date": answer.service_date,
        "raw_last_day": raw,
        "last_day": answer.last_day,
        "moved_because": day_off.lower() if answer.last_day != raw else None,
        "utc_end": _utc(answer.ends),
        "final_from": answer.final_from,
        "utc_office_end": closes and _utc(closes),
    }
    return {name: value for name, value in told.items() if value is not None or name == "moved_because"}


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _tell_rules(as_json: bool) -> None:
    rules = {name: taken(kind) for name, kind in questions().items()}
    if as_json:
        screen.show_json(rules)
        return
    headings = (screen.words("Rule"), screen.words("Takes"))
    screen.table(
        screen.words("Rules of dates"), headings, [(name, " ".join(names)) for name, names in rules.items()]
    )


def _written(rule: str, inputs: list[str]) -> dict[str, Any]:
    """What was typed, by name: what has none is taken in the rule's order."""
    kind = questions().get(rule, DateQuestion)
    names = iter(taken(kind))
    written: dict[str, Any] = {}
    for one in inputs:
        named = re.fullmatch(r"(\w+)=(.*)", one)
        name, value = named.groups() if named else (next(names, None), one)
        if name is None or name in written:
            raise NotTaken(rule=rule, inputs=Listed.of(taken(kind)), problem=_ONCE_TOO_MUCH.filled(input=one))
        written[name] = _value(value)
    return written


def _value(written: str) -> Any:
    """A number, days as ISO writes them, or the word itself."""
    if "," in written:
        return [_value(part) for part in written.split(",") if part]
    if re.fullmatch(r"-?[0-9]{1,9}", written):
        return int(written)
    try:
        day = parse_day(written)
    except ValueError:
        return written
    return day.isoformat() if day else written
