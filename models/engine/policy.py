"""Who may do what, and when: one readable table, `data/policy.yaml`, and the check against it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from models.base.packaged import read_yaml
from models.base.refusal import NotNow, NotYours, WrongAddressee

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
        raise WrongAddressee(act=spoken(act), wanted=noun_of(act), journal=f"a {spoken(noun)}")
    if role not in roles:
        raise NotYours(role=_a(role).capitalize(), act=spoken(act), roles=" or ".join(map(_a, roles)))
    if stage not in roles[role]:
        raise NotNow(
            act=f"To {spoken(act)}",
            noun=spoken(noun),
            stage=standing(stage) + _HOLDER.get(stage, ""),
            role=_a(role),
            stages=" or ".join(map(standing, roles[role])),
        )


def noun_of(act: str) -> str:
    """The kinds of journal that an act is addressed to."""
    return " or ".join(spoken(noun) for noun, acts in table().items() if act in acts)


def standing(stage: str) -> str:
    """Where a journal of this stage is, in words: 'in preparation'."""
    return _STANDING.get(stage, spoken(stage))


_STANDING = {
    BEGINNING: "not there yet",
    "preparation": "in preparation",
    "on_agenda": "on an agenda",
    "follow_up": "being followed up",
}
_HOLDER = {"on_agenda": ", where the secretary of the meeting holds it"}


def _a(role: str) -> str:
    if role == "time":
        return "time itself"
    return f"an {role}" if role[:1] in "aeiou" else f"a {role}"


def spoken(name: str) -> str:
    """An identifier as words."""
    return name.replace("_", " ")
