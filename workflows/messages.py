"""Messages to a workflow: the command in one, or the refusal of one that holds none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from pydantic import ValidationError
from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.common import RawValue

from workflows.asking import refused

with workflow.unsafe.imports_passed_through():
    from activities.codec_keys import UnknownKey
    from models.base.frozen import Frozen
    from models.base.refusal import ActOfAnotherName, AddressedElsewhere, NotACommand
    from models.engine.command import Command
    from models.engine.look import Look
    from models.engine.message import Refused, Registration

M = TypeVar("M", bound=Frozen)


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
def _read(message: bytes, kind: type[M]) -> M:
    """What a message holds; each is asked for twice, at the door and when it is carried out."""
    said = workflow.payload_converter().from_payload(Payload.FromString(message), kind)
    return kind.model_validate(said)  # null is read as None, whatever was asked for


def _held_in(message: RawValue, kind: type[M]) -> M:
    """What a message holds, or a refusal of one that does not hold it."""
    try:
        held: M = _read(message.payload.SerializeToString(deterministic=True), kind)
    except UnknownKey:  # a worker without the key takes no message away: its task fails, and is tried again
        raise
    except Exception as error:  # whatever is wrong with a message is its sender's to know
        raise refused(Refused.of(NotACommand(problem=_problem(error)))) from error
    return held


def registration_in(message: RawValue) -> Registration:
    """What is to be registered, or a refusal of a message that does not say it."""
    return _held_in(message, Registration)


def command_in(name: str, args: Sequence[RawValue]) -> Command:
    """The command in a message, or a refusal of a message that is none."""
    if not args:
        raise refused(Refused.of(NotACommand(problem=_problem(IndexError()))))
    command = _held_in(args[0], Command)
    if command.name != name:
        raise refused(Refused.of(ActOfAnotherName(message=name, act=command.name)))
    if command.journal != workflow.info().workflow_id:
        raise refused(Refused.of(AddressedElsewhere(journal=command.journal)))
    return command
