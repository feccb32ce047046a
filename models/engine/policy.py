"""Who may do what, and when: one readable table, `data/policy.yaml`, and the check against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.base.packaged import read_yaml
from models.base.refusal import NotNow, NotYours, WrongAddressee
from models.base.terms import Term, spoken
from models.base.words import Listed

BEGINNING = "beginning"
"""The stage of a journal that has no fact yet."""

ENGINE = "time"
"""The role of the engine itself, whose acts nobody sends by hand."""


@dataclass(frozen=True)
class Reach:
    """How far a role reaches with an act: of what its office has to be held, and whose own work is judged."""

    of: str = ""
    """The scope, as `of body` says in the table; empty where an office of that role anywhere will do."""
    but: str = ""
    """The role whose work is judged, as `but not owner of line` says: who acted in it may not."""
    but_of: str = ""
    """The scope of that role."""

    @classmethod
    def parse(cls, written: str) -> tuple[str, Reach]:
        """A role and its reach, as the table has them: `controller of division but not owner of line`."""
        role, _, but = written.partition(" but not ")
        (role, _, of), (but, _, but_of) = role.partition(" of "), but.partition(" of ")
        return role, cls(of, but, but_of)


@cache
def table() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    """Kind of journal → act → role → stages."""
    return {
        noun: {
            act: {Reach.parse(role)[0]: tuple(stages) for role, stages in roles.items()}
            for act, roles in acts.items()
        }
        for noun, acts in _written().items()
    }


def reach(noun: str, act: str, role: str) -> Reach:
    """How far a role reaches with an act; anywhere, where the table says nothing of it."""
    return _reaches().get((noun, act, role), Reach())


def scopes() -> tuple[str, ...]:
    """Every scope of which the table speaks."""
    return tuple(dict.fromkeys(reach.of for reach in _reaches().values() if reach.of))


@cache
def _reaches() -> dict[tuple[str, str, str], Reach]:
    parsed = (
        (noun, act, *Reach.parse(role))
        for noun, acts in _written().items()
        for act, roles in acts.items()
        for role in roles
    )
    return {(noun, act, role): reach for noun, act, role, reach in parsed}


@cache
def _written() -> dict[str, dict[str, dict[str, list[str]]]]:
    loaded: dict[str, dict[str, dict[str, list[str]]]] = read_yaml(
        files("models").joinpath("data/policy.yaml").read_text("utf-8")
    )
    return loaded


def check(noun: str, stage: str, act: str, role: str) -> None:
    """Refuse an act that this role may not do, or not at this stage."""
    roles = table()[noun].get(act)
    if roles is None:
        raise WrongAddressee(act=act_of(act), wanted=nouns_of(act), journal=a_noun(noun))
    if role not in roles:
        raise NotYours(role=a_role(role), act=act_of(act), roles=Listed.of(map(a_role, roles), "or"))
    if stage not in roles[role]:
        raise NotNow(
            act=act_of(act),
            noun=the_noun(noun),
            stage=held_by_others(stage) or stage_of(stage),
            role=a_role(role),
            stages=Listed.of(map(stage_of, roles[role]), "or"),
        )


def act_of(act: str) -> Term:
    """An act by its name, in words."""
    return Term("act", act)


def nouns_of(act: str) -> Listed:
    """The kinds of journal that an act is addressed to."""
    return Listed.of((a_noun(noun) for noun, acts in table().items() if act in acts), "or")


def the_noun(noun: str) -> Term:
    """A kind of journal by itself: 'case'."""
    return Term("noun", noun, _called()["nouns"].get(noun, ""))


def a_noun(noun: str) -> Term:
    """A kind of journal: 'a case'."""
    return Term("noun", noun, _one(the_noun(noun).message))


def a_role(role: str) -> Term:
    """Somebody of a role: 'a preparer'."""
    if role == ENGINE:
        return Term("role", role, "time itself")
    return Term("role", role, _one(spoken(role)))


def stage_of(stage: str) -> Term:
    """Where a journal of this stage is: 'in preparation'."""
    return Term("stage", stage, standing(stage))


def standing(stage: str) -> str:
    """Where a journal of this stage is, in English: 'in preparation'."""
    return _called()["stages"].get(stage, spoken(stage))


def held_by_others(stage: str) -> Term | None:
    """Where a journal is at a stage at which others than its own people hold it; None at other stages."""
    held = _called()["held"].get(stage)
    return Term("stage", stage, held) if held else None


@cache
def _called() -> dict[str, dict[str, str]]:
    """What people call nouns and stages in English, where the table's word is another."""
    loaded: dict[str, dict[str, str]] = read_yaml(
        files("models").joinpath("data/called.yaml").read_text("utf-8")
    )
    return loaded


def _one(word: str) -> str:
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"
