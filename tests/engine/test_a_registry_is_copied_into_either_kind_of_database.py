"""A registry is copied into an empty database of either kind: every row and head, or nothing at all."""

from __future__ import annotations

from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from activities.backup.copying import copy
from activities.backup.empty import NotEmpty
from activities.backup.steps import CopyStep, quietly
from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.settings import load_settings
from app.desk.safekeeping import StillUp, copied
from tests.support.backups import elsewhere, every_row
from tests.support.committing import Counter
from tests.support.registries import PostgresRegistries

KINDS = ("sqlite", "postgres")


def address(kind: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database in which there is nothing."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'copy.sqlite'}"
    registries: PostgresRegistries = request.getfixturevalue("postgres_registries")
    return registries.empty()


@pytest.mark.parametrize("kind", KINDS)
def test_the_copy_has_every_row_and_goes_on(
    counter: Counter, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for number in range(3):
        counter.opened(f"open_case {number}")
    target = elsewhere(tmp_path / "new", address(kind, tmp_path, request))
    told: list[tuple[CopyStep, int, int]] = []
    made = copy(counter.database, target, lambda *step: told.append(step))
    dsn = target.registry.get_secret_value()
    assert every_row(dsn) == every_row(counter.database.url.render_as_string(hide_password=False))
    assert (made.facts, len(made.heads.heads)) == (3, 3)
    assert {step for step, _, _ in told} == {CopyStep.REGISTRY, CopyStep.COMPARE}
    installation = Installation.ready(target)
    assert heads(installation.archive).heads == made.heads.heads
    assert verify(installation.archive, made.heads).faults == ()
    again = Counter(dsn)
    again.opened("another")
    assert len(heads(installation.archive).heads) == 4
    again.database.dispose()
    installation.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_copied_over_a_registry_that_holds_something(
    counter: Counter, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = elsewhere(tmp_path / "new", address(kind, tmp_path, request))
    dsn = target.registry.get_secret_value()
    Installation.fresh(target).close()
    held = Counter(dsn)
    held.opened()
    before = every_row(dsn)
    counter.opened()
    with pytest.raises(NotEmpty):
        copy(counter.database, target)
    assert every_row(dsn) == before
    held.database.dispose()


def test_a_copy_that_is_broken_off_leaves_nothing(counter: Counter, tmp_path: Path) -> None:
    counter.opened()

    def broken_off(step: CopyStep, *_: int) -> None:
        if step is CopyStep.COMPARE:
            raise KeyboardInterrupt

    target = elsewhere(tmp_path / "new", f"sqlite:///{tmp_path / 'copy.sqlite'}")
    with pytest.raises(KeyboardInterrupt):
        copy(counter.database, target, broken_off)
    assert list(tmp_path.glob("copy.sqlite*")) == []
    assert copy(counter.database, target).facts == 1


def test_nothing_is_copied_while_the_folder_is_up(tmp_path: Path) -> None:
    installation = Installation(load_settings(data=tmp_path))
    with (tmp_path / "temporal.lock").open("w") as lock:
        lock.write("1 localhost:7233")
        lock.flush()
        flock(lock, LOCK_EX)
        with pytest.raises(StillUp):
            copied(installation, load_settings(data=tmp_path / "new"), quietly)
