"""`pykala import helsinki`: what people and programs are told, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.record.decision import DecisionRecord
from tests.exchange.helsinki.published import published, section
from tests.support.command_line import pykala

CONTENT = section("Päätös", "<p>Talvilautakunta päätti aloittaa lumityöt.</p>") + section(
    "Käsittely", "<p>Vastaehdotus:<br>Bo Berg: Ei aloiteta.</p><p>Bo Bergin vastaehdotusta ei kannatettu.</p>"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A published decision, with a heading that nobody knows."""
    path = tmp_path / "lumi.json"
    path.write_bytes(published(CONTENT + section("Lumen laatu", "<p>Nuoskaa.</p>")))
    return path


def test_a_person_is_told_body_day_section_outcome_motions_and_the_unread(file: Path) -> None:
    told = pykala("import", "helsinki", str(file)).stdout
    for said in (
        "Talvilautakunta, 15 January 2030, § 7",
        "approved",
        "lapsed, made by Bo Berg",
        "Lumen laatu: Nuoskaa.",
    ):
        assert said in told


def test_a_program_gets_the_record_and_the_unread(file: Path) -> None:
    (found,) = json.loads(pykala("import", "helsinki", str(file), "--json").stdout)
    assert DecisionRecord.model_validate(found["record"]).section == 7
    assert found["unread"] == ["Lumen laatu: Nuoskaa."]


def test_the_records_are_written_to_the_folder_that_is_named(file: Path, tmp_path: Path) -> None:
    pykala("import", "helsinki", str(file), "--out", str(tmp_path / "records"))
    text = (tmp_path / "records" / "lumi.record.json").read_text(encoding="utf-8")
    assert DecisionRecord.model_validate_json(text).version == "3"


def test_an_unreadable_file_ends_with_2_after_the_others_were_read(file: Path, tmp_path: Path) -> None:
    (tmp_path / "rikki.json").write_text("{", encoding="utf-8")
    ended = pykala("import", "helsinki", str(tmp_path / "rikki.json"), str(file))
    assert ended.exit_code == 2
    assert "Talvilautakunta" in ended.stdout
    assert "rikki.json cannot be read as a decision" in ended.stderr
    listed = pykala("import", "helsinki", str(tmp_path / "rikki.json"), str(file), "--json").stdout
    assert [each.get("refused") for each in json.loads(listed)] == [None, "Unreadable"]
    missing = pykala("import", "helsinki", str(tmp_path / "puuttuu.json"))
    assert missing.exit_code == 2
    assert "puuttuu.json" in missing.stderr


def test_until_when_it_was_tabled_that_it_was_checked_and_what_disagrees_is_told(tmp_path: Path) -> None:
    words = "<p>Talvilautakunta päätti panna asian pöydälle viikoksi.</p>"
    checked = "<p>Samalla lautakunta tarkasti pöytäkirjan tämän pykälän osalta heti.</p>"
    path = tmp_path / "lumi.json"
    path.write_bytes(published(section("Päätös", words + checked), Section="8"))
    told = pykala("import", "helsinki", str(path)).stdout
    path.write_bytes(published(section("Päätös", words) + section("Käsittely", "<p>Sää oli 1. *kylmä*.</p>")))
    assert "Also told: Sää oli 1. *kylmä*." in pykala("import", "helsinki", str(path)).stdout
    for said in ("for a week", "checked at once", "Finding: The section in the text is not the data's."):
        assert said in told
