"""The certificate of legal force (lainvoimaisuustodistus), for whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Said
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

    The paper says from which day, and that nobody challenged it in time, or how that ended.
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
        yield ForceCertified(decision=self.decision, since=status.final_since, languages=languages)


class ForceCertified(Content):
    """It was certified that a decision has legal force."""

    decision: str
    """The decision's key: body, year and section."""
    since: date
    """The first day of its legal force."""
    languages: tuple[Language, ...] = ()
    """In which the certificate is made; none where no municipality had been described: then in all."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> Said:
        return Said.fact(
            "It was certified that {decision} has legal force since {since}.",
            decision=self.decision,
            since=self.since,
        )
