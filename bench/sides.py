"""The sides of the comparison, by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from temporalio.client import Client

from bench import floor_side, naive_side, product
from bench.task import Player, Task

WORKERS: dict[str, Callable[[Task], AbstractAsyncContextManager[None]]] = {
    "product": product.worker,
    "naive": naive_side.worker,
    "unsandboxed": naive_side.unsandboxed_worker,
    "floor": floor_side.worker,
}
"""`unsandboxed` is the naive side with one default changed: its workflow code runs outside the sandbox.
`floor` is Temporal alone, which does nothing for a command."""


async def player(side: str, task: Task) -> Player:
    """The client of a side."""
    if side == "product":
        return product.ProductPlayer(await product.connected(task), task)
    if side == "floor":
        return floor_side.FloorPlayer(await Client.connect(task.address))
    return naive_side.NaivePlayer(await Client.connect(task.address), task)
