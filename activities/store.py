"""The store: papers, attachments and long texts by their hash. What is there is never overwritten.

What was put is on the disk: a fact may name it. What can be taken away is the file of a secret
attachment, and a message that no history needs any more.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import ObjectStore, from_url

from activities import lasting
from models.base.refusal import Refusal

TEXTS, PAPERS, ATTACHMENTS, PAYLOADS = "texts", "papers", "attachments", "payloads"


class NotInStore(Refusal):
    """The store has no {shelf} with the hash {sha256}."""


class StoreUnreadable(Refusal):
    """The store's {shelf} with the hash {sha256} cannot be read ({reason}). `pykala doctor` looks at the
    store; a backup has what was there before."""


class StoreUnusable(Refusal):
    """The store {store} cannot be used ({reason}); PYKALA_STORE names another."""


class Shelves(Protocol):
    """Where the store's files lie. What is not there is a FileNotFoundError."""

    def put(self, shelf: str, name: str, content: bytes) -> None:
        """Keep a file, unless one of that name is there; a message that is there is as young as a new one."""
        ...

    def get(self, shelf: str, name: str) -> bytes:
        """The bytes of a file."""
        ...

    def forget(self, shelf: str, name: str) -> None:
        """Take a file away."""
        ...

    def files(self) -> Iterator[tuple[str, str]]:
        """Shelf and name of every file that is there."""
        ...

    def since(self, shelf: str) -> Iterator[tuple[str, datetime]]:
        """The name of every file on a shelf, and since when it is kept."""
        ...


class Store:
    """Bytes by hash, in a folder or in an object store."""

    def __init__(self, address: str) -> None:
        self._address = address
        folder = folder_of(address)
        self._shelves: Shelves = Bucket(from_url(address)) if folder is None else Folder(folder)

    def put(self, shelf: str, content: bytes, sha256: str = "") -> str:
        """Keep bytes under their hash (or the hash of what they say); once is enough."""
        name = sha256 or hashlib.sha256(content).hexdigest()
        try:
            self._shelves.put(shelf, name, content)
        except (OSError, BaseError) as error:
            raise StoreUnusable(store=self._address, reason=type(error).__name__) from None
        return name

    def forget(self, shelf: str, sha256: str) -> None:
        """Take away the bytes under a hash, if they are there."""
        with suppress(FileNotFoundError):
            self._shelves.forget(shelf, sha256)

    def get(self, shelf: str, sha256: str) -> bytes:
        """The bytes under a hash."""
        try:
            return self._shelves.get(shelf, sha256)
        except FileNotFoundError:
            raise NotInStore(shelf=shelf, sha256=sha256) from None
        except (OSError, BaseError) as error:
            raise StoreUnreadable(shelf=shelf, sha256=sha256, reason=type(error).__name__) from None

    def files(self) -> Iterator[tuple[str, str]]:
        """Shelf and name of every file that is there."""
        return self._shelves.files()

    def sweep(self, shelf: str, before: datetime) -> int:
        """Take away what was put on a shelf before a time, and not again since; how many files."""
        swept = 0
        for name, since in self._shelves.since(shelf):
            if since < before:
                self.forget(shelf, name)
                swept += 1
        return swept


def folder_of(address: str) -> Path | None:
    """The folder that an address of a store names; None of an object store."""
    if "://" not in address:
        return Path(address).absolute()
    url = urlsplit(address)
    return Path(unquote(url.path)) if url.scheme == "file" else None


class Folder:
    """A folder of this machine, with a folder for each shelf."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, shelf: str, name: str, content: bytes) -> None:
        """Keep a file; of two writers of the same hash the second one writes the same bytes."""
        file = self._file(shelf, name)
        try:
            os.utime(file)
        except FileNotFoundError:
            lasting.write(file, content)
        else:
            lasting.sync_folder(file.parent)  # whoever put it there may not have come so far

    def get(self, shelf: str, name: str) -> bytes:
        """The bytes of a file."""
        return self._file(shelf, name).read_bytes()

    def forget(self, shelf: str, name: str) -> None:
        """Take a file away."""
        lasting.remove(self._file(shelf, name))

    def files(self) -> Iterator[tuple[str, str]]:
        """Shelf and name of every file; whatever else lies in the folder is not ours."""
        for file in self._folder.glob("*/*"):
            if file.name.isalnum():
                yield file.parent.name, file.name

    def since(self, shelf: str) -> Iterator[tuple[str, datetime]]:
        """The name of every file on a shelf, and since when it is kept."""
        for file in (self._folder / shelf).glob("*"):
            with suppress(FileNotFoundError):
                if file.name.isalnum():
                    yield file.name, datetime.fromtimestamp(file.stat().st_mtime, UTC)

    def _file(self, shelf: str, name: str) -> Path:
        if not name.isalnum():  # a hash; anything else might lead out of the folder
            raise FileNotFoundError(name)
        return self._folder / shelf / name


class Bucket:
    """An object store: what it has taken is kept."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def put(self, shelf: str, name: str, content: bytes) -> None:
        """Keep an object, unless one of that name is there; a message is written anew, to be young again."""
        mode: Literal["create", "overwrite"] = "overwrite" if shelf == PAYLOADS else "create"
        with suppress(AlreadyExistsError):
            obstore.put(self._store, f"{shelf}/{name}", content, mode=mode)

    def get(self, shelf: str, name: str) -> bytes:
        """The bytes of an object."""
        return bytes(obstore.get(self._store, f"{shelf}/{name}").bytes())

    def forget(self, shelf: str, name: str) -> None:
        """Take an object away."""
        obstore.delete(self._store, f"{shelf}/{name}")

    def files(self) -> Iterator[tuple[str, str]]:
        """Shelf and name of every object; whatever else lies in the store is not ours."""
        for some in obstore.list(self._store):
            for found in some:
                shelf, _, name = found["path"].partition("/")
                if name.isalnum():
                    yield shelf, name

    def since(self, shelf: str) -> Iterator[tuple[str, datetime]]:
        """The name of every object on a shelf, and since when it is kept."""
        for some in obstore.list(self._store, f"{shelf}/"):
            for found in some:
                name = found["path"].partition("/")[2]
                if name.isalnum():
                    yield name, found["last_modified"]
