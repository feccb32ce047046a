"""The journal: each fact bound to the one before, its text the same for ever, with two times."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta, timezone

import pytest

from models.base.canonical import canonical
from models.base.refusal import CommandReused
from models.engine.command import Command
from models.engine.journal import BEGINNING, Content, Fact, broken_link
from tests.support.builders import Town, a_published_decision, a_running_follow_up, instant


class SomethingHappened(Content):
    """A kind of fact as its first version knew it."""

    what: str


class SomethingHappenedLater(Content):
    """The same kind, after a version that asks for more."""

    what: str
    where: str = ""
    who: tuple[str, ...] = ()


def fact_of(content: Content, kind: str = "") -> Fact:
    return Fact(
        journal="toy",
        seq=1,
        kind=kind or content.kind,
        content=content,
        happened_at=instant("2021-03-15 16:00"),
        recorded_at=instant("2021-03-15 16:01"),
        actor="somebody",
        role="secretary",
        authenticated="local",
        command_id="1",
        before=BEGINNING,
        hash="",
    )


def test_a_whole_life_proves_itself() -> None:
    town = a_running_follow_up()
    for journal in town.memory.journals:
        assert broken_link(town.facts(journal)) is None


def test_each_fact_names_the_hash_before_it() -> None:
    facts = a_published_decision().facts("HEL 2021-000001")
    assert facts[0].before == BEGINNING
    assert [fact.before for fact in facts[1:]] == [fact.hash for fact in facts[:-1]]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("actor", "somebody else"),
        ("role", "reviewer"),
        ("happened_at", instant("2021-01-13")),
        ("recorded_at", instant("2021-01-13")),
        ("command_id", "another"),
        ("authenticated", "nobody asked"),
    ],
)
def test_an_altered_fact_is_named(field: str, value: object) -> None:
    facts = a_published_decision().facts("HEL 2021-000001")
    facts[1] = facts[1].model_copy(update={field: value})
    assert str(broken_link(facts)) == "Fact 2 (ProposalRevised) was altered."


def test_altered_content_is_named() -> None:
    facts = a_published_decision().facts("HEL 2021-000001")
    content = facts[0].content.model_copy(update={"title": "Toinen otsikko"})
    facts[0] = facts[0].model_copy(update={"content": content})
    assert str(broken_link(facts)) == "Fact 1 (CaseOpened) was altered."


def test_a_fact_resealed_after_an_alteration_breaks_the_next_link() -> None:
    facts = a_published_decision().facts("HEL 2021-000001")
    facts[1] = facts[1].model_copy(update={"actor": "somebody else"}).sealed()
    assert str(broken_link(facts)) == "Fact 3 does not follow the one before it."


def test_a_missing_fact_is_named() -> None:
    facts = a_published_decision().facts("HEL 2021-000001")
    assert str(broken_link(facts[:2] + facts[3:])) == "Fact 3 is missing."
    assert str(broken_link(facts[1:])) == "Fact 1 is missing."


def test_a_default_added_later_changes_no_old_hash() -> None:
    old = fact_of(SomethingHappened(what="a vote"), kind="Something")
    new = fact_of(SomethingHappenedLater(what="a vote"), kind="Something")
    assert old.computed_hash() == new.computed_hash()
    told = fact_of(SomethingHappenedLater(what="a vote", where="here"), kind="Something")
    assert told.computed_hash() != old.computed_hash()


def test_the_hash_is_over_canonical_text() -> None:
    fact = fact_of(SomethingHappened(what="äänestys"))
    said = (
        '{"actor":"somebody","authenticated":"local","before":"' + BEGINNING + '","command_id":"1",'
        '"content":{"what":"äänestys"},"happened_at":"2021-03-15T14:00:00Z","journal":"toy",'
        '"kind":"SomethingHappened","recorded_at":"2021-03-15T14:01:00Z","role":"secretary","seq":1}'
    )
    assert fact.computed_hash() == hashlib.sha256(said.encode()).hexdigest()


def test_canonical_text_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "ä"}) == canonical({"a": "ä", "b": 1}) == '{"a":"ä","b":1}'


def test_a_place_in_the_registry_is_not_part_of_the_hash() -> None:
    fact = fact_of(SomethingHappened(what="a vote")).sealed()
    assert fact.model_copy(update={"position": 7}).computed_hash() == fact.hash


def test_a_fact_comes_back_from_its_text_as_it_went() -> None:
    for fact in a_running_follow_up().memory.facts:
        read = Fact.model_validate_json(fact.model_dump_json())
        assert (read, read.computed_hash()) == (fact, fact.hash)


def test_a_fact_has_two_times() -> None:
    town = Town()
    town.until("2021-01-12 09:00")
    late = town.command("open_case", happened="2021-01-11 16:30", title="Asia", task_class="02 02 02")
    town.case_id = town.memory.act(late).journal
    fact = town.facts(town.case_id)[0]
    assert (fact.happened_at, fact.recorded_at) == (instant("2021-01-11 16:30"), instant("2021-01-12 09:00"))
    assert (fact.actor, fact.role, fact.authenticated) == ("the preparer", "preparer", "unproven")


def test_an_instant_with_an_offset_and_a_fraction_is_kept_as_the_registry_keeps_it() -> None:
    here = timezone(timedelta(hours=2))
    command = Command.model_validate(
        {
            "id": "1",
            "name": "open_case",
            "act": {"title": "Asia", "task_class": "02 02 02"},
            "actor": "somebody",
            "role": "preparer",
            "happened_at": datetime(2021, 1, 11, 9, 0, 0, 123456, tzinfo=here),
        }
    )
    assert command.happened_at.isoformat() == "2021-01-11T07:00:00+00:00"


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        Command.model_validate(
            {
                "id": "1",
                "name": "close_meeting",
                "act": {},
                "actor": "a",
                "role": "secretary",
                "happened_at": "2021-01-11T09:00",
            }
        )


def test_the_same_command_again_is_answered_with_what_it_became() -> None:
    town = Town()
    command = town.command("open_case", title="Asia", task_class="02 02 02")
    assert town.memory.act(command) == town.memory.act(command)
    assert len(town.memory.facts) == 1


def test_a_command_id_names_one_command() -> None:
    town = Town()
    command = town.command("open_case", title="Asia", task_class="02 02 02")
    town.memory.act(command)
    other = town.command("open_case", title="Toinen", task_class="02 02 02")
    with pytest.raises(CommandReused, match="already used for another act"):
        town.memory.act(other.model_copy(update={"id": command.id}))
