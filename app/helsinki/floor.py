"""What was moved, seconded, voted and heard, gathered line by line while a handling is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.helsinki.names import nominative, person
from models.decision_record import Tabled
from models.election import Election
from models.people import Official
from models.proceedings import Dissent, Expert, Proceedings, Recusal
from models.recorded_motion import MotionKind, MotionResult, RecordedMotion
from models.recorded_vote import Proposition, RecordedVote, Voters, Won


@dataclass
class Motion:
    """A motion that is being read."""

    kind: MotionKind
    mover: Official | None = None
    number: int | None = None
    seconders: tuple[Official, ...] = ()
    texts: list[str] = field(default_factory=list)
    result: MotionResult = MotionResult.UNKNOWN
    unanimous: bool = False

    @property
    def open(self) -> bool:
        """Whether its result is not told yet."""
        return self.result is MotionResult.UNKNOWN

    def settle(self, result: MotionResult, unanimous: bool = False) -> None:
        """Note what became of it."""
        self.result, self.unanimous = result, unanimous

    def recorded(self) -> RecordedMotion:
        """The motion as it is kept."""
        return RecordedMotion(
            kind=self.kind,
            mover=self.mover,
            seconders=self.seconders,
            text=_joined(self.texts),
            result=self.result,
            unanimous=self.unanimous,
        )


@dataclass
class Vote:
    """A vote that is being read."""

    number: int | None = None
    question: list[str] = field(default_factory=list)
    yes_texts: list[str] = field(default_factory=list)
    no_texts: list[str] = field(default_factory=list)
    counts: dict[str, Voters] = field(default_factory=dict)
    won: Won | None = None
    casting: bool = False

    def recorded(self) -> RecordedVote:
        """The vote as it is kept."""
        return RecordedVote(
            number=self.number,
            question=_joined(self.question),
            yes_proposition=Proposition(words=_joined(self.yes_texts)),
            no_proposition=Proposition(words=_joined(self.no_texts)),
            yes=self.counts.get("yes"),
            no=self.counts.get("no"),
            blank=self.counts.get("blank"),
            absent=self.counts.get("absent"),
            won=self.won,
            casting=self.casting,
        )


@dataclass
class Floor:
    """Everything of a handling. `known` are names that the record has in the nominative elsewhere."""

    known: set[str]
    swedish: bool = False
    motions: list[Motion] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    experts: list[Expert] = field(default_factory=list)
    recusals: list[Recusal] = field(default_factory=list)
    opinions: list[tuple[Official, list[str]]] = field(default_factory=list)
    joined: dict[str, str] = field(default_factory=dict)
    """Whose opinion somebody joined, by the name of who joined it."""
    elections: list[dict[str, Any]] = field(default_factory=list)
    until: Tabled | None = None
    proposal_approved: bool | None = None
    unanimous: list[str] = field(default_factory=list)
    withdrawn_attachments: list[int] = field(default_factory=list)
    item_withdrawn: bool = False
    order: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def named(self, genitive: str) -> Official | None:
        """Who is meant by a name in the genitive."""
        if genitive in ("puheenjohtajan", "ordföranden"):
            return Official(name=genitive.removesuffix("n"))
        found = person(genitive)
        if not found:
            return None
        meant, sure = nominative(found, sorted(self.known), self.swedish)
        if not sure:
            self.findings.append(f"The name {meant.name} was made from {found.name}.")
        return meant

    def meant(self, owner: str | None, noun: MotionKind | None, number: int | None = None) -> Motion | None:
        """The motion that a sentence speaks of: by that mover, of that kind and number, open, the last."""
        mover = self.named(owner) if owner else None
        if owner and mover is None:
            return None
        fits = [motion for motion in self.motions if motion.open and noun in (None, motion.kind)]
        if mover:
            fits = [motion for motion in fits if motion.mover and motion.mover.name == mover.name]
        if number is not None and any(motion.number == number for motion in fits):
            fits = [motion for motion in fits if motion.number == number]
        return fits[-1] if fits else None

    def recorded(self) -> Proceedings:
        """The handling as it is kept."""
        return Proceedings(
            experts=tuple(self.experts),
            recusals=tuple(self.recusals),
            motions=tuple(motion.recorded() for motion in self.motions),
            votes=tuple(vote.recorded() for vote in self.votes),
            proposal_approved=self.proposal_approved,
            unanimous=tuple(self.unanimous),
            withdrawn_attachments=tuple(self.withdrawn_attachments),
            item_withdrawn=self.item_withdrawn,
            order=tuple(self.order),
            elections=tuple(Election.model_validate(one) for one in self.elections if one["slates"]),
            dissents=tuple(
                Dissent(person=one, text=_joined(texts), joins=self.joined.get(one.name, ""))
                for one, texts in self.opinions
            ),
            remarks=tuple(self.remarks),
        )


def _joined(texts: list[str]) -> str:
    return "\n\n".join(filter(None, texts))
