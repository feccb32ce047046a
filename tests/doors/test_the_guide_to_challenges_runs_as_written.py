"""The guide to challenges: its example plays as it says, and every act and option that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from models.case.challenge import ChallengeKind
from models.challenge.concluding import ConcludeChallenge
from models.challenge.recording import RecordChallenge
from models.engine.command import Act
from models.law.challenge_result import ChallengeResult
from models.preparation.handing_over import HandOverCase
from tests.support.command_line import ROOT
from tests.support.written_commands import a_folder_with_the_word, run

GUIDE = (ROOT / "docs" / "challenge.md").read_text(encoding="utf-8")


def test_its_example_plays_as_it_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    said = run(a_folder_with_the_word(tmp_path), "".join(blocks))
    assert "24 acts, no errors" in said
    assert "arrived 13 June 2022 at 15:59, in time" in said
    assert "late: it had to arrive by 26 September 2022 at 16:15" in said
    assert "The decision khs-2022-1 is final since 27 September 2022." in said


def test_every_option_and_result_that_it_names_is_one() -> None:
    acts = (RecordChallenge, ConcludeChallenge, HandOverCase)
    fields = {"at", "pure"}.union(*(act.model_fields for act in acts))
    assert {option.replace("-", "_") for option in re.findall(r"--([a-z]+(?:-[a-z]+)*)", GUIDE)} <= fields
    assert all(f"`{result}`" in GUIDE for result in ChallengeResult)
    assert f"`{ChallengeKind.CALL_UP}`" in GUIDE


def test_every_act_that_it_names_is_one() -> None:
    acts = {f"{act.noun} {act.verb}" for act in Act.catalogue.values()}
    assert {*re.findall(r"\| `([a-z]+ [a-z]+)` \|", GUIDE)} == {
        "decision implement",
        "decision certify",
    } & acts
