"""Writing the record of a case from its journals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from models.base.writing import TextOf, Written
from models.bodies.body_register import Holding
from models.case.case import Case
from models.case.subject import Publicity
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.law.deadline import Deadline
from models.law.ladder import Rung
from models.law.rules import Rulebook
from models.record.case_record import (
    CaseRecord,
    ProposedClause,
    RecordedDeadline,
    RecordedFact,
    RecordedHead,
    RecordedPaper,
    RecordedProposal,
    RecordedReport,
    RecordedText,
    RecordedVisa,
)
from models.record.making.decision import decision_record
from models.record.making.money import appropriation_of
from models.record.making.public_text import PublicText


def journals_of(held: Held) -> tuple[str, ...]:
    """The journals that tell a case's life: its own, its meetings', its follow-up's, its groups' sessions'.

    A session that nobody recorded has none.
    """
    case = held.of(Case)
    meetings = dict.fromkeys(handling.meeting for handling in case.handlings if handling.meeting)
    if case.meeting:
        meetings[case.meeting] = None
    given = (review for asked in case.reviews.values() for review in asked.reviews)
    sessions = dict.fromkeys(f"{review.group}-{review.session}" for review in given)
    return (held.id, *meetings, *case.follow_ups, *sessions)


def case_record(
    journals: Holding, number: str, facts: Sequence[Fact], papers: Iterable[RecordedPaper], text: TextOf
) -> CaseRecord:
    """The record of the case of this number, from its journals, their facts and their papers."""
    held = journals.held(number)
    others = [other for journal in journals_of(held)[1:] if (other := journals.held(journal)).state]
    case = held.of(Case)
    withheld = {*case.follow_ups} if case.publicity is Publicity.CONFIDENTIAL else set()
    followed = [other.state for other in others if isinstance(other.state, FollowUp)]
    return CaseRecord(
        register_number=case.id,
        title=case.title,
        task_class=case.task_class,
        publicity=case.publicity,
        language=case.language,
        stage=case.stage,
        opened=case.opened,
        preparer=case.preparer,
        links=case.links,
        former_titles=() if case.confidential else case.titles,
        proposal=_proposal(case, text) if case.proposals else None,
        reviews=tuple(review for asked in case.reviews.values() for review in asked.reviews),
        visas=tuple(_visas(case, text)),
        handlings=tuple(decision_record(case, one, journals, text) for one in case.handlings),
        reports=tuple(report for each in followed if not withheld for report in _reports(each, text, case)),
        deadlines=tuple(deadlines_of(fact for fact in facts if fact.journal not in withheld)),
        facts=tuple(
            RecordedFact(**fact.model_dump(include=set(RecordedFact.model_fields))) for fact in facts
        ),
        papers=tuple(papers),
        heads=tuple(
            RecordedHead(journal=other.id, seq=other.seq, head=other.head) for other in (held, *others)
        ),
    )


def _text(written: Written, text: TextOf, case: Case) -> RecordedText:
    if (written.sealed or case.confidential) and case.secrecy_ended is None:
        return RecordedText(sha256=written.sha256, confidential=True)
    found = text(written)
    return RecordedText(
        sha256=written.sha256,
        texts={str(language): said for language, said in found.texts.items()} if found else {},
    )


def _proposal(case: Case, text: TextOf) -> RecordedProposal:
    def said(written: Written) -> RecordedText:
        return _text(written, text, case)

    proposal = case.proposals[-1].public_part(confidential_on=case.ground if case.confidential else "")
    granted = proposal.appropriation
    return RecordedProposal(
        revision=len(case.proposals),
        clauses=tuple(
            ProposedClause(number=clause.number, text=said(clause.text)) for clause in proposal.clauses
        ),
        reasons=said(proposal.reasons) if proposal.reasons else None,
        decision_reasons=said(proposal.decision_reasons) if proposal.decision_reasons else None,
        summary=said(proposal.summary) if proposal.summary else None,
        presenter=proposal.presenter,
        further_information=proposal.further_information,
        attachments=proposal.attachments,
        informed=tuple(map(PublicText(case, text).party, proposal.informed)),
        cents=granted.cents if granted else None,
        budget_item=granted.budget_item if granted else "",
        lines=appropriation_of(granted).lines if granted else (),
    )


def _visas(case: Case, text: TextOf) -> Iterable[RecordedVisa]:
    counting = case.visas().values()
    for visa in case.approval.visas:
        yield RecordedVisa(
            step=visa.step,
            title={str(language): said for language, said in visa.title.texts.items()},
            revision=visa.revision,
            by=visa.by,
            day=visa.day,
            comment=_text(visa.comment, text, case) if visa.comment else None,
            counts=visa in counting,
        )


def _reports(follow_up: FollowUp, text: TextOf, case: Case) -> Iterable[RecordedReport]:
    for (period, project), report in follow_up.reports.items():
        figures = report.figures
        yield RecordedReport(
            period=period,
            project=project,
            status=report.status,
            due=report.due.day,
            given=report.given,
            late=report.late,
            spent=figures.spent if figures else None,
            people=figures.people if figures else None,
            goals=figures.goals if figures else (),
            text=_text(figures.text, text, case) if figures and figures.text else None,
        )


def deadlines_of(facts: Iterable[Fact]) -> list[RecordedDeadline]:
    """Every deadline that the facts gave, the latest version of each, in the order of their instants."""
    given = {(fact.journal, found.key): found for fact in facts for found in _deadlines_in(fact.content)}
    recorded = [_deadline(journal, deadline) for (journal, _), deadline in given.items()]
    return sorted(recorded, key=lambda deadline: (deadline.at, deadline.journal, deadline.key))


def _deadlines_in(value: object) -> Iterator[Deadline]:
    """The deadlines inside a fact, without the reminders of their ladders."""
    if isinstance(value, Deadline):
        yield value
    elif isinstance(value, BaseModel) and not isinstance(value, Rung):
        for name in type(value).model_fields:
            yield from _deadlines_in(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _deadlines_in(part)


def _deadline(journal: str, deadline: Deadline) -> RecordedDeadline:
    rule = Rulebook.load().on(deadline.day).get(deadline.rule)
    return RecordedDeadline(
        journal=journal,
        key=deadline.key,
        kind=deadline.kind,
        at=deadline.at,
        day=deadline.day,
        rule=deadline.rule,
        explanation=deadline.explain("fi"),
        source=rule.source,
    )
