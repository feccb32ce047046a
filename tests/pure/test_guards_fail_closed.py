"""What is confidential is said sealed or not at all, by any act; an act that says nothing is confidential."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from models.agenda.agenda import placed
from models.base.text import Text
from models.base.words import Said
from models.base.writing import Written
from models.case.case import Case
from models.case.subject import Publicity
from models.engine.command import Act, AnyAct, Command
from models.engine.concern import Concern
from models.engine.secrecy import TextInTheOpen, refuse_the_open
from models.engine.state import State
from models.engine.trail import Trail
from models.engine.world import Blinkered, Held
from models.follow_up.follow_up import FollowUp
from models.groups.session import GroupSession
from models.law.body_kind import BodyKind
from models.law.deadline import Deadline, DeadlineKind
from models.law.openness import Reason, is_public
from models.matter.item import Item, Secrecy
from models.meeting.meeting import Meeting
from models.meeting.remark import Remark
from models.meeting.trail import Before
from models.undoing.last_act import UndoLast
from models.whole.catalogue import ACTS
from models.whole.memory import Memory

CASE, MEETING, FOLLOW_UP = "HEL 2021-000001", "khs-2021-03-15", "HEL 2021-000001/khs-2021-216"
SESSION = "digijory-2021-03-15"
NOON = datetime(2021, 3, 15, 10, tzinfo=UTC)
OPEN = "Sanottu kaikkien kuullen."
OPEN_TEXT = Written.of(Text.of(OPEN))
SEALED = Written.of(Text.of("Sanottu suljettujen ovien takana."), salt="suola")


@dataclass(frozen=True)
class Leaf:
    """A place for text in an act: the fields on the way to it, and what it takes."""

    path: tuple[str, ...]
    takes: frozenset[type]


def leaves(kind: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Every place for text that is not marked as public."""
    for name, field in kind.model_fields.items():
        if not is_public(field.annotation) and not any(map(is_public, field.metadata)):
            takes = frozenset(_texts(field.annotation))
            if takes:
                yield Leaf((*above, name), takes)
            for inner in _models(field.annotation):
                yield from leaves(inner, (*above, name))


def _texts(annotation: object) -> Iterator[type]:
    if annotation in (str, Written):
        assert isinstance(annotation, type)
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _texts(part)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not Written:
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def with_text(kind: type[BaseModel], path: tuple[str, ...], text: str | Written) -> BaseModel:
    """An object that has nothing but a text at one place, and what says what an act is about."""
    here: dict[str, Any] = dict.fromkeys(kind.model_fields)
    about: Mapping[str, object] = {
        "item": 1,
        "items": (1,),
        "section": 0,
        "remark": 1,
        "secrecy": "JulkL 24 §",
    }
    here.update({name: value for name, value in about.items() if name in here and issubclass(kind, AnyAct)})
    if issubclass(kind, AnyAct) and "case" in here:
        here["case"] = CASE
    name, *rest = path
    field = kind.model_fields[name]
    value: object = text
    if rest:
        (inner,) = (each for each in _models(field.annotation) if rest[0] in each.model_fields)
        value = with_text(inner, tuple(rest), text)
    here[name] = (value,) if _is_tuple(field.annotation) else value
    return kind.model_construct(**here)


def _is_tuple(annotation: object) -> bool:
    if get_origin(annotation) in (Union, types.UnionType, Annotated):
        return any(map(_is_tuple, get_args(annotation)))
    return get_origin(annotation) is tuple


LOOKS_ITSELF = ("build_agenda",)
"""It is about the cases that it names; where it names none it may give no ground."""

PLACES = [(act, leaf) for act in ACTS.values() for leaf in leaves(act)]
ON_SOMETHING = [(act, leaf) for act, leaf in PLACES if act.on and act.name() not in LOOKS_ITSELF]
NAMED = [f"{act.name()}.{'.'.join(leaf.path)}" for act, leaf in ON_SOMETHING]


@pytest.mark.parametrize(
    ("act", "leaf"), PLACES, ids=lambda each: getattr(each, "__name__", None) or each.path[-1]
)
def test_every_text_is_either_public_or_can_be_sealed(act: type[AnyAct], leaf: Leaf) -> None:
    assert Written in leaf.takes, f"{act.name()}: say of {'.'.join(leaf.path)} whether it is public"


@pytest.mark.parametrize(("act", "leaf"), ON_SOMETHING, ids=NAMED)
def test_in_a_confidential_case_it_is_refused_in_the_open(act: type[AnyAct], leaf: Leaf) -> None:
    for text in (OPEN, OPEN_TEXT):
        if type(text) in leaf.takes:
            with pytest.raises(TextInTheOpen):
                guard(act, with_text(act, leaf.path, text), world(Publicity.CONFIDENTIAL))


@pytest.mark.parametrize(("act", "leaf"), ON_SOMETHING, ids=NAMED)
def test_sealed_it_passes(act: type[AnyAct], leaf: Leaf) -> None:
    guard(act, with_text(act, leaf.path, SEALED), world(Publicity.CONFIDENTIAL))


@pytest.mark.parametrize(
    ("act", "leaf"), [(act, leaf) for act, leaf in ON_SOMETHING if act.name() != "add_item"]
)
def test_in_a_public_case_it_is_said_as_it_is(act: type[AnyAct], leaf: Leaf) -> None:
    guard(act, with_text(act, leaf.path, OPEN), world(Publicity.PUBLIC))


def test_an_item_that_is_confidential_itself_is_as_good_as_its_case() -> None:
    of_its_own = world(Publicity.PUBLIC)
    held = of_its_own.held(MEETING).of(Meeting)
    meeting = held.with_item(replace(held.items[1], case="", secrecy=Secrecy(ground="JulkL 24 §")))
    of_its_own.journals[MEETING] = Held(MEETING, meeting, 1)
    act = ACTS["undo_handling"]
    with pytest.raises(TextInTheOpen):
        guard(act, with_text(act, ("reason",), OPEN), of_its_own)


def test_an_agenda_that_is_built_looks_at_each_case_that_it_places() -> None:
    case = world(Publicity.CONFIDENTIAL).held(CASE).of(Case)
    with pytest.raises(TextInTheOpen):
        placed(case, 1, late_ground=OPEN)
    assert placed(case, 1, late_ground=SEALED).late_ground == SEALED
    assert placed(replace(case, publicity=Publicity.PUBLIC), 1, late_ground=OPEN).late_ground == OPEN


def test_undoing_concerns_the_act_that_is_undone_and_not_the_last_fact() -> None:
    meeting = world(Publicity.CONFIDENTIAL).held(MEETING).of(Meeting)
    earlier = Trail(1, "a", "MotionMade", frozenset({1}), Said.fact("A motion."))
    trail = Trail(2, "b", "ActUndone", frozenset(), Said.fact("Undone."), earlier=earlier)
    undone = replace(meeting, trail=trail, last=Before(meeting, 1, earlier.said))
    act = with_text(ACTS["undo_last"], ("reason",), OPEN)
    assert isinstance(act, UndoLast)
    assert act.about(undone) == Concern.of(1)
    handled = replace(undone, last=Before(meeting, 1, earlier.said, handled=(1, 4)))
    assert act.about(handled) == Concern.of(1, 4)
    assert act.about(replace(undone, last=None)) is None


def test_what_is_known_to_be_confidential_does_not_pass_the_door() -> None:
    there = world(Publicity.CONFIDENTIAL)
    for name, journal in (("withdraw_case", CASE), ("recuse", MEETING)):
        field = "ground" if name == "recuse" else "reason"
        held = there.held(journal)
        if journal == MEETING:
            meeting = held.of(Meeting)
            secret = meeting.with_item(replace(meeting.items[1], secrecy=Secrecy(ground="JulkL 24 §")))
            held = replace(held, state=secret)
        said = with_text(ACTS[name], (field,), OPEN)
        assert isinstance(said, AnyAct)
        command = Command(
            id="1",
            journal=journal,
            name=name,
            act=said,
            actor="Sanna",
            role="secretary" if journal == MEETING else "preparer",
            happened_at=NOON,
        )
        with pytest.raises(TextInTheOpen):
            refuse_the_open(held, command, Blinkered(NOON))


class SayNothing(Act[Meeting]):
    """An act that does not say what it is about."""

    reason: Reason


def test_an_act_that_does_not_say_what_it_is_about_is_confidential() -> None:
    with pytest.raises(TextInTheOpen):
        guard(SayNothing, SayNothing(reason=OPEN), world(Publicity.PUBLIC), on="meeting")
    guard(SayNothing, SayNothing(reason=SEALED), world(Publicity.PUBLIC), on="meeting")


def guard(kind: type[AnyAct], act: BaseModel, memory: Memory, on: str = "") -> None:
    """Put an act before the guard, on the journal that it is addressed to."""
    journal = {"case": CASE, "meeting": MEETING, "follow_up": FOLLOW_UP, "session": SESSION, "any": CASE}[
        kind.on or on
    ]
    assert isinstance(act, AnyAct)
    command = Command(
        id="1",
        journal=journal,
        name=kind.name(),
        act=act,
        actor="Veera",
        role="preparer",
        happened_at=NOON,
    )
    refuse_the_open(memory.held(journal), command, memory)


def world(publicity: Publicity) -> Memory:
    """A case, the meeting that has it on its agenda, its follow-up, a session that looked at it."""
    last = Deadline(key="x", kind=DeadlineKind.SUMMONS, at=NOON, day=NOON.date(), rule="summons.board")
    case = Case(
        id=CASE,
        title="Salassa pidettävä asia",
        task_class="00 00 01",
        publicity=publicity,
        ground="JulkL 24 §",
        language="fi",
        preparer="Veera",
        opened=date(2021, 1, 4),
    )
    meeting = Meeting(
        id=MEETING,
        body="khs",
        kind=BodyKind.BOARD,
        overrides=(),
        at=NOON,
        place="",
        secretary="Sanna",
        seats=(),
        quorum=1,
        summons=last,
        items={1: Item(number=1, case=CASE, title=case.title, section=5)},
        remarks=(Remark(1, "Mai", OPEN, section=5),),
        trail=Trail(1, "c", "ItemHandled", frozenset({1}), Said.fact("")),
    )
    assert meeting.trail is not None
    meeting = replace(meeting, last=Before(meeting, 1, meeting.trail.said))
    follow_up = FollowUp(
        id=FOLLOW_UP,
        case=CASE,
        decision="khs-2021-216",
        title=case.title,
        year=2021,
        language="fi",
        lines={},
        periods={},
    )
    session = GroupSession(SESSION, "digijory", NOON.date(), ("fi",), "Mai", ("Veera",), (CASE,))
    states: dict[str, State] = {CASE: case, MEETING: meeting, FOLLOW_UP: follow_up, SESSION: session}
    return Memory(now=NOON, journals={id_: Held(id_, state, 1) for id_, state in states.items()})
