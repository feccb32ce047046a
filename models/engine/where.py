"""Where an act is done: the places for which people hold their offices, and who acts there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

Alternatives = frozenset[str]
"""Names of which any one will do: the number of a line, or the division that it is part of."""


@dataclass(frozen=True)
class Where:
    """Where an act is done, by the scopes of which the policy table speaks."""

    places: Mapping[str, tuple[Alternatives, ...]] = field(default_factory=dict)
    """Scope → the places of that kind that the act touches, for each of which an office is needed; a scope
    that is not here is touched nowhere in particular, so that an office anywhere will do."""
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Role → who acts in it here already: whoever opened the matter, whoever the decision names."""
    entrusted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Role → to whom this one act was delegated by name, whatever office they hold."""
    earlier: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Role → who acted in it here before and does no more; their own work the matter stays."""
    colleagues: bool = False
    """Whether those may act, too, who hold an office that somebody named has held: of the same unit."""

    def at(self, scope: str, *places: str | Iterable[str]) -> Where:
        """The same, with the places of one scope: each by its name, or by any of several."""
        found = tuple(frozenset([each] if isinstance(each, str) else each) for each in places if each)
        return replace(self, places={**self.places, scope: found})

    def by(self, role: str, people: Iterable[str]) -> Where:
        """The same, with who acts in a role here already."""
        return replace(self, named={**self.named, role: frozenset(filter(None, people))})

    def entrusting(self, role: str, *people: str) -> Where:
        """The same, with those to whom the act was delegated by name, beside who holds that role there."""
        return replace(self, entrusted={**self.entrusted, role: frozenset(filter(None, people))})

    def before(self, role: str, people: Iterable[str]) -> Where:
        """The same, with who acted in a role here before."""
        return replace(self, earlier={**self.earlier, role: frozenset(people)})

    def own_of(self, role: str) -> frozenset[str]:
        """Whose own work the matter is: who acts in a role here, or did."""
        return self.named.get(role, frozenset()) | self.earlier.get(role, frozenset())
