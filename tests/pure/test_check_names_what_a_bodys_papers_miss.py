"""`check` names what a body's papers would have to say in its languages, and the forms that none asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.case_file.municipality_file import read_municipality
from models.bodies.unsaid import left_unsaid, unread
from tests.support.clerk import EXAMPLES
from tests.support.command_line import pykala

VALIOKUNTA = "id: sosv\nkind: committee\nnames: {fi: sosiaalivaliokunta}\nlanguages: [fi, sv]\nseats: 5\n"


def test_a_name_and_a_genitive_that_lack_are_named_and_so_is_a_misspelt_form(tmp_path: Path) -> None:
    file = tmp_path / "sosv.yaml"
    file.write_text(f"{VALIOKUNTA}forms: {{fi_gentive: sosiaalivaliokunnan}}\n", "utf-8")
    result = pykala("body", "check", str(file))
    assert result.exit_code == 0
    told = " ".join(result.output.split())
    assert "still need in its file: forms.fi_genitive and names.sv" in told
    assert "No paper asks for forms.fi_gentive of sosv" in told


@pytest.mark.parametrize("town", ["sarvijoki", "helsinki"])
def test_no_example_lacks_anything(town: str) -> None:
    for body in read_municipality(EXAMPLES / town).bodies:
        assert ([*left_unsaid(body)], [*unread(body)]) == ([], []), body.id
