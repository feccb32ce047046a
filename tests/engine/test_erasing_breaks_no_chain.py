"""A sealed text can be erased: it is gone for good, the chain stays whole, and papers stay as they were."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, update

from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.commit import Commits
from activities.registry.database import snapshot
from activities.registry.ledger import recording
from activities.registry.sealed import StillInTheLog, erase, mentions, take_away
from activities.store import ATTACHMENTS
from app.desk.reading.sealed import Fate, sealed_texts
from models.base.writing import Written
from models.case.case import Case
from models.case.proposal import Attachment, Proposal
from models.engine.erasing import NoSuchSealedText
from models.engine.message import CommitOrder
from models.tables.noted import TEXTS
from models.tables.tables import ADDRESS, SEALED
from tests.engine.test_rebuild_workflows_after_a_loss import rebuild
from tests.support.clerk import Clerk, erasing, lived, script, written_up
from tests.support.command_line import pykala
from tests.support.lives import at
from tests.support.lives_temporal import stage_at

CASE, MEETING = "HEL 2022-000310", "khs-2022-03-14"
WHEN = at("2022-06-01 09:00")
WHY = "Säilytysaika päättyi."


@pytest.fixture
def record(tmp_path: Path, registry_dsn: str) -> Iterator[Installation]:
    """The confidential example, lived to its end, in a registry of each kind."""
    installation = lived("confidential", tmp_path, registry_dsn)
    yield installation
    installation.close()


def proposal(record: Installation) -> Proposal:
    """The proposal that was approved."""
    last: Proposal = record.registry.held(CASE).of(Case).proposals[-1]
    return last


def person(record: Installation) -> Written:
    """The commitment to the name of the private person."""
    (sealed,) = [party for party in proposal(record).informed if isinstance(party, Written)]
    return sealed


def erased(record: Installation, sha256: str) -> None:
    """Erase a text, and carry it out."""
    asyncio.run(Clerk(record, WHEN).act(erasing(CASE, sha256, happened_at=WHEN)))


def fates(record: Installation, sha256: str) -> set[Fate]:
    """What the list says of a text, wherever it is named."""
    return {text.fate for text in sealed_texts(record, CASE) if text.sha256 == sha256}


def told_of(record: Installation, sha256: str) -> list[str]:
    """What verify tells of a text that is not wrong."""
    return [notice.sentence for notice in verify(record.archive).notices if sha256[:12] in notice.sentence]


def test_nothing_is_wrong_afterwards_and_verify_says_what_was_erased(record: Installation) -> None:
    before = heads(record.archive)
    every = {mention.sha256 for mention in mentions(record.registry.facts(CASE))}
    for sha256 in sorted(every):
        with suppress(NoSuchSealedText):  # a file goes with its title
            erased(record, sha256)
    verdict = verify(record.archive, before)
    assert verdict.faults == ()
    assert verdict.checked["papers made again"] > 20
    said = [notice.sentence for notice in verdict.notices]
    told = [sentence for sentence in said if f"was erased on 2022-06-01 by arkisto: {WHY}" in sentence]
    (file,) = {attachment.sha256 for attachment in proposal(record).attachments if attachment.sealed_file}
    assert {sha256 for sha256 in every if any(sha256[:12] in sentence for sentence in told)} == every - {file}
    assert any(sentence.startswith("Attachment 2 of fact") for sentence in said)


def test_the_text_the_salt_and_the_address_are_gone(record: Installation, registry_dsn: str) -> None:
    sealed = person(record)
    assert record.archive.text(sealed) is not None
    erased(record, sealed.sha256)
    assert record.archive.text(sealed) is None
    assert record.archive.address(sealed.sha256) is None
    if registry_dsn.startswith("sqlite"):
        left = b"".join(file.read_bytes() for file in Path(registry_dsn[10:]).parent.glob("registry.sqlite*"))
        assert b"posti.example" not in left


def test_with_its_title_goes_the_file_of_a_secret_attachment(record: Installation) -> None:
    secret: Attachment = proposal(record).attachments[1]
    assert secret.sealed_title
    kept = record.archive.store.get(ATTACHMENTS, secret.sha256)
    assert b"murtuma" not in kept
    assert b"murtuma" in (record.archive.opened(kept) or b"")
    erased(record, secret.sealed_title.sha256)
    assert not list(record.settings.data.glob(f"store/{ATTACHMENTS}/*"))


def test_a_secret_file_is_erased_by_its_own_commitment_too(record: Installation) -> None:
    file = proposal(record).attachments[1].sha256
    erased(record, file)
    assert not list(record.settings.data.glob(f"store/{ATTACHMENTS}/*"))
    verdict = verify(record.archive)
    assert verdict.faults == ()
    assert any(notice.sentence.startswith("Attachment 2 of fact") for notice in verdict.notices)


def test_it_is_said_while_the_log_has_not_let_go(tmp_path: Path, sqlite_dsn: str) -> None:
    record = written_up(script("confidential"), tmp_path, sqlite_dsn)  # of a copy the log has no words
    log, words = Path(f"{sqlite_dsn[10:]}-wal"), b"maija.meikalainen"
    name = person(record).sha256
    with record.database.begin() as connection:  # else they may have left the log as it grew
        for address in (ADDRESS.c.mail + " ", func.rtrim(ADDRESS.c.mail)):
            connection.execute(update(ADDRESS).values(mail=address))
    with snapshot(record.database) as reader:
        reader.execute(select(SEALED.c.sha256)).first()
        for _ in range(2):
            with pytest.raises(StillInTheLog, match="so its log still has the words"):
                erase(record.archive, name)
        assert words in log.read_bytes()
    erase(record.archive, name)
    assert words not in b"".join(file.read_bytes() for file in log.parent.glob("registry.sqlite*"))
    record.close()


def test_postgresql_is_told_to_let_go(tmp_path: Path, postgres_dsn: str) -> None:
    record = lived("confidential", tmp_path, postgres_dsn)
    left = take_away(record.archive, person(record).sha256)
    assert left
    assert "run `vacuum full sealed, address`, then `checkpoint`" in str(left.said)
    record.close()


def test_what_is_missing_and_was_not_erased_is_wrong(record: Installation) -> None:
    with record.database.begin() as connection:
        connection.execute(delete(SEALED).where(SEALED.c.sha256 == person(record).sha256))
    row, text, *papers = verify(record.archive).faults
    assert all("made again" in each.sentence for each in papers)
    assert "is missing, which line" in row.sentence
    assert "is missing, and nobody erased it" in text.sentence


def test_what_is_put_in_its_place_is_found_out(record: Installation) -> None:
    sealed = person(record)
    with record.database.begin() as connection:
        connection.execute(delete(SEALED).where(SEALED.c.sha256 == sealed.sha256))
        said = json.dumps({"original": "fi", "texts": {"fi": "Joku muu"}})
        connection.execute(insert(SEALED), {"sha256": sealed.sha256, "salt": "0" * 32, "text": said})
    fault, *papers = verify(record.archive).faults
    assert all("made again, shows another record" in each.sentence for each in papers)
    assert "was altered behind its commitment" in fault.sentence


def test_it_is_erased_once(record: Installation) -> None:
    erased(record, person(record).sha256)
    clerk = Clerk(record, WHEN)
    again = erasing(CASE, person(record).sha256, happened_at=WHEN).model_copy(update={"id": "again"})
    for command in (again, erasing(CASE, "0" * 64, happened_at=WHEN)):
        with pytest.raises(NoSuchSealedText):
            asyncio.run(clerk.act(command))


def test_only_a_journal_that_names_it_can_erase_it(record: Installation) -> None:
    clerk = Clerk(record, WHEN)
    with pytest.raises(NoSuchSealedText):
        asyncio.run(clerk.act(erasing(MEETING, person(record).sha256, happened_at=WHEN)))


def test_who_erased_it_when_and_why_is_a_fact(record: Installation) -> None:
    erased(record, person(record).sha256)
    last = record.registry.facts(CASE)[-1]
    assert (last.kind, last.actor, last.role) == ("TextErased", "arkisto", "archivist")
    said = str(last.content.said())
    assert said.startswith(f"The erasing of the sealed text {person(record).sha256[:12]}… was ordered; ")
    assert said.endswith(f" tells when it is done: {WHY}")


def test_what_waits_to_be_erased_is_told_and_is_not_wrong(record: Installation) -> None:
    sealed = person(record)
    order = CommitOrder(
        command=erasing(CASE, sealed.sha256, happened_at=WHEN),
        since=record.registry.held(CASE).seq,
        head=record.registry.held(CASE).head,
        now=WHEN,
    )
    assert Commits(record.database).commit(order).answer
    verdict = verify(record.archive)
    assert verdict.faults == ()
    assert any("waits to be erased" in notice.sentence for notice in verdict.notices)
    assert fates(record, sealed.sha256) == {Fate.WAITS}


@pytest.mark.parametrize("gone", ["salt", "file"])
def test_a_file_whose_erasing_was_broken_off_waits_to_be_erased(record: Installation, gone: str) -> None:
    file = proposal(record).attachments[1].sha256
    order = CommitOrder(
        command=erasing(CASE, file, happened_at=WHEN),
        since=record.registry.held(CASE).seq,
        head=record.registry.held(CASE).head,
        now=WHEN,
    )
    assert Commits(record.database).commit(order).answer
    with recording(record.database) as ledger:
        ledger.take_away(TEXTS, file)
    if gone == "file":
        record.archive.store.forget(ATTACHMENTS, file)
    verdict = verify(record.archive)
    assert verdict.faults == ()
    (said,) = [each.sentence for each in verdict.notices if each.sentence.startswith("Attachment 2")]
    assert ("waits to be erased" if gone == "salt" else "is not wholly erased yet") in said


def test_what_the_log_still_has_is_not_called_erased(
    tmp_path: Path, sqlite_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = lived("confidential", tmp_path, sqlite_dsn)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.setenv("PYKALA_REGISTRY", sqlite_dsn)
    name = person(record).sha256
    with snapshot(record.database) as reader:
        reader.execute(select(SEALED.c.sha256)).first()
        with pytest.raises(StillInTheLog):
            erased(record, name)
        assert fates(record, name) == {Fate.UNFINISHED}
        assert "not wholly erased yet" in pykala("sealed", "list", CASE).stdout
        said = told_of(record, name)
        assert said
        assert all("is not wholly erased yet" in sentence for sentence in said)
    asyncio.run(Clerk(record, WHEN).deliver())
    assert fates(record, name) == {Fate.ERASED}
    assert all("was erased on" in sentence for sentence in told_of(record, name))
    record.close()


async def test_a_closed_case_wakes_to_erase_and_when_its_secrecy_ends(tmp_path: Path) -> None:
    record = await asyncio.to_thread(lived, "confidential", tmp_path)
    clerk = Clerk(record, WHEN)
    await clerk.forward(at("2022-12-01"))
    assert record.registry.held(CASE).begun().stage == "closed"
    sealed = person(record)
    async with stage_at(record, at("2022-12-02")) as stage:
        await rebuild(stage)
        await stage.act(erasing(CASE, sealed.sha256, happened_at=at("2022-12-02")))
        await stage.forward(at("2122-02-16"))
        await stage.rest()
    assert record.registry.facts(CASE)[-1].kind == "SecrecyEnded"
    assert not record.registry.held(CASE).begun().open
    assert record.archive.text(sealed) is None
    assert verify(record.archive).faults == ()
    record.close()


def test_the_command_line_lists_places_and_fates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = lived("confidential", tmp_path)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    listed = pykala("sealed", "list", CASE, "--json")
    assert "eikäl" not in listed.stdout
    found = {row["where"]: row for row in json.loads(listed.stdout)}
    places = {"proposal.clauses.1.text", "proposal.attachments.2.sealed_title", "proposal.informed.2"}
    assert places <= set(found)
    assert {row["fate"] for row in found.values()} == {"kept"}

    name = found["proposal.informed.2"]["sha256"]
    assert pykala("sealed", "erase", CASE, "--commitment", name[:12], "--reason", WHY).exit_code == 2
    erased(record, name)
    assert WHY in pykala("sealed", "list", CASE).stdout
    record.close()
