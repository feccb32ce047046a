"""SQLite's own file calls, watched: the library that this Python uses tells of each write and each sync.

What a program hands to the library is called back before the library goes on: a VFS of ours stands before
the one of the system, and differs from it in nothing else.
"""

from __future__ import annotations

import _sqlite3
import ctypes
from _ctypes import CFuncPtr
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import ClassVar, Protocol

_OK = 0
_NEVER_FREED: list[object] = []
"""SQLite calls back as long as a connection is open, and of a test that failed one may stay so."""

_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_OpenFolder = CFUNCTYPE(c_int, c_void_p, POINTER(c_int))
_SetCall = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)
_GetCall = CFUNCTYPE(c_void_p, c_void_p, c_char_p)


class _Vfs(Structure):
    _fields_: ClassVar = [
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("calls", c_void_p * 12),  # delete … current_time_int64
        ("set_call", c_void_p),
        ("get_call", c_void_p),
        ("next_call", c_void_p),
    ]


class _Methods(Structure):
    _fields_: ClassVar = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),  # file_size … unfetch
    ]


class _File(Structure):
    _fields_: ClassVar = [("methods", POINTER(_Methods))]


class Watcher(Protocol):
    """Who is told."""

    def written(self) -> None:
        """A file was written to."""
        ...

    def synced(self, file: Path) -> None:
        """What was written to a file is on the disk."""
        ...

    def folder_synced(self, folder: Path) -> None:
        """The names in a folder are on the disk."""
        ...


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell of the calls, in the block, of every connection that is opened in it."""
    told = [watcher]
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    system = library.sqlite3_vfs_find(None)
    base = ctypes.cast(system, c_void_p)
    ours = _Vfs.from_buffer_copy(system.contents)
    ours.name, ours.next = b"watched", None
    opened, methods = _opening(system.contents, base, told)
    ours.open = ctypes.cast(opened, c_void_p)
    set_call, get_call = _SetCall(system.contents.set_call), _GetCall(system.contents.get_call)
    before = get_call(base, b"openDirectory")
    folder = _folder_call(_OpenFolder(before), told)
    set_call(base, b"openDirectory", ctypes.cast(folder, c_void_p))
    _NEVER_FREED.extend((ours, opened, methods, folder))
    library.sqlite3_vfs_register(ctypes.byref(ours), 1)
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(ours))
        library.sqlite3_vfs_register(system, 1)
        set_call(base, b"openDirectory", before)
        told.clear()


def _opening(system: _Vfs, base: c_void_p, told: Sequence[Watcher]) -> tuple[CFuncPtr, list[object]]:
    """How a file is opened, and what its methods need for as long as it is open."""
    open_it, paths = _Open(system.open), dict[int, Path]()
    ours: dict[int, _Methods] = {}
    kept: list[object] = [ours]

    def watched_methods(of_system: _Methods) -> _Methods:
        write_it, sync_it = _Write(of_system.write), _Sync(of_system.sync)

        def write(file: int, content: int, amount: int, offset: int) -> int:
            for watcher in told:
                watcher.written()
            done: int = write_it(file, content, amount, offset)
            return done

        def sync(file: int, flags: int) -> int:
            done: int = sync_it(file, flags)
            for watcher in told if done == _OK and file in paths else ():
                watcher.synced(paths[file])
            return done

        calls = _Write(write), _Sync(sync)
        kept.extend(calls)
        mine = _Methods.from_buffer_copy(of_system)
        mine.write, mine.sync = (ctypes.cast(call, c_void_p) for call in calls)
        return mine

    def opened(_: int, name: int | None, file: int, flags: int, out: int) -> int:
        done: int = open_it(base, name, file, flags, out)  # it keeps the name where it lies
        if done == _OK and name is not None:
            paths[file] = _path(name)
            place = ctypes.cast(file, POINTER(_File)).contents
            address = ctypes.addressof(place.methods.contents)
            if address not in ours:
                ours[address] = watched_methods(place.methods.contents)
            place.methods = ctypes.pointer(ours[address])
        return done

    return _Open(opened), kept


def _folder_call(open_it: CFuncPtr, told: Sequence[Watcher]) -> CFuncPtr:
    """SQLite opens a folder only to sync it."""

    def open_folder(name: int, out: int) -> int:
        done: int = open_it(name, out)
        for watcher in told if done == _OK else ():
            watcher.folder_synced(_path(name).parent)
        return done

    return _OpenFolder(open_folder)


def _path(name: int) -> Path:
    return Path(ctypes.string_at(name).decode())
