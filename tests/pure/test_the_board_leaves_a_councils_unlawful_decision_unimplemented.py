"""The board leaves a council's decision that it holds unlawful unimplemented, and brings it back."""

from typing import Any

import pytest

from models.force.implementing import NotToImplement
from models.force.withholding import NotByTheBoard, NotTheCouncils, NotToWithhold
from models.matter.stage import Stage
from tests.support.builders import EVERYBODY, Town, a_published_decision, an_opened_case, proposal

COUNCILS = "kvsto-2021-1"


def decided() -> Town:
    """The council decided on 19.5.; the board found on 31.5. that it may not be carried out."""
    town = an_opened_case()
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="kvsto", prepared_by="board", prepared_in="khs 19.4.2021 § 300")
    town.call("2021-05-03", "2021-05-19 18:00", body="kvsto")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-05-19 18:00", present=tuple(range(1, 86)))
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2021-05-20", checkers=["jäsen 8", "jäsen 9"])
    town.on_meeting("publish_minutes", "2021-05-21")
    town.call("2021-05-21", "2021-05-31 16:00")
    town.on_meeting("add_item", title="Valtuuston päätösten täytäntöönpano")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-05-31 16:00", present=EVERYBODY)
    town.on_meeting("settle_item", item=1, outcome="approved")
    return town


def withhold(town: Town, item: int = 1, decision: str = COUNCILS) -> str:
    why = "Valtuusto ylitti toimivaltansa."
    fields: dict[str, Any] = {"decision": decision, "meeting": "khs-2021-05-31", "item": item}
    return town.on_case("withhold_decision", reason=why, **fields).sentence


def test_it_is_not_carried_out_and_its_case_is_prepared_anew() -> None:
    town = decided()
    assert withhold(town).startswith(
        f"The decision {COUNCILS} is not carried out since 2021-05-31 (khs-2021-1)"
    )
    status = town.case.decisions[COUNCILS]
    assert (status.word, status.withheld_by, town.case.stage) == ("withheld", "khs-2021-1", Stage.PREPARATION)
    with pytest.raises(NotToImplement):
        town.on_case("implement_early", decision=COUNCILS, reason="Kiire.")
    with pytest.raises(NotToWithhold):
        withhold(town)


def test_the_council_decides_it_anew_only_on_the_boards_proposal() -> None:
    town = decided()
    withhold(town)
    town.on_case("approve_for_agenda", body="kvsto")
    assert town.case.unprepared


def test_only_a_decision_of_the_board_that_came_after_it_finds_so() -> None:
    town = decided()
    for item in (2, 3):
        with pytest.raises(NotByTheBoard):
            withhold(town, item)


def test_the_board_controls_the_council_alone() -> None:
    town = a_published_decision()
    with pytest.raises(NotTheCouncils):
        withhold(town, decision="khs-2021-1")
