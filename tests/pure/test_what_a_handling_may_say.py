"""What may be said as an item is handled: who moved it, how it reads, as what it is recorded."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.base.text import Text
from models.base.writing import Written
from models.decision.as_carried import WordedOtherwise, WordingIsTheProposals
from models.decision.decision import MoverNotPresent
from models.matter.handling import Handling
from tests.support.builders import MOVED, TABLED, Town, a_case_in_preparation, an_open_meeting, written
from tests.support.floor import handled, moved, voted

WORDS = [written("Kaupunginhallitus päätti toisin.")]


def handling(town: Town, outcome: str, **fields: Any) -> Handling:
    done = handled(town, outcome, **fields).handling
    assert done is not None
    return done


def test_what_was_approved_has_the_words_of_its_proposal() -> None:
    with pytest.raises(WordingIsTheProposals):
        handled(an_open_meeting(), "approved", wording=WORDS)


def test_what_was_decided_otherwise_may_have_words_of_its_own() -> None:
    words = handling(an_open_meeting(), "rejected", wording=WORDS, **MOVED).wording
    assert words == (Written.of(Text.of("Kaupunginhallitus päätti toisin.")),)


@pytest.mark.parametrize(("yes", "no", "worded"), [(8, 7, True), (7, 8, False)])
def test_a_wish_has_its_words_if_it_was_carried(yes: int, no: int, worded: bool) -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    voted(town, yes, no)
    if worded:
        assert len(handling(town, "approved", wording=WORDS).wording) == 1
    else:
        with pytest.raises(WordingIsTheProposals):
            handled(town, "approved", wording=WORDS)


def test_what_is_approved_is_of_the_kind_that_was_proposed() -> None:
    town = an_open_meeting(kind="proposal", to="kvsto")
    assert handling(town, "approved", kind="decision").kind == "proposal"


@pytest.mark.parametrize(("said", "recorded"), [({"kind": "decision"}, "decision"), ({}, "proposal")])
def test_what_is_put_off_is_recorded_as_it_is_said_or_else_as_it_was_proposed(
    said: dict[str, str], recorded: str
) -> None:
    town = an_open_meeting(kind="proposal", to="kvsto")
    assert handling(town, **TABLED, **said).kind == recorded


def test_a_meeting_tells_its_section_itself_and_an_officeholder_through_the_case() -> None:
    town = an_open_meeting()
    told = town.on_meeting("handle_item", item=1, outcome="approved").values
    assert {"section", "outcome", "appeal"} == set(told)
    in_the_case = town.facts(town.case_id)[-1].content
    assert (in_the_case.kind, in_the_case.answers()) == ("CaseHandled", {})
    town = a_case_in_preparation()
    assert town.on_case("decide_alone", "2021-03-15", body="strj").values == {"section": 1, "appeal": "claim"}


def test_items_are_numbered_from_one_and_names_end_somewhere() -> None:
    town = an_open_meeting()
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        town.on_meeting("handle_item", item=0, outcome="approved")
    with pytest.raises(ValidationError, match="at most 200 characters"):
        handled(town, "rejected", proposed_by="x" * 201)
    with pytest.raises(MoverNotPresent):
        handled(town, "rejected", proposed_by="x" * 200)


def test_the_sum_that_was_carried_is_the_sum_that_is_worded() -> None:
    town = an_open_meeting()
    motion = moved(town, "counter_proposal", text=written("Myönnetään 7 000 euroa 10 000 euron sijasta."))
    town.on_meeting("carry_motion", item=1, motion=motion, unanimous=True)
    with pytest.raises(WordedOtherwise):
        handled(town, "approved_amended", wording=[written("Kaupunginhallitus myönsi 9 000 euroa.")])
    said = [written("Kaupunginhallitus myönsi 7 000 euroa.")]
    assert len(handling(town, "approved_amended", wording=said).wording) == 1
