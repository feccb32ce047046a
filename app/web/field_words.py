"""What a refusal calls an option is on a page a field: by its label there, not by the command line's word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.language import language
from app.web.forms import labels
from models.base.formats import quoted
from models.base.terms import Term
from models.base.words import Said
from models.engine.command import AnyAct

_TICKED = re.compile("`(--[^`]*)`")
"""An option in backticks."""

_COMMAND = re.compile("`pykala ([a-z-]+)(?: ([a-z-]+))?[^`]*`")
"""A command, which at the desk is an act with a form, or a page."""

_OPTION = re.compile(r"(`[^`]*`)|--(command-id) [^\s:,;]*[^\s:,;.]|--([a-z][a-z-]*[a-z])")
"""A command in backticks, which is typed elsewhere as it is; the id that a form bears; or an option."""


_KEYS = r"(?:`[^`]*`(?:(?:, | and | ja | och )`[^`]*`)*|'[^']*'|[a-z][a-z ]*:)"
_THERE = (
    rf"(?:in a case file (?:as the list of )?{_KEYS}(?: beside that act)?"
    rf"|asiatiedostossa (?:teon vieressä |kohdan )?{_KEYS}(?: luettelona)?"
    rf"|i (?:en ärendefil|ärendefilen) (?:som listan i )?{_KEYS}(?: vid åtgärden)?)"
)
_IN_A_FILE = re.compile(rf" \({_THERE}\)|,? {_THERE}")
"""What is written for it in a case file, in each language: a page has none."""


def on_a_page(text: str, act: type[AnyAct] | None) -> str:
    """A message as a page says it: each option of the act by the label of its field, in quotes."""
    text = _COMMAND.sub(_at_the_desk, _IN_A_FILE.sub("", text))
    if "--" not in text:
        return text
    known = {**{name: said.say(language()) for name, said in _COMMON.items()}, **(labels(act) if act else {})}

    def called(found: re.Match[str]) -> str:
        label = known.get((found[2] or found[3] or "").replace("-", "_"))
        return quoted(label, language()) if label else found[0]

    return _OPTION.sub(called, _TICKED.sub(r"\1", text))


def _at_the_desk(found: re.Match[str]) -> str:
    """What a command is called where it is done by a form or read on a page; else what is typed."""
    noun, verb = found[1], found[2] or ""
    act = next((each for each in AnyAct.catalogue.values() if (each.noun, each.verb) == (noun, verb)), None)
    called = Term("act", act.name()).say(language()) if act else _read_on(noun, verb)
    if not called:
        return found[0]
    return quoted(called[:1].upper() + called[1:], language())


def _read_on(noun: str, verb: str) -> str:
    page = _PAGES.get((noun, verb))
    return page.say(language()) if page else ""


_PAGES: Mapping[tuple[str, str], Said] = {
    ("cases", ""): Said.of("page", "Cases"),
    ("meetings", ""): Said.of("page", "Meetings"),
    ("due", ""): Said.of("page", "My desk"),
    ("person", "list"): Said.of("page", "People"),
    ("verify", ""): Said.of("page", "Health"),
}
"""What is read by a command, by the page on which it is read at the desk."""

_COMMON: Mapping[str, Said] = {
    "command_id": Said.of("page", "this same form"),
    "role": Said.of("page", "As what you act"),
    "at": Said.of("page", "When it happened"),
    "later_because": Said.of("page", "Why it is entered only now"),
}
"""What every form asks beside the act's own fields."""
