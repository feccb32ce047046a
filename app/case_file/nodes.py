"""The file as a tree: every scalar is text, every node knows its line. YAML's tricks are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from app.case_file.finding import Findings
from app.case_file.yaml_problem import problem_of
from models.base.text import NotPlain, plain
from models.base.words import Said

DEEPEST = 12
"""A case file is no deeper than this; YAML bombs are."""


@dataclass(frozen=True)
class Place:
    """Where something stands, counted from one."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Scalar(Place):
    """A word, a number, a text: always as it was written."""

    text: str = ""


@dataclass(frozen=True)
class Items(Place):
    """A list."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Keys(Place):
    """A mapping. Keys are unique and in the order in which they stand."""

    entries: tuple[tuple[Scalar, Node], ...] = ()
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """What stands under a key, None when there is none."""
        return next((value for name, value in self.entries if name.text == key), None)

    def but(self, *keys: str) -> Keys:
        """This mapping without some keys."""
        return Keys(
            self.line, self.column, tuple(e for e in self.entries if e[0].text not in keys), self.flow
        )


Node = Scalar | Items | Keys


FURTHER = Said.of("finding", "Further cases stand under 'cases'.")


class _TooDeep(Exception):  # noqa: N818 - said of a file
    def __init__(self, place: Place) -> None:
        self.place = place


def tree(text: str, findings: Findings) -> Node | None:
    """The tree of a YAML text; None when anything was found."""
    try:
        node = _Composer(yaml.parse(text, Loader=_LOADER), findings).document()
    except yaml.MarkedYAMLError as error:
        unended = error.context_mark and "end of stream" in (error.problem or "")
        mark = error.context_mark if unended else error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        findings.add(
            place,
            Said.of("finding", "This is not YAML: {problem}.", problem=problem_of(error)),
            Said.of("finding", "Check indentation, quotes and colons here."),
        )
        return None
    except _TooDeep as deep:
        findings.add(deep.place, Said.of("finding", "This is nested too deeply for a case file."))
        return None
    return None if findings.found else node


# libyaml's parser where PyYAML was built with it: the same events, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Composer:
    """Makes the tree of the parser's events."""

    def __init__(self, events: Iterator[Event], findings: Findings) -> None:
        self._events = events
        self._findings = findings

    def document(self) -> Node:
        node: Node = Scalar()
        documents = 0
        while not isinstance(event := next(self._events), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._findings.add(
                        _place(event),
                        Said.of("finding", "A file is one document; '---' begins a second one."),
                        FURTHER,
                    )
                    return node
                if event.tags:
                    self._findings.add(
                        _place(event),
                        Said.of("finding", "A case file has no YAML directives; take '%TAG' out."),
                    )
                node = self._node(next(self._events), 1)
        return node

    def _node(self, event: Event, depth: int) -> Node:
        place = _place(event)
        if depth > DEEPEST:
            raise _TooDeep(place)
        if isinstance(event, AliasEvent):
            self._findings.add(
                place,
                Said.of("finding", "An alias (*{anchor}) is not taken.", anchor=str(event.anchor)),
                Said.of("finding", "Write the value itself."),
            )
            return Scalar(place.line, place.column)
        assert isinstance(event, ScalarEvent | CollectionStartEvent)  # noqa: S101 - the parser gives nothing else here
        if event.anchor:
            self._findings.add(
                place,
                Said.of("finding", "An anchor (&{anchor}) is not taken.", anchor=str(event.anchor)),
                Said.of("finding", "Write the value alone."),
            )
        if event.tag:
            self._findings.add(
                place,
                Said.of("finding", "A YAML tag (!…) is not taken."),
                Said.of("finding", "Quote the text if it begins with '!'."),
            )
        if isinstance(event, SequenceStartEvent):
            return Items(place.line, place.column, tuple(self._items(depth)))
        if isinstance(event, MappingStartEvent):
            return Keys(place.line, place.column, tuple(self._entries(depth)), bool(event.flow_style))
        assert isinstance(event, ScalarEvent)  # noqa: S101 - the parser gives nothing else here
        return self._scalar(place, event.value)

    def _scalar(self, place: Place, text: str) -> Scalar:
        try:
            plain(text)
        except NotPlain as refusal:
            self._findings.add(place, refusal.said)
        return Scalar(place.line, place.column, text)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._findings.add(
                    key,
                    Said.of("finding", "A key is a word, not a list or a mapping."),
                    Said.of("finding", "Quote a text that begins with {these}.", these="'{', '['"),
                )
            elif key.text == "<<":
                self._findings.add(
                    key,
                    Said.of("finding", "A merge key (<<) is not taken."),
                    Said.of("finding", "Write the keys themselves."),
                )
            elif key.text in seen:
                first = seen[key.text].line
                self._findings.add(
                    key,
                    Said.of(
                        "finding",
                        "'{key}' stands twice; it stands on line {first} already.",
                        key=key.text,
                        first=first,
                    ),
                    FURTHER if key.text == "case" else "",
                )
            else:
                seen[key.text] = key
                yield key, value


def _place(event: Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place()
