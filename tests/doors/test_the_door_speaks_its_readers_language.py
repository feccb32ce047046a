"""A refusal is told in the language of its reader, and to programs in English."""

from __future__ import annotations

import json

import pytest

from app.commands.refused import tell
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine import policy
from tests.support.command_line import pykala

ASKED = ("review", "request", "HEL 2021-000001", "--groups", "khs")


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "15.3.” ei ole päivä."), ("sv", "15.3.” är ingen dag."), ("en", "15.3.' is not a day.")],
)
def test_wrong_input_is_told_in_the_readers_language(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    assert said in pykala(*ASKED, "--due", "15.3.").stderr


@pytest.mark.parametrize(
    ("title", "task_class", "said"), [("", "02 02 02", "--title on tyhjä."), ("Asia", "foo", "--task-class")]
)
def test_what_is_wrong_with_a_field_is_told_of_its_option(
    title: str, task_class: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    told = pykala("case", "open", "--title", title, "--task-class", task_class)
    assert told.exit_code == 2
    assert told.stderr.startswith(said)


@pytest.mark.parametrize("words", [(), ("--outcome", "yes")], ids=["missing", "wrong"])
def test_the_words_to_choose_from_are_explained_where_one_is_missing_or_wrong(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    monkeypatch.setenv("COLUMNS", "400")
    told = " ".join(pykala("item", "handle", "khs-2021-03-15", "--item", "3", *words).stderr.split())
    assert ": approved (hyväksyttiin ehdotuksen mukaan); " in told
    assert "tabled (pantiin pöydälle)" in told


def test_a_role_that_there_is_not_is_answered_with_the_roles_as_they_are_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    told = pykala("case", "decide", "x", "--body", "y", "--role", "cat").stderr
    assert "viranhaltija tai esittelijä (--role officeholder tai presenter)" in told


def test_programs_are_told_a_refusal_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    monkeypatch.setenv("PYKALA_DATA", "nowhere")
    told = json.loads(pykala("show", "HEL 1999-000001", "--json").stdout)
    assert told["refused"] == "NoRegistryYet"
    assert told["sentence"].startswith("There is no registry at ")


def test_programs_are_told_the_facts_of_a_refusal_with_their_types(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(Refusal) as refused:
        policy.check("case", "decided", "withdraw_case", "preparer")
    tell(refused.value, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["refused"] == "NotNow"
    assert tuple(map(Said.unpacked, told["said"])) == (refused.value.said,)
    assert told["said"][0]["values"]["act"] == {"term": ["act", "withdraw_case"]}
