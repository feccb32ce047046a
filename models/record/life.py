"""How each kind of fact is said in the life of a case, and in which chapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.base.period import Period
from models.base.terms import Name, Term
from models.base.words import Listed, Said
from models.base.writing import in_words
from models.bodies.body import Bodies
from models.case.review import Verdict
from models.matter.resolution import outcome_text
from models.record.chapters import END, HANDLING, PREPARATION, lived, section_of
from models.record.life_of_challenges import OF_CHALLENGES
from models.record.life_of_money import TOLD_OF_MONEY


def _body(bodies: Bodies, code: str) -> Name:
    return bodies.get(code).names.name.capital()


def _of_body(bodies: Bodies, code: str) -> Name:
    body = bodies.get(code)
    names = dict(body.names.name.texts)
    owner = {"fi": body.forms.get("fi_genitive"), "sv": body.forms.get("sv_genitive")}
    return Name(tuple((language, owner.get(language) or name) for language, name in names.items()))


def _proposed(c: Any, _: Bodies) -> Said:
    if c.revision == 1:
        return lived("The draft resolution was written.")
    return lived("The draft resolution was changed (version {revision}).").filled(revision=c.revision)


def _classified(c: Any, _: Bodies) -> Said:
    if c.published:
        said = lived("The matter became confidential; it had been published: {published}.")
        return said.filled(published=Listed.of(c.published))
    return lived("The publicity of the matter was changed.")


def _wished(c: Any, _: Bodies) -> Said:
    if c.meeting:
        return lived("The matter is meant for the meeting {meeting}.").filled(meeting=c.meeting)
    return lived("The matter is meant for no particular meeting any more.")


def _reviewed(c: Any, bodies: Bodies) -> Said:
    late = lived("{group} {verdict} (version {revision}, late).")
    said = late if c.late else lived("{group} {verdict} (version {revision}).")
    verdict = Term("given verdict", c.review.verdict, VERDICTS[c.review.verdict])
    return said.filled(group=_body(bodies, c.review.group), verdict=verdict, revision=c.review.revision)


def _placed(c: Any, bodies: Bodies) -> Said:
    moved = lived("The number of the matter on the agenda of the {body} became {item}.")
    said = moved if c.moved else lived("The matter was put on the agenda of the {body} as item {item}.")
    return said.filled(body=_of_body(bodies, c.meeting.split("-", 1)[0]), item=c.item)


def _handled(c: Any, bodies: Bodies) -> Said:
    handling = c.handling
    sentence = outcome_text(handling, bodies.get(handling.body).names).name
    outcome = Name(tuple((language, said.rstrip(".")) for language, said in sentence.texts))
    said = (
        lived("{outcome} (§ {section}, item {item}).")
        if handling.meeting
        else lived("{outcome} (§ {section}).")
    )
    return said.filled(outcome=outcome, section=handling.section, item=handling.item)


def _published(c: Any, _: Bodies) -> Said:
    if c.by_service:
        said = lived(
            "The decision was published (§ {section}); the time to challenge it counts from service."
        )
        return said.filled(section=section_of(c.decision))
    if not c.appeal_ends:
        return lived("The decision was published (§ {section}).").filled(section=section_of(c.decision))
    said = lived("The decision was published (§ {section}); it may be challenged until {last} at the latest.")
    return said.filled(section=section_of(c.decision), last=c.appeal_ends.day)


def _served(c: Any, _: Bodies) -> Said:
    said = lived("The decision was served to its parties (§ {section}); they may challenge it until {last}.")
    return said.filled(section=section_of(c.decision), last=c.appeal_ends.day)


def _service_corrected(c: Any, _: Bodies) -> Said:
    if c.as_it_was is None:
        taken_back = lived("The service of the decision was taken back (§ {section}).")
        return taken_back.filled(section=section_of(c.decision))
    said = lived(
        "The service of the decision was corrected (§ {section}); those served may challenge it until {last}."
    )
    return said.filled(section=section_of(c.decision), last=c.as_it_was.appeal_ends.day)


def _checked(c: Any, bodies: Bodies) -> Said:
    alone = bodies.get(c.decision.split("-")[0]).kind == "officeholder"
    signed, checked = (
        lived("The decision was signed (§ {section})."),
        lived("The minutes were checked (§ {section})."),
    )
    return (signed if alone else checked).filled(section=section_of(c.decision))


VERDICTS = {
    Verdict.SUPPORTS: "supported the proposal",
    Verdict.SUPPORTS_WITH_CHANGES: "supported the proposal with changes",
    Verdict.OPPOSES: "did not support the proposal",
    Verdict.NO_POSITION: "took no position on the proposal",
}
SAID_OF_A_SECRET: dict[str, Callable[[Any, Bodies], Said]] = {
    "ReviewRecalled": lambda c, b: lived("The request for a statement was recalled: {group}.").filled(
        group=_body(b, c.group)
    ),
    "WentAgainst": lambda c, b: lived("The proposal goes on against the statement: {group}.").filled(
        group=_body(b, c.group)
    ),
}
"""What is said instead while the case is confidential: nothing in people's own words."""

SENTENCES: dict[str, tuple[Said | None, Said | Callable[[Any, Bodies], Said | None]]] = {
    "CaseOpened": (PREPARATION, lived("The matter was opened and got its register number.")),
    "CaseRetitled": (None, lived("The title of the matter was changed.")),
    "CaseClassified": (None, _classified),
    "MeetingWished": (None, _wished),
    "ProposalFellDue": (
        PREPARATION,
        lambda c, _: lived("The matter was not ready in time for {meeting}, by {due}.").filled(
            meeting=c.meeting, due=c.due
        ),
    ),
    "ObserverNamed": (
        None,
        lambda c, _: lived("{observer} gets copies from now on.").filled(observer=c.observer),
    ),
    "CaseLinked": (None, lambda c, _: lived("The matter was linked: {link}.").filled(link=c.link.said())),
    "CaseUnlinked": (
        None,
        lambda c, _: lived("The link to {case} was taken away.").filled(case=c.case),
    ),
    "CaseHandedOver": (None, lived("The matter was handed over to another preparer.")),
    "ProposalRevised": (PREPARATION, _proposed),
    "ReviewRequested": (
        PREPARATION,
        lambda c, b: lived("A statement was requested: {group}, by {due}.").filled(
            group=_body(b, c.group), due=c.due.day
        ),
    ),
    "ReviewRecalled": (
        PREPARATION,
        lambda c, b: lived("The request for a statement was recalled: {group}. {reason}").filled(
            group=_body(b, c.group), reason=in_words(c.reason)
        ),
    ),
    "ReviewGiven": (PREPARATION, _reviewed),
    "SessionHeld": (
        PREPARATION,
        lambda c, b: lived("{group} met.").filled(group=_body(b, c.group)),
    ),
    "WentAgainst": (
        PREPARATION,
        lambda c, b: lived("The proposal goes on against the statement: {group}. {ground}").filled(
            group=_body(b, c.group), ground=in_words(c.ground)
        ),
    ),
    "ReportToHandle": (
        PREPARATION,
        lambda c, _: lived("The matter is about a follow-up report: {period}.").filled(
            period=Period.parse(c.report.period).name
        ),
    ),
    "ReviewReminded": (
        PREPARATION,
        lambda c, b: lived("The statement was reminded of: {group}.").filled(group=_body(b, c.group)),
    ),
    "ReviewFellDue": (
        PREPARATION,
        lambda c, b: lived("{group} gave no statement in time, by {due}.").filled(
            group=_body(b, c.group), due=c.due
        ),
    ),
    "ReviewAnswered": (
        PREPARATION,
        lambda c, b: lived("The statement was answered: {group}.").filled(group=_body(b, c.group)),
    ),
    "VisasRequested": (
        PREPARATION,
        lambda c, _: lived("The proposal was sent for approval: {steps}.").filled(
            steps=Listed.of((turn.title.name for turn in c.begun), "and")
        ),
    ),
    "VisaGiven": (
        PREPARATION,
        lambda c, _: lived("{step} approved the proposal (version {revision}).").filled(
            step=c.title.name.capital(), revision=c.revision
        ),
    ),
    "VisaDelegated": (
        PREPARATION,
        lambda c, _: lived("A visa was delegated: {step}.").filled(step=c.title.name),
    ),
    "VisaReminded": (
        PREPARATION,
        lambda c, _: lived("A visa was reminded of: {step}.").filled(step=c.title.name),
    ),
    "VisaFellDue": (
        PREPARATION,
        lambda c, _: lived("{step} gave no visa in time, by {due}.").filled(
            step=c.title.name.capital(), due=c.due
        ),
    ),
    "ApprovedForAgenda": (
        PREPARATION,
        lambda c, b: lived("The presenter approved the proposal for the agenda of the {body}.").filled(
            body=_of_body(b, c.body)
        ),
    ),
    "SentBack": (
        PREPARATION,
        lambda c, _: lived("The proposal was sent back: {step}.").filled(step=c.where()),
    ),
    "PlacedOnAgenda": (HANDLING, _placed),
    "CasePassedOn": (
        None,
        lambda c, b: lived("The matter passed to the successor of a body: {before}, {body}.").filled(
            before=_body(b, c.before), body=_body(b, c.body)
        ),
    ),
    "TakenOffAgenda": (HANDLING, lived("The matter was taken off the agenda.")),
    "CaseHandled": (HANDLING, _handled),
    "CaseHandlingUndone": (
        HANDLING,
        lambda c, _: lived("A wrong entry was undone (§ {section}).").filled(section=section_of(c.decision)),
    ),
    "DecisionChecked": (None, _checked),
    "ClericalErrorCorrected": (
        HANDLING,
        lambda c, _: lived("A clerical error was corrected (§ {section}).").filled(
            section=section_of(c.decision)
        ),
    ),
    "DecisionReplaced": (
        None,
        lambda c, _: lived("The decision is in force no more: another took its place (§ {section}).").filled(
            section=section_of(c.decision)
        ),
    ),
    "CaseReopened": (PREPARATION, lived("The matter was opened again.")),
    "DecisionPublished": (None, _published),
    "DecisionUnpublished": (
        None,
        lambda c, _: lived("The publication of the decision was taken back (§ {section}).").filled(
            section=section_of(c.decision)
        ),
    ),
    "DecisionServed": (None, _served),
    "ServiceCorrected": (None, _service_corrected),
    "DecisionBecameFinal": (
        None,
        lambda c, _: lived("The decision became final (§ {section}).").filled(section=section_of(c.decision)),
    ),
    **TOLD_OF_MONEY,
    **OF_CHALLENGES,
    "CaseWithdrawn": (END, lived("The matter was withdrawn.")),
    "SecrecyEnded": (None, lived("The secrecy of the matter ended.")),
    "CaseClosed": (END, lived("The handling of the matter ended.")),
}
