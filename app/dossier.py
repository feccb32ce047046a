"""The dossier of a case: its papers under readable names, its record as JSON, its life on one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from activities.installation import Installation
from activities.papers.rendering import render
from app.desk.reading.papers import papers, pdf
from app.paper_folder import put_paper
from app.timeline import timeline_view
from models.base.refusal import NoSuchJournal
from models.papers.edition import is_whole
from models.record.case_record import CaseRecord, RecordedPaper
from models.record.making.case_record import case_record, journals_of


@dataclass(frozen=True)
class Dossier:
    """What was written, and where."""

    record: CaseRecord
    papers: Path
    timeline: Path
    json: Path


def write_dossier(case: str, installation: Installation, out: Path) -> Dossier:
    """Write a case's public papers, `record.json` and `timeline.html` into a folder."""
    record = read_record(case, installation)
    folder = out / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    papers = tuple(
        paper if is_whole(paper.template) else _put(paper, installation, folder) for paper in record.papers
    )
    record = record.model_copy(update={"papers": papers})
    as_json = out / "record.json"
    said = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2)
    as_json.write_text(said + "\n", encoding="utf-8")
    timeline = out / "timeline.html"
    timeline.write_text(
        render("pages/timeline.html.j2", "fi", timeline_view(record, installation)), encoding="utf-8"
    )
    return Dossier(record=record, papers=folder, timeline=timeline, json=as_json)


def _put(paper: RecordedPaper, installation: Installation, folder: Path) -> RecordedPaper:
    file = put_paper(folder, paper.name, pdf(installation, paper.sha256))
    return paper.model_copy(update={"name": file.name})


def read_record(case: str, installation: Installation) -> CaseRecord:
    """The record of a case as the registry has it now."""
    registry = installation.registry
    own = registry.held(case)
    if own.state is None or own.state.noun != "case":
        raise NoSuchJournal(journal=case)
    journals = journals_of(own)
    facts = [fact for journal in journals for fact in registry.facts(journal)]
    facts.sort(key=lambda fact: (fact.happened_at, fact.position))
    return case_record(registry, case, facts, _papers(installation, journals), installation.archive.text)


def _papers(installation: Installation, journals: Sequence[str]) -> list[RecordedPaper]:
    found = (each for each in papers(installation, *journals) if not each.kept_back)
    return [
        RecordedPaper(**{name: getattr(row, name) for name in RecordedPaper.model_fields}) for row in found
    ]
