"""A message keeps its values and their types on every way, and is worded where it is read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from models.base.language import LANGUAGES, Language
from models.base.money import Cents
from models.base.refusal import NotNow, Refusal, RefusedThere
from models.base.terms import Term
from models.base.text import NotMoney, Text
from models.base.words import Listed, Said, Value, pack, unpack
from models.engine import policy
from models.engine.command import Answer
from models.engine.message import Refused
from models.law.outcome import Outcome
from models.matter.stage import Stage

EVERY_KIND: dict[str, Value] = {
    "words": "Puhelu {asukkaalta}",
    "number": 7,
    "sum": Cents(320_000_000),
    "day": date(2021, 3, 15),
    "instant": datetime(2021, 3, 15, 14, 58, tzinfo=UTC),
    "stage": Term.of(Stage.ON_AGENDA),
    "body": Text.model_validate({"fi": "kaupunginhallitus", "sv": "stadsstyrelsen"}).name,
    "members": Listed.of(["Mai Kivelä", Outcome.TABLED], "and"),
    "handling": Said.fact("§ {section}: {decided}", section=186, decided=Outcome.TABLED),
}


def test_values_come_back_from_json_as_they_went() -> None:
    came = unpack(json.loads(json.dumps(pack(EVERY_KIND))))
    assert came == EVERY_KIND
    assert [type(value) for value in came.values()] == [type(value) for value in EVERY_KIND.values()]


@pytest.mark.parametrize("plain", [{"cents": "many"}, {"what": 1}, 1.5, None])
def test_what_is_no_value_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack({"value": plain})


def test_values_are_worded_as_their_reader_writes_them() -> None:
    said = Said.fact("{sum} on {day}, {instant}, {body}", **EVERY_KIND)
    assert [said.say(language).replace("\xa0", " ") for language in LANGUAGES] == [
        "3 200 000 euroa on 15.3.2021, 15.3.2021 klo 16.58, kaupunginhallitus",
        "3 200 000 euro on 15.3.2021, 15.3.2021 kl. 16.58, stadsstyrelsen",
        "€3,200,000 on 15 March 2021, 15 March 2021 at 16:58, kaupunginhallitus",
    ]


def test_programs_get_english_with_days_that_sort() -> None:
    said = Said.fact("{instant}, {day}: {words}", **EVERY_KIND)
    assert str(said) == "2021-03-15 16:58, 2021-03-15: Puhelu {asukkaalta}"


def test_a_list_has_the_readers_word_before_its_last() -> None:
    said = Listed.of(["a", "b", "c"], "and")
    assert [said.say(language) for language in LANGUAGES] == ["a, b ja c", "a, b och c", "a, b and c"]
    assert [str(Listed.of(["a", "b"], joiner)) for joiner in (",", ";", "", "or")] == [
        "a, b",
        "a; b",
        "a b",
        "a or b",
    ]
    assert str(Listed.of([], "and")) == ""


@pytest.mark.parametrize(("count", "said"), [(1, "1 päivä"), (14, "14 päivää"), (0, "0 päivää")])
def test_a_number_decides_between_two_forms(count: int, said: str) -> None:
    assert Said.of("deadline", "{count} day", "{count} days", count=count).say("fi") == said


def test_a_sentence_begins_with_a_capital_also_when_a_word_of_the_program_begins_it() -> None:
    assert str(Said.fact("{role} may.", role=policy.a_role("preparer"))) == "A preparer may."
    assert str(Said.fact("{body} may.", body="khs")) == "khs may."


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_translated_stays_english(language: Language) -> None:
    assert Said.of("nowhere", "Nobody says {what}.", what="this").say(language) == "Nobody says this."


def refused() -> Refusal:
    with pytest.raises(NotNow) as refusal:
        policy.check("case", "on_agenda", "withdraw_case", "preparer")
    return refusal.value


def test_a_refusal_is_the_same_again_where_it_arrives() -> None:
    came = Refused.model_validate_json(Refused.of(refused()).model_dump_json()).refusal
    assert type(came) is NotNow
    assert came.facts == refused().facts
    assert came.sentence == refused().sentence


def test_a_refusal_of_an_older_history_has_its_sentence_alone() -> None:
    came = Refused.model_validate({"type": "NoSuchJournal", "sentence": "There is no case x."}).refusal
    assert (type(came), came.type, came.sentence) == (RefusedThere, "NoSuchJournal", "There is no case x.")
    assert came.say("fi") == "There is no case x."


def test_a_refusal_that_is_not_known_here_has_its_sentence() -> None:
    came = Refusal.again("OfAnotherVersion", Said.why("{what} is refused.", what=7), "7 is refused.")
    assert (came.type, came.sentence) == ("OfAnotherVersion", "7 is refused.")
    assert came.say("fi") == "7 is refused."


def test_a_bad_value_is_a_refusal_with_its_facts() -> None:
    came = Refusal.again("NotMoney", NotMoney(written="x", suggestion="1 250.50").said, "")
    assert isinstance(came, NotMoney)
    assert came.facts["written"] == "x"


def test_an_answer_of_an_older_history_is_said_as_it_was() -> None:
    answer = Answer.model_validate({"command_id": "1", "journal": "x", "sentence": "It was opened."})
    assert answer.say("sv") == "It was opened."
