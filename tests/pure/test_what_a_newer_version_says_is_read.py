"""Programs of two versions talk to each other: a newer message is read, and what it adds is let pass."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from activities.door_socket import CarriedOut, CommandLine
from models.base.frozen import Message
from models.base.refusal import Refusal, RefusedThere
from models.base.words import NotAMessage, Said
from models.engine.command import Answer, Command
from models.engine.journal import Content, Fact
from models.engine.look import Look
from models.engine.message import (
    Backlog,
    CommitOrder,
    Committed,
    DeliverOrder,
    NudgeOrder,
    Origin,
    Refused,
    Registration,
    TailOrder,
    Turn,
    Unread,
)
from models.engine.telling import Telling
from models.sitting.sitting import CloseMeeting, ItemsLeft, MeetingClosed
from tests.support.builders import a_handled_case

NOW = datetime(2021, 3, 15, 10, tzinfo=UTC)
COMMAND = Command(
    id="one",
    journal="khs-2021-03-15",
    name="close_meeting",
    act=CloseMeeting(),
    actor="sanna",
    role="secretary",
    happened_at=NOW,
)
LEFT = ItemsLeft(items="1, 2")
EACH: tuple[Message, ...] = (
    Origin(),
    CommandLine(argv=("cases",), folders=("papers",)),
    CarriedOut(code=1, complained="No."),
    CommitOrder(command=COMMAND, since=3, now=NOW),
    Registration(command=COMMAND, origin=Origin(), now=NOW),
    TailOrder(journal="khs-2021-03-15", since=3),
    Look(journal="khs-2021-03-15", key="0f1e2d3c4b5a6978", signature="00"),
    Telling.of("khs-2021-03-15", 3, "f" * 64, ()),
    NudgeOrder(journal="khs-2021-03-15", offset=Origin().offset),
    DeliverOrder(journal="khs-2021-03-15", since=3),
    Backlog(depth=2, oldest=NOW, done=7),
    Turn(done=7, sent=("0" * 40,), stopped=True),
    Refused.of(LEFT),
    Unread(id="message/1", journal="khs-2021-03-15", act="close", refused=Refused.of(LEFT), now=NOW),
    Answer(command_id="one", journal="khs-2021-03-15", sentence="Closed.", said=(Said.fact("Closed."),)),
    Committed(tail=tuple(a_handled_case().memory.facts[-2:]), refused=Refused.of(LEFT)),
)
NEWER: dict[str, Any] = {
    "context": "refusal",
    "template": "{items}",
    "values": {"items": {"map": [60.2, 24.9]}},
}


@pytest.mark.parametrize("message", EACH, ids=lambda message: type(message).__name__)
def test_a_field_that_is_not_known_is_let_pass(message: Message) -> None:
    newer = {**message.model_dump(mode="json"), "of_the_next_version": {"any": 1}}
    assert type(message).model_validate(newer) == message


def test_every_message_is_tried() -> None:
    assert {type(message) for message in EACH} == set(Message.__subclasses__())


def test_a_fact_an_act_and_a_command_with_such_a_field_are_refused() -> None:
    fact = a_handled_case().memory.facts[-1]
    for kind, written in (
        (Fact, fact.model_dump(mode="json")),
        (MeetingClosed, {}),
        (CloseMeeting, {}),
        (Command, COMMAND.model_dump(mode="json")),
    ):
        with pytest.raises(ValidationError, match="of_the_next_version"):
            kind.model_validate({**written, "of_the_next_version": 1})
    assert issubclass(MeetingClosed, Content)


def test_a_refusal_that_cannot_be_said_here_is_told_in_its_english_sentence() -> None:
    newer = {"type": "ItemsLeft", "sentence": "Items 1 have not been handled.", "said": NEWER}
    refused = Refused.model_validate(newer)
    assert refused.said is None
    assert isinstance(refused.refusal, RefusedThere)
    assert (refused.refusal.type, str(refused.refusal)) == ("ItemsLeft", newer["sentence"])


def test_a_refusal_of_other_facts_is_told_as_it_was_said() -> None:
    there = Refusal.again("ItemsLeft", Said.why("Of {whom}.", whom="all"), "Of all.")
    assert there.say("en") == "Of all."


def test_an_answer_that_cannot_be_said_here_is_told_in_its_english_sentence() -> None:
    newer = {"command_id": "one", "journal": "x", "sentence": "Closed.", "said": [NEWER, {"context": "fact"}]}
    assert Answer.model_validate(newer).say("fi") == "Closed."


@pytest.mark.parametrize(
    "plain",
    [None, 7, "words", {}, {"template": "x"}, NEWER, {"context": "fact", "template": "x", "values": [1]}],
)
def test_what_is_no_message_is_told_by_an_error_of_its_own(plain: object) -> None:
    with pytest.raises(NotAMessage):
        Said.unpacked(plain)
    assert Said.read(plain) is None
