"""A refusal that names an option of the command line names on a page the field of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import app.web.application  # noqa: F401 - so that every refusal of the pages is known
from app.desk.acting import NoAnswerYet
from app.web.field_words import on_a_page
from app.web.forms import labels
from models.agenda.agenda import PlaceItem
from models.base.language import Language
from models.base.refusal import NoSuchJournal, Refusal
from models.base.words import Said
from models.engine.command import AnyAct
from models.preparation.classifying import ClassifyCase, TitleOfASecret


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")


def test_a_field_of_the_form_is_called_by_its_label() -> None:
    told = on_a_page(str(TitleOfASecret()), ClassifyCase)
    assert told.endswith("give one that tells nothing of it with “Its title from now on”.")


def test_what_every_form_asks_is_called_so_too() -> None:
    assert on_a_page("--later-because gives one", None) == "“Why it is entered only now” gives one"


def test_what_is_no_field_and_a_command_without_a_page_stay_as_they_are() -> None:
    said = "see `pykala recover --from X` and --colour"
    assert on_a_page(said, PlaceItem) == said


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_no_page_speaks_of_what_stands_in_a_case_file(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    templates = [kind.template() for kind in Refusal.kinds.values()]
    said = [
        Said.of("refusal", template, **dict.fromkeys(re.findall(r"{(\w+)}", template), "x")).say(language)
        for template in templates
    ]
    files = re.compile("case file|asiatiedosto|ärendefil")
    speaking = [words for words in said if files.search(words)]
    told = [on_a_page(words, None) for words in speaking if "(" in words or "--" in words]
    assert len(told) > 5
    assert [words for words in told if files.search(words)] == []


def test_a_command_is_called_by_its_form_or_its_page() -> None:
    assert on_a_page("see `pykala case open --title X`.", None) == "see “Open case”."
    assert on_a_page(str(NoSuchJournal(journal="X")), None).endswith(
        "“Cases” and “Meetings” list those there are."
    )


def test_what_is_not_answered_is_sent_again_by_the_form_that_bears_its_id() -> None:
    told = on_a_page(str(NoAnswerYet(act="open case", command="a1-b2.c3")), None)
    assert "Send it again with “this same form”: it is the same command" in told


THERE = ("models.", "activities.registry", "app.desk.", "app.web.")
"""What a page can refuse; backups and restorations have no pages."""

NO_FIELD = {"make"}
"""What makes a file where the command is typed: a page is sent the public half of a key."""


def test_every_option_that_a_refusal_names_is_a_field_of_some_form() -> None:
    fields = {name for act in AnyAct.catalogue.values() for name in labels(act)} | {"role", "later_because"}
    named = {
        (refusal.__name__, option.replace("-", "_"))
        for refusal in _refusals(Refusal)
        if refusal.__module__.startswith(THERE)
        for option in re.findall(r"--([a-z-]+[a-z])", re.sub(r"`[^-`][^`]*`", "", refusal.__doc__ or ""))
    }
    assert len(named) > 20
    assert {each for each in named if each[1] not in fields | NO_FIELD | {"command_id"}} == set()


def _refusals(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for each in kind.__subclasses__():
        yield each
        yield from _refusals(each)
