"""Messages too large for Temporal's history: they lie in the store, and the history holds their hash.

What Temporal carries is bounded: a message of more than 2 MB fails its task for ever, and a history of
more than 4 MB has to begin anew. A whole journal may be larger.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Self

from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    DataConverter,
    DefaultFailureConverterWithEncodedAttributes,
    ExternalStorage,
    StorageDriver,
    StorageDriverClaim,
    StorageDriverRetrieveContext,
    StorageDriverStoreContext,
)

from activities.codec_keys import read_keys
from activities.not_decoded import OurPayloadConverter
from activities.reading_ahead import read_what_takes_long
from activities.store import PAYLOADS, Store
from models.base.refusal import Refusal

LARGE = 128 * 1024
"""Messages of so many bytes enter no history: an order and its answer below it are 256 kB at most."""

SHA256 = "sha256"


class PayloadAltered(Refusal):
    """The message {sha256} in the store is not what was put there."""


class PayloadShelf(StorageDriver):
    """The store's shelf of messages, each under its hash."""

    def __init__(self, store: str) -> None:
        self._address = store

    @cached_property
    def _store(self) -> Store:
        """Opened when the first large message comes: a door that sends small ones makes no folder."""
        return Store(self._address)

    def name(self) -> str:
        """What histories call this shelf, for ever."""
        return "pykala"

    async def store(
        self, _context: StorageDriverStoreContext, payloads: Sequence[Payload]
    ) -> list[StorageDriverClaim]:
        """Put messages on the shelf."""
        return await asyncio.to_thread(lambda: [self._put(payload) for payload in payloads])

    async def retrieve(
        self, _context: StorageDriverRetrieveContext, claims: Sequence[StorageDriverClaim]
    ) -> list[Payload]:
        """Take messages from the shelf. Raises NotInStore or PayloadAltered."""
        return await asyncio.to_thread(lambda: [self._get(claim) for claim in claims])

    def _put(self, payload: Payload) -> StorageDriverClaim:
        content = payload.SerializeToString(deterministic=True)
        return StorageDriverClaim({SHA256: self._store.put(PAYLOADS, content)})

    def _get(self, claim: StorageDriverClaim) -> Payload:
        sha256 = claim.claim_data[SHA256]
        content = self._store.get(PAYLOADS, sha256)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise PayloadAltered(sha256=sha256)
        payload = Payload.FromString(content)
        del content  # as large again as what is read next
        read_what_takes_long(payload)
        return payload


@dataclass(frozen=True)
class OneForAll(DataConverter):
    """A converter that is the same whoever stores: our shelf does not ask who that is.

    The SDK makes one anew for each workflow and command else, several for each message. That it asks for one
    by this name is its own affair, and a test sees whether it still does.
    """

    def _with_store_context(self, store_ctx: StorageDriverStoreContext) -> Self:  # noqa: ARG002
        return self


def data_converter(store: str, keys: Path | None = None) -> DataConverter:
    """How every client and every worker of an installation writes its messages; `store` is its address.

    With a file of keys messages are encoded, and the words of failures with them: first of all, so that what
    lies in the store is encoded too. The SDK calls its ExternalStorage experimental; nothing else here knows
    of it. Raises KeysUnusable.
    """
    large = ExternalStorage(drivers=[PayloadShelf(store)], payload_size_threshold=LARGE)
    converter = OneForAll(payload_converter_class=OurPayloadConverter, external_storage=large)
    if keys is None:
        return converter
    library = import_module("activities.codec")  # it loads cryptography
    return replace(
        converter,
        payload_codec=library.Codec(read_keys(keys)),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
