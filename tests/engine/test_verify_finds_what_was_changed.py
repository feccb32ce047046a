"""Whoever changes the registry behind its back is found out: what, and where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, delete, func, insert, select, text, update

from activities.checks.heads import heads
from activities.checks.verification import Verification, verify
from activities.installation import Installation
from activities.settings import load_settings
from models.case.case import Case
from models.engine.heads import Heads, NotHeads
from models.tables.row_tables import HANDLING
from models.tables.schema import metadata
from models.tables.tables import COMMAND, FACT, JOURNAL, NUMBER, PAPER, REGISTRY
from tests.support.clerk import lived

CASE, MEETING = "HEL 2022-000202", "khs-2022-05-16"
LIFE = "claim-left"


@pytest.fixture(scope="session")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A short life that was lived to its end, to be copied."""
    installation = lived(LIFE, tmp_path_factory.mktemp("life"))
    yield installation
    installation.close()


@pytest.fixture
def record(life: Installation, registry_dsn: str) -> Iterator[Installation]:
    """The record of that life, in a registry of each kind; papers and texts lie where they lay."""
    settings = load_settings(data=life.settings.data, registry=registry_dsn)
    installation = Installation(settings)
    copy_rows(life.database, installation.database)
    yield installation
    installation.close()


def copy_rows(source: Engine, target: Engine) -> None:
    """All rows of one registry into another, empty one."""
    with source.connect() as there, target.begin() as here:
        for table in metadata.sorted_tables:
            here.execute(delete(table))
            rows = [dict(row) for row in there.execute(select(table)).mappings()]
            if rows:
                here.execute(insert(table), rows)


def change(record: Installation, *statements: Any) -> Verification:
    """What verify says once the registry was changed behind its back."""
    with record.database.begin() as connection:
        for statement in statements:
            connection.execute(statement)
    return verify(record.archive)


def said(verdict: Verification) -> list[str]:
    """The faults as people read them."""
    return [f"{fault.where}: {fault.sentence}" for fault in verdict.faults]


def of(journal: str, seq: int) -> Any:
    """One fact."""
    return (FACT.c.journal == journal) & (FACT.c.seq == seq)


def test_a_record_that_nobody_touched_is_clean(record: Installation) -> None:
    verdict = verify(record.archive, heads(record.archive))
    assert said(verdict) == []
    assert verdict.checked["facts"] > 15
    assert verdict.checked["papers made again"] == verdict.checked["papers"] > 5
    assert verdict.checked["exported heads"] == verdict.checked["journals"] == 3


@pytest.mark.parametrize(
    "altered",
    [
        {"actor": "joku muu"},
        {"happened_at": "moved"},
        {"content": "reworded"},
        {"content": '{"because":"'},
        {"kind": "NoSuchKind"},
        {"hash": "0" * 64},
    ],
)
def test_an_altered_fact_is_named(record: Installation, altered: dict[str, Any]) -> None:
    with record.database.connect() as connection:
        row = connection.execute(select(FACT).where(of(MEETING, 5))).one()
    if altered.get("happened_at"):
        altered = {"happened_at": row.happened_at + timedelta(days=1)}
    if altered.get("content") == "reworded":
        altered = {"content": row.content.replace(" ", "") + " "}
    verdict = change(record, update(FACT).where(of(MEETING, 5)).values(**altered))
    assert any(line.startswith(f"{MEETING}: Fact 5 (") and "was altered" in line for line in said(verdict))


def test_a_paper_is_made_again_of_what_stands_there_and_not_of_what_is_at_hand(record: Installation) -> None:
    title = record.archive.at(None).held(CASE).of(Case).title
    retitled = func.replace(FACT.c.content, title, title[::-1])
    verdict = change(record, update(FACT).where(of(CASE, 1)).values(content=retitled))
    assert record.archive.at(None).held(CASE).of(Case).title == title
    assert any("shows another record than it did" in line for line in said(verdict))


def last_fact(record: Installation) -> Any:
    """The last fact of all."""
    with record.database.connect() as connection:
        return connection.execute(select(FACT).order_by(FACT.c.position.desc()).limit(1)).one()


def test_the_last_fact_cannot_be_taken_out_of_its_journal(record: Installation) -> None:
    last = last_fact(record)
    verdict = change(record, delete(FACT).where(of(last.journal, last.seq)))
    lines = said(verdict)
    assert f"registry: Position {last.position} is missing: facts were taken out." in lines
    assert any(
        line.startswith(f"{last.journal}: The journal's row ends with fact {last.seq}") for line in lines
    )


def forget(record: Installation, last: Any) -> list[Any]:
    """Take out the last fact, and adjust all that counts facts."""
    with record.database.connect() as connection:
        before = connection.execute(select(FACT).where(of(last.journal, last.seq - 1))).one()
    return [
        delete(FACT).where(of(last.journal, last.seq)),
        update(JOURNAL).where(JOURNAL.c.id == last.journal).values(seq=before.seq, head=before.hash),
        update(REGISTRY).values(position=last.position - 1),
    ]


def test_the_last_fact_is_missed_by_what_came_of_it(record: Installation) -> None:
    last = last_fact(record)
    lines = said(change(record, *forget(record, last)))
    missed = f"was made of fact {last.seq}, which is not there."
    assert any(line.startswith(f"{last.journal}: The paper ") and line.endswith(missed) for line in lines)
    assert any(line.startswith(f"{last.journal}: The handling_row ") for line in lines)


def test_the_last_fact_is_missed_by_a_list_of_heads_that_was_kept(record: Installation) -> None:
    last = last_fact(record)
    kept = Heads.read("\n".join(heads(record.archive).lines()))
    change(record, *forget(record, last), delete(COMMAND).where(COMMAND.c.id == last.command_id))
    lines = said(verify(record.archive, kept))
    assert any(f"was fact {last.seq}, which is not there" in line for line in lines)


def test_a_rewritten_chain_is_seen_against_a_list_of_heads(record: Installation) -> None:
    kept = heads(record.archive)
    forged, statements = None, []
    for fact in record.registry.facts(MEETING):
        new = fact.model_copy(update={"actor": "joku muu", "before": forged.hash if forged else fact.before})
        forged = new.sealed()
        changed = forged.model_dump(include={"actor", "before", "hash"})
        statements.append(update(FACT).where(of(MEETING, fact.seq)).values(**changed))
    assert forged is not None
    statements.append(update(JOURNAL).where(JOURNAL.c.id == MEETING).values(head=forged.hash))
    change(record, *statements)
    lines = said(verify(record.archive, kept))
    assert any(line.startswith(f"{MEETING}: Its head on ") for line in lines)
    assert any("shows another record than it did" in line for line in lines)  # the papers bear the head


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (text("update case_row set title = 'Muu'"), "The case_row says title Muu, and the journal says"),
        (text("update handling_row set section = 500"), "says section 500, and the journal says"),
        (text("delete from handling_row"), "is missing."),
        (text("delete from meeting_row"), "The meeting_row is missing."),
        (text("update journal set is_open = not is_open"), "; its facts say: "),
        (text("update journal set head = 'x'"), "The journal's row ends with fact"),
        (delete(JOURNAL).where(JOURNAL.c.id == CASE), "no row of its own"),
        (
            text("insert into meeting_row values ('khs-x', 'khs', '2022-01-01T00:00:00Z', 'called', true)"),
            "no such",
        ),
        (text("update command set id = id || 'x'"), "which is not there"),
    ],
)
def test_an_altered_row_is_named(record: Installation, statement: Any, sentence: str) -> None:
    assert any(sentence in line for line in said(change(record, statement)))


def test_a_skipped_number_is_named(record: Installation) -> None:
    with record.database.connect() as connection:
        section = connection.execute(select(HANDLING.c.section)).scalar_one()
    series = NUMBER.c.series == "§ khs 2022"
    lines = said(change(record, update(NUMBER).where(series).values(number=section + 2)))
    assert [line for line in lines if line.startswith("§ khs 2022")] == [
        f"§ khs 2022: Number {section} is borne by {MEETING}, item 2, but never given.",
        f"§ khs 2022: Number {section + 1} is skipped: given neither here nor elsewhere.",
        f"§ khs 2022: Number {section + 2} is given here, but nothing bears it.",
    ]


def test_a_paper_that_was_altered_in_the_store_is_named(record: Installation, life: Installation) -> None:
    with record.database.connect() as connection:
        paper = connection.execute(select(PAPER).where(PAPER.c.template == "minutes")).one()
    file = Path(life.settings.store) / "papers" / paper.sha256
    kept = file.read_bytes()
    try:
        file.write_bytes(kept.replace(b"/Title", b"/Titel"))
        assert f"{MEETING}: The paper {paper.name} was altered in the store." in said(verify(record.archive))
        file.unlink()
        assert f"{MEETING}: The paper {paper.name} is not in the store." in said(verify(record.archive))
    finally:
        file.write_bytes(kept)


def test_a_paper_exchanged_together_with_its_hash_cannot_be_made_again(record: Installation) -> None:
    forged = record.archive.store.put("papers", b"%PDF-1.7 forged")
    lines = said(change(record, update(PAPER).where(PAPER.c.template == "minutes").values(sha256=forged)))
    assert any("made again of the same record, has other bytes" in line for line in lines)


def test_a_paper_that_was_taken_away_is_missed(record: Installation) -> None:
    lines = said(change(record, delete(PAPER).where(PAPER.c.template == "minutes")))
    assert any("The paper minutes (fi) of fact" in line for line in lines)


def test_a_text_that_was_altered_in_the_store_is_named(record: Installation, life: Installation) -> None:
    texts = sorted((Path(life.settings.store) / "texts").iterdir())
    kept = texts[0].read_bytes()
    try:
        texts[0].write_bytes(kept.replace(b'fi":"', b'fi":"Ei '))
        assert any("was altered in the store" in line for line in said(verify(record.archive)))
    finally:
        texts[0].write_bytes(kept)


def test_a_list_of_heads_is_read_as_it_was_written(record: Installation) -> None:
    now = heads(record.archive)
    assert Heads.read("\n".join(now.lines())) == now
    with pytest.raises(NotHeads, match="Line 1"):
        Heads.read("nothing of the kind")
    with pytest.raises(NotHeads, match="Line 3"):
        Heads.read("\n".join([*list(now.lines())[:2], "x y z"]))
