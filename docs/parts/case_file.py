"""The case file, as case-file.md explains it: the keys of its top, then every act of the catalogue."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, get_args, get_origin

from pydantic import AwareDatetime
from pydantic.fields import FieldInfo

from app.case_file import draft, grant
from app.case_file.language import Phrase, phrases
from app.case_file.language import refusals as kinds_of_refusal
from app.case_file.reader import MATTER, TOP
from app.case_file.values import is_record, plain_type, spoken, words_of
from docs.parts import markdown
from docs.parts.key_words import KEYS
from docs.parts.markdown import code
from models.base.described import described
from models.base.money import Cents, Hundredths
from models.base.refusal import Refusal
from models.base.writing import Written
from models.case.proposal import Proposal
from models.engine import policy

PLACES = {
    "The top of the file": TOP,
    "A further case": MATTER,
    "A person": draft.PERSON,
    "A proposal": draft.PROPOSAL,
    "An attachment": draft.ATTACHMENT,
    "An extract": draft.EXTRACT,
    "An appropriation": grant.APPROPRIATION,
    "A division": grant.DIVISION,
    "A project": grant.PROJECT,
    "A recipient": grant.RECIPIENT,
}
ADDRESSED = {
    None: "Acts that begin a journal",
    "case": "Acts on the case",
    "meeting": "Acts on a meeting",
    "follow_up": "Acts on the follow-up",
}


def keys() -> str:
    """What may stand where."""
    return "\n".join(_place(place, names) for place, names in PLACES.items())


def _place(place: str, names: tuple[str, ...]) -> str:
    says = KEYS[place]
    return f"### {place}\n\n" + markdown.table(("Key", "What"), ((code(name), says[name]) for name in names))


def acts() -> str:
    """Every act that a person can do, with its keys."""
    by_hand = {phrase.name: phrase for phrase in phrases().values()}.values()
    groups = (
        (title, [phrase for phrase in by_hand if phrase.act.on == on]) for on, title in ADDRESSED.items()
    )
    return "\n".join(f"### {title}\n\n{''.join(map(_act, found))}" for title, found in groups)


def _act(phrase: Phrase) -> str:
    says = inspect.cleandoc(phrase.act.__doc__ or "").replace("\n\n", "<br>").replace("\n", " ")
    lines = "".join(f"- {line}\n" for line in _values(phrase))
    shorter = [
        word for word, other in phrases().items() if other.name == phrase.name and word != phrase.words
    ]
    also = f" (or {', '.join(map(code, shorter))})" if shorter else ""
    return f"**{code(phrase.words)}**{also}: {says} *{_who(phrase)}*\n\n{lines}{chr(10) if lines else ''}"


def _who(phrase: Phrase) -> str:
    noun, roles = next(
        (noun, acts[phrase.name]) for noun, acts in policy.table().items() if phrase.name in acts
    )
    return "; ".join(
        f"{role}, {spoken(noun)} {' or '.join(map(spoken, stages))}"
        if policy.BEGINNING not in stages
        else role
        for role, stages in roles.items()
    )


def _values(phrase: Phrase) -> Iterator[str]:
    if phrase.main:
        line = described(phrase.act)[phrase.main]
        yield _line(f"{phrase.words}:", phrase.act.model_fields[phrase.main], line)
    if not phrase.opens:
        for key, (_, info, line) in phrase.fields().items():
            yield _line(key, info, line)


def _line(key: str, info: FieldInfo, line: str) -> str:
    needed = "" if info.is_required() else ", may be left out"
    says = line.replace(", in cents", "").replace("in hundredths of a person-year", "in person-years")
    written = _written_as(info.annotation)
    if (
        words_of(plain_type(info.annotation)) and says.count(",") > 1
    ):  # the description lists the words itself
        written, says = spoken(says).rstrip("."), ""
    return f"{code(key)} {written}{needed}. {says}".rstrip()


def _written_as(annotation: Any) -> str:
    kind = plain_type(annotation)
    if (words := words_of(kind)) is not None:
        return " · ".join(code(spoken(word)) for word in words)
    if get_origin(kind) is tuple:
        inner = plain_type(get_args(kind)[0])
        return "numbers or ranges" if inner is int else f"a list: {_written_as(inner)}"
    if get_origin(kind) is dict:
        return "several `key: number`"
    if is_record(kind):
        fields = kind.model_fields.items()
        return ", ".join(f"{code(spoken(name))} {_written_as(field.annotation)}" for name, field in fields)
    return _WRITTEN.get(kind, "words")


_WRITTEN: dict[Any, str] = {
    Written: "a text",
    Proposal: "the name of a proposal",
    int: "a number",
    Cents: "an amount",
    Hundredths: "a number",
    bool: "`yes` or `no`",
    date: "a day",
    datetime: "an instant",
    AwareDatetime: "an instant",
}


def refusals() -> str:
    """Every refusal by its name, which is what `refused` expects, and its sentence."""
    known = kinds_of_refusal()
    told = (name for name, kind in known.items() if not kind.__subclasses__())
    rows = ((code(name), _sentence(known[name])) for name in told)
    return markdown.table(("Name", "What the sender is told"), rows)


def _sentence(kind: type[Refusal]) -> str:
    return re.sub(r"\{(\w+)\}", r"*\1*", inspect.cleandoc(kind.__doc__ or "").replace("\n", " "))
