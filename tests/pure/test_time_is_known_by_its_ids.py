"""The engine's own commands are known by their ids, and nobody else's command is taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from activities.signatures import how_known
from models.engine.passing import deadline_of, time_passes, times_own

AT = datetime(2021, 4, 16, 6, tzinfo=UTC)
JOURNALS = ["HEL 2021-000001", "HEL 2021-000001/kylk-2021-42", "khs-2021-03-15", "time/x/20210416T0600Z"]


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("again", [0, 7, 1234])
def test_its_command_is_made_again_from_its_id(journal: str, again: int) -> None:
    command = time_passes(journal, AT, again)
    assert times_own(command.id, AT) == command
    assert deadline_of(command) == AT
    assert how_known(None, command) == "engine"


@pytest.mark.parametrize(
    "id_", ["time/", "time/x", "time/x/20210416T0600Z/", "time/x/20210416T0600Z/07", "x"]
)
def test_another_id_is_nobody_s_deadline(id_: str) -> None:
    assert times_own(id_, AT) is None


@pytest.mark.parametrize(
    "forged",
    [
        {"id": "mine"},
        {"actor": "anna"},
        {"role": "preparer"},
        {"journal": "khs-2021-03-15"},
        {"happened_at": AT + timedelta(minutes=1)},
    ],
    ids=str,
)
def test_what_differs_from_it_is_not_its_own(forged: dict[str, object]) -> None:
    command = time_passes("HEL 2021-000001", AT).model_copy(update=forged)
    assert deadline_of(command) is None
    assert how_known(None, command) == "unproven"


def test_what_it_says_of_its_authentication_tells_nothing() -> None:
    command = time_passes("HEL 2021-000001", AT).model_copy(update={"authenticated": "local", "id": "mine"})
    assert how_known(None, command) == "unproven"
