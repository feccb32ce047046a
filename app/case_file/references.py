"""What an act's fields refer to: bodies, projects of the appropriation, periods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.case_file.finding import Placed, nearest, thing
from app.case_file.nodes import Keys, Node
from app.case_file.shape import Shape
from models.base.bad_value import BadValue
from models.base.period import Period
from models.base.words import Said
from models.matter.appropriation import Appropriation, ProjectLine

BODIES = ("body", "group", "groups")


@dataclass(frozen=True)
class References:
    """The projects of the file, and the bodies there are."""

    shape: Shape
    lines: Mapping[str, ProjectLine]
    bodies: Collection[str]

    @classmethod
    def to(cls, shape: Shape, grants: Iterable[Appropriation | None], bodies: Collection[str]) -> References:
        """What the file's appropriations grant money to."""
        lines = {line.number: line for grant in grants if grant for _, line in grant.lines()}
        return cls(shape, lines, bodies)

    def check(self, fields: Mapping[str, Any], keys: Keys, main: Node) -> None:
        """Names that refer to nothing."""
        for name, value in fields.items():
            at = keys.get(name.replace("_", " ")) or main
            for word in value if isinstance(value, tuple) else (value,):
                if name in BODIES:
                    self._known(word, thing("body"), self.bodies, at)
                elif name == "project" and self.lines:
                    self._known(word, thing("project"), self.lines, at)
                elif name == "period" and isinstance(word, str):
                    self._period(word, at)

    def _known(self, word: Any, what: Said, known: Iterable[str], at: Placed) -> None:
        words = list(known)
        if isinstance(word, str) and word not in words:
            self.shape.findings.add(
                at,
                Said.of("finding", "There is no {what} '{word}'.", what=what, word=word),
                nearest(word, words),
            )

    def _period(self, word: str, at: Placed) -> None:
        try:
            Period.parse(word)
        except BadValue as refusal:
            self.shape.findings.add(at, refusal.said)

    def unknown(self, project: Any) -> bool:
        """Whether a project is named that the file does not have."""
        return isinstance(project, str) and bool(self.lines) and project not in self.lines

    def goals(self, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """The goals of the project that an act is about."""
        line = self.lines.get(str(fields.get("project")))
        return line.goals if line else ()

    def owner(self, fields: Mapping[str, Any]) -> str:
        """The key of the person who answers for the project that an act is about."""
        line = self.lines.get(str(fields.get("project")))
        return line.owner if line else ""
