"""The help in the language of its reader, worded when it is shown: commands are written in English."""

from __future__ import annotations

import os
import re
from enum import Enum
from importlib import import_module
from typing import Any

from typer import rich_utils
from typer.core import TyperArgument, TyperGroup, TyperOption

from app.commands.metavar import metavar_of
from models.base.catalogues import catalogue
from models.base.language import LANGUAGES, Language, language_of

CONTEXTS = ("help", "act", "field")
"""Where the catalogues have what the help says: its own words, those of acts, those of their fields."""


def help_words(template: str, **values: object) -> str:
    """A sentence of the help, worded."""
    return catalogue(_language()).pgettext("help", template).format(**values)


def field_words(line: str) -> str:
    """The line of an act's field, worded."""
    return catalogue(_language()).pgettext("field", line) if line else line


def worded(text: str) -> str:
    """Paragraphs of the help, each worded if a catalogue has it."""
    return "\n\n".join(map(_paragraph, text.split("\n\n")))


def _paragraph(text: str) -> str:
    words = catalogue(_language())
    if text.startswith(EXAMPLE):
        return help_words("Example: {command}", command=text.removeprefix(EXAMPLE))
    return next((said for context in CONTEXTS if (said := words.pgettext(context, text)) != text), text)


EXAMPLE = "Example: "


def _language() -> Language:
    """What is spoken here; English where another language is asked for, which a refusal says elsewhere."""
    asked = language_of(os.environ)
    return next((known for known in LANGUAGES if known == asked), "en")


class Helped:
    """A command, or a group of them, whose help is worded when it is shown."""

    worded = False
    """Whether that was done: the usage is shown in the help, and alone."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _word(self, ctx)
        super().format_help(ctx, formatter)  # type: ignore[misc]  # of the command that this is mixed into

    def get_usage(self, ctx: Any) -> str:
        _word(self, ctx)
        usage: str = super().get_usage(ctx)  # type: ignore[misc]  # the same
        return usage.replace("Usage:", help_words("Usage:"), 1)


def _word(command: Any, ctx: Any) -> None:
    if command.worded:
        return
    command.worded = True
    rich_utils.ARGUMENTS_PANEL_TITLE = help_words("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = help_words("Options")
    rich_utils.COMMANDS_PANEL_TITLE = help_words("Commands")
    rich_utils.DEFAULT_STRING = help_words("[default: {{}}]")
    rich_utils.REQUIRED_LONG_STRING = help_words("[required]")
    command.help = worded(command.help or "")
    command.epilog = worded(command.epilog or "") or None
    command.options_metavar = help_words("[OPTIONS]")
    for param in command.get_params(ctx):
        _word_parameter(param)
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = help_words("COMMAND [ARGS]...")
        for one in command.commands.values():
            one.help = worded(one.help or "")
            if panel := getattr(one, "rich_help_panel", None):
                one.rich_help_panel = worded(panel)  # type: ignore[attr-defined]  # Typer's commands have one


def _word_parameter(param: Any) -> None:
    if isinstance(param, TyperOption) and param.name == "help":
        param.help = help_words("Show this message and exit.")
    param.help = " ".join(filter(None, (worded(getattr(param, "help", None) or ""), _told(param))))
    param.rich_help_panel = worded(param.rich_help_panel or "") or None
    metavar = metavar_of(param)
    if metavar is None:
        return
    param.metavar = worded(metavar)
    if isinstance(param, TyperArgument) and not param.type_descriptor.is_choice:
        param.display_type = lambda _ctx: ""  # type: ignore[method-assign,assignment]


def _told(param: Any) -> str:
    """What the words mean that may stand for a parameter."""
    choices = [choice for choice in param.type_descriptor.choices or () if isinstance(choice, Enum)]
    told: str = import_module("app.commands.choices").told(choices, _language()) if choices else ""
    return told


def _choices(param: Any) -> str:
    """The words that may stand for a parameter, with what they mean, inside a complaint."""
    return _told(param).removesuffix(".") if isinstance(param, TyperArgument | TyperOption) else ""


def reworded(error: Any) -> Any:
    """A complaint about how a command was written, in the language of its reader; in English it stays."""
    context = getattr(error, "ctx", None)
    if context and isinstance(context.command, Helped):
        _word(context.command, context)
    rich_utils.ERRORS_PANEL_TITLE = help_words("Error")
    rich_utils.RICH_HELP = help_words("Try [blue]'{{command_path}} {{help_option}}'[/] for help.")
    english = error.format_message().replace("Value error, ", "")  # what checks a value says so of itself
    said = english if _language() == "en" else _complaint(english, _choices(getattr(error, "param", None)))
    error.format_message = lambda: said
    return error


def _complaint(english: str, choices: str) -> str:
    for shape, template in _COMPLAINTS:
        if found := shape.fullmatch(english):
            parts = found.groupdict()
            if "why" in parts:
                parts["why"] = _complaint(parts["why"], choices)
            if "choices" in parts and choices:
                parts["choices"] = f" {choices}" if parts["choices"][:1].isspace() else choices
            return help_words(template, **parts)
    return help_words("It cannot be read: {english}", english=english)


def _shape(template: str) -> tuple[re.Pattern[str], str]:
    """How Typer words a complaint, and the message that it is; both have the same names in braces."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
    return re.compile(pattern, re.DOTALL), template


_COMPLAINTS = tuple(
    map(
        _shape,
        (
            "Missing option {which}. Choose from:{choices}",
            "Missing argument {which}. Choose from:{choices}",
            "Missing option {which}.",
            "Missing argument {which}.",
            "Missing command.",
            "No such option: {which} Did you mean {other}?",
            "No such option: {which} (Possible options: {other})",
            "No such option: {which}",
            "No such command {which}. Did you mean {other}?",
            "No such command {which}.",
            "Got unexpected extra argument ({which})",
            "Got unexpected extra arguments ({which})",
            "Got unexpected extra argument(s) ({which})",
            "Option {which} requires an argument.",
            "Option {which} does not take a value.",
            "Invalid value for {which}: {why}",
            "{given} is not one of {choices}.",
            "Input should be a valid integer, unable to parse string as an integer",
            "Unable to parse input string as an integer, exceeded maximum size",
            "Input should be greater than or equal to {least}",
            "{option} was given {times} times; give it once.",
        ),
    )
)

COMPLAINTS = tuple(template for _, template in _COMPLAINTS)
"""What a person is told who wrote a command otherwise than it is written."""
