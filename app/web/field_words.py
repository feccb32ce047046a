"""What a refusal calls an option is on a page a field: by its label there, not by the command line's word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.language import language
from app.web.forms import labels
from models.base.words import Said
from models.engine.command import AnyAct

_OPTION = re.compile(r"(`[^`]*`)|--(command-id) [^\s:,;]*[^\s:,;.]|--([a-z][a-z-]*[a-z])")
"""A command in backticks, which is typed elsewhere as it is; the id that a form bears; or an option."""


def on_a_page(text: str, act: type[AnyAct] | None) -> str:
    """A message as a page says it: each option of the act by the label of its field, in quotes."""
    known = {**{name: said.say(language()) for name, said in _COMMON.items()}, **(labels(act) if act else {})}

    def called(found: re.Match[str]) -> str:
        label = known.get((found[2] or found[3] or "").replace("-", "_"))
        return Said.of("page", "“{label}”", label=label).say(language()) if label else found[0]

    return _OPTION.sub(called, text.replace("`--", "--")) if "--" in text else text


_COMMON: Mapping[str, Said] = {
    "command_id": Said.of("page", "this same form"),
    "role": Said.of("page", "As what you act"),
    "at": Said.of("page", "When it happened"),
    "later_because": Said.of("page", "Why it is entered only now"),
}
"""What every form asks beside the act's own fields."""
