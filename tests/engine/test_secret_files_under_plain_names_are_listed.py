"""Secret files that an earlier version named by the plain hash of their bytes are listed, with what to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from activities.checks.plain_names import PlainName, plain_names
from activities.installation import Installation
from activities.registry.sealed import take_away
from activities.store import ATTACHMENTS
from app.record_health import secret_files
from models.case.case import Case
from models.case.proposal import Attachment
from models.tables.tables import FACT
from tests.support.clerk import lived
from tests.support.command_line import pykala

CASE = "HEL 2022-000310"


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """A life in which a secret file was attached."""
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    made = lived("confidential", tmp_path)
    yield made
    made.close()


def secret(record: Installation) -> Attachment:
    """The secret attachment, as it stands last."""
    last: Attachment = record.registry.held(CASE).of(Case).proposals[-1].attachments[1]
    return last


def as_an_earlier_version_took_it(record: Installation) -> str:
    """The secret file is named by its plain hash, in the facts and in the store; that hash."""
    salted = secret(record).sha256
    content = record.archive.store.get(ATTACHMENTS, salted)
    plain = record.archive.store.put(ATTACHMENTS, content)
    record.archive.store.forget(ATTACHMENTS, salted)
    naming = FACT.c.content.contains(salted)
    with record.database.begin() as connection:
        for row in connection.execute(select(FACT.c.journal, FACT.c.seq, FACT.c.content).where(naming)).all():
            plainly = row.content.replace(salted, plain).replace('"sealed_file":true', '"sealed_file":false')
            of_it = FACT.c.journal == row.journal, FACT.c.seq == row.seq
            connection.execute(update(FACT).where(*of_it).values(content=plainly))
    assert plain == hashlib.sha256(content).hexdigest()
    return plain


def test_what_this_version_names_is_nobodys_concern(record: Installation) -> None:
    assert list(plain_names(record.registry)) == []
    assert secret_files(record.settings).remedy is None


def test_each_fact_that_names_one_is_listed_with_what_to_do(record: Installation) -> None:
    as_an_earlier_version_took_it(record)
    found = list(plain_names(record.registry))
    assert {(each.journal, each.kind, each.number) for each in found} == {(CASE, "ProposalRevised", 2)}
    assert isinstance(found[0], PlainName)
    diagnosis = secret_files(record.settings)
    assert diagnosis.ok, "the hash cannot be taken out of the chain, so it is to be known"
    assert "sealed erase" in str(diagnosis.remedy)
    said = pykala("doctor", "--json").stdout
    places = [place for check in json.loads(said)["checks"] for place in check["places"]]
    assert f"{CASE}: fact {found[0].seq} (ProposalRevised), attachment 2" in places


def test_the_file_goes_with_its_title_as_is_said(record: Installation) -> None:
    as_an_earlier_version_took_it(record)
    title = secret(record).sealed_title
    assert title
    take_away(record.archive, title.sha256)
    assert not list(record.settings.data.glob(f"store/{ATTACHMENTS}/*"))
