"""A replayed decision is equal only where all of it was read, understood and made by the engine."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from app.exchange.replay.playing import Replay, replay
from models.law.outcome import Outcome
from tests.exchange.helsinki.kinds import KINDS, PLAN, SNOW
from tests.exchange.helsinki.published import section
from tests.exchange.helsinki.whole import NONE, Paper, p
from tests.support.command_line import pykala

MOVED = p("Vastaehdotus:<br>Bo Berg: Lisätään loppuun: {words}", "Kannattaja: Aino Aalto")
CARRIED = p("Talvilautakunta hyväksyi Bo Bergin vastaehdotuksen yksimielisesti.")


def replayed(paper: Paper, folder: Path, **more: object) -> Replay:
    """The decision played in memory; `more` are fields of the published data."""
    file = folder / "decision.json"
    file.write_bytes(json.dumps(json.loads(paper.raw()) | more).encode())
    return asyncio.run(replay(file, None))


def amended(decided: str, moved: str) -> Paper:
    """A plan that a carried counter-proposal changed."""
    handling = MOVED.format(words=moved) + CARRIED
    return Paper(SNOW + p(decided), Outcome.APPROVED_AMENDED, handling=handling, draft=PLAN)


@pytest.mark.parametrize(
    "kind", ["a permit", "tabled for three weeks", "a clause that its presenter took out"]
)
def test_what_is_read_whole_and_comes_out_the_same_is_equal(kind: str, tmp_path: Path) -> None:
    assert replayed(KINDS[kind], tmp_path).equal


def test_a_sentence_that_nobody_understands_makes_it_unequal(tmp_path: Path) -> None:
    played = replayed(Paper(SNOW, Outcome.APPROVED, handling=p("Hanget haihtuivat hiljaa.")), tmp_path)
    assert (played.equal, played.not_understood) == (False, ("Hanget haihtuivat hiljaa.",))


def test_a_sentence_about_the_course_of_the_meeting_does_not(tmp_path: Path) -> None:
    handling = p("Lumijohtaja Eero Eskola poistui kokouksesta ennen asian loppua.")
    played = replayed(Paper(SNOW, Outcome.APPROVED, handling=handling), tmp_path)
    assert (played.equal, played.not_understood) == (True, ())


def test_a_heading_that_is_not_known_makes_it_unequal(tmp_path: Path) -> None:
    paper = KINDS["a permit"]
    content = json.loads(paper.raw())["Content"]
    odd = f"{section('Sääennuste', p('Pakkasta.'))}</div></body>"
    played = replayed(paper, tmp_path, Content=content.replace("</div></body>", odd))
    assert (played.equal, played.unread) == (False, ("Sääennuste: Pakkasta.",))


def test_a_record_that_contradicts_itself_is_told_apart(tmp_path: Path) -> None:
    played = replayed(KINDS["a permit"], tmp_path, Section="8")
    assert (played.equal, len(played.contradictions)) == (False, 1)


def test_what_a_carried_motion_put_in_needs_no_words_of_the_record(tmp_path: Path) -> None:
    played = replayed(
        amended(
            "Talvilautakunta edellyttää, että kujat hiekoitetaan.",
            "Talvilautakunta edellyttää, että kujat hiekoitetaan.",
        ),
        tmp_path,
    )
    assert (played.worded, played.equal) == (False, True)


def test_a_decision_that_says_otherwise_than_what_was_carried_is_not_equal(tmp_path: Path) -> None:
    played = replayed(amended("Torille rakennetaan jäähalli.", "Kujat hiekoitetaan."), tmp_path)
    assert [line.field for line in played.differences] == ["motions.carried"]
    assert (played.worded, played.equal) == (True, False)


def test_a_word_more_than_was_carried_is_the_records_own(tmp_path: Path) -> None:
    decided = "Talvilautakunta edellyttää, että kujat hiekoitetaan ilmaiseksi kahdesti päivässä."
    played = replayed(amended(decided, "Talvilautakunta edellyttää, että kujat hiekoitetaan."), tmp_path)
    assert (played.worded, played.equal) == (True, False)


def test_each_reason_is_counted_for_programs(tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    file.write_bytes(Paper(SNOW, Outcome.APPROVED, handling=p("Hanget haihtuivat hiljaa.")).raw())
    run = pykala("replay", str(file), "--pure", "--json")
    (told,) = json.loads(run.stdout)
    assert (run.exit_code, told["equal"], told["not_understood"]) == (1, False, ["Hanget haihtuivat hiljaa."])
    assert told["counts"] == {
        "different": 0, "not_read": 0, "not_understood": 1, "contradictions": 0, "worded": 0
    }  # fmt: skip


def test_the_ground_can_be_taken_from_the_instructions_of_appeal(tmp_path: Path) -> None:
    paper = KINDS["a sale of tobacco"]
    odd = Paper(paper.decided, paper.outcome, paper.appeal, paper.by, task="10 05 03")
    file = tmp_path / "decision.json"
    file.write_bytes(odd.raw())
    guessed, told = (asyncio.run(replay(file, None, told_ground=way)) for way in (False, True))
    assert (guessed.equal, told.equal) == (False, True)


def test_a_ground_that_takes_the_remedy_away_is_confirmed_as_the_instructions_tell_it(tmp_path: Path) -> None:
    paper = KINDS["a sale of tobacco"]
    for by in ("officeholder", "board"):
        file = tmp_path / f"{by}.json"
        file.write_bytes(Paper(paper.decided, Outcome.APPROVED, NONE, by, task="10 05 03").raw())
        appeal = asyncio.run(replay(file, None, told_ground=True)).engine.appeal
        assert appeal
        assert appeal.kind == "prohibited"


def test_a_plan_for_the_council_tells_how_the_councils_decision_is_challenged(tmp_path: Path) -> None:
    paper = Paper(
        p("Lumihallitus päätti panna asian pöydälle."),
        Outcome.TABLED,
        NONE,
        "board",
        p("Lumihallitus päätti yksimielisesti Bo Bergin ehdotuksesta panna asian pöydälle."),
        p("Lumihallitus esittää kaupunginvaltuustolle, että reitit hyväksytään."),
    )
    motion = json.loads(paper.raw())["Motion"]
    own = motion.replace("Oikaisuvaatimusohje", "Kunnallisvalitus, valtuusto")
    assert replayed(paper, tmp_path, Motion=own).equal
