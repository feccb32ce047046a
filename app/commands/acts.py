"""Every act as a command, made of the catalogue: a new act has its command without a change here."""

from __future__ import annotations

import asyncio
import getpass
import inspect
from collections.abc import Callable
from typing import Any

from activities.connection import connect
from app.case_file.finding import Unreadable
from app.case_file.language import roles as everybody
from app.commands import screen
from app.commands.deposit import deposited
from app.commands.door import opened
from app.commands.given import Given, instant
from app.commands.house import BadInput, noun, prose
from app.commands.options import given_fields, parameters, roles
from app.desk import Desk
from models.base import clock
from models.base.words import spoken
from models.engine import policy
from models.engine.command import Act, Answer
from models.whole import catalogue

ENGINE = "time"
"""The role of the engine itself, whose acts nobody sends by hand."""


def run(act: type[Act], arguments: dict[str, Any]) -> None:
    """Read, deposit what is long, send, and tell the answer."""
    given = Given(arguments.get("language") or arguments.get("field_language") or "fi")
    if arguments["role"] not in everybody():
        may = " or ".join(roles(act))
        raise BadInput(sentences=f"There is no role '{arguments['role']}'. This act is for: {may}.")
    asked = given.act(act, given_fields(arguments), arguments.get("source"))
    try:
        happened_at = instant(arguments["happened_at"]) if arguments["happened_at"] else clock.now()
    except Unreadable as error:
        raise BadInput(sentences=f"{error.sentence} {error.suggestion}") from None
    journal = arguments.get("journal", "")

    async def send() -> Answer:
        with opened() as installation:
            client = await connect(installation.settings)
            kept = deposited(
                asked,
                given.papers,
                installation,
                journal,
                confidential=arguments.get("confidential", False),
                again=arguments["command_id"] is not None,
            )
            return await Desk(client, installation).act(
                act.name(),
                kept,
                journal=journal,
                actor=arguments["actor"] or getpass.getuser(),
                role=arguments["role"],
                happened_at=happened_at,
                command_id=arguments["command_id"],
                signal=arguments["signal"],
                seen=arguments["seen"],
            )

    tell(asyncio.run(send()), as_json=arguments["json"])


def tell(answer: Answer, *, as_json: bool) -> None:
    """An answer, for a program or for a person."""
    if as_json:
        screen.show_json(answer.model_dump(mode="json"))
        return
    screen.heading(answer.journal, screen.say(answer))
    for name, value in answer.values.items():
        screen.show(screen.in_days(f"{spoken(name)}: {value}"))


def command(act: type[Act]) -> Callable[..., None]:
    """The function that Typer makes a command of."""

    def act_from_the_command_line(**arguments: Any) -> None:
        run(act, arguments)

    act_from_the_command_line.__signature__ = inspect.Signature(list(parameters(act)))  # type: ignore[attr-defined]
    act_from_the_command_line.__annotations__ = {}
    return act_from_the_command_line


def panel(group: str) -> str:
    """Who uses a noun, as a heading of the help."""
    who = list(dict.fromkeys(role for act in by_hand() if act.noun == group for role in roles(act)))
    return " and ".join(filter(None, (", ".join(who[:-1]), who[-1]))).capitalize()


def by_hand() -> list[type[Act]]:
    """The acts that people send, in the order of the policy table."""
    names = dict.fromkeys(name for acts in policy.table().values() for name in acts)
    return [act for act in map(catalogue.ACTS.__getitem__, names) if roles(act) != (ENGINE,)]


for _act in by_hand():
    noun(_act.noun, panel(_act.noun)).command(
        _act.verb,
        help=prose(_act.__doc__ or ""),
        epilog=f"Example: {_act.example}" if _act.example else None,
        rich_help_panel=" or ".join(roles(_act)).capitalize(),
    )(command(_act))
