"""The board leaves a council's decision that it holds unlawful unimplemented, and brings it back."""

from datetime import date
from typing import Any

import pytest

from models.decision.withholding import NotByTheBoard, NotTheCouncils, NotToWithhold
from models.force.implementing import NotToImplement
from models.matter.stage import Stage
from tests.support.builders import EVERYBODY, Town, a_published_decision, an_opened_case, grant, proposal

COUNCILS = "kvsto-2021-1"


def decided(**parts: Any) -> Town:
    """The council decided on 19.5.; the board found on 31.5. that it may not be carried out."""
    town = an_opened_case()
    town.on_case("revise_proposal", proposal=proposal(**parts))
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


def decides_again(town: Town, outcome: str = "approved", answer: str = "", **how: Any) -> None:
    """The board brings it back, and the council decides it again on 25.8., checked on 27.8."""
    clause = proposal("Valtuusto päättää asiasta uudelleen.")["clauses"][0]
    anew = proposal() | {"clauses": [clause | ({"answer": answer} if answer else {})]}
    town.on_case("revise_proposal", "2021-08-02", proposal=anew)
    town.on_case("approve_for_agenda", body="kvsto", prepared_by="board", prepared_in="khs 31.5.2021 § 1")
    town.call("2021-08-02", "2021-08-25 18:00", body="kvsto")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-08-25 18:00", present=tuple(range(1, 86)))
    town.on_meeting("handle_item", item=1, outcome=outcome, **how)
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2021-08-27", checkers=["jäsen 8", "jäsen 9"])


def held_off() -> Town:
    town = decided(appropriation=grant())
    town.follow_up_id = town.case.follow_up
    withhold(town)
    return town


def test_no_time_gives_it_legal_force_and_nobody_is_reminded_of_its_money() -> None:
    town = held_off()
    assert town.follow_up.due() == ()
    town.until("2021-08-01")
    assert town.case.decisions[COUNCILS].final_since is None
    assert "RemindersSent" not in town.kinds(town.follow_up_id)


def test_what_the_council_upholds_is_carried_out_and_followed_up() -> None:
    town = held_off()
    decides_again(town, answer="upheld")
    status = town.case.decisions[COUNCILS]
    assert (status.withheld, town.case.stage, town.follow_up.held_off) == (None, Stage.FOLLOW_UP, False)
    assert all(each.reminded for each in town.follow_up.reports.values() if each.due.day < date(2021, 8, 1))
    town.until("2021-09-01")
    assert town.case.decisions[COUNCILS].final_since


def test_what_the_council_decides_otherwise_takes_its_place() -> None:
    town = held_off()
    decides_again(town)
    status = town.case.decisions[COUNCILS]
    assert (status.word, status.replaced_by, town.follow_up.open) == ("void", "kvsto-2021-2", False)


def test_it_stands_where_the_council_turns_the_boards_proposal_down() -> None:
    town = held_off()
    decides_again(town, "rejected", proposed_by="jäsen 4", unanimous=True)
    assert town.case.decisions[COUNCILS].word == "published"
