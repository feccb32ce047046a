"""A municipality has templates of cases that come again and again; one becomes a case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.case_file.municipality_file import read_municipality
from app.case_file.reader import read
from app.templates import case_file
from models.municipality.case_template import CaseTemplate
from models.municipality.municipality import Municipality

SARVIJOKI = Path(__file__).parents[2] / "examples" / "sarvijoki"
DAY = date(2026, 3, 2)


def written(folder: Path, template: CaseTemplate) -> Path:
    """The case file of a template."""
    file = folder / "asia.yaml"
    file.write_text(case_file(template, "SRV", DAY), "utf-8")
    return file


def test_what_a_template_writes_is_a_case_file_that_can_be_read(tmp_path: Path) -> None:
    [template] = read_municipality(SARVIJOKI).municipality.case_templates
    script = read(written(tmp_path, template))
    assert (script.title, script.case) == ("Avustuksen myöntäminen: …", "SRV 2026-000001")
    assert [step.name for step in script.steps] == ["open_case", "revise_proposal"]


def test_a_template_needs_no_more_than_a_title_and_a_class(tmp_path: Path) -> None:
    bare = CaseTemplate(id="bare", title="Asia: …", task_class="00 01 02", language="sv")
    script = read(written(tmp_path, bare))
    assert {text.text.original for text in script.manuscripts} == {"sv"}


def test_no_two_templates_have_the_same_id() -> None:
    one: dict[str, Any] = {"id": "grant", "title": "Avustus", "task_class": "02 05 01"}
    known = Municipality.unnamed().model_dump(mode="json")
    with pytest.raises(ValidationError, match="two templates grant"):
        Municipality.model_validate({**known, "case_templates": [one, one]})
