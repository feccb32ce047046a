"""Making a paper: the record's part that it shows → HTML → PDF. The same order gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from activities.papers.guarding import seals
from activities.papers.paper_record import record
from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.view import view
from activities.reading import Reading
from activities.typesetting.typesetting import typeset
from models.agenda.summons import AgendaSent
from models.base.text import Text
from models.papers.paper import NOUNS
from models.papers.paper_order import PaperOrder


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
