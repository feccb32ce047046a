"""Every message of the program is said in Finnish and Swedish; a missing one would silently stay English."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from docs.words import (
    CATALOGUES,
    LANGUAGES,
    PAPERS,
    Message,
    catalogue_in,
    compiled,
    messages,
    missing,
    placeholders,
)
from models.base.refusal import Refusal

SAID_WITHOUT = {"appeal"}
"""Contexts in which a language may leave a value out: what it says of it stands elsewhere."""


def test_every_message_is_in_the_catalogues_and_no_other() -> None:
    known = Counter(messages())
    for language in LANGUAGES:
        entries = [entry for entry in catalogue_in(CATALOGUES / f"{language}.po") if entry.id]
        ids = [([entry.id] if isinstance(entry.id, str) else entry.id) for entry in entries]
        listed = Counter(Message(str(entry.context), *id_) for entry, id_ in zip(entries, ids, strict=True))
        assert listed == known, "make docs brings the catalogues up to the code"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert [f"{context}: {template}" for context, template, _ in missing(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    for entry in catalogue_in(CATALOGUES / f"{language}.po"):
        ids = [entry.id] if isinstance(entry.id, str) else entry.id
        given = set.union(*map(placeholders, ids))
        in_every_form = set.intersection(*map(placeholders, ids))
        for said in [entry.string] if isinstance(entry.string, str) else entry.string or ():
            named = placeholders(said)
            assert named <= given, (entry.id, said)
            if said and entry.id and entry.context not in SAID_WITHOUT:
                assert in_every_form - named <= {"count"}, (entry.id, said)


@pytest.mark.parametrize("path", [*(CATALOGUES / f"{language}.po" for language in LANGUAGES), *PAPERS])
def test_a_compiled_catalogue_is_current(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == compiled(catalogue_in(path)), "make docs compiles it"


def test_every_refusal_is_among_the_messages() -> None:
    known = {message.template for message in messages() if message.context == "refusal"}
    ours = [kind for kind in Refusal.kinds.values() if kind.__module__.startswith("models.")]
    said = {kind.template() for kind in ours if kind.template().strip("{}").isidentifier() is False}
    assert said <= known
