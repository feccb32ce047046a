"""How the tests look for a word that must be nowhere: as it is, and as machines write it."""

from __future__ import annotations

import logging
import zlib
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path

from temporalio.api.sdk.v1 import WorkflowMetadata
from temporalio.client import Client


def guises(word: str) -> frozenset[bytes]:
    """A word of ASCII in every writing: UTF-8 and UTF-16, and inside base64 wherever it may begin."""
    plain = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    plain += [each for cased in (word.lower(), word.upper()) for each in (cased.encode(),)]
    return frozenset([*plain, *(part for each in plain for part in _in_base64(each))])


def _in_base64(plain: bytes) -> Iterator[bytes]:
    for offset in range(3):
        coded = b64encode(b"\0" * offset + plain).rstrip(b"=")
        inside = coded[-(-offset * 8 // 6) + (1 if offset else 0) : -1]
        yield inside
        yield inside.replace(b"+", b"-").replace(b"/", b"_")


def inflated(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what any zlib or gzip stream in them unpacks to."""
    yield content
    for sign, bits in ((b"\x78\x01", 15), (b"\x78\x9c", 15), (b"\x78\xda", 15), (b"\x1f\x8b\x08", 31)):
        start = content.find(sign)
        while start >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj(bits).decompress(content[start:])
            start = content.find(sign, start + 1)


def tells(content: bytes | str, word: str) -> bool:
    """Whether a word stands there in some guise."""
    raw = content.encode() if isinstance(content, str) else content
    wanted = guises(word)
    return any(guise in part for part in inflated(raw) for guise in wanted)


def files_that_tell(folder: Path, word: str) -> list[str]:
    """The files below a folder that tell a word, in their name or in their bytes."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [
        str(file.relative_to(folder))
        for file in files
        if tells(str(file.relative_to(folder)), word) or tells(file.read_bytes(), word)
    ]


async def everything_in_temporal(client: Client) -> AsyncIterator[tuple[str, bytes]]:
    """Histories, memos, summaries and current details of all workflows; payloads stand there undecoded."""
    async for execution in client.list_workflows():
        handle = client.get_workflow_handle(execution.id, run_id=execution.run_id)
        history = await handle.fetch_history()
        yield f"{execution.id} history", b"\n".join(event.SerializeToString() for event in history.events)
        yield f"{execution.id} history as JSON", history.to_json().encode()
        described = await handle.describe()
        yield f"{execution.id} description", described.raw_description.SerializeToString()
        details: WorkflowMetadata = await handle.query(
            "__temporal_workflow_metadata", result_type=WorkflowMetadata
        )
        yield f"{execution.id} details", details.SerializeToString()


@contextmanager
def listening() -> Iterator[StringIO]:
    """What every logger says meanwhile, down to the smallest thing."""
    log, root = StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(log), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
