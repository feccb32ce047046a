"""What meetings, follow-ups and groups wrote of a case leaves the store too once it is confidential."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.sealing import seal_what_was_open
from app.desk.reading.confidential import read_now
from models.base.writing import Written
from models.engine.journal import Fact
from models.engine.may import NotThatPlace
from models.law.secrecy import written_in
from tests.support.backups import backed_up, elsewhere, put_back
from tests.support.leaking import files_that_tell
from tests.support.sealed_later import CASE, FOLLOW_UP, MEETING, SESSION, WORD, SealedLater


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SealedLater]:
    made = SealedLater(tmp_path_factory.mktemp("sealed"))
    told = files_that_tell(made.installation.settings.data / "store" / "texts", WORD)
    assert len(told) == 17
    made.hide()
    yield made
    made.close()


def texts(installation: Installation, journal: str) -> list[Written]:
    """What a journal's facts name in the open."""
    facts: list[Fact] = installation.registry.facts(journal)
    return [text for fact in facts for _, text in written_in(fact.content) if not text.sealed]


def said(installation: Installation) -> list[str]:
    """Every text of the case, its meeting, its follow-up and the group, in words."""
    named = [text for each in (CASE, MEETING, FOLLOW_UP, SESSION) for text in texts(installation, each)]
    return [found.say("fi") for text in named if (found := installation.archive.text(text))]


def test_no_file_of_a_text_has_a_word_of_it_and_each_can_still_be_read(sealed: SealedLater) -> None:
    installation = sealed.installation
    assert files_that_tell(installation.settings.data / "store" / "texts", WORD) == []
    assert {f"Selvitetään {WORD}ponsi.", f"Edistyi {WORD}selostus.", f"Käsiteltiin {WORD}muistio."} <= {
        *said(installation)
    }
    for journal in (MEETING, FOLLOW_UP, SESSION):
        found = texts(installation, journal)
        assert found
        assert not any(installation.archive.open_text(text) for text in found), journal


def test_verify_finds_nothing_wrong_also_when_it_is_sealed_again(sealed: SealedLater) -> None:
    installation = sealed.installation
    assert verify(installation.archive).faults == ()
    seal_what_was_open(installation.archive, CASE, len(installation.registry.facts(CASE)))
    assert verify(installation.archive).faults == ()


def test_a_backup_brings_it_back_sealed(sealed: SealedLater, tmp_path: Path) -> None:
    backup = backed_up(sealed.installation, tmp_path / "backup")
    back, _ = put_back(backup, elsewhere(tmp_path / "back"))
    assert said(back) == said(sealed.installation)
    assert files_that_tell(back.settings.data / "store" / "texts", WORD) == []
    assert verify(back.archive).faults == ()
    back.close()


def test_whoever_opens_the_proposal_reads_what_was_sealed_and_it_is_a_fact(sealed: SealedLater) -> None:
    with pytest.raises(NotThatPlace):
        sealed.does("open_proposal", "vieras", "preparer", CASE)
    answer = sealed.does("open_proposal", "suunnittelija", "preparer", CASE)
    found = read_now(sealed.installation, answer)
    assert isinstance(found, tuple)
    assert f"Perusteluna {WORD}korjattu." in {each.text.say("fi") for each in found}
    fact = sealed.installation.registry.facts(CASE)[-1]
    assert (fact.kind, fact.actor) == ("ProposalOpened", "suunnittelija")


def test_what_something_else_says_in_the_same_words_stays_in_the_open(tmp_path: Path) -> None:
    other = "  - 2021-03-15 16:30, secretary: {settle item: 2, outcome: noted, text: Selvitetään kaikki.}\n"
    placed = "  - 2021-03-01 10:05, secretary: {add item: Muut asiat, item: 2}\n"
    sent, closed = "  - 2021-03-08 12:00, sec", "  - 2021-03-15 17:00, sec"
    instead = {
        f"Selvitetään {WORD}ponsi.": "Selvitetään kaikki.",
        sent: f"{placed}{sent}",
        closed: f"{other}{closed}",
    }
    made = SealedLater(tmp_path, instead=instead)
    made.hide()
    archive = made.installation.archive
    kept = [found for text in texts(made.installation, MEETING) if (found := archive.open_text(text))]
    assert {found.say("fi") for found in kept} == {"Selvitetään kaikki."}
    made.close()
