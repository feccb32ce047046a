"""Texts, dates and money as a reader writes them."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.base.described import described
from models.base.formats import date_text, instant_text, money_text
from models.base.frozen import Frozen
from models.base.language import LANGUAGES, Language
from models.base.money import Cents
from models.base.text import AmbiguousAmount, NotMoney, NotPlain, Text, parse_money, plain
from models.record import case_record


def spaced(text: str) -> str:
    return text.replace("\xa0", " ")


def test_a_date_is_written_as_its_reader_writes_it() -> None:
    assert [date_text(date(2021, 3, 5), language) for language in LANGUAGES] == [
        "5.3.2021",
        "5.3.2021",
        "5 March 2021",
    ]


def test_an_instant_is_written_in_local_time() -> None:
    instant = datetime(2021, 3, 15, 14, 58, tzinfo=UTC)
    assert [instant_text(instant, language) for language in LANGUAGES] == [
        "15.3.2021 klo 16.58",
        "15.3.2021 kl. 16.58",
        "15 March 2021 at 16:58",
    ]


def test_an_instant_near_midnight_has_the_day_of_helsinki() -> None:
    assert instant_text(datetime(2021, 3, 14, 22, 5, tzinfo=UTC), "fi") == "15.3.2021 klo 0.05"


def test_money_is_written_as_its_reader_writes_it() -> None:
    assert [spaced(money_text(Cents(320000000), language)) for language in LANGUAGES] == [
        "3 200 000 euroa",
        "3 200 000 euro",
        "€3,200,000",
    ]


def test_cents_are_shown_only_when_there_are_any() -> None:
    assert spaced(money_text(Cents(125050), "fi")) == "1 250,50 euroa"
    assert spaced(money_text(Cents(100), "fi")) == "1 euro"
    assert money_text(Cents(-5), "en") == "\N{MINUS SIGN}€0.05"


def test_an_amount_never_breaks_over_a_line() -> None:
    assert " " not in money_text(Cents(320000000), "fi")


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("10 000 000", 1_000_000_000),
        ("10000000", 1_000_000_000),
        ("1 250.50", 125_050),
        ("3\xa0200\xa0000", 320_000_000),
        ("0", 0),
        ("1 250,50", 125_050),
        ("1250,50", 125_050),
        ("3 200 000 euroa", 320_000_000),
        ("3 200 000,50 €", 320_000_050),
        ("€3200", 320_000),
    ],
)
def test_an_amount_is_read_in_cents(written: str, cents: int) -> None:
    assert parse_money(written) == cents


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("1250,5", "1 250,50"),
        ("3 200 000,5", "3 200 000,50"),
        ("3,200,000", "3 200 000"),
        (",50", "1 250.50"),
        ("1250.5", "1 250.50"),
        ("1 0 000", "1 250.50"),
        ("-5", "1 250.50"),
        ("٣", "1 250.50"),
        ("", "1 250.50"),
        ("1e9", "1 250.50"),
        ("9" * 400, "1 250.50"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_right_form(written: str, suggestion: str) -> None:
    with pytest.raises(NotMoney) as refused:
        parse_money(written)
    assert refused.value.sentence.endswith(f"{suggestion}.")
    assert len(refused.value.sentence) < 100


@pytest.mark.parametrize("written", ["1,250", "1.250", "12,250"])
def test_an_amount_that_may_be_thousands_or_decimals_is_refused(written: str) -> None:
    with pytest.raises(AmbiguousAmount, match=f"{written} may mean thousands or decimals; write 12? 250"):
        parse_money(written)


@given(st.integers(0, 10**15), st.sampled_from(["fi", "sv"]))
def test_what_is_written_for_a_reader_is_read_back(cents: int, language: Language) -> None:
    assert parse_money(money_text(Cents(cents), language)) == cents


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(written: str) -> None:
    with suppress(NotMoney):
        assert parse_money(written) >= 0


@pytest.mark.parametrize("character", ["\0", "\x1b", "\r", "\x7f", "\x85", "\u202e", "\u2066", "\ud800"])
def test_a_character_that_nobody_sees_is_refused_with_its_place(character: str) -> None:
    with pytest.raises(NotPlain, match=rf"U\+{ord(character):04X} at place 2"):
        plain(f"a{character}b")


@pytest.mark.parametrize(
    "text",
    ["{{ 7 * 7 }}", "<script>alert(1)</script>", '#read("/etc/passwd")', "a\n\tb", "Ääkköset – § 186 €"],
)
def test_everything_else_is_text_and_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_a_text_is_shown_in_its_original_where_it_has_no_other() -> None:
    text = Text.model_validate({"fi": "päätös", "sv": "beslut"})
    assert text.original == "fi"
    assert text.in_("sv") == ("beslut", "sv")
    assert text.in_("en") == ("päätös", "fi")


def test_a_text_survives_being_written_down() -> None:
    text = Text(original="sv", texts={"fi": "päätös", "sv": "beslut"})
    assert Text.model_validate_json(text.model_dump_json()) == text


def test_a_text_needs_its_original_and_plain_words() -> None:
    with pytest.raises(ValidationError, match="original language sv"):
        Text(original="sv", texts={"fi": "päätös"})
    with pytest.raises(ValidationError, match=r"U\+0000"):
        Text.of("pää\0tös")
    with pytest.raises(ValidationError):
        Text.model_validate({"de": "Beschluss"})


def test_no_field_of_the_record_that_is_in_cents_is_a_plain_number() -> None:
    records = [
        kind for kind in vars(case_record).values() if isinstance(kind, type) and issubclass(kind, Frozen)
    ]
    lines = [(record, name, line) for record in records for name, line in described(record).items()]
    amounts = [(record, name) for record, name, line in lines if re.search("in (cents|hundredths)", line)]
    plain_ones = [
        name
        for record, name in amounts
        if not re.search("Cents|Hundredths", str(record.model_fields[name].annotation))
    ]
    assert amounts
    assert plain_ones == []
