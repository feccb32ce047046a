"""Long texts by their hashes, in the open or behind a seal: however many, in one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from sqlalchemy import Engine, select

from activities.registry.database import reading
from activities.store import TEXTS, NotInStore, Store
from models.base.for_a_time import with_it
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.writing import Written
from models.tables.tables import SEALED


class BrokenText(Refusal):
    """The text {sha256} cannot be read: what lies under that name was altered. `pykala verify` names all that
    is wrong, and a backup has what was there before."""


def kept_texts(
    database: Engine, store: Store, wanted: Iterable[Written], as_read: Callable[[Text], Text] = with_it
) -> dict[str, Text]:
    """Hash → text; one that was erased or is missing is not there. Raises BrokenText.

    What is marked to be shown for a time is shown, unless they are read otherwise.
    """
    found: dict[str, str | bytes] = {}
    behind = set()
    for each in wanted:
        if not each.sealed:
            with suppress(NotInStore):  # it was sealed when its case became confidential, or is missing
                found[each.sha256] = store.get(TEXTS, each.sha256)
                continue
        behind.add(each.sha256)
    if behind:
        sealed = select(SEALED.c.sha256, SEALED.c.text).where(SEALED.c.sha256.in_(behind))
        with reading(database).connect() as connection:
            found |= {row.sha256: row.text for row in connection.execute(sealed)}
    return {sha256: as_read(_read(said, sha256)) for sha256, said in found.items()}


def open_text(store: Store, written: Written) -> Text | None:
    """A text that lies in the open; None of one that is sealed, be it since later, or missing.

    Raises BrokenText.
    """
    if not written.sealed:
        with suppress(NotInStore):
            return with_it(_read(store.get(TEXTS, written.sha256), written.sha256))
    return None


def _read(said: str | bytes, sha256: str) -> Text:
    try:
        return Text.model_validate_json(said)
    except ValueError:
        raise BrokenText(sha256=sha256) from None
