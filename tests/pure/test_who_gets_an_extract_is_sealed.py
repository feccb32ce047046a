"""Who gets an extract may be a private person: in a confidential case it is sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.base.text import Text
from models.base.writing import Written
from models.case.proposal import ExtractFor
from models.law.openness import in_the_open, with_own_words
from models.preparation.revising import ProposalRevised, ReviseProposal
from tests.support.builders import proposal
from tests.support.case_files import proposed

PERSON = "Maija Meikäläinen"
EXTRACTS = "{to: Maija Meikäläinen, papers: [Kirje Meikäläiselle]}, Maija Meikäläinen"


def extracts(folder: Path, publicity: str) -> tuple[ExtractFor, ...]:
    return proposed(folder, publicity, extracts=EXTRACTS).extracts


def test_a_case_file_seals_it_where_the_case_is_confidential(tmp_path: Path) -> None:
    sealed = extracts(tmp_path, "confidential")
    assert len(sealed) == 2
    for each in sealed:
        assert all(isinstance(said, Written) and said.sealed for said in (each.to, *each.papers))
    assert PERSON not in "".join(map(repr, sealed))


@pytest.mark.parametrize("publicity", ["public", "partly confidential"])
def test_elsewhere_it_stands_as_it_is(publicity: str, tmp_path: Path) -> None:
    first, second = extracts(tmp_path, publicity)
    assert (first.to, first.papers, second.to) == (PERSON, ("Kirje Meikäläiselle",), PERSON)


def test_the_desk_seals_it_too() -> None:
    act = ReviseProposal.model_validate(
        {"proposal": proposal(extracts=[{"to": PERSON, "papers": ["Kirje"]}], informed=["Kasko"])}
    )
    assert "proposal.extracts.1.to" in set(in_the_open(act))
    said: list[str] = []

    def seal(text: str) -> Written:
        said.append(text)
        return Written.of(Text.of(text), "suola")

    sealed = with_own_words(act, seal)
    assert said == [PERSON, "Kirje", "Kasko"]
    assert not [where for where in in_the_open(sealed) if "extracts" in where or "informed" in where]


def test_a_fact_of_an_earlier_release_is_read_as_it_was_written() -> None:
    written = {"revision": 1, "proposal": proposal(extracts=[{"to": PERSON, "papers": ["Kirje"]}])}
    fact = ProposalRevised.model_validate(written)
    assert fact.model_dump(mode="json")["proposal"]["extracts"] == [{"to": PERSON, "papers": ["Kirje"]}]
