"""The sides of the comparison, by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from temporalio.client import Client

from bench import naive_side, product
from bench.task import Player, Task

WORKERS: dict[str, Callable[[Task], AbstractAsyncContextManager[None]]] = {
    "product": product.worker,
    "naive": naive_side.worker,
    "unsandboxed": naive_side.unsandboxed_worker,
}
"""`unsandboxed` is the naive side with one default changed: its workflow code runs outside the sandbox."""


async def player(side: str, task: Task) -> Player:
    """The client of a side."""
    if side == "product":
        return product.ProductPlayer(await product.connected(task), task)
    return naive_side.NaivePlayer(await Client.connect(task.address), task)
