"""What a kind of journal, an act or a fact does not say for itself is answered on the safe side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from models.base.refusal import NoSuchJournal, Refusal, WrongAddressee
from models.base.terms import Name, Term
from models.base.text import Text
from models.base.words import Said, unpack
from models.base.writing import Written
from models.engine import policy
from models.engine.command import Act, AnyAct
from models.engine.concern import Concern
from models.engine.journal import Content
from models.engine.state import State
from models.engine.world import Blinkered, Held, NotSeenFromHere
from models.matter.item import ItemIsHandled
from tests.support.builders import Town, an_open_meeting, an_opened_case

NOON = datetime(2021, 3, 15, 10, tzinfo=UTC)


class Shelf(State):
    """A kind of journal that says only what it must."""

    noun = "shelf"

    @property
    def stage(self) -> str:
        return "open"

    @property
    def open(self) -> bool:
        return True


def test_a_kind_of_journal_is_confidential_and_nothing_passes_in_it() -> None:
    shelf = Shelf()
    assert shelf.confidential
    assert shelf.concerned(Concern()) is None
    assert (shelf.trail, shelf.due(), list(shelf.passing(NOON))) == (None, (), [])


def test_a_meeting_is_public_though_items_of_it_may_not_be() -> None:
    assert not an_open_meeting().meeting.confidential


def test_an_act_that_decides_nothing_and_a_fact_that_says_nothing_are_named() -> None:
    town = an_opened_case()
    command, held = town.command("withdraw_case", town.case_id, reason="Turha."), Held("x")
    for undecided in (
        lambda: AnyAct().decided(held, command, town.memory),
        lambda: AnyAct().concerned(held),
        lambda: Act[None]().decide(None, command, town.memory),
    ):
        with pytest.raises(NotImplementedError):
            undecided()
    with pytest.raises(NotImplementedError, match="Content"):
        Content().said()
    with pytest.raises(NotImplementedError, match="Content"):
        Content().fold(None, town.memory.facts[0])  # type: ignore[arg-type]  # it is never looked at


def test_an_act_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError, match="paint_hall"):
        Town().command("paint_hall", "x", role="secretary", colour="blue")


def test_an_act_of_another_kind_of_journal_says_to_which_it_is_addressed() -> None:
    with pytest.raises(WrongAddressee, match="a meeting"):
        policy.check("case", "preparation", "handle_item", "secretary")


def test_a_journal_that_never_began_is_refused() -> None:
    with pytest.raises(NoSuchJournal):
        Held("HEL 1999-000001").begun()


def test_a_validator_sees_the_clock_alone() -> None:
    world = Blinkered(NOON)
    looks: tuple[Callable[[], object], ...] = (
        lambda: world.held("x"),
        lambda: world.allot("x"),
        lambda: world.given("x", 1, 2),
        lambda: world.meetings("khs"),
    )
    for look in looks:
        with pytest.raises(NotSeenFromHere):
            look()


def test_a_refusal_of_another_version_keeps_its_sentence() -> None:
    said = Said("refusal", "Item {other} is done.", values={"other": 1})
    there = Refusal.again(ItemIsHandled.__name__, said, "Item 1 is done.")
    assert (there.type, there.sentence) == (ItemIsHandled.__name__, "Item 1 is done.")


def test_what_is_no_message_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="it is no message"):
        Said.unpacked({"context": 1})
    with pytest.raises(ValueError, match="it is no mapping of values"):
        unpack(["a"])


def test_terms_names_and_texts_are_said_in_english_where_nobody_is_known_to_read() -> None:
    assert str(Term("proposal", "legal_ground")) == "legal ground"
    assert str(Name((("fi", "jaosto"), ("en", "section")))) == "section"
    written = Written.of(Text.of("Ei tätä."))
    assert "Ei tätä." not in str(written)
    assert str(written)
