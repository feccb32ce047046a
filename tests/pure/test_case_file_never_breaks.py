"""Whatever is done to a case file, it is read or refused with findings; nothing else ever comes of it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.case_file.finding import BadCaseFile, Finding
from app.case_file.reader import read
from app.case_file.script import Script
from tests.support.case_files import GOOD, save

MARKS = st.sampled_from("{}[]:,-&*!'\"|>#?%\n\t\x00 é<9")
WORDS = st.sampled_from(
    ["---", "<<: ", "{file: .}", "{fi: x}", "[1–999999999]", "2021-13-45", "khs", "like: "]
)
SNIPPETS = MARKS | WORDS
EDITS = st.lists(
    st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), SNIPPETS | st.text(max_size=3)), max_size=4
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_an_edited_file_is_read_or_refused(edits: list[tuple[int, int, str]], tmp_path: Path) -> None:
    script: Script | None
    findings: tuple[Finding, ...]
    text = GOOD
    for at, removed, put in edits:
        text = text[:at] + put + text[at + removed :]
    path = save(tmp_path, text)
    try:
        script, findings = read(path), ()
    except BadCaseFile as refusal:
        script, findings = None, refusal.findings
    assert bool(findings) is not bool(script and script.steps)
    assert all(1 <= finding.line <= text.count("\n") + 2 for finding in findings)
