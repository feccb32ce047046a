"""What stands for a value in the help is in the language of its reader, of every act and every command."""

from __future__ import annotations

import re

import pytest

from app.commands.house import Unloaded
from app.commands.index import kept
from app.commands.metavar import TEXT, metavar_of
from models.base.catalogues import catalogue
from models.base.language import Language
from tests.support.command_line import pykala

COMMANDS: dict[tuple[str, ...], Unloaded] = {
    (noun, verb) if verb else (noun,): Unloaded(verb or noun, of, noun if verb else "")
    for noun, line in kept().items()
    for verb, of in (line.verbs or {"": line}).items()
}
THE_SAME = {"fi": set[str](), "sv": {"TEXT", "ID", "JOURNAL"}}
"""Words that a language shares with English."""

OF_THE_MACHINE = re.compile(r"<(?:bool|str|int|path|file|dir|list\[.*?\])>|\[OPTIONS\]|\[ARGS\]")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_value_stands_under_an_english_name(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    monkeypatch.setenv("COLUMNS", "400")
    assert {asked: left for asked in COMMANDS if (left := _left(asked, language))} == {}


def _left(asked: tuple[str, ...], language: Language) -> set[str]:
    told = pykala(*asked, "--help").stdout
    english = set(COMMANDS[asked].metavars()) - THE_SAME[language]
    unsaid = {one for one in english if catalogue(language).pgettext("help", one) == one}
    printed = {one for one in english if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", told)}
    return unsaid | printed | set(OF_THE_MACHINE.findall(told))


@pytest.mark.parametrize("asked", COMMANDS, ids=" ".join)
def test_every_argument_is_called_by_what_it_is(asked: tuple[str, ...]) -> None:
    params = COMMANDS[asked].loaded().params
    arguments = [param for param in params if param.param_type_name == "argument"]
    assert [param.name for param in arguments if metavar_of(param) in (None, TEXT)] == []


@pytest.mark.parametrize(
    ("language", "kinds", "roles"),
    [
        ("fi", "tabling (pöydällepano); return (palauttaminen);", "secretary (sihteeri)"),
        ("sv", "tabling (bordläggning); return (återremiss);", "secretary (sekreterare)"),
    ],
)
def test_a_word_that_is_taken_in_english_is_explained(
    language: str, kinds: str, roles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    monkeypatch.setenv("COLUMNS", "400")
    told = pykala("motion", "make", "--help").stdout
    assert kinds in told
    assert roles in told


def test_an_english_reader_needs_no_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "400")
    told = pykala("motion", "make", "--help").stdout
    assert "tabling (" not in told
    assert "As what: secretary." in told
    assert "NUMBER or 1-9,12" in told
