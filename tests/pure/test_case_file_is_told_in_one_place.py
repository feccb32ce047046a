"""One fault of a case file is told once, where it stands: not by what follows from it, nor elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.case_file.finding import BadCaseFile
from app.case_file.reader import read
from tests.support.case_files import GOOD, changed, found, line_of, only

FOLLOWING = (
    GOOD
    + """\
  - 2021-04-12 09:00, owner: {give report: 1001, period: 2021Q1, goals: [on track], spent: 0, people: 1}
"""
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("secretary: {call meeting", "sekretary: {call meeting"),
        ("{call meeting:", "{cal meeting:"),
        ("2021-01-13 10:00, s", "2021-01-13, s"),
        ("body: khs", "body: khx"),
        ("total: 300", "total: 310"),
        ("give report: 1001", "give report: 1009"),
        ("name: Yksi, owner: owner", "name: Yksi, owner: ownr"),
    ],
)
def test_one_fault_is_told_where_it_stands_and_not_by_what_follows(
    tmp_path: Path, old: str, new: str
) -> None:
    assert FOLLOWING.count(old) == 1
    faults = found(tmp_path, FOLLOWING.replace(old, new))
    assert not [fault for fault in faults if fault.line > line_of(old, FOLLOWING)], faults


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"\xff", "is not in UTF-8"),
        ("a\u202eb".encode(), "U+202E"),
        (b"a" * 1_100_000, "is larger than 1 MB"),
    ],
)
def test_a_text_beside_the_file_that_cannot_be_taken_is_told(
    written: bytes, said: str, tmp_path: Path
) -> None:
    tmp_path.joinpath("perustelut.md").write_bytes(written)
    finding = only(tmp_path, changed("reasons: Rahaa tarvitaan.", "reasons: {file: perustelut.md}"))
    assert "perustelut.md" in finding.sentence
    assert said in finding.sentence


def test_a_file_whose_name_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadCaseFile) as refusal:
        read(tmp_path / f"{'e' * 300}.yaml")
    assert "cannot be read: its name is too long." in str(refusal.value.findings[0])


def test_a_file_without_acts_is_told_where_to_begin(tmp_path: Path) -> None:
    before, _, _ = GOOD.partition("  - 2021-01-11")
    assert "Begin with 'open case'." in only(tmp_path, before.replace("acts:\n", "acts: []\n")).suggestion


def test_a_report_has_as_many_goals_as_its_project(tmp_path: Path) -> None:
    report = FOLLOWING.replace("goals: [on track]", "goals: [on track, at risk]")
    assert [finding.line for finding in found(tmp_path, report)] == [line_of("give report", FOLLOWING)]


def test_a_number_of_people_is_a_number(tmp_path: Path) -> None:
    finding = only(tmp_path, FOLLOWING.replace("people: 1}", "people: muutama}"))
    assert "'muutama' is not a number." in finding.sentence


def test_a_quarter_that_there_is_not_is_told_where_it_stands(tmp_path: Path) -> None:
    for period in ("2021Q5", "kevät"):
        findings = found(tmp_path, FOLLOWING.replace("period: 2021Q1", f"period: {period}"))
        assert [finding.line for finding in findings] == [line_of("give report", FOLLOWING)]


def test_numbers_given_elsewhere_belong_to_a_series(tmp_path: Path) -> None:
    numbers = GOOD.replace("people:", "numbers given elsewhere: {'§': 1–10}\npeople:")
    assert only(tmp_path, numbers).line == line_of("people:")
