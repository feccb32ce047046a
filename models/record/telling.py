"""The facts of a case's life as sentences, each with the chapter of the life that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from models.base.language import Language
from models.base.money import Cents
from models.base.period import Period
from models.base.terms import Name, Term
from models.base.words import Listed, Said
from models.base.writing import in_words
from models.bodies.body import Bodies
from models.case.review import ReviewFellDue, ReviewGiven, Verdict
from models.case.visas import VisaFellDue
from models.case.wish import ProposalFellDue
from models.engine.journal import Content, Fact
from models.follow_up.missing_reports import ReportsFellDue
from models.follow_up.reporting import ReportGiven
from models.matter.resolution import outcome_text

PREPARATION = Said.of("chapter", "Preparation")
HANDLING = Said.of("chapter", "Handling")
FOLLOW_UP = Said.of("chapter", "Follow-up")
END = Said.of("chapter", "Closing")


class Told(NamedTuple):
    """A fact as a reader is told it.

    `chapter` is empty where the chapter that runs goes on; `late` says that something was not done in time.
    """

    chapter: str
    sentence: str
    late: bool = False


def told_together(reports: list[ReportGiven], language: Language) -> Told:
    """Reports of one period that were given together, as one sentence."""
    first = reports[0]
    late = _life("{projects} reported late: {period}.")
    said = late if first.late else _life("{projects} reported: {period}.")
    said = said.filled(projects=_projects(reports), period=_period(first.period))
    return Told(FOLLOW_UP.say(language), said.say(language), first.late)


def told(fact: Fact, bodies: Bodies, language: Language) -> Told | None:
    """The fact as one sentence without confidential texts; None if it tells a reader nothing of the life."""
    tell = _TOLD.get(fact.kind)
    if tell is None:
        return None
    chapter, sentence = tell
    said = sentence if isinstance(sentence, Said) else sentence(fact.content, bodies)
    return Told(chapter.say(language) if chapter else "", said.say(language), _late(fact.content))


def _late(content: Content) -> bool:
    match content:
        case ReviewGiven() | ReportGiven():
            return content.late
        case _:
            late = ReviewFellDue | ReportsFellDue | VisaFellDue | ProposalFellDue
            return isinstance(content, late)


def _life(template: str, several: str = "") -> Said:
    return Said("life", template, several)


def _body(bodies: Bodies, code: str) -> Name:
    return bodies.get(code).names.name.capital()


def _of_body(bodies: Bodies, code: str) -> Name:
    body = bodies.get(code)
    names = dict(body.names.name.texts)
    owner = {"fi": body.forms.get("fi_genitive"), "sv": body.forms.get("sv_genitive")}
    return Name(tuple((language, owner.get(language) or name) for language, name in names.items()))


def _projects(projects: Iterable[object]) -> Said:
    return _life("{count} project", "{count} projects").filled(count=len(tuple(projects)))


def _period(period: str) -> Name:
    return Period.parse(period).name


def _sum(spent: dict[str, Cents]) -> Cents:
    return Cents(sum(spent.values()))


def _section(decision: str) -> str:
    return decision.rsplit("-", 1)[1]


def _proposed(c: Any, _: Bodies) -> Said:
    if c.revision == 1:
        return _life("The draft resolution was written.")
    return _life("The draft resolution was changed (version {revision}).").filled(revision=c.revision)


def _classified(c: Any, _: Bodies) -> Said:
    if c.published:
        said = _life("The matter became confidential; it had been published: {published}.")
        return said.filled(published=Listed.of(c.published))
    return _life("The publicity of the matter was changed.")


def _wished(c: Any, _: Bodies) -> Said:
    if c.meeting:
        return _life("The matter is meant for the meeting {meeting}.").filled(meeting=c.meeting)
    return _life("The matter is meant for no particular meeting any more.")


def _reviewed(c: Any, bodies: Bodies) -> Said:
    late = _life("{group} {verdict} (version {revision}, late).")
    said = late if c.late else _life("{group} {verdict} (version {revision}).")
    verdict = Term("given verdict", c.review.verdict, VERDICTS[c.review.verdict])
    return said.filled(group=_body(bodies, c.review.group), verdict=verdict, revision=c.review.revision)


def _placed(c: Any, bodies: Bodies) -> Said:
    moved = _life("The number of the matter on the agenda of the {body} became {item}.")
    said = moved if c.moved else _life("The matter was put on the agenda of the {body} as item {item}.")
    return said.filled(body=_of_body(bodies, c.meeting.split("-", 1)[0]), item=c.item)


def _handled(c: Any, bodies: Bodies) -> Said:
    handling = c.handling
    sentence = outcome_text(handling, bodies.get(handling.body).names).name
    outcome = Name(tuple((language, said.rstrip(".")) for language, said in sentence.texts))
    said = (
        _life("{outcome} (§ {section}, item {item}).")
        if handling.meeting
        else _life("{outcome} (§ {section}).")
    )
    return said.filled(outcome=outcome, section=handling.section, item=handling.item)


def _published(c: Any, _: Bodies) -> Said:
    if not c.appeal_ends:
        return _life("The decision was published (§ {section}).").filled(section=_section(c.decision))
    said = _life("The decision was published (§ {section}); it may be challenged until {last} at the latest.")
    return said.filled(section=_section(c.decision), last=c.appeal_ends.day)


def _checked(c: Any, bodies: Bodies) -> Said:
    alone = bodies.get(c.decision.split("-")[0]).kind == "officeholder"
    signed, checked = (
        _life("The decision was signed (§ {section})."),
        _life("The minutes were checked (§ {section})."),
    )
    return (signed if alone else checked).filled(section=_section(c.decision))


def _reminded(c: Any, _: Bodies) -> Said:
    asked = _life("A report was asked for: {period}, {projects}.")
    said = asked if c.rung == 0 else _life("A report was reminded of: {period}, {projects}.")
    return said.filled(period=_period(c.period), projects=_projects(c.projects))


def _reported(c: Any, _: Bodies) -> Said:
    late = _life("Project {project} reported late: {period}.")
    said = late if c.late else _life("Project {project} reported: {period}.")
    return said.filled(project=c.project, period=_period(c.period))


VERDICTS = {
    Verdict.SUPPORTS: "supported the proposal",
    Verdict.SUPPORTS_WITH_CHANGES: "supported the proposal with changes",
    Verdict.OPPOSES: "did not support the proposal",
    Verdict.NO_POSITION: "took no position on the proposal",
}
_TOLD: dict[str, tuple[Said | None, Said | Callable[[Any, Bodies], Said]]] = {
    "CaseOpened": (PREPARATION, _life("The matter was opened and got its register number.")),
    "CaseRetitled": (None, _life("The title of the matter was changed.")),
    "CaseClassified": (None, _classified),
    "MeetingWished": (None, _wished),
    "ProposalFellDue": (
        PREPARATION,
        lambda c, _: _life("The matter was not ready in time for {meeting}, by {due}.").filled(
            meeting=c.meeting, due=c.due
        ),
    ),
    "ObserverNamed": (
        None,
        lambda c, _: _life("{observer} gets copies from now on.").filled(observer=c.observer),
    ),
    "CaseLinked": (None, lambda c, _: _life("The matter was linked: {link}.").filled(link=c.link.said())),
    "CaseUnlinked": (
        None,
        lambda c, _: _life("The link to {case} was taken away.").filled(case=c.case),
    ),
    "CaseHandedOver": (None, _life("The matter was handed over to another preparer.")),
    "ProposalRevised": (PREPARATION, _proposed),
    "ReviewRequested": (
        PREPARATION,
        lambda c, b: _life("A statement was requested: {group}, by {due}.").filled(
            group=_body(b, c.group), due=c.due.day
        ),
    ),
    "ReviewRecalled": (
        PREPARATION,
        lambda c, b: _life("The request for a statement was recalled: {group}. {reason}").filled(
            group=_body(b, c.group), reason=in_words(c.reason)
        ),
    ),
    "ReviewGiven": (PREPARATION, _reviewed),
    "ReviewReminded": (
        PREPARATION,
        lambda c, b: _life("The statement was reminded of: {group}.").filled(group=_body(b, c.group)),
    ),
    "ReviewFellDue": (
        PREPARATION,
        lambda c, b: _life("{group} gave no statement in time, by {due}.").filled(
            group=_body(b, c.group), due=c.due
        ),
    ),
    "ReviewAnswered": (
        PREPARATION,
        lambda c, b: _life("The statement was answered: {group}.").filled(group=_body(b, c.group)),
    ),
    "VisasRequested": (
        PREPARATION,
        lambda c, _: _life("The proposal was sent for approval: {steps}.").filled(
            steps=Listed.of((turn.title.name for turn in c.begun), "and")
        ),
    ),
    "VisaGiven": (
        PREPARATION,
        lambda c, _: _life("{step} approved the proposal (version {revision}).").filled(
            step=c.title.name.capital(), revision=c.revision
        ),
    ),
    "VisaDelegated": (
        PREPARATION,
        lambda c, _: _life("A visa was delegated: {step}.").filled(step=c.title.name),
    ),
    "VisaReminded": (
        PREPARATION,
        lambda c, _: _life("A visa was reminded of: {step}.").filled(step=c.title.name),
    ),
    "VisaFellDue": (
        PREPARATION,
        lambda c, _: _life("{step} gave no visa in time, by {due}.").filled(
            step=c.title.name.capital(), due=c.due
        ),
    ),
    "ApprovedForAgenda": (
        PREPARATION,
        lambda c, b: _life("The presenter approved the proposal for the agenda of the {body}.").filled(
            body=_of_body(b, c.body)
        ),
    ),
    "SentBack": (
        PREPARATION,
        lambda c, _: _life("The proposal was sent back: {step}.").filled(step=c.where()),
    ),
    "PlacedOnAgenda": (HANDLING, _placed),
    "TakenOffAgenda": (HANDLING, _life("The matter was taken off the agenda.")),
    "CaseHandled": (HANDLING, _handled),
    "CaseHandlingUndone": (
        HANDLING,
        lambda c, _: _life("A wrong entry was undone (§ {section}).").filled(section=_section(c.decision)),
    ),
    "DecisionChecked": (None, _checked),
    "ClericalErrorCorrected": (
        HANDLING,
        lambda c, _: _life("A clerical error was corrected (§ {section}).").filled(
            section=_section(c.decision)
        ),
    ),
    "CaseReopened": (PREPARATION, _life("The matter was opened again.")),
    "DecisionPublished": (None, _published),
    "DecisionBecameFinal": (
        None,
        lambda c, _: _life("The decision became final (§ {section}).").filled(section=_section(c.decision)),
    ),
    "FollowUpStarted": (
        FOLLOW_UP,
        lambda c, _: _life("The follow-up of the appropriation began: {projects}.").filled(
            projects=_projects(c.lines)
        ),
    ),
    "RemindersSent": (FOLLOW_UP, _reminded),
    "ReportsFellDue": (
        FOLLOW_UP,
        lambda c, _: _life("Reports were missing on the due date: {period}, {projects}.").filled(
            period=_period(c.period), projects=_projects(c.projects)
        ),
    ),
    "ReportGiven": (FOLLOW_UP, _reported),
    "ReportReturned": (
        FOLLOW_UP,
        lambda c, _: _life("The report of project {project} was returned to be completed.").filled(
            project=c.project
        ),
    ),
    "TimeGranted": (
        FOLLOW_UP,
        lambda c, _: _life("Project {project} got more time until {until}.").filled(
            project=c.project, until=c.due.day
        ),
    ),
    "QuarterConsolidated": (
        FOLLOW_UP,
        lambda c, _: _life("The reports were put together: {period}, spent {sum}.").filled(
            period=_period(c.period), sum=_sum(c.spent)
        ),
    ),
    "AccountsClosed": (
        END,
        lambda c, _: _life("The spending was shown in the annual accounts: {sum}.").filled(sum=_sum(c.spent)),
    ),
    "CaseWithdrawn": (END, _life("The matter was withdrawn.")),
    "SecrecyEnded": (None, _life("The secrecy of the matter ended.")),
    "CaseClosed": (END, _life("The handling of the matter ended.")),
}
