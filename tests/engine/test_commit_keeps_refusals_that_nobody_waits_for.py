"""A signalled act that is refused is kept for its sender, once; one whose sender waits is told at once."""

from __future__ import annotations

from models.tables.tables import REFUSED
from tests.support.committing import NOW, Counter, command

NOWHERE = command("withdraw_case", "HEL 2021-000009")


def test_it_says_who_wanted_what_and_why_not(counter: Counter) -> None:
    answered = counter.commit(NOWHERE, signalled=True)
    assert answered.refused is not None
    (kept,) = counter.rows(REFUSED)
    assert (kept.command_id, kept.journal, kept.actor, kept.act) == (
        "withdraw_case",
        "HEL 2021-000009",
        "anna",
        "withdraw_case",
    )
    assert (kept.type, kept.sentence) == (answered.refused.type, answered.refused.sentence)
    assert kept.at == NOW


def test_sent_again_it_is_kept_once(counter: Counter) -> None:
    first = counter.commit(NOWHERE, signalled=True)
    assert counter.commit(NOWHERE, signalled=True) == first
    assert len(counter.rows(REFUSED)) == 1


def test_each_command_has_its_own(counter: Counter) -> None:
    counter.commit(NOWHERE, signalled=True)
    counter.commit(command("withdraw_case", "HEL 2021-000009", "another"), signalled=True)
    assert {row.command_id for row in counter.rows(REFUSED)} == {"withdraw_case", "another"}


def test_one_whose_sender_waits_is_not_kept(counter: Counter) -> None:
    assert counter.commit(NOWHERE).refused is not None
    assert counter.rows(REFUSED) == []


def test_an_act_that_is_taken_leaves_none(counter: Counter) -> None:
    assert counter.commit(command("open_case"), signalled=True).refused is None
    assert counter.rows(REFUSED) == []


def test_one_that_is_meant_for_another_registry_or_comes_while_this_is_behind_is_kept_too(
    counter: Counter,
) -> None:
    counter.commit(command("open_case", "", "foreign", registry="another one"), signalled=True)
    case = counter.opened()
    counter.commit(command("withdraw_case", case, "ahead"), since=2, head="f" * 64, signalled=True)
    kept = {row.command_id: row.type for row in counter.rows(REFUSED)}
    assert kept == {"foreign": "OtherRegistry", "ahead": "RegistryBehind"}
