"""Short messages that nothing encodes pass the SDK's workflow worker as they are.

It walks through every part of each task three times as it comes and three times as it goes: for a codec, and
for what lies in the store. Where there is no codec and nothing is large enough to lie there, nothing comes of
it. This reaches into the SDK; a test sees whether it still asks for these two functions, and in this way.
"""

from __future__ import annotations

from temporalio.bridge import worker
from temporalio.bridge.proto.workflow_activation import WorkflowActivation
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.converter import DataConverter
from temporalio.converter._extstore import (
    _REFERENCE_ENCODING,
    _REFERENCE_MARKER_KEY,
    _REFERENCE_MESSAGE_TYPE,
    StorageOperationMetrics,
)

from activities.payloads import LARGE

_MARKS = (_REFERENCE_ENCODING, _REFERENCE_MARKER_KEY.encode(), _REFERENCE_MESSAGE_TYPE)
"""What stands in every message that names another one in the store."""

_decode, _encode = worker.decode_activation, worker.encode_completion


def pass_short_messages() -> None:
    """Have the workers of this process not look into what is short and not encoded."""
    worker.decode_activation = decode_activation
    worker.encode_completion = encode_completion


async def decode_activation(
    activation: WorkflowActivation,
    data_converter: DataConverter,
    decode_headers: bool,
    storage_concurrency_limit: int,
) -> StorageOperationMetrics:
    """As the SDK does it, where anything is to be decoded."""
    if data_converter.payload_codec is None:
        said = activation.SerializeToString()
        if not any(mark in said for mark in _MARKS):
            return StorageOperationMetrics()
    return await _decode(activation, data_converter, decode_headers, storage_concurrency_limit)


async def encode_completion(
    completion: WorkflowActivationCompletion,
    data_converter: DataConverter,
    encode_headers: bool,
    storage_concurrency_limit: int,
) -> StorageOperationMetrics:
    """As the SDK does it, where anything is to be encoded, or may be large."""
    if data_converter.payload_codec is None and completion.ByteSize() < LARGE:
        return StorageOperationMetrics()
    return await _encode(completion, data_converter, encode_headers, storage_concurrency_limit)
