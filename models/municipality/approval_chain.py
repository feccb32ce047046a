"""Chains of approval: who vouches for a proposal before its presenter takes it to a body, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Self

from pydantic import field_validator, model_validator

from models.base.bad_value import BadValue
from models.base.money import Cents
from models.municipality.approval_step import ApprovalStep
from models.municipality.for_cases import ForCases


class NoSteps(BadValue):
    """A chain of approval has one step at least."""


class StepTwice(BadValue):
    """The chain has the step {step} twice."""


class StepNamedLikeAPlace(BadValue):
    """A step is not called {step}: a proposal is sent back to a place of that name."""


class BesideNothing(BadValue):
    """The first step of a chain, {step}, has none before it that it could go beside."""


class ChainTwice(BadValue):
    """Two chains of approval hold for the same cases: task class {task_class}, from the sum {sum} on."""


PLACES = ("preparation", "reviews")
"""To where a proposal is sent back, beside the steps of its chain."""


class ApprovalChain(ForCases):
    """A chain of approval, and the cases for which it holds."""

    steps: tuple[ApprovalStep, ...]
    """Its steps in order: `id`, `title`, `of`, `own_unit`, `beside`, `days`, `concerns`."""

    @field_validator("steps")
    @classmethod
    def _steps_in_order(cls, steps: tuple[ApprovalStep, ...]) -> tuple[ApprovalStep, ...]:
        if not steps:
            raise NoSteps
        if steps[0].beside:
            raise BesideNothing(step=steps[0].id)
        return steps

    @model_validator(mode="after")
    def _each_step_once(self) -> Self:
        ids = [step.id for step in self.steps]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                raise StepTwice(step=id_)
            if id_ in PLACES:
                raise StepNamedLikeAPlace(step=id_)
        return self

    @property
    def rounds(self) -> tuple[tuple[ApprovalStep, ...], ...]:
        """Its steps as they come: those of one round side by side, the rounds one after another."""
        found: list[list[ApprovalStep]] = []
        for step in self.steps:
            if step.beside:
                found[-1].append(step)
            else:
                found.append([step])
        return tuple(map(tuple, found))

    def step(self, id_: str) -> ApprovalStep | None:
        """The step of this code; None if it has none."""
        return next((step for step in self.steps if step.id == id_), None)

    def from_step(self, id_: str) -> set[str]:
        """A step and all those of the rounds after it, by their codes."""
        rounds = self.rounds
        own = next(number for number, steps in enumerate(rounds) if id_ in {step.id for step in steps})
        return {id_, *(step.id for steps in rounds[own + 1 :] for step in steps)}


def refuse_twice(chains: Collection[ApprovalChain]) -> None:
    """Refuse chains of which nobody could say which one holds: ChainTwice."""
    seen = set()
    for chain in chains:
        key = (chain.task_class, chain.at_least)
        if key in seen:
            raise ChainTwice(task_class=chain.task_class, sum=chain.at_least)
        seen.add(key)


def chain_for(chains: Iterable[ApprovalChain], sum_: Cents) -> ApprovalChain | None:
    """Of a case's chains the one that holds: of the nearest task class, then of the largest sum reached."""
    reached = (chain for chain in chains if chain.is_reached(sum_))
    return max(reached, key=lambda chain: (len(chain.task_class), chain.at_least), default=None)
