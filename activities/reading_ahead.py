"""What takes long is read before a workflow asks for it: its task would be taken for one that hangs."""

from __future__ import annotations

from contextlib import suppress

from pydantic_core import from_json
from temporalio.api.common.v1 import Payload

from models.engine.snapshot import Snapshot


def read_what_takes_long(payload: Payload) -> None:
    """Read a snapshot here, so that it is at hand; to be called from a thread of its own."""
    with suppress(ValueError):  # what cannot be read is its reader's to say
        said = from_json(payload.data)
        if isinstance(said, dict) and said.get("snapshot"):
            _ = Snapshot.model_validate(said["snapshot"]).held
