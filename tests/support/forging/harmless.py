"""What passes, though somebody kept the heads, and why that does no harm."""

from __future__ import annotations

from models.tables.noted import NOT_HELD

HARMLESS = {
    **NOT_HELD,
    "drain: a row added": "a worker that nobody knows is struck off when one starts",
    "public_journal: a row added": "what the search has read is read anew as the rows are rebuilt",
    "subscription: a row added": "a reader of public mail, who can end it; nothing of the record hangs on it",
    "subscriber_told: a row added": "a mail to a reader, of which nothing of the record hangs",
    "refused: a row added": "an act that was refused afterwards; the heads tell what was before them",
    "sealed: a row added": "a text that was laid down afterwards, and that no fact names",
    "store/texts: a file added": "nobody reads what no fact names",
    "store/attachments: a file added": "nobody reads what no fact names",
    "store/papers: a file added": "nobody reads what no paper names",
}
"""By what is forged, or what and how."""


def why_harmless(what: str, how: str) -> str | None:
    """Why a forgery does no harm; None if it does."""
    return HARMLESS.get(what) or HARMLESS.get(f"{what}: {how}")
