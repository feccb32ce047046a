"""An option that is not a list refuses to be given twice: the last would win, and nobody would see it."""

from __future__ import annotations

import re

import pytest
from typer.core import TyperOption

from tests.support.command_line import pykala
from tests.support.commands import all_commands

COMMANDS = {words: command.loaded() for words, command in all_commands()}


def given(option: TyperOption, value: str) -> tuple[str, ...]:
    name = option.opts[0]
    return (name,) if option.is_flag else (name, value)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_that_is_not_a_list_is_taken_once(words: tuple[str, ...]) -> None:
    options = [one for one in COMMANDS[words].params if isinstance(one, TyperOption) and not one.multiple]
    for option in options:
        told = pykala(*words, *given(option, "1"), *given(option, "2"))
        assert told.exit_code == 2
        assert told.stdout == ""
        said = re.sub(r"[│\s]+", " ", told.stderr)
        assert f"{option.opts[0]} was given 2 times; give it once." in said


def test_two_names_of_one_option_are_one_option() -> None:
    told = pykala("case", "decide", "HEL 2021-000001", "--at", "2021-03-15", "--happened-at", "2021-03-16")
    assert told.exit_code == 2
    assert "--at was given 2 times" in told.stderr


def test_a_list_takes_each_that_is_given() -> None:
    lists = [
        (words, one.opts[0])
        for words, command in COMMANDS.items()
        for one in command.params
        if isinstance(one, TyperOption) and one.multiple
    ]
    assert (("vote", "record"), "--yes") in lists
    for words, name in lists:
        told = pykala(*words, name, "1", name, "2")
        assert "give it once" not in told.output
