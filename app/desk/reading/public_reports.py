"""What everybody may read of follow-ups: the consolidated reports that were published, and their papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from activities.installation import Installation
from activities.public.reports import PublicReport, public_reports
from app.desk.reading.papers import PaperLine, papers

TEMPLATE = "consolidated_report"


@dataclass(frozen=True)
class ReportToRead:
    """A published report with its papers; none where they name people who are not for the net."""

    report: PublicReport
    papers: Sequence[PaperLine]


def reports_to_read(installation: Installation, journal: str) -> list[ReportToRead]:
    """The published reports of a follow-up, the last period first; none of any other journal."""
    found = list(public_reports(installation.archive, journal))
    made = [each for each in papers(installation, journal) if each.template == TEMPLATE] if found else []
    return [
        ReportToRead(
            each,
            ()
            if each.names_people
            else [paper for paper in made if paper.seq == each.seq and not paper.kept_back],
        )
        for each in found
    ]


def report_paper(installation: Installation, journal: str, sha256: str) -> PaperLine | None:
    """A paper of a published report by its hash; None of any other."""
    lines = (line for each in reports_to_read(installation, journal) for line in each.papers)
    return next((line for line in lines if line.sha256 == sha256), None)
