"""Case files for tests: a short one that is right, and what is found when it is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.case_file.finding import BadCaseFile, Finding
from app.case_file.reader import read
from app.case_file.script import Script
from models.case.proposal import Proposal
from models.preparation.revising import ReviseProposal

EXAMPLES = sorted(Path(__file__).parents[2].joinpath("examples").glob("*/case.yaml"))
WHOLE_LIFE = Path(__file__).parents[2] / "examples" / "hel-2021-002935" / "case.yaml"

GOOD = """\
case: HEL 2021-000001
title: Koe
task class: 02 02 02
body: khs
people:
  owner: {title: omistaja, mail: omistaja@kaupunki.example}
  head: {title: toimialajohtaja}
appropriation:
  total: 300
  year: 2021
  budget item: 1 30 01
  divisions:
    Kanslia:
      amount: 100
      head: head
      projects:
        1001: {amount: 100, name: Yksi, owner: owner, goals: [Tavoite]}
    Sote:
      amount: 200
      head: head
      projects:
        2001: {amount: 150, name: Kaksi, owner: owner}
        2002: {amount: 50, name: Kolme, owner: owner}
proposal:
  clauses: [Kaupunginhallitus päättää myöntää rahat.]
  reasons: Rahaa tarvitaan.
  presenter: head
  attachments:
    - {title: Esitys, file: esitys.md}
acts:
  - 2021-01-11 09:00, preparer: open case
  - 2021-01-12 09:00, preparer: revise proposal
  - 2021-01-13 09:00, presenter: approve for agenda
  - 2021-01-13 10:00, secretary: {call meeting: 2021-01-25 16:00}
  - 2021-01-13 10:10, secretary: {place item: 1}
  - 2021-01-20 10:00, secretary: send agenda
  - 2021-01-25 16:00, secretary: {open meeting: [1–15]}
  - 2021-01-25 16:58, secretary: {handle item: 1, outcome: approved}
    gives: {section: 1, appeal: claim}
"""


def line_of(part: str, text: str = GOOD) -> int:
    """The line on which a part of the file first stands."""
    return text[: text.index(part)].count("\n") + 1


def save(folder: Path, text: str = GOOD) -> Path:
    """The file in a folder, with its attachment."""
    folder.joinpath("esitys.md").write_text("# Esitys\n", encoding="utf-8")
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(old: str, new: str) -> str:
    """The good file with one change."""
    assert GOOD.count(old) == 1, f"{old!r} stands {GOOD.count(old)} times"
    return GOOD.replace(old, new)


def script(folder: Path, text: str = GOOD) -> Script:
    """The script of a file that is right."""
    return read(save(folder, text))


def found(folder: Path, text: str) -> tuple[Finding, ...]:
    """What is wrong with a file; and that reading it wrote nothing."""
    path = save(folder, text)
    before = sorted((p, p.stat().st_mtime_ns) for p in folder.rglob("*"))
    with pytest.raises(BadCaseFile) as refusal:
        read(path)
    assert sorted((p, p.stat().st_mtime_ns) for p in folder.rglob("*")) == before
    return refusal.value.findings


def only(folder: Path, text: str) -> Finding:
    """The one thing that is wrong."""
    findings = found(folder, text)
    assert len(findings) == 1, [str(finding) for finding in findings]
    return findings[0]


_PROPOSED = """\
case: HEL 2021-000001
title: Asia
language: fi
task class: 02 02 02
publicity: {publicity}
ground: JulkL 24.1 § 20 k
body: khs
people:
  preparer: {{title: valmistelija, mail: valmistelija@kaupunki.example}}
proposals:
  first:
    clauses: [Myydään.]
    reasons: Perustelut.
    presenter: preparer
    extracts: [{extracts}]
    informed: [{informed}]
    {more}
acts:
  - 2021-02-01 09:00, preparer: open case
  - 2021-02-02 09:00, preparer: {{revise proposal: first}}
"""


def proposed(
    folder: Path, publicity: str, *, extracts: str = "", informed: str = "", more: str = ""
) -> Proposal:
    """The proposal as a case file with these extracts, informed parties and a further line sends it."""
    text = _PROPOSED.format(publicity=publicity, extracts=extracts, informed=informed, more=more)
    (folder / "case.yaml").write_text(text, "utf-8")
    act = read(folder / "case.yaml").command(2, "HEL 2021-000001").act
    assert isinstance(act, ReviseProposal)
    return act.proposal
