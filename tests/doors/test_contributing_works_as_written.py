"""What CONTRIBUTING shows works as written: its diffs are applied in a copy of the project, and played."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.command_line import ROOT
from tests.support.page_diffs import Change, DoesNotFit, diffs
from tests.support.reading_pdf import faults, text

DIFFS = diffs((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
WORDS = "Words"
ROOMS = ("activities", "app", "docs", "examples", "models", "templates", "tests", "workflows")
NOTED = "  - 2022-02-02 09:00, preparer: revise proposal\n"
OF_ALL_ACTS_AND_RULES = (
    "tests/pure/test_guards_fail_closed.py",
    "tests/pure/test_every_field_has_its_line.py",
    "tests/pure/test_every_word_is_translated.py",
    "tests/pure/test_one_word_one_thing.py",
    "tests/pure/test_policy.py",
    "tests/pure/test_no_sequence_of_acts_breaks_the_record.py",
    "tests/pure/test_rules_are_dated_data.py",
)


@dataclass(frozen=True)
class Copy:
    """The project in a folder of its own, changed as the page says."""

    root: Path

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What Python does in the copy, with the packages of this one."""
        beside = ("PYKALA_", "TEMPORAL_", "COVERAGE_", "PYTEST_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(beside)}
        # A search of a few steps, the same ones each time: only that the new rule is played.
        its_own = {"PYTHONPATH": str(self.root), "PYKALA_LANGUAGE": "en", "PYKALA_STEPS": "8"}
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.root,
            env={**kept, **its_own},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def said(self, *words: str) -> str:
        """What it said, if it ended well."""
        ended = self.python(*words)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def pykala(self, *words: str) -> str:
        """What a command of the copy said."""
        return self.said("-m", "app.cli", *words)

    def make_words(self) -> str:
        """The first half of `make docs`: how many messages wait to be translated."""
        return self.said("-m", "docs.words")

    def passes(self, *tests: str) -> None:
        """Tests of the copy, as its contributor runs them."""
        self.said("-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *tests)

    def life(self) -> Path:
        """A case file that uses the new act."""
        file = self.root / "examples" / "withdrawn" / "case.yaml"
        written = file.read_text(encoding="utf-8")
        assert NOTED in written
        noted = self.root / "noted.yaml"
        note = "  - 2022-02-02 10:00, preparer: {note: Hakija soitti.}\n"
        noted.write_text(written.replace(NOTED, NOTED + note), encoding="utf-8")
        return noted


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project after a contributor followed the whole page."""
    made = Copy(tmp_path_factory.mktemp("contributing"))
    for room in ROOMS:  # with its byte code, which holds for what is not changed
        shutil.copytree(ROOT / room, made.root / room, ignore=shutil.ignore_patterns("released"))
    for file in ("worker.py", "pyproject.toml"):
        shutil.copyfile(ROOT / file, made.root / file)
    for heading, changes in DIFFS.items():
        if heading != WORDS:
            _apply(changes, made.root)
    assert ", 0 to be translated" not in made.make_words(), "the words of the new act wait"
    _apply(DIFFS[WORDS], made.root)
    for language in ("fi", "sv"):
        _translate_the_rest(made.root / "models" / "data" / "words" / f"{language}.po")
    assert made.make_words().count(", 0 to be translated") == 2
    made.said("-m", "docs.generate")
    return made


def test_the_new_act_has_its_command_with_its_help(copy: Copy) -> None:
    told = " ".join(copy.pykala("case", "note", "--help").split())
    assert "Keep a note with the case" in told
    assert "--text" in told
    assert "What is worth keeping" in told


def test_its_own_test_the_search_and_the_tests_of_all_acts_and_rules_pass(copy: Copy) -> None:
    its_own = next(change.path for change in DIFFS["A new act"] if change.path.startswith("tests/pure/"))
    copy.passes(its_own, *OF_ALL_ACTS_AND_RULES)


def test_what_is_written_is_in_the_style_of_the_house(copy: Copy) -> None:
    copy.said("-m", "ruff", "check", "--no-cache", ".")
    copy.said("-m", "ruff", "format", "--no-cache", "--check", ".")


def test_the_new_act_and_the_new_paper_are_rehearsed(copy: Copy) -> None:
    life, out = copy.life(), copy.root / "out"
    assert "Noted: Hakija soitti." in copy.pykala("rehearse", str(life), "--pure")
    copy.pykala("rehearse", str(life), "--out", str(out))
    assert "Asiasta tehtiin muistiinpano." in (out / "timeline.html").read_text(encoding="utf-8")
    papers = {path.name: path.read_bytes() for path in (out / "papers").iterdir()}
    notice = papers["hel-2022-000101_vireilletuloilmoitus_fi.pdf"]
    assert faults(notice) == []
    assert "Asia on tullut vireille 1.2.2022." in " ".join(text(notice).split())
    cover = next(pdf for name, pdf in papers.items() if "kansilehti" in name)
    assert "Asiasta tehtiin muistiinpano." in " ".join(text(cover).split())


def test_a_paper_that_cannot_be_made_stops_the_rehearsal_with_its_name_and_the_cause(copy: Copy) -> None:
    with _broken(copy.root / "templates" / "documents" / "opening_notice.html.j2"):
        ended = copy.python("-m", "app.cli", "rehearse", str(copy.life()), "--out", str(copy.root / "none"))
    assert ended.returncode == 1
    told = " ".join(ended.stderr.split())
    assert "The paper opening_notice (fi), which fact 1 of HEL 2022-000101 calls for, cannot be made" in told
    assert "UndefinedError: " in told
    assert "'nobody'" in told


def test_the_rule_that_changes_counts_anew_from_its_day_and_as_before_until_then(copy: Copy) -> None:
    asked = """
from datetime import date
from models.base.period import Period
from models.law.deadline import report_due
from models.law.rules import Rulebook
for day in (date(2026, 12, 31), date(2027, 1, 1)):
    print(report_due("report", Period.parse("2026Q4"), Rulebook.load().on(day)).day)
"""
    assert copy.said("-c", asked).split() == ["2027-01-20", "2027-01-15"]
    versions = re.findall(r"^.*report\.due_after.*$", _text(copy.root / "docs" / "rules.md"), re.MULTILINE)
    assert len(versions) == 2


def test_the_new_body_is_shown_with_its_seats_its_quorum_and_its_own_rule(copy: Copy) -> None:
    told = " ".join(copy.pykala("body", "show", "kuva").split())
    assert "Culture and Leisure Committee" in told
    assert "Quorum: 7 of 13 seats" in told
    assert "summons.other 5" in told


def test_a_diff_that_does_not_fit_is_told(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("one\ntwo\none\n", encoding="utf-8")
    for hunk in ((" three",), (" one", "+more"), ("-two", " two")):
        with pytest.raises(DoesNotFit, match=r"here\.txt has"):
            Change("here.txt", is_new=False, hunks=(hunk,)).apply(tmp_path)
    with pytest.raises(DoesNotFit, match="already there"):
        Change("here.txt", is_new=True, hunks=(("+one",),)).apply(tmp_path)


def _apply(changes: tuple[Change, ...], root: Path) -> None:
    for change in changes:
        change.apply(root)


def _translate_the_rest(catalogue: Path) -> None:
    """Say of what the page does not translate what its reader would: here, the English again."""
    untold = re.compile(r'^(msgid ((?:".*"\n)+))msgstr ""\n(?!")', re.MULTILINE)
    catalogue.write_text(untold.sub(r"\1msgstr \2", _text(catalogue)), encoding="utf-8")


@contextmanager
def _broken(template: Path) -> Iterator[None]:
    """A template that names what is not there, for as long as the block lasts."""
    whole = _text(template)
    template.write_text(whole.replace("matter.case.preparer", "matter.nobody"), encoding="utf-8")
    yield
    template.write_text(whole, encoding="utf-8")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
