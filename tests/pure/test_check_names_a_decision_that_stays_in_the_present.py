"""`pykala check` names the decision that the minutes cannot put into the past: no sentence is the body's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.clerk import EXAMPLES
from tests.support.command_line import pykala

BY_THE_BODY = "Kaupunginhallitus päättää myöntää 480 000 euroa sähkökäyttöisen kirjastoauton hankkimiseen."


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        (BY_THE_BODY, False),
        ("Hallitus myöntää 480 000 euroa kirjastoauton hankkimiseen.", False),
        ("Kirjastoauton hankkimiseen myönnetään 480 000 euroa.", True),
        ("{fi: Hallitus myöntää 480 000 euroa., sv: 480 000 euro beviljas.}", True),
    ],
)
def test_a_decision_without_a_verb_of_its_body_is_named(tmp_path: Path, clause: str, named: bool) -> None:
    written = (EXAMPLES / "returned" / "case.yaml").read_text("utf-8")
    assert BY_THE_BODY in written
    file = tmp_path / "case.yaml"
    file.write_text(written.replace(BY_THE_BODY, clause), "utf-8")
    result = pykala("check", str(file))
    assert result.exit_code == 0, result.output
    assert ("§ 42 stays in the present" in " ".join(result.output.split())) is named
