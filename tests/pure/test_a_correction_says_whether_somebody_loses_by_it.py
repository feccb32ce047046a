"""Who corrects a decision in substance says whether a party loses by it, and corrects only their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from models.case.decision_status import InForceNoMore, NoSuchDecision
from models.case.proposal import Proposal
from models.force.serving import NotServedAnyMore
from models.matter.stage import Stage
from models.preparation.correcting import CorrectedElsewhere, LosesByIt, LossUnsaid
from tests.support.builders import Town, a_published_decision, proposal, written
from tests.support.case_files import proposed

GRANT = {"cents": 100_000, "year": 2021, "budget_item": "1 30 01"}


def to_somebody(cents: int) -> dict[str, Any]:
    return {**GRANT, "cents": cents, "recipients": [{"name": "Pelto ry", "cents": cents}]}


def reopened(**parts: Any) -> Town:
    town = a_published_decision(**parts)
    town.on_case("reopen_case", reason="Päätös perustui väärään selvitykseen.")
    return town


def approved(town: Town, body: str = "khs", **parts: Any) -> Stage:
    town.on_case("revise_proposal", proposal=proposal("Toisin.", corrects="khs-2021-1", **parts))
    town.on_case("approve_for_agenda", body=body, legal_ground=parts.get("legal_ground"))
    return town.case.stage


def replaced() -> Town:
    """The decision of 15.3. was replaced on 28.4."""
    town = reopened()
    approved(town, no_loss=True)
    town.call("", "2021-04-26 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.hold("2021-04-26", outcome="approved")
    town.check("2021-04-28 12:00")
    return town


def test_silence_about_a_loss_is_refused() -> None:
    town = reopened()
    with pytest.raises(LossUnsaid, match="khs-2021-1 is corrected"):
        approved(town)
    assert approved(town, no_loss=True) is Stage.READY


def test_hearing_alone_does_not_say_whether_somebody_loses() -> None:
    with pytest.raises(LossUnsaid):
        approved(reopened(), heard="Hakijaa kuultiin.")


@pytest.mark.parametrize("nature", [{"noting": True}, {"legal_ground": "preparation"}])
def test_what_touches_nobodys_right_may_be_silent(nature: dict[str, Any]) -> None:
    assert approved(reopened(), **nature) is Stage.READY


def test_nobody_loses_and_somebody_does_is_no_proposal() -> None:
    with pytest.raises(ValidationError, match="by which somebody does"):
        Proposal.model_validate(proposal("Toisin.", to_loss=True, no_loss=True))


@pytest.mark.parametrize("less", [{}, {"appropriation": to_somebody(60_000)}])
def test_whoever_gets_less_loses_whatever_is_said(less: dict[str, Any]) -> None:
    town = reopened(appropriation=to_somebody(100_000))
    with pytest.raises(LosesByIt, match="khs-2021-1"):
        approved(town, no_loss=True, **less)
    assert approved(town, to_loss=True, heard="Kuultu.", consent=True, **less) is Stage.READY


def test_whoever_gets_as_much_or_more_loses_nothing() -> None:
    town = reopened(appropriation=to_somebody(100_000))
    assert approved(town, no_loss=True, appropriation=to_somebody(150_000)) is Stage.READY


def test_another_body_does_not_correct_a_decision() -> None:
    with pytest.raises(CorrectedElsewhere, match="made by khs"):
        approved(reopened(), "kvsto", no_loss=True)


def test_what_is_in_force_no_more_is_not_corrected_again() -> None:
    town = replaced()
    town.on_case("reopen_case", reason="Vieläkin väärin.")
    with pytest.raises(InForceNoMore):
        approved(town, no_loss=True, heard="Kuultu.")


def test_a_case_file_says_it_with_one_word(tmp_path: Path) -> None:
    told = [proposed(tmp_path, "public", more=f"to loss: {word}") for word in ("no", "yes")]
    assert [(one.to_loss, one.no_loss) for one in told] == [(False, True), (True, False)]


def test_what_is_in_force_no_more_is_neither_served_nor_mended() -> None:
    town = replaced()
    serve = {"decision": "khs-2021-1", "manner": "letter", "day": "2021-04-28"}
    with pytest.raises(NotServedAnyMore):
        town.on_case("serve_decision", **serve)
    mend: dict[str, Any] = {"clause": 1, "text": written("Määrärahaa myönnetään."), "reason": "Kirjain."}
    with pytest.raises(InForceNoMore):
        town.on_case("correct_clerical_error", decision="khs-2021-1", **mend)


def test_a_section_that_the_case_does_not_have_is_not_corrected() -> None:
    town = reopened()
    anew = proposal("Toisin.", corrects="khs-2021-9", no_loss=True)
    town.on_case("revise_proposal", proposal=anew)
    with pytest.raises(NoSuchDecision, match="its decisions are khs-2021-1"):
        town.on_case("approve_for_agenda", body="khs")
