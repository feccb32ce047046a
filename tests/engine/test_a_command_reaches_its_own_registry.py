"""A door whose settings name the registry of one installation and the Temporal of another writes nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.installation import Installation
from models.base.refusal import Refusal
from tests.support.office import MEETING, OPEN_CASE, Office, approve, settings_of
from tests.support.promises import kinds_of


@pytest.mark.parametrize("signalled", [False, True])
async def test_acts_at_another_installation_s_temporal_are_refused(
    city: Office, tmp_path: Path, signalled: bool
) -> None:
    elsewhere = Installation.fresh(settings_of(tmp_path / "elsewhere"))
    lost = Office(elsewhere, city.client)
    before = [row.id for row in city.installation.registry.journals()]
    for step, journal in ((approve(1), MEETING), (OPEN_CASE, "")):
        command = lost.command(step, journal)
        if signalled and journal:
            await lost.desk.send(command, signal=True)
            await city.rest()
            continue
        with pytest.raises(Refusal, match="nothing was recorded") as refused:
            await lost.desk.send(command)
        assert refused.value.type == "OtherRegistry"
    assert "ItemHandled" not in kinds_of(city, MEETING)
    assert [row.id for row in city.installation.registry.journals()] == before
    assert [row.id for row in elsewhere.registry.journals()] == []
    elsewhere.close()


def test_a_registry_keeps_its_name_and_no_other_has_it(tmp_path: Path) -> None:
    names = []
    for folder in ("one", "two", "one"):
        installation = Installation.fresh(settings_of(tmp_path / folder))
        names.append(installation.registry.name)
        installation.close()
    assert names[0] == names[2] != names[1]
    assert len(names[0]) == len("8b1c1f0e-0000-4000-8000-000000000000")
