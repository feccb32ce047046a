"""The store: papers, attachments and long texts by their hash. What is there is never overwritten.

Only the file of a secret attachment can be taken away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from models.base.refusal import Refusal

TEXTS, PAPERS, ATTACHMENTS, PAYLOADS = "texts", "papers", "attachments", "payloads"


class NotInStore(Refusal):
    """The store has no {shelf} with the hash {sha256}."""


class StoreUnreadable(Refusal):
    """The store's {shelf} with the hash {sha256} cannot be read ({reason}). `pykala doctor` looks at the
    store; a backup has what was there before."""


class StoreUnusable(Refusal):
    """The store {store} cannot be used ({reason}); PYKALA_STORE names another."""


class Store:
    """Bytes by hash, in a folder or in an object store."""

    def __init__(self, address: str) -> None:
        self._store: ObjectStore
        if "://" in address:
            self._store = from_url(address)
        else:
            try:
                self._store = LocalStore(str(Path(address).absolute()), mkdir=True)
            except (OSError, BaseError) as error:
                raise StoreUnusable(store=address, reason=type(error).__name__) from None

    def put(self, shelf: str, content: bytes, sha256: str = "") -> str:
        """Keep bytes under their hash (or the hash of what they say); once is enough."""
        name = sha256 or hashlib.sha256(content).hexdigest()
        with suppress(AlreadyExistsError):
            obstore.put(self._store, f"{shelf}/{name}", content, mode="create")
        return name

    def forget(self, shelf: str, sha256: str) -> None:
        """Take away the bytes under a hash, if they are there."""
        with suppress(FileNotFoundError):
            obstore.delete(self._store, f"{shelf}/{sha256}")

    def get(self, shelf: str, sha256: str) -> bytes:
        """The bytes under a hash."""
        try:
            return bytes(obstore.get(self._store, f"{shelf}/{sha256}").bytes())
        except FileNotFoundError:
            raise NotInStore(shelf=shelf, sha256=sha256) from None
        except (OSError, BaseError) as error:
            raise StoreUnreadable(shelf=shelf, sha256=sha256, reason=type(error).__name__) from None

    def files(self) -> Iterator[tuple[str, str]]:
        """Shelf and name of every file that is there."""
        for some in obstore.list(self._store):
            for found in some:
                shelf, _, name = found["path"].partition("/")
                if name.isalnum():  # whatever else lies there is not ours
                    yield shelf, name
