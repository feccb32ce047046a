"""What a reader has to say of a file: where it contradicts itself, what is unclear or guessed."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.base.words import Said


@dataclass
class Found:
    """Remarks on a file, by what they mean for whoever relies on the reading."""

    contradictions: list[Said] = field(default_factory=list)
    """The file says one thing here and another there."""
    gaps: list[Said] = field(default_factory=list)
    """Something that the record needs could not be made out."""
    guesses: list[Said] = field(default_factory=list)
    """Something was made out that the file does not say in so many words."""

    @property
    def all(self) -> tuple[Said, ...]:
        """Every remark once."""
        return tuple(dict.fromkeys((*self.contradictions, *self.gaps, *self.guesses)))
