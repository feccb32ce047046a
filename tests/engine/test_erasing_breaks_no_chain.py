"""A sealed text can be erased: it is gone for good, the chain stays whole, and papers stay as they were."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.sealed import ErasedBefore, NoSuchSealedText, erase, mentions
from activities.store import ATTACHMENTS
from models.base.writing import Written
from models.case.case import Case
from models.case.proposal import Attachment, Proposal
from models.tables.tables import SEALED
from tests.support.clerk import lived
from tests.support.command_line import pykala
from tests.support.lives import at

CASE = "HEL 2022-000310"
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
    erase(record.archive, sha256, reason=WHY, actor="arkisto", now=WHEN)


def test_nothing_is_wrong_afterwards_and_verify_says_what_was_erased(record: Installation) -> None:
    before = heads(record.archive)
    every = {mention.sha256 for mention in mentions(record.registry.facts(CASE))}
    for sha256 in every:
        erased(record, sha256)
    verdict = verify(record.archive, before)
    assert verdict.faults == ()
    assert verdict.checked["papers made again"] == verdict.checked["papers"] > 20
    said = [notice.sentence for notice in verdict.notices]
    told = [sentence for sentence in said if f"was erased on 2022-06-01 by arkisto: {WHY}" in sentence]
    assert {sha256 for sha256 in every if any(sha256[:12] in sentence for sentence in told)} == every
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
    assert b"murtuma" in record.archive.store.get(ATTACHMENTS, secret.sha256)
    erased(record, secret.sealed_title.sha256)
    assert not list(record.settings.data.glob(f"store/{ATTACHMENTS}/*"))


def test_what_is_missing_and_was_not_erased_is_wrong(record: Installation) -> None:
    with record.database.begin() as connection:
        connection.execute(delete(SEALED).where(SEALED.c.sha256 == person(record).sha256))
    row, text = verify(record.archive).faults
    assert "is missing, which line" in row.sentence
    assert "is missing, and nobody erased it" in text.sentence


def test_what_is_put_in_its_place_is_found_out(record: Installation) -> None:
    sealed = person(record)
    with record.database.begin() as connection:
        connection.execute(delete(SEALED).where(SEALED.c.sha256 == sealed.sha256))
        said = json.dumps({"original": "fi", "texts": {"fi": "Joku muu"}})
        connection.execute(insert(SEALED), {"sha256": sealed.sha256, "salt": "0" * 32, "text": said})
    (fault,) = verify(record.archive).faults
    assert "was altered behind its commitment" in fault.sentence


def test_it_is_erased_once(record: Installation) -> None:
    erased(record, person(record).sha256)
    with pytest.raises(ErasedBefore, match=f"on 2022-06-01: {WHY}"):
        erased(record, person(record).sha256)
    with pytest.raises(NoSuchSealedText):
        erased(record, "0" * 64)


def test_the_command_line_lists_places_and_erases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = lived("confidential", tmp_path)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    listed = pykala("sealed", "list", CASE, "--json")
    assert "eikäl" not in listed.stdout
    found = {row["where"]: row for row in json.loads(listed.stdout)}
    places = {"proposal.clauses.1.text", "proposal.attachments.2.sealed_title", "proposal.informed.2"}
    assert places <= set(found)
    assert {row["fate"] for row in found.values()} == {"kept"}

    name = found["proposal.informed.2"]["sha256"]
    assert pykala("sealed", "erase", name[:12], "--reason", WHY).exit_code == 2
    assert pykala("sealed", "erase", name, "--reason", WHY).exit_code == 0
    assert WHY in pykala("sealed", "list", CASE).stdout
    assert pykala("sealed", "erase", name, "--reason", WHY).exit_code == 1
    record.close()
