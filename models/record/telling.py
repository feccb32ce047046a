"""The facts of a case's life as Finnish sentences, each with the chapter of the life that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from models.base.formats import date_text, money_text
from models.base.period import Period
from models.bodies.body import Bodies
from models.engine.journal import Fact
from models.matter.resolution import outcome_text

PREPARATION, HANDLING, FOLLOW_UP, END = "Valmistelu", "Käsittely", "Seuranta", "Päättäminen"


class Told(NamedTuple):
    """A fact as a reader is told it.

    `chapter` is empty where the chapter that runs goes on; `late` says that something was not done in time.
    """

    chapter: str
    sentence: str
    late: bool = False


def told_together(reports: list[Fact]) -> Told:
    """Reports of one period that were given together, as one sentence."""
    first = reports[0].content
    late = " myöhässä" if getattr(first, "late", False) else ""
    period = _period(getattr(first, "period", ""))
    return Told(FOLLOW_UP, f"{_projects(len(reports))} raportoi{late}: {period}.", bool(late))


def told(fact: Fact, bodies: Bodies) -> Told | None:
    """The fact as one sentence without confidential texts; None if it tells a reader nothing of the life."""
    tell = _TOLD.get(fact.kind)
    if tell is None:
        return None
    chapter, sentence = tell
    said = sentence if isinstance(sentence, str) else sentence(fact.content, bodies)
    late = fact.kind in _LATE or getattr(fact.content, "late", False)
    return Told(chapter, said, late) if said else None


def _body(bodies: Bodies, code: str) -> str:
    name = bodies.get(code).names.say("fi")
    return name[:1].upper() + name[1:]


def _of_body(bodies: Bodies, code: str) -> str:
    body = bodies.get(code)
    return body.forms.get("fi_genitive", body.names.say("fi"))


def _projects(count: int) -> str:
    return "1 hanke" if count == 1 else f"{count} hanketta"


def _period(period: str) -> str:
    return Period.parse(period).title("fi")


def _sum(spent: dict[str, int]) -> str:
    return money_text(sum(spent.values()), "fi")


def _proposed(c: Any, _: Bodies) -> str:
    if c.revision == 1:
        return "Päätösehdotus laadittiin."
    return f"Päätösehdotusta muutettiin ({c.revision}. versio)."


def _reviewed(c: Any, bodies: Bodies) -> str:
    late = ", myöhässä" if c.late else ""
    return (
        f"{_body(bodies, c.review.group)} {_VERDICTS[c.review.verdict]} ({c.review.revision}. versio{late})."
    )


def _placed(c: Any, bodies: Bodies) -> str:
    body = _of_body(bodies, c.meeting.split("-", 1)[0])
    if c.moved:
        return f"Asian numeroksi {body} esityslistalla vaihtui {c.item}."
    return f"Asia otettiin {body} esityslistalle asiaksi {c.item}."


def _handled(c: Any, bodies: Bodies) -> str:
    handling = c.handling
    said = outcome_text(handling, bodies.get(handling.body).names).say("fi")
    item = f", asia {handling.item}" if handling.meeting else ""
    return f"{said.rstrip('.')} (§ {handling.section}{item})."


def _published(c: Any, _: Bodies) -> str:
    section = f"§ {c.decision.rsplit('-', 1)[1]}"
    ends = f"; muutosta on haettava viimeistään {date_text(c.appeal_ends.day, 'fi')}" if c.appeal_ends else ""
    return f"Päätös julkaistiin ({section}){ends}."


def _checked(c: Any, bodies: Bodies) -> str:
    alone = bodies.get(c.decision.split("-")[0]).kind == "officeholder"
    return f"{'Päätös allekirjoitettiin' if alone else 'Pöytäkirja tarkastettiin'} ({_section(c)})."


def _section(c: Any) -> str:
    return f"§ {c.decision.rsplit('-', 1)[1]}"


_VERDICTS = {
    "supports": "puolsi ehdotusta",
    "supports_with_changes": "puolsi ehdotusta muutettuna",
    "opposes": "ei puoltanut ehdotusta",
    "no_position": "ei ottanut kantaa ehdotukseen",
}
_LATE = frozenset({"ReviewFellDue", "ReportsFellDue"})
_TOLD: dict[str, tuple[str, str | Callable[[Any, Bodies], str]]] = {
    "CaseOpened": (PREPARATION, "Asia avattiin ja sai diaarinumeron."),
    "ProposalRevised": (PREPARATION, _proposed),
    "ReviewRequested": (
        PREPARATION,
        lambda c, b: f"Lausuntoa pyydettiin: {_body(b, c.group)}, viimeistään {date_text(c.due.day, 'fi')}.",
    ),
    "ReviewRecalled": (
        PREPARATION,
        lambda c, b: f"Lausuntopyyntö peruttiin: {_body(b, c.group)}. {c.reason}",
    ),
    "ReviewGiven": (PREPARATION, _reviewed),
    "ReviewReminded": (PREPARATION, lambda c, b: f"Lausunnosta muistutettiin: {_body(b, c.group)}."),
    "ReviewFellDue": (
        PREPARATION,
        lambda c, b: (
            f"{_body(b, c.group)} ei antanut lausuntoa määräaikaan {date_text(c.due, 'fi')} mennessä."
        ),
    ),
    "ReviewAnswered": (PREPARATION, lambda c, b: f"Lausuntoon vastattiin: {_body(b, c.group)}."),
    "ApprovedForAgenda": (
        PREPARATION,
        lambda c, b: f"Esittelijä hyväksyi ehdotuksen {_of_body(b, c.body)} esityslistalle.",
    ),
    "SentBack": (PREPARATION, "Esittelijä palautti ehdotuksen valmisteluun."),
    "PlacedOnAgenda": (HANDLING, _placed),
    "TakenOffAgenda": (HANDLING, "Asia poistettiin esityslistalta."),
    "CaseHandled": (HANDLING, _handled),
    "CaseHandlingUndone": (HANDLING, lambda c, _: f"Virheellinen kirjaus peruttiin ({_section(c)})."),
    "DecisionChecked": ("", _checked),
    "ClericalErrorCorrected": (HANDLING, lambda c, _: f"Kirjoitusvirhe korjattiin ({_section(c)})."),
    "CaseReopened": (PREPARATION, "Asia avattiin uudelleen."),
    "DecisionPublished": ("", _published),
    "DecisionBecameFinal": ("", lambda c, _: f"Päätös tuli lainvoimaiseksi ({_section(c)})."),
    "FollowUpStarted": (FOLLOW_UP, lambda c, _: f"Määrärahan seuranta alkoi: {_projects(len(c.lines))}."),
    "RemindersSent": (
        FOLLOW_UP,
        lambda c, _: (
            f"{'Raporttia pyydettiin' if c.rung == 0 else 'Raportista muistutettiin'}: "
            f"{_period(c.period)}, {_projects(len(c.projects))}."
        ),
    ),
    "ReportsFellDue": (
        FOLLOW_UP,
        lambda c, _: f"Raportti puuttui määräpäivänä: {_period(c.period)}, {_projects(len(c.projects))}.",
    ),
    "ReportGiven": (
        FOLLOW_UP,
        lambda c, _: f"Hanke {c.project} raportoi{' myöhässä' if c.late else ''}: {_period(c.period)}.",
    ),
    "ReportReturned": (
        FOLLOW_UP,
        lambda c, _: f"Hankkeen {c.project} raportti palautettiin täydennettäväksi.",
    ),
    "TimeGranted": (
        FOLLOW_UP,
        lambda c, _: f"Hanke {c.project} sai lisäaikaa {date_text(c.due.day, 'fi')} asti.",
    ),
    "QuarterConsolidated": (
        FOLLOW_UP,
        lambda c, _: f"Raportit koottiin: {_period(c.period)}, käytetty {_sum(c.spent)}.",
    ),
    "AccountsClosed": (END, lambda c, _: f"Käyttö esitettiin tilinpäätöksessä: {_sum(c.spent)}."),
    "CaseWithdrawn": (END, "Asia peruutettiin."),
    "CaseClosed": (END, "Asian käsittely päättyi."),
}
