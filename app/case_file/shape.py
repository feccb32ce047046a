"""Taking the tree apart: a mapping where one is needed, a word where one is needed, else a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from app.case_file.finding import Findings, Meaningless, Placed, nearest, thing
from app.case_file.nodes import Items, Keys, Node, Scalar
from models.base.bad_value import BadValue, complaint, faults
from models.base.terms import Term, spoken
from models.base.words import Said

T = TypeVar("T")
Loc = tuple[int | str, ...]

A_PERSON = thing("person")
"""Somebody whom `people` names; the only word of which nothing is known without them."""


def quoted(name: str) -> str:
    """A field as a case file calls it."""
    return f"'{spoken(name)}'"


@dataclass(frozen=True)
class Shape:
    """Reads nodes and notes what is wrong with them."""

    findings: Findings

    def keys(self, node: Node, what: Said | str, known: Iterable[str] | None = None) -> Keys:
        """A mapping, and that it has no unknown key; an empty one where there is none."""
        if isinstance(node, Scalar) and not node.text:
            return Keys(node.line, node.column)
        if not isinstance(node, Keys):
            self.findings.add(node, Said.of("finding", "{what} is written as 'key: value' lines.", what=what))
            return Keys(node.line, node.column)
        if known is not None:
            self._only(node, what, list(known))
        return node

    def _only(self, keys: Keys, what: Said | str, known: list[str]) -> None:
        for key, value in keys.entries:
            if key.text in known:
                continue
            if keys.flow and isinstance(value, Scalar) and not value.text:
                # 3,200,000 and a text with a comma fall apart between braces.
                suggestion = Said.of(
                    "finding", "A comma parts two keys here: write amounts like 3 200 000, texts in quotes."
                )
                self.findings.add(
                    key, Said.of("finding", "'{key}' stands alone after a comma.", key=key.text), suggestion
                )
            else:
                self.findings.add(
                    key,
                    Said.of("finding", "{what} has no key '{key}'.", what=what, key=key.text),
                    nearest(key.text, known),
                )

    def items(self, node: Node) -> tuple[Node, ...]:
        """A list; a single value is a list of one, an empty one of none."""
        if isinstance(node, Items):
            return node.items
        return () if isinstance(node, Scalar) and not node.text else (node,)

    def word(self, node: Node, what: Said | str) -> str | None:
        """One line or word, None when something else stands there."""
        if isinstance(node, Scalar) and node.text:
            return node.text
        if isinstance(node, Scalar):
            self.findings.add(node, Said.of("finding", "{what} is empty.", what=what))
        else:
            hint = Said.of("finding", "Quote a text that begins with {these}.", these="'{', '['")
            self.findings.add(
                node,
                Said.of("finding", "{what} is one word or text, not a list or a mapping.", what=what),
                hint,
            )
        return None

    def parsed(self, node: Node, what: Said | str, parse: Callable[[str], T]) -> T | None:
        """A word as what it means."""
        word = self.word(node, what)
        if word is None:
            return None
        try:
            return parse(word)
        except Meaningless as error:
            self.findings.add(node, error.sentence, error.suggestion)
        except BadValue as refusal:
            self.findings.add(node, refusal.said)
        return None

    def wanted(self, keys: Keys, key: str, what: Said | str) -> Node | None:
        """What stands under a key that must be there."""
        node = keys.get(key)
        if node is None:
            self.findings.add(keys, Said.of("finding", "{what} has no '{key}'.", what=what, key=key))
        return node

    def optional_word(self, keys: Keys, key: str) -> str:
        """The word under a key, empty when there is none."""
        node = keys.get(key)
        return "" if node is None else self.word(node, f"'{key}'") or ""

    def known_word(self, node: Node, what: Said | str, known: Iterable[str]) -> str | None:
        """One of the known words."""
        word, words = self.word(node, what), list(known)
        if word is None or word in words:
            return word
        unnamed = Said.of("finding", "Name one under 'people'.") if what == A_PERSON else ""
        self.findings.add(
            node,
            Said.of("finding", "There is no {what} '{word}'.", what=what, word=word),
            nearest(word, words) or unnamed,
        )
        return None

    def invalid(
        self,
        error: ValidationError,
        at: Callable[[Loc], Placed],
        description: Callable[[Loc], Said | str] = lambda _: "",
        called: Callable[[str], str] = quoted,
    ) -> None:
        """What the models refuse, each at the place that `at` gives for it, with what the field means.

        `called` says how people call a field.
        """
        for fault in faults(error):
            loc = fault["loc"]
            line = description(loc)
            meaning = Term("field", line, line) if isinstance(line, str) else line
            self.findings.add(at(loc), complaint(fault, _field(loc, called)), meaning)


def _field(loc: Loc, called: Callable[[str], str]) -> Said | str:
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return thing("It")
    return called(names[-1])
