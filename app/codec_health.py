"""Whether the keys of what Temporal carries are here: those that its open histories name."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.codec_keys import ENCODED, ENCODING, KEY, KeysUnusable, read_keys
from activities.connection import TemporalUnreachable, connect
from activities.settings import Settings
from activities.stuck import running
from app.diagnosis import Diagnosis, told
from models.base.words import Listed

LOOKED_AT = 50
"""So many open histories are read, of all ages."""


def codec(settings: Settings) -> Diagnosis:
    """Every key is here that an open history names, and nobody else reads them."""
    file = settings.codec_keys
    try:
        here = set(read_keys(file)) if file else set()
        named = asyncio.run(_named(settings))
    except KeysUnusable as unusable:
        return Diagnosis(False, unusable.said, told("Put the file of keys back, as every worker has it."))
    except TemporalUnreachable:
        return Diagnosis(True, told("Which keys Temporal's histories need cannot be told without it."))
    if missing := sorted(named - here):
        what = told("Open histories name keys that are not here: {keys}.", keys=Listed.of(missing))
        remedy = told("Add their lines to the file of PYKALA_CODEC_KEYS, here and at every worker.")
        return Diagnosis(False, what, remedy)
    if file is None:
        return Diagnosis(True, told("What Temporal carries is not encoded."))
    if _open_to_others(file):
        what = told("Other users of this machine may read {file}.", file=str(file))
        return Diagnosis(False, what, told("`{command}` closes it.", command=f"chmod 600 {file}"))
    return Diagnosis(True, told("What Temporal carries is encoded, and its keys are here."))


def _open_to_others(file: Path) -> bool:
    return bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


async def _named(settings: Settings) -> set[str]:
    """The ids of the keys in some histories of workflows that run."""
    client = await connect(settings)
    known = sorted(await running(client))
    found: set[str] = set()
    for workflow in known[:: max(1, len(known) // LOOKED_AT)]:
        found |= await _named_in(client, workflow)
    return found


async def _named_in(client: Client, workflow: str) -> set[str]:
    try:
        history = await client.get_workflow_handle(workflow).fetch_history()
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return set()  # it has ended meanwhile
    carried = (payload for event in history.events for payload in _payloads(event))
    return {
        payload.metadata[KEY].decode(errors="replace")
        for payload in carried
        if payload.metadata.get(ENCODING) == ENCODED
    }


def _payloads(message: Message) -> Iterator[Payload]:
    """Every payload in a message, however deep."""
    if isinstance(message, Payload):
        yield message
        return
    for field, value in message.ListFields():
        if field.message_type is not None:
            for part in _parts(value):
                yield from _payloads(part)


def _parts(value: Any) -> Iterator[Message]:
    """The messages of a field: one, a list of them, or those of a map."""
    if isinstance(value, Message):
        yield value
        return
    parts = value.values() if hasattr(value, "values") else value
    yield from (part for part in parts if isinstance(part, Message))
