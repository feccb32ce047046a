"""What an act may say fits the place where it lands: each of its texts has a limit, each column a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from sqlalchemy import Text as LongText

from activities.public.search import LONGEST
from activities.public.subscriptions import Kind
from models.agenda.calling import CallMeeting
from models.base.frozen import build_all
from models.base.language import Language
from models.bodies.body import Bodies, Body
from models.bodies.body_register import LoadBody
from models.case.subject import Publicity
from models.engine.command import AnyAct, Command
from models.engine.effect_state import EffectState
from models.law.deadline import DeadlineKind
from models.law.lengths import OTHERWISE, TooLong, excesses, most_of, refuse_too_long
from models.matter.appropriation import DivisionShare, ProjectLine
from models.municipality.municipality import Municipality
from models.preparation.opening import OpenCase
from models.preparation.presenting import ApproveForAgenda
from models.register.numbers import NoteGivenElsewhere
from models.tables.schema import metadata
from models.whole import catalogue

assert catalogue.ACTS
build_all()

LONG = max(OTHERWISE, 2_000)
"""More than this no text of an act may have; longer ones lie in the store."""

JOURNAL = most_of(Command, "journal")
BODY = most_of(Body, "id")
KEY = BODY + len("-2021-") + 9
"""A decision: its body, its year, its section."""


def sources() -> dict[str, int]:
    """Of each column that holds a text: how long it can become by what acts may say."""
    command = {
        name: most_of(Command, name)
        for name in ("id", "actor", "on_behalf_of", "role", "authenticated", "later_because")
    }
    return {
        "case_row.title": most_of(OpenCase, "title"),
        "case_row.task_class": len("00 00 00 00"),
        "case_row.publicity": longest(Publicity),
        "case_row.body": most_of_body(ApproveForAgenda, "body"),
        "meeting_row.body": most_of_body(CallMeeting, "body"),
        "handling_row.body": BODY,
        "handling_row.decision": KEY,
        "report_row.project": len("0" * 20),
        "report_row.period": len("2021Q1"),
        "report_row.division": most_of(DivisionShare, "name"),
        "deadline_row.kind": longest(DeadlineKind),
        "fact.actor": command["actor"],
        "fact.on_behalf_of": command["on_behalf_of"],
        "fact.later_because": command["later_because"],
        "fact.role": command["role"],
        "fact.authenticated": command["authenticated"],
        "fact.command_id": command["id"],
        "command.id": command["id"],
        "refused.command_id": command["id"],
        "refused.actor": command["actor"],
        "refused.act": max(map(len, AnyAct.catalogue)),
        "number.series": most_of(NoteGivenElsewhere, "series"),
        "outbox.state": longest(EffectState),
        "paper.subject": max(BODY, len("0" * 20)),
        "public_text.case_id": JOURNAL,
        "public_text.decision": KEY,
        "public_text.body": BODY,
        "subscription.kind": max(map(len, get_args(Kind))),
        "subscription.language": max(map(len, get_args(Language))),
        "subscription.of": LONGEST,
        "subscription.mail": len("@") + 64 + 255,
        "address.name": most_of(ProjectLine, "owner"),
        **{f"{table}.{name}": JOURNAL for table, name in journals()},
    }


def journals() -> Iterator[tuple[str, str]]:
    for table in metadata.tables.values():
        for column in table.columns:
            if column.name in {"journal", "meeting", "driver"} or (table.name, column.name) == (
                "journal",
                "id",
            ):
                yield table.name, column.name
    yield "registry", "behind"


def most_of_body(act: type[AnyAct], field: str) -> int:
    """A field that names a body: as long as the code of a body that there is."""
    assert most_of(act, field) >= BODY
    return BODY


def longest(kind: Any) -> int:
    return max(len(one.value) for one in kind)


def text_columns() -> list[str]:
    return [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if getattr(column.type, "length", None) and not isinstance(column.type, LongText)
    ]


@pytest.mark.parametrize("column", sorted(sources()))
def test_what_an_act_says_fits_the_column(column: str) -> None:
    table, _, name = column.partition(".")
    place = metadata.tables[table].columns[name].type
    assert sources()[column] <= getattr(place, "length", 0)


def texts_of(annotation: Any, kinds: frozenset[type] = frozenset()) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field that holds a text, inside what a field takes."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in kinds:
            for name, info in annotation.model_fields.items():
                if holds_text(info.annotation):
                    yield annotation, name
                yield from texts_of(info.annotation, kinds | {annotation})
        return
    for part in get_args(annotation):
        yield from texts_of(part, kinds)


def holds_text(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return False
    if get_origin(annotation) is Annotated:
        return holds_text(get_args(annotation)[0])
    return annotation is str or any(map(holds_text, get_args(annotation)))


A_FILE = 60_000
"""Letters of a drawing or a template, which are no texts of anybody."""
OF_FILES = {(Municipality, "arms"), (Municipality, "templates")}

FIELDS = sorted({one for act in AnyAct.catalogue.values() for one in texts_of(act)}, key=str)


@pytest.mark.parametrize(
    ("kind", "field"), FIELDS, ids=[f"{kind.__name__}.{field}" for kind, field in FIELDS]
)
def test_a_text_that_is_longer_than_its_field_takes_is_refused(kind: type[BaseModel], field: str) -> None:
    most = most_of(kind, field)
    assert 0 < most <= (A_FILE if (kind, field) in OF_FILES else LONG)
    assert list(excesses(said(kind, field, "x" * most))) == []
    with pytest.raises(TooLong, match=f"longer than {most} letters"):
        refuse_too_long(said(kind, field, "x" * (most + 1)))


def said(kind: type[BaseModel], field: str, text: str) -> BaseModel:
    """A part of an act with a text in one field and nothing else."""
    annotation = str(kind.model_fields[field].annotation)
    value: object = text
    if annotation.startswith("tuple"):
        value = (text,)
    elif annotation.startswith("dict"):
        value = {"fi": text}
    nothing: dict[str, Any] = dict.fromkeys(kind.model_fields)
    return kind.model_construct(None, **{**nothing, field: value})


def test_a_body_whose_code_is_too_long_for_its_meetings_is_refused() -> None:
    body = Bodies.load().get("khs").model_copy(update={"id": "k" * 185})
    with pytest.raises(TooLong, match=r"description\.id is longer than 40 letters: it has 185"):
        refuse_too_long(LoadBody(description=body))


def test_a_fact_of_old_may_be_longer() -> None:
    old = Bodies.load().get("khs").model_dump(mode="json", exclude_defaults=True) | {"id": "k" * 185}
    assert Body.model_validate(old).id == "k" * 185


MADE_BY_THE_ENGINE = {
    *(
        "registry.name",
        "registry.latest",
        "fact.kind",
        "fact.before",
        "fact.hash",
        "journal.kind",
        "journal.head",
    ),
    *("subscription.token", "subscriber_told.token"),
    *("command.digest", "refused.type", "case_row.stage", "meeting_row.stage", "handling_row.outcome"),
    *("handling_row.status", "report_row.status", "deadline_row.key", "deadline_row.rule"),
    *("deadline_row.explanation", "outbox.kind", "outbox.detail", "paper.template", "paper.language"),
    *("paper.title", "paper.name", "paper.version", "version.release", "version.since"),
    *("address.key", "address.mail", "sealed.salt"),
    *("snapshot.head", "snapshot.noun", "snapshot.version", "drain.name", "drain.since", "outbox.claim"),
    *("ledger.hash", "ledger.version", "registry.head", "address.salt"),
}
"""Names of kinds and rules, hashes, and words that are cut to their place; what an operator gives is refused
in the registry (`TooLongForItsPlace`)."""


def test_every_column_of_a_text_has_its_source() -> None:
    others = {
        column for column in text_columns() if column.rpartition(".")[2].endswith(("sha256", "at", "due"))
    }
    given = {"erased.actor", "erased.reason"}
    left = set(text_columns()) - set(sources()) - others - MADE_BY_THE_ENGINE - given
    assert not left
