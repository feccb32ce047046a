"""A message that is encoded, where no key is set: its reader is told which key it needs."""

from __future__ import annotations

from typing import Any

from temporalio.api.common.v1 import Payload
from temporalio.contrib.pydantic import PydanticPayloadConverter
from temporalio.converter import EncodingPayloadConverter

from activities.codec_keys import ENCODED, KEY, UnknownKey


class _NotDecoded(EncodingPayloadConverter):
    @property
    def encoding(self) -> str:
        return ENCODED.decode()

    def to_payload(self, value: Any) -> Payload | None:  # noqa: ARG002 - nothing is written so
        return None

    def from_payload(self, payload: Payload, type_hint: type | None = None) -> Any:  # noqa: ARG002 - not read
        raise UnknownKey(key=payload.metadata[KEY].decode(errors="replace"))


class OurPayloadConverter(PydanticPayloadConverter):
    """Reads and writes as pydantic does. What a codec has encoded raises UnknownKey where none is set."""

    def __init__(self) -> None:
        super().__init__()
        self.converters = {**self.converters, ENCODED: _NotDecoded()}
