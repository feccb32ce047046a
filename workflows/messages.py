"""Messages to a workflow: the command in one, or the refusal of one that holds none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pydantic import ValidationError
from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.common import RawValue

from workflows.asking import refused

with workflow.unsafe.imports_passed_through():
    from activities.codec_keys import UnknownKey
    from models.base.refusal import ActOfAnotherName, AddressedElsewhere, NotACommand
    from models.engine.command import Command
    from models.engine.look import Look
    from models.engine.message import Refused


def _problem(error: Exception) -> str:
    """What is wrong with a message, without the words that stood in it."""
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in error.errors())
    return type(error).__name__


def look_in(args: Sequence[RawValue]) -> Look:
    """What a message that tells to read on says; the first version's says nothing."""
    try:
        said = workflow.payload_converter().from_payload(args[0].payload, Look) if args else Look()
        return Look.model_validate(said)
    except UnknownKey:
        raise
    except Exception as error:
        raise refused(Refused.of(NotACommand(problem=_problem(error)))) from error


@lru_cache(maxsize=64)
def _read(message: bytes) -> Command:
    """A command; each is asked for twice, at the door and when it is carried out."""
    command: Command = workflow.payload_converter().from_payload(Payload.FromString(message), Command)
    return Command.model_validate(command)  # null is read as None, whatever was asked for


def command_in(name: str, args: Sequence[RawValue]) -> Command:
    """The command in a message, or a refusal of a message that is none."""
    try:
        command = _read(args[0].payload.SerializeToString(deterministic=True))
    except UnknownKey:  # a worker without the key takes no message away: its task fails, and is tried again
        raise
    except Exception as error:  # whatever is wrong with a message is its sender's to know
        raise refused(Refused.of(NotACommand(problem=_problem(error)))) from error
    if command.name != name:
        raise refused(Refused.of(ActOfAnotherName(message=name, act=command.name)))
    if command.journal != workflow.info().workflow_id:
        raise refused(Refused.of(AddressedElsewhere(journal=command.journal)))
    return command
