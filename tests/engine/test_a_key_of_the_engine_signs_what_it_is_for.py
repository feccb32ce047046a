"""What the engine sends by itself is signed by keys of its own: each for one purpose, and for no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from temporalio.testing import ActivityEnvironment

from activities.engine_keys import EngineKeys, file_of
from activities.recovery.histories import Seen
from activities.recovery.restoration import bring_back
from activities.registry.commit import Commits
from activities.signatures import make_key, signed, signed_look
from models.engine.command import Command
from models.engine.look import Look
from models.engine.message import CommitOrder, Committed, TailOrder
from models.engine.passing import time_passes
from models.people.keys import KeyAdded
from models.people.people_register import JOURNAL
from models.people.signing_key import Purpose
from models.tables.tables import REFUSED
from tests.support.committing import Counter, command, statements
from tests.support.registries import SqliteRegistries
from tests.support.signing import SET_UP, asked, refused, taken

SEVEN = 7


@pytest.fixture
def door(counter: Counter, tmp_path: Path) -> Path:
    """The key of the one door; the engine has one for each of its purposes, beside it."""
    file = tmp_path / "door.key"
    for name, fields in SET_UP:
        taken(counter.commit(asked(name, **fields)))
    taken(counter.commit(asked("add_key", public=make_key(file), door="kirjaamo")))
    for purpose in Purpose:
        add(counter, door=file, folder=tmp_path, purpose=purpose)
    counter.commits = Commits(counter.database, keys=EngineKeys(tmp_path))
    return file


def now(counter: Counter, name: str, journal: str, door: Path) -> Command:
    """An act of this moment, signed by the door."""
    return signed(command(name, journal).model_copy(update={"happened_at": counter.now}), door)


def add(counter: Counter, *, door: Path, folder: Path, purpose: Purpose) -> str:
    """Make a key of the engine in a folder, and have it added; its name."""
    public = make_key(file_of(folder, purpose))
    adding = asked("add_key", public=public, engine=purpose.value).model_copy(
        update={"happened_at": counter.now}
    )
    taken(counter.commit(signed(adding, door)))
    return EngineKeys(folder).id_for(purpose)


def awaited(counter: Counter, door: Path) -> Command:
    """Time's own command for the first deadline of a case, which has come; nobody has signed it."""
    answer = taken(counter.commit(signed(command("open_case"), door))).answer
    assert answer
    for name in ("revise_proposal", "request_reviews"):
        taken(counter.commit(signed(command(name, answer.journal), door)))
    (asking,) = (fact.content for fact in counter.facts(answer.journal) if fact.kind == "ReviewRequested")
    counter.now = asking.rungs[0].at  # type: ignore[attr-defined]
    return time_passes(answer.journal, counter.now)


def sent(counter: Counter, passing: Command) -> str:
    """Why time's command is refused, which is kept once."""
    why = counter.commits.commit(counter.order(passing)).refused
    assert why is not None
    assert len([row for row in counter.rows(REFUSED) if row.act == passing.name]) == 1
    return why.type


async def committed_by(counter: Counter, order: CommitOrder, *, local: bool) -> Committed:
    """What becomes of an order as an activity carries it out."""
    environment = ActivityEnvironment()
    environment.info = replace(environment.info, is_local=local)
    return await environment.run(counter.commits.commit_at_once, order)


async def test_time_is_signed_where_a_workflow_of_this_process_asks_and_for_nobody_else(
    counter: Counter, door: Path
) -> None:
    passing = awaited(counter, door)
    elsewhere = await committed_by(counter, counter.order(passing), local=False)
    assert elsewhere.refused
    assert elsewhere.refused.type == "TimeNotSigned"
    assert [row.type for row in counter.rows(REFUSED)] == ["TimeNotSigned"]
    here = await committed_by(counter, counter.order(passing), local=True)
    assert taken(here).answer
    fact = counter.facts(passing.journal)[-1]
    assert (fact.kind, fact.actor) == ("ReviewReminded", "Pykälä")
    key = EngineKeys(door.parent).id_for(Purpose.TIME)
    assert fact.authenticated == f"key {key}"


def test_time_is_not_believed_by_another_key(counter: Counter, door: Path, tmp_path: Path) -> None:
    passing = awaited(counter, door)
    for file in (door, file_of(tmp_path, Purpose.SIGNALS), file_of(tmp_path, Purpose.RECOVERY)):
        assert sent(counter, signed(passing, file)) == "KeyOfAnotherPurpose", file
    own = EngineKeys(tmp_path).time(passing)
    assert sent(counter, own.model_copy(update={"signature": "00"})) == "SignatureWrong"
    stranger = tmp_path / "stranger.key"
    make_key(stranger)
    assert sent(counter, signed(passing, stranger)) == "KeyNotKnown"
    assert "ReviewReminded" not in {fact.kind for fact in counter.facts(passing.journal)}
    assert taken(counter.commits.commit(counter.order(own))).answer


@pytest.mark.parametrize("purpose", Purpose)
def test_no_key_of_the_engine_signs_what_people_do(counter: Counter, door: Path, purpose: Purpose) -> None:
    assert (
        refused(counter, signed(command("open_case"), file_of(door.parent, purpose))) == "KeyOfAnotherPurpose"
    )


def told_to_look(counter: Counter, case: str, *looks: Look) -> Committed:
    """What a workflow that has read one fact gets when it was told to look."""
    since = counter.facts(case)[0]
    heard = tuple(look.model_copy(update={"id": f"{place}"}) for place, look in enumerate(looks))
    return counter.commits.tail(TailOrder(journal=case, since=1, head=since.hash, looks=heard))


def test_a_look_is_taken_from_the_engine_and_from_doors_alone(
    counter: Counter, door: Path, tmp_path: Path
) -> None:
    case, keys = awaited(counter, door).journal, EngineKeys(tmp_path)
    rest = list(counter.facts(case)[1:])
    for look in (keys.look(case), keys.look(case, Purpose.RECOVERY), signed_look(case, door)):
        assert list(told_to_look(counter, case, look).tail) == rest
    assert counter.rows(REFUSED) == []
    forged = {
        "LookNotSigned": Look(journal=case),
        "KeyOfAnotherPurpose": keys.look(case, Purpose.TIME),
        "SignatureWrong": keys.look("HEL 2021-000099"),
        "KeyNotKnown": keys.look(case).model_copy(update={"key": "0123456789abcdef"}),
    }
    for place, (why, look) in enumerate(forged.items()):
        told = counter.commits.tail(
            TailOrder(
                journal=case,
                since=1,
                head=counter.facts(case)[0].hash,
                looks=(look.model_copy(update={"id": f"forged {place}"}),),
            )
        )
        assert told.tail == ()
        assert told.refused
        assert told.refused.type == why
    assert [row.type for row in counter.rows(REFUSED)] == list(forged)
    assert list(told_to_look(counter, case, Look(journal=case), keys.look(case)).tail) == rest


def test_what_the_registry_never_told_does_not_make_it_behind(
    counter: Counter, door: Path, tmp_path: Path
) -> None:
    case = awaited(counter, door).journal
    wanted = now(counter, "withdraw_case", case, door)
    for told in (None, counter.tail(case).telling):
        order = counter.order(wanted, since=7, head="f" * 64).model_copy(update={"told": told})
        assert counter.commits.commit(order).refused.type == "TellingNotProven"  # type: ignore[union-attr]
        counter.commits.tail(TailOrder(journal=case, since=7, head="f" * 64, told=told))
    assert counter.behind == ""
    assert {row.type for row in counter.rows(REFUSED)} == {"TellingNotProven"}
    assert taken(counter.commit(wanted)).answer


def test_what_it_did_tell_shows_that_it_was_restored(
    counter: Counter, door: Path, sqlite_registries: SqliteRegistries, tmp_path: Path
) -> None:
    case = awaited(counter, door).journal
    told, last = counter.tail(case).telling, counter.facts(case)[-1]
    older = knowing_the_keys(counter, sqlite_registries, tmp_path)
    order = older.order(now(counter, "withdraw_case", case, door), since=last.seq, head=last.hash)
    why = older.commits.commit(order.model_copy(update={"told": told})).refused
    assert why is not None
    assert (why.type, older.behind) == ("RegistryBehind", case)


def knowing_the_keys(counter: Counter, registries: SqliteRegistries, folder: Path) -> Counter:
    """An older copy, in which nothing has happened but that people and keys became known."""
    (folder / "older").mkdir()
    older = Counter(registries.copy(folder / "older"))
    for name, fields in SET_UP:
        taken(older.commit(asked(name, **fields)))
    for fact in counter.facts(JOURNAL):
        if isinstance(fact.content, KeyAdded):
            said = fact.content.model_dump(mode="json", exclude={"key"}, exclude_defaults=True)
            adding = asked("add_key", **said)
            taken(older.commit(adding if fact.content.door else signed(adding, folder / "door.key")))
    assert [fact.hash for fact in older.facts(JOURNAL)] == [fact.hash for fact in counter.facts(JOURNAL)]
    return older


def test_recovery_takes_what_the_registry_told_and_nothing_else(
    counter: Counter, door: Path, sqlite_registries: SqliteRegistries, tmp_path: Path
) -> None:
    passing = awaited(counter, door)
    taken(counter.commits.commit(counter.order(EngineKeys(tmp_path).time(passing))))
    case, older = passing.journal, knowing_the_keys(counter, sqlite_registries, tmp_path)
    page = counter.tail(case)
    assert page.telling
    assert page.telling.covers(page.tail)
    others = EngineKeys(tmp_path / "others")
    (tmp_path / "others").mkdir()
    make_key(file_of(tmp_path / "others", Purpose.RECOVERY))
    late = page.tail[-1].model_copy(update={"actor": "berta"})
    altered = (*page.tail[:-1], late.model_copy(update={"hash": late.computed_hash()}))
    moved = (*page.tail[:-1], page.tail[-1].model_copy(update={"position": 99}))
    for forged in (
        page.model_copy(update={"telling": None}),
        page.model_copy(update={"telling": others.telling(page.telling)}),
        page.model_copy(update={"tail": altered}),
        page.model_copy(update={"tail": moved}),
        page.model_copy(update={"tail": page.tail[1:]}),
    ):
        seen = Seen()
        seen.take(forged)
        assert len(bring_back(older.database, seen).lost) == len(forged.tail)
        assert older.facts(case) == []
    seen = Seen()
    seen.take(page)
    seen.take(page.model_copy(update={"tail": altered}))
    assert bring_back(older.database, seen).lost == []
    assert older.facts(case) == counter.facts(case)


def test_a_key_of_the_engine_is_rotated_and_a_lost_one_counts_no_more(
    counter: Counter, door: Path, tmp_path: Path
) -> None:
    passing, old = awaited(counter, door), EngineKeys(tmp_path)
    by_the_old, name = old.time(passing), old.id_for(Purpose.TIME)
    lost = asked("revoke_key", key=name, because="lost").model_copy(update={"happened_at": counter.now})
    last = signed(lost, door)
    assert counter.commit(last).refused.type == "LastEngineKey"  # type: ignore[union-attr]
    (tmp_path / "new").mkdir()
    add(counter, door=door, folder=tmp_path / "new", purpose=Purpose.TIME)
    taken(counter.commit(last))
    assert sent(counter, by_the_old) == "KeyCountsNoMore"
    file_of(tmp_path / "new", Purpose.TIME).rename(file_of(tmp_path, Purpose.TIME))
    assert taken(counter.commits.commit(counter.order(old.time(passing)))).answer


def test_a_registry_that_knows_no_such_key_goes_on_as_it_did(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    counter.commits = Commits(counter.database, keys=EngineKeys(tmp_path / "none"))
    case = counter.opened()
    page = counter.tail(case)
    assert page.telling is None
    assert told_to_look(counter, case, Look(journal=case)).refused is None
    seen = Seen(commands={"open_case": command("open_case")})
    seen.take(page)
    assert seen.facts == {(case, 1): page.tail[0]}
    order = counter.order(command("withdraw_case", case), since=7, head="f" * 64)
    assert counter.commits.commit(order).refused.type == "RegistryBehind"  # type: ignore[union-attr]


def test_a_key_that_others_may_read_signs_nothing(tmp_path: Path) -> None:
    file = file_of(tmp_path, Purpose.SIGNALS)
    make_key(file)
    keys = EngineKeys(tmp_path)
    assert keys.look("x").key
    file.chmod(0o640)
    assert not keys.look("x").key


def test_an_act_takes_seven_statements_where_the_engine_signs_too(counter: Counter, door: Path) -> None:
    answer = taken(counter.commit(signed(command("open_case"), door))).answer
    assert answer
    order = counter.order(signed(command("revise_proposal", answer.journal), door))
    with statements(counter) as told:
        assert taken(counter.commits.commit(order)).telling
    assert len([each for each in told if not each.startswith("BEGIN")]) == SEVEN
