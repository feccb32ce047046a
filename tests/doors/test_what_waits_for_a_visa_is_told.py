"""`pykala due` and `pykala show` tell which visas wait for whom, and what is to be mended."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from activities.installation import Installation
from app.case_file.reader import read as read_file
from tests.support.clerk import EXAMPLES, written_up
from tests.support.command_line import read

CASE = "SRV 2026-000031"


def lived_until(act: str, folder: Path, until: str = "") -> Installation:
    """Sarvijoki's life before an act of its case file, and then until a day."""
    shutil.copytree(EXAMPLES / "sarvijoki", folder / "sarvijoki")
    path = folder / "sarvijoki" / "case.yaml"
    before, found, _ = path.read_text("utf-8").partition(f"  - {act}")
    assert found
    path.write_text(before + (f"until: {until}\n" if until else ""), "utf-8")
    return written_up(read_file(path), folder / "data")


@pytest.fixture(scope="module")
def awaited(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Finance gave its visa, that of works was delegated, and its last day went by."""
    folder = tmp_path_factory.mktemp("awaited")
    return lived_until("2026-02-13 10:00, approver rakennus", folder, "2026-02-17 12:00")


@pytest.fixture(scope="module")
def sent_back(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The presenter sent the proposal back to a step of its chain, from a draft agenda."""
    return lived_until("2026-02-18 09:00, approver hallinto", tmp_path_factory.mktemp("back"))


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are not broken."""
    monkeypatch.setenv("COLUMNS", "250")


def test_due_lists_visas_by_their_last_day_with_those_for_whom_they_wait(
    awaited: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    (waits,) = json.loads(read(awaited, monkeypatch, "due", "--json"))["visas"]
    assert (waits["journal"], waits["step"], waits["who"]) == (CASE, "tekninen", ["rakennuspäällikkö"])
    assert (waits["due"], waits["late"]) == ("2026-02-16", True)
    told = " ".join(read(awaited, monkeypatch, "due").split())
    assert f"LATE 16 February 2026 tekninen johtaja {CASE} rakennuspäällikkö" in told


def test_show_tells_where_each_step_stands_and_what_was_written(
    awaited: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = " ".join(read(awaited, monkeypatch, "show", CASE).split())
    for said in (
        "Approval: Rakennushankkeen hyväksyminen",
        "talous talouspäällikkö given talouspäällikkö 12 February 2026",
        "tekninen tekninen johtaja awaited, delegated to rakennuspäällikkö 16 February 2026",
        "hallinto hallintojohtaja to come",
        "talouspäällikkö: Varattu talousarviossa.",
        "Blocks the agenda: the visa of tekninen johtaja is missing, which was delegated to",
        "Blocks the agenda: the visa of hallintojohtaja is missing",
        "pykala visa give",
    ):
        assert said in told, said
    assert "pykala case approve" not in told
    kinds = [fact.kind for fact in awaited.registry.facts(CASE)]
    assert kinds[-2:] == ["VisaReminded", "VisaFellDue"]


def test_show_tells_what_is_to_be_mended(sent_back: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    told = " ".join(read(sent_back, monkeypatch, "show", CASE).split())
    assert (
        "To be mended, by kunnanjohtaja (presenter) on 17 February 2026, sent back to hallintojohtaja: "
        "Tarkistakaa kilpailutuksen aikataulu." in told
    )
    assert "hallinto hallintojohtaja awaited hallintojohtaja 13 February 2026" in told
    shown = json.loads(read(sent_back, monkeypatch, "show", CASE, "--json"))
    assert shown["to_mend"] == "Tarkistakaa kilpailutuksen aikataulu."
    assert [visa["state"] for visa in shown["visas"]] == ["counts", "counts", "awaited"]
