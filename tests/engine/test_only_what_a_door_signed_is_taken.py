"""From the first door's key on only what a key that counts has signed is taken; the rest is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from activities.recovery.histories import Seen
from activities.recovery.restoration import bring_back
from activities.registry.facts import read_facts
from activities.signatures import DoorKeyUnusable, KeyFileThere, make_key, signed
from models.base import clock
from models.engine.command import Command
from models.engine.passing import time_passes
from models.people.keys import id_of
from models.people.people_register import JOURNAL
from tests.support.committing import ACTS, Counter, command
from tests.support.registries import SqliteRegistries
from tests.support.signing import SET_UP, asked, refused, taken


@pytest.fixture
def door(counter: Counter, tmp_path: Path) -> Path:
    """The key of the one door, added."""
    file = tmp_path / "door.key"
    for name, fields in SET_UP:
        taken(counter.commit(asked(name, **fields)))
    taken(counter.commit(asked("add_key", public=make_key(file), door="kirjaamo")))
    return file


def test_what_the_door_signed_is_taken_and_the_fact_names_its_key(counter: Counter, door: Path) -> None:
    case = command("open_case")
    assert refused(counter, case.model_copy(update={"id": "unsigned"})) == "NotSigned"
    answer = taken(counter.commit(signed(case, door))).answer
    assert answer
    (fact,) = counter.facts(answer.journal)
    assert fact.authenticated == f"key {signed(case, door).key}"


ALTERED: dict[str, Callable[[Command], Any]] = {
    "id": lambda _: "another",
    "journal": lambda _: "HEL 2021-000001",
    "act": lambda sent: sent.act.model_copy(update={"title": "Toinen asia"}),
    "actor": lambda _: "berta",
    "on_behalf_of": lambda _: "berta",
    "role": lambda _: "secretary",
    "happened_at": lambda sent: sent.happened_at - timedelta(days=1),
    "later_because": lambda _: "mislaid",
    "seen": lambda _: 1,
}


def test_what_was_altered_on_its_way_is_refused(counter: Counter, door: Path) -> None:
    sent = signed(command("open_case"), door)
    for field, other in ALTERED.items():
        altered = sent.model_copy(update={field: other(sent)})
        why = counter.commits.commit(counter.order(altered, since=0)).refused
        assert why is not None
        assert why.type == "SignatureWrong", field


def test_the_key_of_another_place_is_not_known(counter: Counter, door: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.key"
    make_key(elsewhere)
    stolen = signed(command("open_case"), elsewhere)
    assert refused(counter, stolen) == "KeyNotKnown"
    (known,) = {signed(command("open_case"), door).key}
    assert refused(counter, stolen.model_copy(update={"id": "x", "key": known})) == "SignatureWrong"


def test_a_key_is_rotated_and_a_lost_one_counts_no_more(counter: Counter, door: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.key"
    old_name = signed(command("open_case"), door).key
    last = signed(asked("revoke_key", key=old_name, because="rotated"), door)
    assert counter.commit(last).refused.type == "LastDoorKey"  # type: ignore[union-attr]
    taken(counter.commit(signed(asked("add_key", public=make_key(new), door="kirjaamo"), door)))
    taken(counter.commit(signed(asked("revoke_key", key=old_name, because="lost"), new)))
    assert refused(counter, signed(command("open_case"), door)) == "KeyCountsNoMore"
    taken(counter.commit(signed(command("open_case"), new)))


def test_a_persons_own_key_signs_for_nobody_else(counter: Counter, door: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.key"
    taken(counter.commit(signed(asked("add_person", person="berta"), door)))
    taken(counter.commit(signed(asked("add_key", public=make_key(own), person="berta"), door)))
    assert refused(counter, signed(command("open_case"), own)) == "AnothersKey"
    hers = command("open_case", command_id="hers").model_copy(update={"actor": "berta"})
    assert counter.commit(signed(hers, own)).refused.type == "NotThatRole"  # type: ignore[union-attr]


def test_time_is_known_by_itself(counter: Counter, door: Path) -> None:
    answer = taken(counter.commit(signed(command("open_case"), door))).answer
    assert answer
    for name in ("revise_proposal", "request_reviews"):
        taken(counter.commit(signed(command(name, answer.journal), door)))
    (deadline, *_) = (
        fact.content for fact in counter.facts(answer.journal) if fact.kind == "ReviewRequested"
    )
    at = deadline.rungs[0].at  # type: ignore[attr-defined]
    counter.now = at
    passed = taken(counter.commits.commit(counter.order(time_passes(answer.journal, at)))).answer
    assert passed
    assert counter.facts(answer.journal)[-1].authenticated == "engine"


def test_a_command_that_was_carried_out_is_answered_again_after_its_key_was_lost(
    counter: Counter, door: Path, tmp_path: Path
) -> None:
    sent, new = signed(command("open_case"), door), tmp_path / "new.key"
    first = taken(counter.commit(sent)).answer
    taken(counter.commit(signed(asked("add_key", public=make_key(new), door="kirjaamo"), door)))
    taken(counter.commit(signed(asked("revoke_key", key=sent.key, because="lost"), new)))
    assert taken(counter.commit(sent)).answer == first


def test_recovery_takes_from_a_history_only_what_a_door_signed(
    counter: Counter, door: Path, sqlite_registries: SqliteRegistries, tmp_path: Path
) -> None:
    (tmp_path / "older").mkdir()
    older = Counter(sqlite_registries.copy(tmp_path / "older"))
    for name, fields in SET_UP:
        taken(older.commit(asked(name, **fields)))
    taken(older.commit(asked("add_key", public=public_half(counter), door="kirjaamo")))
    sent = signed(command("open_case"), door)
    answer = taken(counter.commit(sent)).answer
    assert answer
    with counter.database.connect() as connection:
        facts = {(fact.journal, fact.seq): fact for fact in read_facts(connection)}
    unknown = bring_back(older.database, Seen(facts=facts))
    unsigned = bring_back(older.database, Seen(facts=facts, commands={"open_case": command("open_case")}))
    assert [len(each.lost) for each in (unknown, unsigned)] == [1, 1]
    ((place, fact),) = ((place, fact) for place, fact in facts.items() if fact.kind == "CaseOpened")
    for forged in (
        fact.model_copy(update={"actor": "berta"}),
        fact.model_copy(update={"recorded_at": clock.now() + timedelta(days=1)}),
    ):
        anew = forged.model_copy(update={"hash": forged.computed_hash()})
        told = Seen(facts={**facts, place: anew}, commands={"open_case": sent})
        assert len(bring_back(older.database, told).lost) == 1
    assert older.facts(answer.journal) == []
    assert bring_back(older.database, Seen(facts=facts, commands={"open_case": sent})).lost == []
    assert older.facts(answer.journal) == counter.facts(answer.journal)


def public_half(counter: Counter) -> str:
    """The public half of the one key that is known."""
    (key,) = counter.facts(JOURNAL)[-1:]
    return str(key.content.model_dump()["public"])


@pytest.mark.parametrize("name", sorted(ACTS))
def test_a_command_says_the_same_after_its_way(name: str) -> None:
    more = {"case": "HEL 2021-000001"} if name == "place_item" else {}
    sent = command(name, "x", **more)
    assert Command.model_validate_json(sent.model_dump_json()).signed_text() == sent.signed_text()


def test_a_key_is_its_owners_alone_and_made_once(tmp_path: Path) -> None:
    file = tmp_path / "door.key"
    public = make_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert signed(command("open_case"), file).key == id_of(public)
    with pytest.raises(KeyFileThere):
        make_key(file)
    file.chmod(0o640)
    with pytest.raises(DoorKeyUnusable, match="PermissionError"):
        signed(command("open_case"), file)
    assert signed(command("open_case"), tmp_path / "none.key") == command("open_case")
