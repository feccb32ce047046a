"""Workflow code in the thread of the event loop: it waits for nothing, another thread is only a hand-over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class InThisThread(ThreadPoolExecutor):
    """Does what it is given before it returns; no thread is ever begun.

    A workflow is an event loop of its own, and a thread has one at a time: ours steps aside meanwhile.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it now; what came of it, an error too, is in the Future."""
        done: Future[T] = Future()
        ours = asyncio._get_running_loop()  # noqa: SLF001 - made for those who bring a loop
        asyncio._set_running_loop(None)  # noqa: SLF001
        try:
            done.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - whoever waits for it is told, as by any executor
            done.set_exception(error)
        finally:
            asyncio._set_running_loop(ours)  # noqa: SLF001
        return done
