"""What `pykala import helsinki` finds is told in the language of its reader, and to programs in English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.helsinki.published import MOTION, VOTE, about, published, section
from tests.support.command_line import pykala


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A decision whose tally is not its vote's, with a field that is not read and a name in the genitive."""
    lines = (*MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan äänin 9–1.")
    handled = section("Käsittely", "".join(f"<p>{line}</p>" for line in lines))
    text = (
        section("Päätös", "<p>Talvilautakunta päätti aloittaa lumityöt.</p>") + handled + about("X", "Y", "")
    )
    path = tmp_path / "lumi.json"
    path.write_bytes(published(text, Weather="cold"))
    return path


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", ("Äänimäärät 9–1 eivät vastaa äänestyksen tulosta.", "kenttiä, joita ei lueta: Weather")),
        ("sv", ("Röstetalen 9–1 stämmer inte överens", "har fält som inte läses: Weather")),
        ("en", ("The tally 9-1 is not the vote's.", "has fields that are not read: Weather")),
    ],
)
def test_a_finding_is_worded(
    language: str, said: tuple[str, ...], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    told = pykala("import", "helsinki", str(file)).stdout
    assert [words for words in said if words not in told] == []


def test_a_program_is_told_in_english(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    (told,) = json.loads(pykala("import", "helsinki", str(file), "--json").stdout)
    assert "The data has fields that are not read: Weather." in told["findings"]


@pytest.mark.parametrize(
    ("written", "fi", "sv"),
    [
        ("{", "se ei ole UTF-8-muotoista JSONia", "den är inte JSON i UTF-8"),
        ("1", "se ei ole yksi objekti", "den är inte ett enda objekt"),
        ('{"Content": 1}', "Title puuttuu", "Title saknas"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(
    written: str, fi: str, sv: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rikki.json").write_text(written, encoding="utf-8")
    for language, why in (("fi", fi), ("sv", sv)):
        monkeypatch.setenv("PYKALA_LANGUAGE", language)
        assert why in pykala("import", "helsinki", str(tmp_path / "rikki.json")).stderr


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, why in (("fi", "sitä ei ole."), ("sv", "den finns inte."), ("en", "it is not there.")):
        monkeypatch.setenv("PYKALA_LANGUAGE", language)
        assert why in pykala("import", "helsinki", str(tmp_path / "poissa.json")).stderr
