"""`pykala replay` shows what differs side by side, and its exit code says whether anything does."""

from __future__ import annotations

import json
from pathlib import Path

from app.case_file.reader import read
from app.exchange.helsinki import write
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_vote import Won
from tests.exchange.replay.replayed import COUNTER, FAILED, NO, NONE, decision, motion, vote
from tests.support.command_line import pykala


def written(record: DecisionRecord, folder: Path) -> str:
    """The file of a decision as a city publishes it."""
    file = folder / "decision.json"
    file.write_text(json.dumps(write(record)), encoding="utf-8")
    return str(file)


def test_an_equal_decision_ends_it_well_and_leaves_its_case_file(tmp_path: Path) -> None:
    out = tmp_path / "played"
    done = pykala("replay", written(decision(), tmp_path), "--pure", "--write-case-file", str(out))
    assert (done.exit_code, "0 differ" in done.stdout) == (0, True)
    assert read(out / "decision.yaml").case == "HEL 2030-000123"


def test_a_difference_is_shown_and_ends_it_with_one(tmp_path: Path) -> None:
    done = pykala("replay", written(decision(appeal=NONE), tmp_path), "--pure", "--json")
    (shown,) = json.loads(done.stdout)
    (different,) = [line for line in shown["lines"] if line["verdict"] == "different"]
    assert done.exit_code == 1
    assert (different["field"], different["record"], different["engine"]) == ("appeal", "prohibited", "claim")


def test_what_cannot_be_played_ends_it_with_two(tmp_path: Path) -> None:
    assert pykala("replay", written(decision(section=None), tmp_path), "--pure").exit_code == 2


def test_the_papers_of_a_replay_are_kept_in_the_folder_that_is_named(tmp_path: Path) -> None:
    done = pykala("replay", written(decision(), tmp_path), "--out", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    kept = tmp_path / "out" / "decision"
    assert {"papers", "record.json", "timeline.html"} == {path.name for path in kept.iterdir()}
    names = {path.name for path in (kept / "papers").iterdir()}
    assert "hel-2030-000123_u9-2030-7_ote_fi.pdf" in names
    assert any("poytakirja" in name for name in names)


def test_what_the_record_does_not_tell_is_told_from_the_engine_and_long_words_are_cut(tmp_path: Path) -> None:
    lost = motion(COUNTER, NO[1], text="Aloitetaan maaliskuussa.", result=FAILED)
    told = Proceedings(motions=(lost,), votes=(vote(Won.YES).model_copy(update={"won": None}),))
    draft = decision().proposal
    assert draft
    long = draft.model_copy(update={"reasons": " ".join(["Lunta"] * 200)})
    record = decision(proceedings=told, proposal=long)
    done = pykala("replay", written(record, tmp_path), "--pure", "--all")
    assert "The record does not tell votes[1].won; in the engine: yes" in " ".join(done.stdout.split())
    assert "…" in done.stdout
