"""An act's fields as options of the command line, with what people write there."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import typer
from pydantic import AwareDatetime
from pydantic.fields import FieldInfo

from app.case_file.values import of_each, plain_type
from app.commands import metavar
from app.commands.choices import explained
from app.commands.completing import a_journal, of_field, of_kind
from app.commands.helping import field_words, help_words, worded
from app.desk.act_fields import is_description, structured, typed
from app.desk.files import read_text
from app.desk.giving import IN_LANGUAGES
from app.desk.may import roles
from app.language import language
from models.base.described import described
from models.base.language import Language
from models.base.money import Cents, Hundredths
from models.base.terms import Term
from models.base.writing import Written
from models.case.proposal import Proposal
from models.engine.command import ANY, AnyAct
from models.law.openness import is_said_in_languages, takes_own_words

COMMON = "Every act"
FIELD = "field_"
"""How the name of a parameter begins that is a field of the act."""
A_PROPOSAL = "Clauses, reasons, presenter and people, as in a case file (docs/case-file.md)."


def parameters(act: type[AnyAct]) -> Iterator[inspect.Parameter]:
    """The journal, the act's own fields (their names begin with `field_`), and what every act takes."""
    if act.on is not None:
        told, called_there = _journal(act.on)
        argument = typer.Argument(
            help=told,
            metavar=called_there,
            show_default=False,
            autocompletion=a_journal if act.on == ANY else of_kind(act.on),
        )
        yield _parameter("journal", str, argument)
    lines = described(act)
    files = [(name, info) for name, info in act.model_fields.items() if structured(info)]
    for name, info in act.model_fields.items():
        if not structured(info):
            yield from _plain(act, name, info, lines.get(name, ""))
        for part, inner in typed(info).items():
            told = described(plain_type(info.annotation)).get(part, "")
            yield _field(act, part, inner, told, required=False)
    if files:
        name, info = files[0]
        more = [help_words(A_PROPOSAL)] if plain_type(info.annotation) is Proposal else []
        told = " ".join([help_words("YAML file:"), field_words(lines.get(name, "")), *more])
        option = (
            typer.Argument(help=told, metavar=metavar.FILE, show_default=False)
            if is_description(info)
            else typer.Option("--from", help=told, metavar=metavar.FILE)
        )
        needed = info.is_required() and not typed(info)
        yield _parameter("source", Path, option, inspect.Parameter.empty if needed else None)
    if "user" in act.model_fields:
        told = help_words("The user of this machine, who types this; instead of --user.")
        yield _parameter("me", bool, typer.Option("--me", help=told), False)
    if "public" in act.model_fields:
        told = help_words(
            "Make a pair of keys: the private half into this new file, the other instead of --public."
        )
        yield _parameter("make", Path, typer.Option("--make", help=told, metavar=metavar.FILE), None)
    long = any(
        plain_type(info.annotation) is Written or takes_own_words(info.annotation)
        for info in act.model_fields.values()
    )
    if long or any(not is_description(info) for _, info in files):
        yield from _texts(act)
    if act.into_a_folder:
        told = help_words("The folder that it is put into.")
        option = typer.Option("--folder", help=told, metavar=metavar.FOLDER)
        yield _parameter("folder", Path, option, Path(FOLDER_OF[act.noun]))
    yield from _common(act)


FOLDER_OF = {"paper": "papers", "attachment": "attachments"}
"""Into which folder an act's things are put unless another one is said, by its noun."""


def given_fields(arguments: dict[str, Any]) -> dict[str, Any]:
    """The act's own fields among the arguments."""
    return {name.removeprefix(FIELD): value for name, value in arguments.items() if name.startswith(FIELD)}


def written(act: type[AnyAct], journal: str, role: str, also: Sequence[str] = ()) -> str:
    """The command of an act on a journal, with everything that has to be said there for what it says: `also`
    names fields that may be left out elsewhere."""
    words = ["pykala", act.noun, act.verb, f"'{journal}'"]
    for name, info in act.model_fields.items():
        if info.is_required() or name in (*act.one_of[:1], *also):
            words.append(_said_for(name, info))
    if len(roles(act)) > 1:
        words.append(f"--role {role}")
    return " ".join(words)


def _said_for(name: str, info: FieldInfo) -> str:
    if inner := typed(info):
        return " ".join(_said_for(part, of) for part, of in inner.items() if of.is_required())
    if structured(info):
        return worded(metavar.FILE) if is_description(info) else f"--from {worded(metavar.FILE)}"
    kind = plain_type(info.annotation)
    return f"{called(name)} {help_words('WORD') if _chosen(kind) else worded(_first_of(_written(kind)))}"


def _first_of(ways: str) -> str:
    """The first of the ways in which a value is written: TEXT, where it may be @FILE too."""
    return ways.partition(" or ")[0]


def _chosen(kind: Any) -> bool:
    """Whether it is one of a few words."""
    return (isinstance(kind, type) and issubclass(kind, Enum)) or get_origin(kind) is Literal


def called(name: str) -> str:
    """A field of an act as the command line calls it."""
    return f"--{name.replace('_', '-')}"


def at_file(written: str) -> str:
    """A long text as it is, or from the file that it names with @."""
    return read_text(Path(written[1:])) if written.startswith("@") else written


def lines_of(written: str) -> list[str]:
    """One value as it is; or those of the file that it names with @, one a line, without what follows a #."""
    if not written.startswith("@"):
        return [written]
    lines = (line.partition("#")[0].strip() for line in at_file(written).splitlines())
    return [line for line in lines if line]


def _field(
    act: type[AnyAct], name: str, info: FieldInfo, line: str, *, required: bool = True
) -> inspect.Parameter:
    kind = plain_type(info.annotation)
    option = called(name)
    several = get_origin(kind) in (tuple, dict)
    choices = _chosen(kind)
    annotation = kind if choices or kind is bool else list[str] if several else str
    default: Any = inspect.Parameter.empty if required and info.is_required() else None
    if kind is bool:
        default = False
    elif not info.is_required() and choices:
        default = info.default
    told = " ".join(
        [
            field_words(line),
            *[help_words("Repeat it for several, or name a file with one a line: @FILE.")] * several,
        ]
    )
    written = None if choices or kind is bool else _written(kind)
    named = typer.Option(option, help=told, metavar=written, autocompletion=of_field(act.name(), name))
    return _parameter(f"{FIELD}{name}", annotation, named, default)


def _plain(act: type[AnyAct], name: str, info: FieldInfo, line: str) -> Iterator[inspect.Parameter]:
    yield _field(act, name, info, line)
    if is_said_in_languages(info.annotation):
        yield _in_languages(name, several=of_each(info.annotation) is not info.annotation)


def _in_languages(name: str, *, several: bool) -> inspect.Parameter:
    told = help_words(
        "The same text in another language, for papers that are made in it: sv=TEXT or sv=@FILE. Repeat it "
        "for several."
    )
    if several:
        told = " ".join([told, help_words("Those of a language stand in the order of the texts.")])
    option = typer.Option(f"{called(name)}-in", help=told, metavar=metavar.IN_LANGUAGE)
    return _parameter(f"{FIELD}{name}{IN_LANGUAGES}", list[str], option, None)


def _written(kind: Any) -> str:
    """How a value is written, for the help."""
    if get_origin(kind) is tuple:
        inner = plain_type(get_args(kind)[0])
        return metavar.NUMBERS if inner is int else _written(inner)
    if get_origin(kind) is dict:
        return metavar.IN_LANGUAGE if get_args(kind)[0] == Language else metavar.SCORES
    if kind in (datetime, AwareDatetime):
        return metavar.INSTANT
    return {
        Written: metavar.LONG_TEXT,
        int: metavar.NUMBER,
        Cents: metavar.AMOUNT,
        Hundredths: metavar.NUMBER,
        date: metavar.DAY,
    }.get(kind, metavar.TEXT)


def _journal(kind: str) -> tuple[str, str]:
    """What the journal is that an act of this kind is addressed to, and what stands for it."""
    return {
        "case": (help_words("Register number of the case, for example 'HEL 2021-002935'."), "CASE"),
        "meeting": (help_words("The meeting, for example khs-2021-03-15."), "MEETING"),
        "follow_up": (
            help_words("The follow-up: the case and its decision, 'HEL 2021-002935/khs-2021-216'."),
            "FOLLOW-UP",
        ),
    }.get(kind, (help_words("The journal it is addressed to."), "JOURNAL"))


def _role(name: str) -> str:
    return explained(Term("role", name), language())


def _texts(act: type[AnyAct]) -> Iterator[inspect.Parameter]:
    if "language" not in act.model_fields:
        told = help_words("Language in which the texts are written; that of the case or the body by default.")
        option = typer.Option("--language", help=told, rich_help_panel=COMMON)
        yield _parameter("language", Language, option, None)
    told = help_words(
        "Keep the texts out of the store and the papers; those of a confidential case always are, those of a "
        "partly confidential one only where this is said."
    )
    option = typer.Option("--confidential", help=told, rich_help_panel=COMMON)
    yield _parameter("confidential", bool, option, False)


def _common(act: type[AnyAct]) -> Iterator[inspect.Parameter]:
    may = roles(act)
    when = [*([] if "at" in act.model_fields else ["--at"]), "--when", "--happened-at"]
    told_when = help_words("When it happened, in local time, from which deadlines count; now by default.")
    told_later = help_words(
        "Why it is entered only on a later day than it happened; papers print it, so it is public."
    )
    told_actor = help_words(
        "Who acts, as the record will name them; PYKALA_ACTOR or the user of this machine by default. In a "
        "registry that knows people it is you, and another only by a recorded right to act for them."
    )
    told_id = help_words("Send the same command again: it is carried out once, however often it is sent.")
    told_seen = help_words(
        "Refuse it if something that concerns it has changed since this fact of the journal."
    )
    told_signal = help_words("Do not wait for the outcome; `pykala answer` tells it later.")
    every: tuple[tuple[str, Any, Any, Any], ...] = (
        ("actor", str, _option("--actor", help=told_actor, envvar="PYKALA_ACTOR", metavar="NAME"), None),
        (
            "role",
            str,
            _option(
                "--role",
                help=help_words(
                    "As what: {roles}.",
                    roles=help_words(" or ").join(map(_role, may)),
                ),
                metavar="ROLE",
            ),
            None,
        ),
        ("happened_at", str, _option(*when, help=told_when, metavar=metavar.INSTANT), None),
        ("later_because", str, _option("--later-because", help=told_later, metavar=metavar.TEXT), ""),
        ("command_id", str, _option("--command-id", help=told_id, metavar="ID"), None),
        ("seen", int, _option("--seen", help=told_seen, metavar=metavar.NUMBER, min=0), None),
        ("signal", bool, _option("--signal", help=told_signal), False),
        ("json", bool, _option("--json", help=help_words("Print the answer as JSON.")), False),
    )
    for name, annotation, option, default in every:
        yield _parameter(name, annotation, option, default)


def _option(*names: str, **more: Any) -> Any:
    return typer.Option(*names, rich_help_panel=COMMON, show_envvar=False, **more)


def _parameter(
    name: str, kind: Any, option: Any, default: Any = inspect.Parameter.empty
) -> inspect.Parameter:
    annotation = Annotated[kind, option] if default is not None else Annotated[kind | None, option]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
