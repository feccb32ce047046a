"""A proposal as it will be printed, made of what stands in its form: nothing is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from activities.installation import Installation
from activities.papers.preview import proposal_preview
from app.case_file.papers import Papers
from app.web.acting import Read, understood
from app.web.revision import KEPT
from models.base import clock
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.engine.journal import Fact
from models.engine.world import Held
from models.law.secrecy import written_in
from models.preparation.revising import ProposalRevised, ReviseProposal


@dataclass(frozen=True)
class WithARevision:
    """The registry with one revision more of a case, whose texts are those of a form."""

    installation: Installation
    typed: Papers
    case: Held
    revision: Fact

    def held(self, journal: str) -> Held:
        """A journal's state."""
        return self.case if journal == self.case.id else self.installation.registry.held(journal)

    def facts(self, journal: str) -> Sequence[Fact]:
        """A journal's facts, in order."""
        known = self.installation.registry.facts(journal)
        return [*known, self.revision] if journal == self.case.id else known

    def fact(self, journal: str, seq: int) -> Fact:
        """One fact of a journal; KeyError where there is none."""
        return {fact.seq: fact for fact in self.facts(journal)}[seq]

    def text(self, written: Written) -> Text | None:
        """A long text; of one that the case keeps sealed only that it is there: to read it is an act."""
        typed = self.typed.manuscripts.get(written.sha256)
        if typed:
            return typed.text
        archive, case = self.installation.archive, self.case.of(Case)
        own = {text.sha256 for _, text in written_in((case.proposals, case.secret_title))}
        if written.sha256 not in own:
            return archive.text(written)
        return (None if case.confidential else archive.open_text(written)) or Text.of(KEPT)


def printed(installation: Installation, held: Held, actor: str, read: Read) -> Markup:
    """The revision that an act would write, as its paper has it. Raises a Refusal where it cannot be read."""
    case = held.of(Case)
    with understood(read) as (act, papers):
        if not isinstance(act, ReviseProposal):
            return Markup()
        now = clock.now()
        content = ProposalRevised(revision=len(case.proposals) + 1, proposal=act.proposal)
        fact = Fact(
            journal=held.id,
            seq=held.seq + 1,
            kind=content.kind,
            content=content,
            happened_at=now,
            recorded_at=now,
            actor=actor,
            role="preparer",
            authenticated="unproven",
            command_id="",
            before=held.head,
            hash="",
        )
        reading = WithARevision(installation, papers, held.after([fact]), fact)
        return proposal_preview(reading, held.id, case.language, whole=case.confidential)
