"""The documentation: generated parts are current, links lead somewhere, commands and settings exist."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import jsonschema  # type: ignore[import-untyped] # it ships no types
import pytest
import typer
from pydantic import BaseModel

from activities.settings import Settings
from app import VERSION
from app.case_file.body_file import read_body
from app.case_file.reader import read
from app.cli import app
from app.rehearsal import rehearse_pure
from docs.generate import current
from models.record.case_record import CaseRecord
from models.record.decision import DecisionRecord
from tests.support.builders import Town
from tests.support.command_line import ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
LINES = [line for page in PAGES for line in page.read_text(encoding="utf-8").splitlines()]
WORDS = "\n".join(line for line in LINES if not line.startswith("+"))  # what a diff adds is not there yet
FOLDERS = ("models", "workflows", "activities", "app", "templates", "examples", "tests", "bench", "docs")


def test_what_is_generated_is_current() -> None:
    old = [path.name for path, text in current().items() if path.read_text(encoding="utf-8") != text]
    assert not old, "make docs writes it anew"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    for link in links:
        if not link.startswith("https://"):
            assert (page.parent / link.partition("#")[0]).exists(), link


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]+\.\w+)`", WORDS))
    assert named
    assert not [name for name in named if not (ROOT / name).exists()]


def test_every_command_that_is_named_is_one() -> None:
    house = typer.main.get_command(app)
    assert isinstance(house, typer.core.TyperGroup)
    for noun, verb in re.findall(r"`?pykala ([a-z-]+)(?: ([a-z-]+))?", WORDS):
        assert noun in house.commands, f"pykala {noun}"
        group = house.commands[noun]
        if verb and isinstance(group, typer.core.TyperGroup):
            assert verb in group.commands, f"pykala {noun} {verb}"


def test_every_setting_that_is_named_is_one() -> None:
    known = {f"PYKALA_{name.upper()}" for name in Settings.model_fields}
    # Not settings: who acts by default, make's interpreter, the compose file's, the tests', the developers'.
    beside = {f"PYKALA_{name}" for name in ("ACTOR", "PYTHON", "REGISTRY_PASSWORD", "SHARED", "TRACEBACK")}
    assert known <= set(re.findall(r"PYKALA_[A-Z_]*[A-Z]", WORDS)) <= known | beside


def test_every_target_of_make_that_is_named_is_one() -> None:
    targets = re.findall(r"^([a-z]+): ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    pages = "\n".join(page.read_text(encoding="utf-8") for page in ROOT.glob("*.md"))
    assert set(re.findall(r"(?:`make |^make )([a-z]+)", pages, re.MULTILINE)) <= set(targets)


def test_the_version_of_the_project_has_its_changes_told() -> None:
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(VERSION)}$", told, re.MULTILINE)


async def test_the_case_file_of_the_docs_can_be_played(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    written, _ = re.findall(r"^```yaml\n(case: .*?)^```$", page, re.DOTALL | re.MULTILINE)
    file = tmp_path / "case.yaml"
    file.write_text(written, encoding="utf-8")
    facts = await rehearse_pure(read(file))
    assert str(facts[-1].content.said()) == "khs, item 2, § 1: approved."


def test_the_body_of_the_docs_is_loaded_as_it_is_written(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "bodies.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"^```yaml\n(id: .*?)^```$", page, re.DOTALL | re.MULTILINE)
    file = tmp_path / "sote.yaml"
    file.write_text(written, encoding="utf-8")
    body = read_body(file)
    Town().do("load_body", description=body.model_dump(mode="json"))
    presents = [officer.name for day in (15, 16, 23) if (officer := body.presenter_on(date(2022, 5, day)))]
    assert presents == ["Esittelijä", "Sijainen", "Esittelijä"]


@pytest.mark.parametrize(("name", "model"), [("record", CaseRecord), ("decision-record", DecisionRecord)])
def test_a_published_schema_describes_its_record_and_bears_its_version(
    name: str, model: type[BaseModel]
) -> None:
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(model.model_fields)
    assert schema["$id"] == f"urn:pykala:{name}:{schema['properties']['version']['const']}"


def test_nothing_names_a_machine_or_how_the_project_was_made() -> None:
    assert not re.search(r"/work/|/tmp/|pypi\.|\bissue #?\d", WORDS, re.IGNORECASE)
