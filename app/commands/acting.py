"""An act is sent from the command line: read, deposited, answered, told."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from typer._click.globals import get_current_context

from activities.connection import connect
from app.case_file.finding import Meaningless
from app.commands import screen
from app.commands.handing_out import hand_out, handed_out_to_everybody
from app.commands.options import at_file, called, given_fields, lines_of
from app.desk.acting import Desk
from app.desk.bad_input import BadInput
from app.desk.depositing import deposited, withdrawn_if_refused
from app.desk.entering import opened
from app.desk.giving import Given, instant
from app.desk.hands import SayTheRole, hands_of, user_of_this_machine
from app.desk.keys import making_key
from app.desk.may import everybody, roles
from app.desk.reading.confidential import READING
from app.desk.reading.tongue import language_of_texts
from app.desk.reading.unreached import unreached
from models.base import clock
from models.base.language import Language
from models.base.terms import spoken
from models.base.words import Listed, Said
from models.engine.command import Answer, AnyAct
from models.law.appeal import Appeal
from models.law.outcome import Outcome
from models.matter.vote import Side


def run(act: type[AnyAct], arguments: dict[str, Any]) -> None:
    """Read, deposit what is long, send, and tell the answer; what the door itself knows is filled in."""
    if handed_out_to_everybody(act, arguments):
        return
    if arguments.get("me"):
        arguments["field_user"] = user_of_this_machine()
    if arguments.get("make"):
        with making_key(arguments["make"]) as public:
            _send(act, {**arguments, "field_public": public})
    else:
        _send(act, arguments)


def _send(act: type[AnyAct], arguments: dict[str, Any]) -> None:
    said: Language | None = arguments.get("language") or arguments.get("field_language")
    language = said or language_of_texts(arguments.get("journal", ""))
    given = Given(language, called, at_file, lines_of)
    if arguments["role"] not in (None, *everybody()):
        raise BadInput(
            sentences=Said.why(
                "There is no role '{role}'. This act is for: {roles} (--role {codes}).",
                role=arguments["role"],
                roles=Listed.of(map(screen.role, roles(act)), "or"),
                codes=Listed.of(roles(act), "or"),
            )
        )
    asked = given.act(act, given_fields(arguments), arguments.get("source"))
    try:
        happened_at = instant(arguments["happened_at"]) if arguments["happened_at"] else clock.now()
    except Meaningless as error:
        raise BadInput(sentences=f"{error.sentence} {error.suggestion}") from None

    async def send() -> tuple[Answer, tuple[str, ...]]:
        with opened() as installation:
            journal = installation.registry.spelled(arguments.get("journal", ""))
            hands = hands_of(installation, arguments["actor"])
            try:
                role = hands.role(asked, arguments["role"], lambda: installation.registry.held(journal))
            except SayTheRole as unsaid:
                raise BadInput(sentences="\n".join((screen.say(unsaid), *again(unsaid.roles)))) from None
            client = await connect(installation.settings)
            kept = deposited(
                asked,
                given.papers,
                installation,
                journal,
                confidential=arguments.get("confidential", False),
                again=arguments["command_id"] is not None,
            )
            with withdrawn_if_refused(kept, installation):
                answer = await Desk(client, installation).act(
                    act.name(),
                    kept.act,
                    journal=journal,
                    actor=hands.actor,
                    on_behalf_of=hands.on_behalf_of,
                    role=role,
                    happened_at=happened_at,
                    command_id=arguments["command_id"],
                    signal=arguments["signal"],
                    seen=arguments["seen"],
                    later_because=arguments["later_because"],
                )
            return answer, unreached(installation, answer.command_id)

    answer, nobody = asyncio.run(send())
    if not (arguments["json"] and act in READING):
        tell(answer, nobody, as_json=arguments["json"])
    hand_out(act, answer, arguments)


def tell(answer: Answer, nobody: tuple[str, ...] = (), *, as_json: bool) -> None:
    """An answer, and whom its notices do not reach, for a program or for a person."""
    if as_json:
        screen.show_json({**answer.model_dump(mode="json"), **({"unreached": nobody} if nobody else {})})
        return
    screen.heading(screen.journal(answer.journal), screen.say(answer))
    for name, value in answer.values.items():
        given = WORDS[name](value) if name in WORDS and isinstance(value, str) else value
        screen.show(f"{screen.say(GIVEN[name]) if name in GIVEN else spoken(name)}: {screen.worded(given)}")
    if nobody:
        screen.show(
            screen.words(
                "Nobody knows where mail goes for {people}. `pykala person contact` says it of a person, "
                "`pykala address set` of anybody else; what waits for them is sent then.",
                people=Listed.of(nobody),
            )
        )


def again(roles: Iterable[str]) -> Iterator[str]:
    """The line that was typed, once more for each of these roles."""
    typed = shlex.join(get_current_context().meta["argv"])
    yield from (f"  pykala {typed} --role {role}" for role in roles)


WORDS: dict[str, type[StrEnum]] = {"outcome": Outcome, "appeal": Appeal, "winner": Side}
"""What an act gives by a word of the program; anything else is a number or somebody's own."""

GIVEN = {
    "section": screen.part("section"),
    "outcome": screen.part("outcome"),
    "appeal": screen.part("appeal"),
    "vote": screen.part("vote"),
    "winner": screen.part("winner"),
    "elected": screen.part("elected"),
    "motion": screen.part("motion"),
    "remark": screen.part("remark"),
}
"""The names of what acts give."""
