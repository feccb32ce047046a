"""Making a paper: the record's part that it shows → HTML → PDF. The same order gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from activities.papers.actors import acted, prepared_by, signed_by
from activities.papers.brought import brought_to, by_divisions
from activities.papers.guarding import seals
from activities.papers.letterhead import letterhead
from activities.papers.life import life
from activities.papers.paper_record import record
from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.settled import settled_text
from activities.papers.titles import Titles
from activities.reading import Reading
from activities.typesetting.typesetting import typeset
from models.agenda.summons import AgendaSent
from models.base.calendar import local_day
from models.base.period import Period
from models.base.text import Text
from models.case.case import Case
from models.case.granting import granted, granted_in, money_of
from models.follow_up.spending import Spending
from models.law.rules import Rulebook
from models.matter.resolution import as_proposed, clause_by_clause, outcome_text, takes_the_proposal
from models.matter.verbs import decided_text
from models.papers.paper import NOUNS
from models.papers.paper_order import PaperOrder
from models.voting.amending import as_amended, with_paragraphs


@dataclass(frozen=True)
class Paper:
    """A paper that was made: `record` is the JSON inside its PDF, `name` its file name; `sealed` are the
    commitments of the sealed texts that it shows, or of those that stand behind what it shows; `gone` of
    those that it would show, and that are erased.
    """

    title: str
    name: str
    html: str
    pdf: bytes
    record: bytes
    record_sha256: str
    sha256: str
    sealed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


def make(order: PaperOrder, reading: Reading) -> Paper:
    """The paper that was ordered. Its instant is that of its fact, its head the journal's as of the order."""
    scene = Scene(order, reading)
    seen = view(scene)
    html = render(_path(order.document), order.language, seen, scene.municipality)
    said = record(scene)
    pdf = typeset(html, said)
    return Paper(
        title=_title(scene, seen["paper"]["title"]),
        name=file_name(scene),
        html=html,
        pdf=pdf,
        record=said,
        record_sha256=_sha256(said),
        sha256=_sha256(pdf),
        sealed=seals(scene),
        gone=frozenset(scene.gone),
    )


def _title(scene: Scene, title: Text | str) -> str:
    """The title in the list of papers, which everybody may read."""
    case = scene.matter.case if scene.matter else None
    if case and scene.whole:
        return case.title
    return title if isinstance(title, str) else title.say(scene.order.language)


def view(scene: Scene) -> dict[str, Any]:
    """What a template may name. A part that the order does not have is None."""
    follow_up, about = scene.follow_up, scene.topic
    divisions = by_divisions(follow_up, about.told)
    return {
        "paper": letterhead(scene),
        "order": scene.order,
        "fact": scene.fact,
        "content": scene.content,
        "matter": scene.matter,
        "prepared_by": lambda case: prepared_by(case, scene.reading, scene.order.language),
        "reporter": acted(scene.fact, scene.people),
        "signed_by": lambda handling: signed_by(handling, scene.people),
        "matters": scene.matters,
        "entries": scene.entries,
        "settled": lambda *told, **more: settled_text(scene, *told, **more),
        "titled": Titles(scene),
        "meeting": scene.meeting,
        "minute_keeper": scene.minute_keeper,
        "officers": scene.officers,
        "on_seats": scene.on_seats,
        "before": lambda: scene.before,
        "case_of": lambda number: scene.reading.held(number).of(Case),
        "meeting_of": lambda journal: scene.reading.held(journal).state,
        "group": scene.group,
        "session": scene.session,
        "follow_up": follow_up,
        "period": Period.parse(about.period) if about.period else None,
        "line": follow_up.lines[about.project] if follow_up and about.project else None,
        "report": follow_up.report(about.period, about.project) if follow_up and about.project else None,
        "divisions": divisions,
        "total": Spending("", tuple(project for each in divisions for project in each.projects)),
        "report_of": lambda case: brought_to(case, scene.reading),
        "rules": Rulebook.load().on(local_day(scene.fact.happened_at)),
        "bodies": scene.bodies,
        "municipality": scene.municipality,
        "day": scene.day,
        "life": lambda: life(scene),
        "shown": scene.show,
        "own": scene.own,
        "hidden": scene.hides,
        "hidden_matter": scene.hides_matter,
        "sealed_title": scene.titled,
        "decided": decided_text,
        "money_of": money_of,
        "granted": granted,
        "granted_in": granted_in,
        "as_amended": as_amended,
        "in_place": lambda clause, motions, case: with_paragraphs(
            clause, [(motion.paragraphs, scene.show(motion.text, case)) for motion in motions]
        ),
        "outcome_text": outcome_text,
        "clause_by_clause": clause_by_clause,
        "takes_the_proposal": takes_the_proposal,
        "as_proposed": as_proposed,
    }


def file_name(scene: Scene) -> str:
    """For example `hel-2021-002935_khs-2021-186_ote_fi.pdf`: journal, what it is about, kind, language."""
    order, matter = scene.order, scene.matter
    handled = matter if matter and matter.handling and not scene.meeting else None
    decision = handled.handling.key if handled and handled.handling else ""
    about = scene.topic
    part = [
        f"asia-{about.item}" if about.item else "",
        f"versio-{about.version}" if about.version > 1 else "",
        about.group,
        _project(scene),
        about.period,
    ]
    again = str(order.seq) if any(part) or about.again or _sent_as_published(scene) else ""
    journal = handled.case.id if handled else order.journal
    if scene.hides_matter:
        journal = ""
    edition = "kaikkineen" if order.whole else ""
    parts = [journal, decision, *part, NOUNS[order.document], edition, again, order.language]
    return "_".join(filter(None, map(_safe, parts))) + ".pdf"


def _sent_as_published(scene: Scene) -> bool:
    """Whether the agenda that was sent had been published as the same version."""
    sent, before = scene.content, scene.before
    return isinstance(sent, AgendaSent) and before is not None and len(before.agendas) >= sent.version


def _project(scene: Scene) -> str:
    """The project's number; in the follow-up of a confidential case only which of them it is."""
    project = scene.topic.project
    if scene.kept_secret and scene.follow_up and project:
        return f"hanke-{[*scene.follow_up.lines].index(project) + 1}"
    return project


def _path(template: str) -> str:
    return f"documents/{template}.html.j2"


def _safe(part: str) -> str:
    return re.sub(r"[^a-zåäö0-9]+", "-", part.lower()).strip("-")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
