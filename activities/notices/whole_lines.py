"""Headers of a mail that stand in one line, however long: an address is no address once it is folded."""

from __future__ import annotations

from email import policy
from email.headerregistry import BaseHeader, HeaderRegistry, UniqueUnstructuredHeader
from email.policy import Policy
from typing import cast


class WholeLineHeader(UniqueUnstructuredHeader):
    """A header that is never folded; the registry of headers makes it one by its base of all headers."""

    name: str
    """What it is called."""

    def fold(self, *, policy: Policy) -> str:
        """The header as it is sent."""
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", cast(type[BaseHeader], WholeLineHeader))

WITH_WHOLE_LINES = policy.default.clone(header_factory=_HEADERS)
"""The policy of a mail that has such headers."""
