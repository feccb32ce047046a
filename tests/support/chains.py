"""A town with a chain of approval: a building project needs visas before a body sees it."""

from __future__ import annotations

from typing import Any

from tests.pure.test_a_municipality_is_data import a_described_town, described
from tests.support.builders import Town, proposal

CHAIN: dict[str, Any] = {
    "title": {"fi": "Rakennushankkeet", "sv": "Byggnadsprojekt"},
    "task_class": "10 03",
    "steps": [
        {"id": "talous", "title": {"fi": "talousjohtaja", "sv": "ekonomidirektör"}},
        {"id": "laki", "title": {"fi": "lakimies", "sv": "jurist"}, "beside": True},
        {"id": "toimiala", "title": {"fi": "toimialajohtaja", "sv": "sektorchef"}},
    ],
}
"""Finance beside legal, then the division."""


def chain(**steps: dict[str, Any]) -> dict[str, Any]:
    """The chain with more said of some of its steps."""
    return {**CHAIN, "steps": [{**step, **steps.get(step["id"], {})} for step in CHAIN["steps"]]}


def a_town_with(*chains: dict[str, Any]) -> Town:
    """A described town with these chains of approval, else with the usual one."""
    return a_described_town(approval_chains=list(chains or (CHAIN,)))


def described_anew(town: Town, *chains: dict[str, Any], **more: Any) -> None:
    """The municipality described anew, with these chains."""
    told = described(approval_chains=list(chains), **more)
    town.do("load_municipality", role="registrar", description=told)


def a_proposed_case(town: Town, task_class: str = "10 03 02", **parts: Any) -> Town:
    """A case of the town with a proposal."""
    town.case_id = town.do("open_case", title="Kirjasto", task_class=task_class).journal
    town.on_case("revise_proposal", proposal=proposal(**parts))
    return town


def a_case_sent_for_approval(*chains: dict[str, Any]) -> Town:
    """A case whose visas are asked for."""
    town = a_proposed_case(a_town_with(*chains))
    town.on_case("request_visas")
    return town


def give(town: Town, *steps: str, **more: Any) -> None:
    """Visas that are given one after another."""
    for step in steps:
        town.on_case("give_visa", step=step, **more)
