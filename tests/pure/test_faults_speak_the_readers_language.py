"""What is wrong in a case file, or refused by a model, is told in the language of its reader alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from app.case_file.finding import Findings
from app.case_file.nodes import tree
from models.base.bad_value import complaint
from models.base.language import Language
from tests.pure.test_case_file_says_what_is_wrong import FAULTS
from tests.support.case_files import changed, found, only

QUOTED = re.compile(r"”[^”]*”|'[^']*'")
ENGLISH = re.compile(
    r"\b(the|this|there|is|are|not|has|have|write|known|you|make|but|or|and|of|its?|which|should|input|€)\b",
    re.IGNORECASE,
)
NOT_YAML = ("a: b: c", "a: [b", "a\nb: c", "- a\nb", "a: @b", "a:\n\t- b", 'a: "\\q"', "a: - b", "%x", "}")


def english_in(told: str) -> list[str]:
    """The English words of a text, without those that somebody wrote."""
    return ENGLISH.findall(QUOTED.sub("", told))


@pytest.fixture(params=["fi", "sv"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Language:
    """The language of the reader."""
    chosen: Language = request.param
    monkeypatch.setenv("PYKALA_LANGUAGE", chosen)
    return chosen


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_a_case_file_is_told_in_english(fault: str, tmp_path: Path) -> None:
    old, new, _, _ = FAULTS[fault]
    assert [word for finding in found(tmp_path, changed(old, new)) for word in english_in(str(finding))] == []


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("text", NOT_YAML)
def test_the_parser_of_yaml_is_told_in_words(text: str) -> None:
    findings = Findings()
    tree(text, findings)
    assert findings.found
    assert [word for finding in findings.found for word in english_in(str(finding))] == []


LIMITS = {"max_length": 3, "min_length": 2, "gt": 0, "ge": 0, "lt": 9, "le": 9, "expected": "'a', 'b' or 'c'"}
PYDANTICS = "Input should be something that the parser knows."


@pytest.mark.parametrize("type_", get_args(ErrorType))
def test_whatever_a_model_refuses_is_worded(type_: str, language: Language) -> None:
    fault = ErrorDetails(type=type_, loc=("x",), msg=PYDANTICS, input=None, ctx=LIMITS)
    told = complaint(fault, "kenttä").say(language)
    assert "kenttä" in told
    assert english_in(told.replace("yes, no", "")) == []


def test_what_no_model_of_ours_refuses_has_a_sentence_too(language: Language) -> None:
    fault = ErrorDetails(type="of_a_later_version", loc=("x",), msg=PYDANTICS, input=None)
    told = complaint(fault, "kenttä").say(language)
    assert told.startswith("kenttä: ")
    assert english_in(told) == []


@pytest.mark.parametrize(
    ("reader", "sentence", "suggestion"),
    [
        ("fi", "Toimialat: yhteensä 300 euroa, mutta total: 310 euroa.", "10 euroa"),
        ("sv", "Sektorerna: sammanlagt 300 euro, men total: 310 euro.", "10 euro"),
        ("en", "The divisions make €300, but the total is €310.", "€10"),
    ],
)
def test_money_is_told_as_its_reader_writes_it(
    reader: str, sentence: str, suggestion: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", reader)
    finding = only(tmp_path, changed("total: 300", "total: 310"))
    assert finding.sentence.replace("\xa0", " ") == sentence
    assert suggestion in finding.suggestion.replace("\xa0", " ")
