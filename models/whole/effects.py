"""What follows from facts after their transaction: papers, notices, erasing, sealing, nudges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import JsonValue

from models.base.frozen import Frozen
from models.engine.erasing import TextErased
from models.engine.journal import Fact
from models.engine.state import State
from models.papers.notice import notices
from models.papers.paper import papers
from models.papers.public_event import Listeners, hooks_of
from models.papers.telling_order import tellings
from models.people.reaching import reached_now
from models.preparation.classifying import CaseClassified

NOBODY: Listeners = {}


class Effect(Frozen):
    """One thing to do: a paper, a notice, texts to erase or seal, notices sent again, a journal to look, an
    event to tell listeners or subscribers of."""

    kind: Literal["nudge", "paper", "notice", "erase", "seal", "resending", "webhook", "telling"]
    order: dict[str, JsonValue]


def effects_of(
    acting: str, facts: Iterable[tuple[Fact, State]], listeners: Listeners = NOBODY
) -> Iterator[Effect]:
    """The effects of a command's facts, each given with its journal's state after it.

    The journal that acts needs no nudge; it has the facts already. Events are told to those who listen.
    """
    nudged: set[str] = set()
    for fact, state in facts:
        if fact.journal not in {acting, *nudged} and state.driven:
            nudged.add(fact.journal)
            yield Effect(kind="nudge", order={"journal": fact.journal})
        for paper in papers(fact, state):
            yield Effect(kind="paper", order=paper.model_dump(mode="json"))
        for notice in notices(fact, state):
            yield Effect(kind="notice", order=notice.model_dump(mode="json"))
        for telling in tellings(fact):
            yield Effect(kind="telling", order=telling.model_dump(mode="json"))
        if isinstance(fact.content, TextErased):
            yield Effect(kind="erase", order={"commitment": fact.content.commitment})
        for key in reached_now(fact, state):
            yield Effect(kind="resending", order={"to": key})
        if isinstance(fact.content, CaseClassified) and fact.content.hides:
            yield Effect(kind="seal", order={"journal": fact.journal, "seq": fact.seq})
        for hook in hooks_of(fact, state, listeners):
            yield Effect(kind="webhook", order=hook.model_dump(mode="json"))
