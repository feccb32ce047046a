"""A message that is encoded, where no key is set: its reader is told which key it needs."""

from __future__ import annotations

from typing import Any, Self

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
    """Reads and writes as pydantic does. What a codec has encoded raises UnknownKey where none is set.

    It holds nothing of whom it reads for, and the SDK asks for one several times a task: it is made once.
    """

    _made: Self | None = None

    def __new__(cls) -> Self:
        if cls._made is None:
            cls._made = made = super().__new__(cls)
            PydanticPayloadConverter.__init__(made)
            made.converters = {**made.converters, ENCODED: _NotDecoded()}
        return cls._made

    def __init__(self) -> None:
        """Nothing is to be made again."""
