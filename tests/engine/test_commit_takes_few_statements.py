"""A commit costs what its statements cost: there are few, and no more than there is to say."""

from __future__ import annotations

from models.engine.command import AnyAct
from tests.support.committing import Counter, command, statements

SEVEN = 7


def test_an_act_that_no_list_shows_takes_seven(counter: Counter) -> None:
    case = counter.opened()
    order = counter.order(command("revise_proposal", case))
    with statements(counter) as told:
        assert counter.commits.commit(order).answer
    assert [statement for statement in told if not statement.startswith("BEGIN")] == [
        "SELECT registry.position, registry.line,",
        "SELECT registry.behind, registry.name,",
        "INSERT INTO fact",
        "UPDATE journal SET",  # how far it was read is noted with it
        "INSERT INTO command",
        "INSERT INTO ledger",
        "UPDATE registry SET",
    ]


def test_no_statement_more_is_needed_to_know_who_may(counter: Counter) -> None:
    registrar = command("open_case").model_copy(update={"role": "registrar"})
    for name, fields in (
        ("add_person", {"person": "anna"}),
        ("appoint_person", {"person": "anna", "office": "preparer", "of": "kanslia"}),
    ):
        act = AnyAct.catalogue[name].model_validate(fields)
        known = registrar.model_copy(update={"id": name, "name": name, "act": act})
        assert counter.commit(known).answer
    case = counter.opened()
    order = counter.order(command("revise_proposal", case))
    with statements(counter) as told:
        assert counter.commits.commit(order).answer
    assert sum(not statement.startswith("BEGIN") for statement in told) == SEVEN
    stranger = command("withdraw_case", case).model_copy(update={"actor": "berta"})
    refused = counter.commit(stranger).refused
    assert refused is not None
    assert refused.type == "NobodyKnown"
