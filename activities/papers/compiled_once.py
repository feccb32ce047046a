"""Templates are compiled once in a process, for all languages and towns."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any

from jinja2 import pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import Context


class CompiledOnce(BytecodeCache):
    """What templates came to, by their names and sources, in memory: for environments of one kind.

    Their own filters are `asked_each_time`, or what one said of a constant would stand in the code of all.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled of the same source, if it was."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


def asked_each_time(answer: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is asked of constants too as a paper is made, and not as its template is compiled."""

    @pass_context
    def asked(_: Context, *given: Any, **named: Any) -> Any:
        return answer(*given, **named)

    return asked
