"""Who may do what, and when: one readable table, `data/policy.yaml`, and the check against it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from models.base.packaged import read_yaml
from models.base.refusal import NotNow, NotYours, WrongAddressee
from models.base.terms import Term, spoken
from models.base.words import Listed

BEGINNING = "beginning"
"""The stage of a journal that has no fact yet."""


@cache
def table() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    """Kind of journal → act → role → stages."""
    loaded = read_yaml(files("models").joinpath("data/policy.yaml").read_text("utf-8"))
    return {
        noun: {act: {role: tuple(stages) for role, stages in roles.items()} for act, roles in acts.items()}
        for noun, acts in loaded.items()
    }


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
    if role == "time":
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
