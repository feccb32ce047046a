"""What was moved, seconded, voted and heard, gathered line by line while a handling is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.exchange.helsinki.names import OFFICES, nominative, person
from models.base.people import Official
from models.base.words import Said
from models.record.decision import Tabled
from models.record.proceedings import Proceedings, RecordedDissent, RecordedExpert, RecordedRecusal
from models.record.recorded_election import RecordedElection
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import Proposition, RecordedVote, Voters, Won


@dataclass(frozen=True)
class Promise:
    """A sentence that says that the motion which comes next was accepted."""

    sentence: str
    unanimous: bool


@dataclass
class ReadMotion:
    """A motion that is being read."""

    kind: RecordedMotionKind
    mover: Official | None = None
    number: int | None = None
    seconders: tuple[Official, ...] = ()
    texts: list[str] = field(default_factory=list)
    result: MotionResult = MotionResult.UNKNOWN
    unanimous: bool = False
    promise: Promise | None = None

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
class ReadVote:
    """A vote that is being read."""

    number: int | None = None
    question: list[str] = field(default_factory=list)
    yes_texts: list[str] = field(default_factory=list)
    no_texts: list[str] = field(default_factory=list)
    counts: dict[str, Voters] = field(default_factory=dict)
    won: Won | None = None
    casting: bool = False

    @property
    def untold(self) -> bool:
        """Whether nothing but a heading without a number was told of it."""
        told = (self.number, self.question, self.yes_texts, self.no_texts, self.counts)
        return not any(told)

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
class ReadFloor:
    """Everything of a handling. `known` are names that the record has in the nominative elsewhere."""

    known: set[str]
    swedish: bool = False
    motions: list[ReadMotion] = field(default_factory=list)
    votes: list[ReadVote] = field(default_factory=list)
    experts: list[RecordedExpert] = field(default_factory=list)
    recusals: list[RecordedRecusal] = field(default_factory=list)
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
    findings: list[Said] = field(default_factory=list)
    """Where the handling contradicts itself."""
    guesses: list[Said] = field(default_factory=list)
    """Names that were made from another form."""
    promise: Promise | None = None

    def begin_motion(self, motion: ReadMotion) -> ReadMotion:
        """Put a motion on the floor; one that was settled before it is told is settled so."""
        self.motions.append(motion)
        if self.promise:
            motion.settle(MotionResult.PASSED, self.promise.unanimous)
            motion.promise, self.promise = self.promise, None
        return motion

    def drop_motion(self) -> None:
        """Take the last motion back: its heading was none of a motion's."""
        self.promise = self.motions.pop().promise

    def begin_vote(self, number: int | None = None) -> ReadVote:
        """Begin a vote, in the place of one of which no more than a heading was told."""
        if self.votes and self.votes[-1].untold:
            self.votes.pop()
        self.votes.append(vote := ReadVote(number))
        return vote

    def named(self, genitive: str) -> Official | None:
        """Who is meant by a name in the genitive."""
        if office := OFFICES.get(genitive.casefold()):
            return Official(name=office)
        found = person(genitive)
        if not found:
            return None
        meant, sure = nominative(found, sorted(self.known), self.swedish)
        if not sure:
            self.guesses.append(
                Said.of(
                    "finding", "The name {name} was made from {found}.", name=meant.name, found=found.name
                )
            )
        return meant

    def meant(
        self, owner: str | None, noun: RecordedMotionKind | None, number: int | None = None
    ) -> ReadMotion | None:
        """The motion that a sentence speaks of: by that mover, of that kind and number, open, the last."""
        mover = self.named(owner) if owner else None
        return None if owner and mover is None else self.meant_by(mover, noun, number)

    def meant_by(
        self, mover: Official | None, noun: RecordedMotionKind | None, number: int | None = None
    ) -> ReadMotion | None:
        """The same, by a mover who is known."""
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
            votes=tuple(vote.recorded() for vote in self.votes if not vote.untold),
            proposal_approved=self.proposal_approved,
            unanimous=tuple(self.unanimous),
            withdrawn_attachments=tuple(self.withdrawn_attachments),
            item_withdrawn=self.item_withdrawn,
            order=tuple(self.order),
            elections=tuple(RecordedElection.model_validate(one) for one in self.elections if one["slates"]),
            dissents=self._dissents(),
            remarks=tuple(self.remarks),
        )

    def _dissents(self) -> tuple[RecordedDissent, ...]:
        """The opinions, those of one person together: a line may name who dissents, a heading say why."""
        by: dict[str, RecordedDissent] = {}
        for one, texts in self.opinions:
            before = by.get(one.name, RecordedDissent(person=one, joins=self.joined.get(one.name, "")))
            text = _joined([before.text, *texts])
            by[one.name] = before.model_copy(update={"text": text})
        return tuple(by.values())


def _joined(texts: list[str]) -> str:
    return "\n\n".join(filter(None, texts))
