"""`pykala rules` says in the language of its reader what a rule's value means, and who vouches for it."""

from __future__ import annotations

from datetime import date

import pytest

from app.commands.book import value
from models.law.rules import Rulebook, Unit
from tests.support.command_line import pykala

RULES = Rulebook.load().rules
OURS = ("house default", "Helsinki's", "our reading", "An appropriation", "division head")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_rule_has_an_english_value_or_source(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    told = pykala("rules").stdout
    assert [words for words in OURS if words in told] == []
    in_words = [rule for rule in RULES if rule.unit in (Unit.CHOICE, Unit.MAJORITY)]
    assert [rule.id for rule in in_words if value(rule) == str(rule.value)] == []


@pytest.mark.parametrize(
    ("language", "source", "share", "closes"),
    [
        ("fi", "ohjelman oletusarvo", "äänten enemmistö", "16.15"),
        ("sv", "programmets standardvärde", "de flesta av rösterna", "16.15"),
        ("en", "house default", "most of the votes", "16:15"),
    ],
)
def test_a_rule_is_told_in_words(
    language: str, source: str, share: str, closes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    told = pykala("rules", "--on", "2021-03-15").stdout
    assert source in told
    assert share in told
    assert closes in told


def test_a_law_has_its_swedish_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "sv")
    told = pykala("rules").stdout
    assert "Kommunallagen 410/2015, 104 §" in told
    assert "Kuntalaki" not in told


def test_a_body_tells_its_own_value_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    law = Rulebook.load().on(date(2021, 3, 15))
    assert value(law.get("minutes.checked_by").overridden("at_once", "johtosääntö")) == "heti kokouksessa"
    assert value(law.get("majority.tabling.other").overridden("2/3", "johtosääntö")) == "2/3 äänistä"
