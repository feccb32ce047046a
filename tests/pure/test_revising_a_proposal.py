"""Revising a proposal: numbered revisions, and what differs from one to the next."""

import pytest
from pydantic import ValidationError

from models.base.refusal import NotNow, NotYours
from models.case.proposal import Proposal
from models.preparation.revising import NothingChanged
from tests.support.builders import a_case_in_preparation, a_ready_case, grant, proposal


def test_revisions_are_numbered_from_one_and_kept() -> None:
    town = a_case_in_preparation()
    answer = town.on_case("revise_proposal", proposal=proposal("Toinen teksti."))
    assert answer.sentence == "The proposal was written, revision 2, changed: clause 1."
    assert len(town.case.proposals) == 2


def test_the_first_revision_has_nothing_to_differ_from() -> None:
    town = a_case_in_preparation()
    assert str(town.facts(town.case_id)[-1].content.said()) == "The proposal was written, revision 1."


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        (proposal("Yksi.", "Kaksi."), ("clause 2",)),
        (proposal("Yksi toisin.", "Toinen."), ("clause 1", "clause 2")),
        (proposal("Yksi.", reasons="Paremmat perustelut."), ("reasons",)),
        (proposal("Yksi.", appropriation=grant()), ("appropriation",)),
        (proposal("Yksi.", presenter={"name": "Joku muu"}), ("presenter",)),
        (proposal("Yksi.", attachments=[{"number": 1, "title": "Hankelista"}]), ("attachments",)),
        (proposal("Yksi.", further_information=[{"name": "A"}]), ("further information",)),
        (proposal("Yksi."), ()),
    ],
)
def test_a_difference_is_named_by_its_parts(after: dict[str, object], changed: tuple[str, ...]) -> None:
    before = Proposal.model_validate(proposal("Yksi."))
    assert Proposal.model_validate(after).changes_since(before) == changed


def test_a_clause_that_is_left_out_has_changed() -> None:
    before = Proposal.model_validate(proposal("Yksi.", "Kaksi."))
    assert Proposal.model_validate(proposal("Yksi.")).changes_since(before) == ("clause 2",)


def test_the_same_proposal_again_is_refused() -> None:
    town = a_case_in_preparation()
    with pytest.raises(NothingChanged, match="word for word, as revision 1"):
        town.on_case("revise_proposal", proposal=proposal())


def test_an_earlier_text_may_come_back() -> None:
    town = a_case_in_preparation()
    town.on_case("revise_proposal", proposal=proposal("Toinen teksti."))
    town.on_case("revise_proposal", proposal=proposal())
    assert len(town.case.proposals) == 3


def test_an_approved_proposal_is_sent_back_before_it_is_revised() -> None:
    town = a_ready_case()
    with pytest.raises(NotNow, match="is ready; a preparer may do it when it is in preparation"):
        town.on_case("revise_proposal", proposal=proposal("Toinen teksti."))


def test_a_reviewer_does_not_write_the_proposal() -> None:
    with pytest.raises(NotYours, match="a preparer may"):
        a_case_in_preparation().on_case("revise_proposal", role="reviewer", proposal=proposal("Oma."))


def test_a_clause_number_stands_once() -> None:
    twice = proposal("Yksi.", "Kaksi.")
    twice["clauses"][1]["number"] = 1
    with pytest.raises(ValidationError, match="Clause 1 stands twice"):
        Proposal.model_validate(twice)


def test_an_appropriation_adds_up_by_division_and_in_all() -> None:
    wrong = grant()
    wrong["cents"] += 1
    with pytest.raises(ValidationError, match=r"The total is €10,000.01 but its parts make €10,000"):
        Proposal.model_validate(proposal(appropriation=wrong))
    wrong = grant()
    wrong["divisions"][0]["projects"][0]["cents"] -= 1
    with pytest.raises(ValidationError, match=r"school has €6,000 but its projects make €5,999.99"):
        Proposal.model_validate(proposal(appropriation=wrong))


def test_a_project_number_stands_once() -> None:
    wrong = grant()
    wrong["divisions"][1]["projects"][0]["number"] = wrong["divisions"][0]["projects"][0]["number"]
    with pytest.raises(ValidationError, match="Project 104020107401 stands 2 times"):
        Proposal.model_validate(proposal(appropriation=wrong))


@pytest.mark.parametrize("hidden", ["kääntö\u202e", "nul\0", "ääni\x07"])
def test_a_name_has_no_hidden_characters(hidden: str) -> None:
    with pytest.raises(ValidationError):
        Proposal.model_validate(proposal(presenter={"name": hidden}))
    wrong = grant()
    wrong["divisions"][0]["projects"][0]["name"] = hidden
    with pytest.raises(ValidationError):
        Proposal.model_validate(proposal(appropriation=wrong))
