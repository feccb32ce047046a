"""The payload codec: what Temporal carries is encrypted, and names its key by an id."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import PayloadCodec

from activities.codec_keys import ENCODED, ENCODING, KEY, MessageAltered, UnknownKey
from activities.reading_ahead import read_what_takes_long

_NONCE = 12
_LONG = 128 * 1024
"""So many bytes are decoded beside the loop, on which others wait."""


class Codec(PayloadCodec):
    """AES-GCM under the first of the keys; read is what any of them encoded, and what nothing did."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._active = next(iter(keys))
        self._ciphers = {id_: AESGCM(key) for id_, key in keys.items()}

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Encrypt messages with the active key."""
        return [self._encoded(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Read messages again. Raises UnknownKey or MessageAltered."""
        return [await self._decoded(payload) for payload in payloads]

    def _encoded(self, payload: Payload) -> Payload:
        nonce, id_ = os.urandom(_NONCE), self._active.encode()
        sealed = self._ciphers[self._active].encrypt(nonce, payload.SerializeToString(), id_)
        return Payload(metadata={ENCODING: ENCODED, KEY: id_}, data=nonce + sealed)

    async def _decoded(self, payload: Payload) -> Payload:
        if payload.metadata.get(ENCODING) != ENCODED:
            return payload
        if len(payload.data) < _LONG:
            return self._opened(payload)
        return await asyncio.to_thread(self._read, payload)

    def _opened(self, payload: Payload) -> Payload:
        id_ = payload.metadata[KEY]
        key = id_.decode(errors="replace")
        if key not in self._ciphers:
            raise UnknownKey(key=key)
        try:
            plain = self._ciphers[key].decrypt(payload.data[:_NONCE], payload.data[_NONCE:], id_)
        except (InvalidTag, ValueError):
            raise MessageAltered(key=key) from None
        return Payload.FromString(plain)

    def _read(self, payload: Payload) -> Payload:
        opened = self._opened(payload)
        read_what_takes_long(opened)
        return opened
