"""A refusal is told in the language of its reader, and to programs in English."""

from __future__ import annotations

import json

import pytest

from tests.support.command_line import pykala

ASKED = ("review", "request", "HEL 2021-000001", "--groups", "khs")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "'15.3.' ei ole päivä. Kirjoita se näin: 15.3.2021 tai 2021-03-15."),
        ("sv", "'15.3.' är ingen dag. Skriv den så här: 15.3.2021 eller 2021-03-15."),
        ("en", "'15.3.' is not a day. Write it like 2021-03-15 or 15.3.2021."),
    ],
)
def test_wrong_input_is_told_in_the_readers_language(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    assert said in pykala(*ASKED, "--due", "15.3.").stderr


def test_programs_are_told_a_refusal_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    monkeypatch.setenv("PYKALA_DATA", "nowhere")
    told = json.loads(pykala("show", "HEL 1999-000001", "--json").stdout)
    assert told["refused"] == "NoRegistryYet"
    assert told["sentence"].startswith("There is no registry at ")
