"""The certificate of legal force (lainvoimaisuustodistus), for whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.bodies.body_register import bodies_on, languages_of
from models.case.case import Case
from models.case.decision_status import handling_of, made_on
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.openness import Code


class NotInForce(Refusal):
    """{decision} has no legal force to certify; where it stands: {status}."""

    vain: ClassVar[bool] = True


class CertifyForce(Act[Case]):
    """Certify that a decision has legal force.

    The paper says from which day, and that nobody challenged it in time, or how that ended; also that what
    came too late is still to be decided on, and that the board leaves it unimplemented.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "certify"
    example: ClassVar[str] = "pykala decision certify 'HEL 2021-002935' --decision khs-2021-216"

    decision: Code
    """The decision: body, year and section."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        handling = handling_of(state, self.decision)
        status = state.decisions[self.decision]
        if status.final_since is None:
            raise NotInForce(decision=self.decision, status=Term("decision status", status.word))
        body = bodies_on(world, handling.day).get(handling.body)
        languages = languages_of(world, body, local_day(command.happened_at))
        yield ForceCertified(
            decision=self.decision,
            since=status.final_since,
            languages=languages,
            withheld=status.withheld,
            withheld_by=status.withheld_by,
            pending=tuple(each.case for each in status.pending),
        )


class ForceCertified(Content):
    """It was certified that a decision has legal force."""

    decision: str
    """The decision's key: body, year and section."""
    since: date
    """The first day of its legal force."""
    languages: tuple[Language, ...] = ()
    """In which the certificate is made; none where no municipality had been described: then in all."""
    withheld: date | None = Field(default=None, exclude_if=not_)
    """The day since which the board leaves it unimplemented; None where it does not."""
    withheld_by: str = Field(default="", exclude_if=not_)
    """The board's decision that found it unlawful, by key; empty where none did."""
    pending: tuple[str, ...] = Field(default=(), exclude_if=not_)
    """Register numbers of the cases of challenges that came too late or by another remedy, and that nobody
    has decided on yet: they take no force from it."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> Said:
        also = Listed.of(self._also(), ";")
        if also:
            return Said.fact(
                "It was certified that {decision} has legal force since {since}, and that {also}.",
                decision=self.decision,
                since=self.since,
                also=also,
            )
        return Said.fact(
            "It was certified that {decision} has legal force since {since}.",
            decision=self.decision,
            since=self.since,
        )

    def _also(self) -> Iterator[Said]:
        if self.withheld:
            yield Said.fact("the board leaves it unimplemented since {day}", day=self.withheld)
        if self.pending:
            yield Said.fact("still to be decided on is {cases}", cases=Listed.of(self.pending, "and"))
