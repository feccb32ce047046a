"""The guide to the meeting: its blocks run as they are written, and every act that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import models.whole.catalogue  # noqa: F401 - makes every act known
from models.engine.command import Act
from tests.support.command_line import ROOT
from tests.support.written_commands import a_folder_with_the_word, run

GUIDE = (ROOT / "docs" / "meeting.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
ROWS = [row.split(" | ")[1] for row in GUIDE.splitlines() if row.startswith("| ")]
NAMED = sorted({name for row in ROWS for name in re.findall(r"`([a-z-]+ [a-z-]+)", row)})


def test_the_blocks_run_one_after_the_other(tmp_path: Path) -> None:
    said = run(a_folder_with_the_word(tmp_path), "".join(BLOCKS))
    assert "43 acts, no errors" in said
    assert "avoinna kello [-8–21.-]{+8–22.+}" in said
    assert "§ 350 approved amended" in said
    assert said.count("0 differ") == len(("§ 200", "§ 350"))


@pytest.mark.parametrize(
    "named", sorted({name for row in ROWS for name in re.findall(r"`([a-z-]+ [a-z-]+)", row)})
)
def test_every_act_that_it_names_is_one(named: str) -> None:
    assert named in {f"{act.noun} {act.verb}" for act in Act.catalogue.values()}
