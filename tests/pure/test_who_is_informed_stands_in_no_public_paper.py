"""Who is informed of a decision: in a confidential case told to nobody, else left out where it is marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.base.text import Text
from models.base.writing import Written
from models.case.proposal import Proposal
from models.engine.world import Held
from models.law.openness import in_the_open, own_words_in_the_open, with_own_words
from models.law.personal_data import MarkInTheOpen, left_out_of
from models.papers.notice_secrecy import addressee_of, detail_of
from models.preparation.revising import ProposalRevised, ReviseProposal
from tests.support.builders import Town, proposal
from tests.support.case_files import proposed

FIRM = "Salattu Oy"
MARKED = "<<Aatu Asukas, Kotikuja 5>>"


def written(folder: Path, publicity: str, informed: str) -> Proposal:
    return proposed(folder, publicity, extracts="{to: '<<Aatu Asukas>>'}", informed=informed)


def test_a_case_file_seals_everybody_where_the_case_is_confidential(tmp_path: Path) -> None:
    (party,) = written(tmp_path, "confidential", FIRM).informed
    assert isinstance(party, Written)
    assert party.sealed
    assert written(tmp_path, "public", FIRM).informed == (FIRM,)


def test_the_desk_seals_it_and_the_guard_asks_for_it() -> None:
    act = ReviseProposal.model_validate({"proposal": proposal(informed=[FIRM])})
    assert "proposal.informed.1" in set(in_the_open(act))
    sealed = with_own_words(act, lambda said: Written.of(Text.of(said), "suola"))
    assert not [where for where in in_the_open(sealed) if "informed" in where]


def test_a_fact_that_named_them_is_read_and_told_by_the_doctor() -> None:
    said = {"revision": 1, "proposal": proposal(informed=[FIRM])}
    fact = ProposalRevised.model_validate(said)
    assert fact.proposal.informed == (FIRM,)
    assert list(own_words_in_the_open(fact)).count("proposal.informed.1") == 1
    assert fact.proposal.public_part(confidential_on="JulkL 24.1 § 20 k").informed == ()


def test_what_is_marked_of_them_is_left_out_and_counted(tmp_path: Path) -> None:
    made = written(tmp_path, "public", f"'{MARKED}', Kirjasto")
    party, library = made.informed
    assert isinstance(party, Written)
    assert party.whole is not None
    assert not party.sealed
    assert library == "Kirjasto"
    assert left_out_of(made) == 2


def test_a_mark_is_refused_where_nothing_can_be_left_out() -> None:
    town = Town()
    with pytest.raises(MarkInTheOpen, match="title"):
        town.do("open_case", title=MARKED, task_class="02 02 02")


@pytest.mark.parametrize("publicity", ["public", "confidential"])
def test_the_outbox_names_no_party_to_what_is_confidential(publicity: str) -> None:
    class Case:
        confidential = publicity == "confidential"

    def held(_: str) -> Held:
        return Held("HEL 2021-000001", state=Case())  # type: ignore[arg-type]

    order = json.dumps({"role": "informed", "journal": "HEL 2021-000001", "to": FIRM})
    shown = FIRM if publicity == "public" else ""
    assert addressee_of(order, held) == detail_of(order, FIRM, held) == shown
