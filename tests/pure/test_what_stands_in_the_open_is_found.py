"""Where a text stands in the open is found wherever it lies, and told with the case that it gives away."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from models.base.frozen import Frozen
from models.base.text import Plain, Text
from models.base.writing import Written
from models.engine.secrecy import TextInTheOpen
from models.law.openness import PUBLIC, Comment, Ground, Name, PublicText, Reason, in_the_open, is_public
from tests.support.builders import Town, an_open_meeting, written

OPEN = Written.of(Text.of("Kaikkien kuullen."))
SEALED = Written.of(Text.of("Suljettujen ovien takana."), salt="suola")


class Way(StrEnum):
    """One of several ways."""

    ONE = "one"


class Part(Frozen):
    """What a thing is made of."""

    text: Plain | Written = ""
    title: PublicText = ""


class Thing(Frozen):
    """One field of each kind that may hold a text."""

    reason: Plain | Written = ""
    who: Name = ""
    way: Way = Way.ONE
    kind: Literal["thing"] = "thing"
    parts: tuple[Part, ...] = ()
    named: dict[str, Part] = Field(default_factory=dict)
    number: int = 7


@pytest.mark.parametrize(
    ("thing", "places"),
    [
        (Thing(), []),
        (Thing(who="Veera", way=Way.ONE), []),
        (Thing(reason="Kaikkien kuullen."), ["reason"]),
        (Thing(reason=OPEN), ["reason"]),
        (Thing(reason=SEALED), []),
        (Thing(parts=(Part(text=SEALED), Part(text=OPEN, title="Otsikko"))), ["parts.2.text"]),
        (Thing(named={"a": Part(text="Näin.")}, parts=(Part(text=OPEN),)), ["parts.1.text", "named.a.text"]),
    ],
)
def test_every_text_that_is_neither_public_nor_sealed(thing: Thing, places: list[str]) -> None:
    assert list(in_the_open(thing)) == places


@pytest.mark.parametrize(
    ("annotation", "public"),
    [
        (PUBLIC, True),
        (Name, True),
        (Name | None, True),
        (tuple[Name, ...], True),
        (Annotated[str, "a remark"], False),
        (str, False),
        (Plain | Written, False),
    ],
)
def test_a_field_is_public_where_it_is_marked_so(annotation: object, public: bool) -> None:
    assert is_public(annotation) is public


@pytest.mark.parametrize(
    ("words", "least", "most"), [(Reason, 1, 1000), (Ground, 0, 1000), (Comment, 1, 2000)]
)
def test_own_words_have_room_up_to_their_last_character(words: Any, least: int, most: int) -> None:
    adapter = TypeAdapter[str | Written](words)
    for length in (least, most):
        assert adapter.validate_python("x" * length) == "x" * length
    for length in (least - 1, most + 1):
        if length >= 0:
            with pytest.raises(ValidationError):
                adapter.validate_python("x" * length)


def test_the_case_that_would_be_given_away_is_named() -> None:
    town = Town()
    secret = {"title": "Salassa pidettävä asia", "publicity": "confidential", "ground": "JulkL 24 §"}
    town.case_id = town.do("open_case", task_class="02 02 02", **secret).journal
    with pytest.raises(TextInTheOpen, match=f"^{town.case_id} is confidential, and the text reason was sent"):
        town.on_case("withdraw_case", reason="Kaikkien kuullen.")
    with pytest.raises(TextInTheOpen, match=town.case_id):
        town.on_case("withdraw_case", reason=written("Kaikkien kuullen."))


def test_of_what_is_secret_in_itself_the_journal_is_named() -> None:
    town = an_open_meeting()
    title = SEALED.model_dump(mode="json")
    with pytest.raises(
        TextInTheOpen, match=f"^{town.meeting_id} is confidential, and the text ground was sent"
    ):
        town.on_meeting("add_item", secrecy="JulkL 24 §", secret_title=title, ground="Kiire.")
