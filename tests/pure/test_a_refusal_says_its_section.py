"""Which section of its country's law a refusal stands on is the pack's, and is said behind its sentence."""

from __future__ import annotations

import pytest

from models.base.country_pack import countries
from models.base.refusal import Refusal
from models.base.section import sections
from models.matter.vote import VotesAreOpen
from tests.support.command_line import ROOT


@pytest.mark.parametrize("country", countries())
def test_every_refusal_that_a_pack_names_is_one(country: str) -> None:
    assert {*sections(country)} <= {*Refusal.kinds}


def test_the_section_is_said_in_the_readers_language() -> None:
    assert str(VotesAreOpen()).endswith("Only elections may be secret. Kuntalaki 410/2015, 104 §.")
    assert VotesAreOpen().say("sv").endswith("Kommunallagen 410/2015, 104 §.")


def test_a_refusal_that_came_from_afar_says_it_once() -> None:
    refusal = VotesAreOpen()
    assert str(Refusal.again(refusal.type, refusal.said, refusal.sentence)) == str(refusal)


def test_the_rules_name_every_one() -> None:
    rules = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert not [name for name in sections("fi") if f"`{name}`" not in rules]
