"""A councillor's deputy is the next on the list of the alliance; a deputy for one item leaves after it."""

from __future__ import annotations

from typing import Any

import pytest

from models.bodies.body import Body, NoListsHere, PersonalDeputies
from models.law.rules import Rulebook
from models.meeting.deputies import NobodyStandsIn, NotNextOnTheList
from models.meeting.gathering import NotAVoter
from models.papers.notice import notices
from models.sitting.standing_in import BeforeTheVotes, NotEmptied
from models.voting.holding import CountedAndWithdrew
from tests.support.builders import Town, an_open_meeting, proposal, written
from tests.support.people import by, staffed

LEFT, RIGHT = ["Eka Vasen", "Toka Vasen", "Kolmas Vasen"], ["Eka Oikea", "Toka Oikea"]


def council(**changes: Any) -> dict[str, Any]:
    """A council of nine with two lists."""
    described = {
        "id": "kvsto",
        "kind": "council",
        "names": {"fi": "kaupunginvaltuusto"},
        "seats": 9,
        "chair": 1,
        "vice_chairs": [2],
        "alliances": [
            {"name": {"fi": "Vasen"}, "seats": ["1-4", 9], "deputies": [{"name": name} for name in LEFT]},
            {"name": {"fi": "Oikea"}, "seats": [5, "6–8"], "deputies": [{"name": name} for name in RIGHT]},
        ],
    }
    return {**described, **changes}


def summoned(**changes: Any) -> Town:
    town = Town()
    town.do("load_body", role="secretary", description=council(**changes))
    town.call("2021-03-01", "2021-03-17 18:00", body="kvsto")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    town.on_meeting("send_agenda")
    town.until("2021-03-17 18:00")
    return town


def opened(present: list[int], deputies: list[int], passed_over: tuple[str, ...] = ()) -> dict[int, str]:
    town = summoned()
    fields: dict[str, Any] = {"passed_over": passed_over} if passed_over else {}
    town.on_meeting("open_meeting", present=present, deputies=deputies, **fields)
    return {person.seat: person.name for person in town.meeting.present if person.deputy}


def test_those_who_are_first_on_the_list_come() -> None:
    assert opened([1, 2, 5, 6, 7], [3, 8, 9]) == {3: LEFT[0], 9: LEFT[1], 8: RIGHT[0]}


def test_who_cannot_come_is_passed_over_by_name() -> None:
    assert opened([1, 2, 5, 6, 7, 8], [3, 4], (LEFT[0],)) == {3: LEFT[1], 4: LEFT[2]}
    with pytest.raises(NotNextOnTheList):
        opened([1, 2, 5, 6, 7, 8], [3], ("Vieras",))


def test_no_list_lends_to_another() -> None:
    with pytest.raises(NobodyStandsIn):
        opened([1, 2, 3, 4, 9], [5, 6, 7])


def test_a_council_without_lists_has_no_deputies() -> None:
    town = summoned(alliances=[])
    with pytest.raises(NobodyStandsIn):
        town.on_meeting("open_meeting", present=[1, 2, 3, 4, 5, 6], deputies=[7])


def test_who_arrives_in_the_meeting_is_the_next_who_is_not_there() -> None:
    town = summoned()
    town.on_meeting("open_meeting", present=[1, 2, 5, 6, 7, 8], deputies=[3])
    town.on_meeting("arrive", seat=4, deputy=True)
    assert town.meeting.seated(LEFT[1]).seat == 4


def test_a_deputy_who_withdraws_breaks_the_count_that_they_were_in() -> None:
    town = with_a_case(deputies=[3])
    town.on_meeting("record_vote", item=1, method="count", yes_count=6, no_count=3)
    town.on_meeting("recuse", item=1, person=LEFT[0])
    with pytest.raises(CountedAndWithdrew):
        town.on_meeting("handle_item", item=1, outcome="approved_by_vote")


def with_a_case(deputies: list[int]) -> Town:
    """The council meets with a seconded counter-proposal on its own inner matter."""
    town = Town()
    town.do("load_body", role="secretary", description=council())
    town.case_id = town.do("open_case", title="Kokousajat", task_class="00 01 02").journal
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="kvsto", prepared_by="council")
    town.call("2021-03-01", "2021-03-17 18:00", body="kvsto")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    there = [seat for seat in range(1, 10) if seat not in deputies]
    town.on_meeting("open_meeting", "2021-03-17 18:00", present=there, deputies=deputies)
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover="jäsen 7", text=written("Ei."))
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 8"])
    return town


# -------------------------------------------------------- a deputy for one item


def withdrawn() -> Town:
    """In the board, member 4 has withdrawn from item 1."""
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person="jäsen 4")
    return town


def test_a_deputy_sits_for_the_item_and_for_nothing_else() -> None:
    town = withdrawn()
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    town.on_meeting("seat_deputy", item=1, seat=4)
    assert "varajäsen 4" in town.meeting.voters(1)
    assert "jäsen 4" not in town.meeting.voters(1)
    assert ("jäsen 4" in town.meeting.voters(2), "varajäsen 4" in town.meeting.voters(2)) == (True, False)
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert "varajäsen 4" not in town.meeting.names_present()


def test_they_vote_on_it_and_the_vote_stands() -> None:
    town = withdrawn()
    town.on_meeting("seat_deputy", item=1, seat=4)
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover="varajäsen 4", text=written("Ei."))
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 5"])
    town.on_meeting("record_vote", item=1, method="count", yes_count=8, no_count=7)
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    assert town.handling.votes[0].tally.there == 15


def test_who_has_not_withdrawn_keeps_their_seat() -> None:
    with pytest.raises(NotEmptied):
        withdrawn().on_meeting("seat_deputy", item=1, seat=5)


def test_a_deputy_comes_before_the_votes() -> None:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover="jäsen 8", until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 9"])
    town.on_meeting("recuse", item=1, person="jäsen 4")
    town.on_meeting("record_vote", item=1, method="count", yes_count=9, no_count=5)
    with pytest.raises(BeforeTheVotes):
        town.on_meeting("seat_deputy", item=1, seat=4)


def test_a_deputy_who_withdraws_as_well_is_replaced_by_nobody() -> None:
    town = withdrawn()
    town.on_meeting("seat_deputy", item=1, seat=4)
    town.on_meeting("recuse", item=1, person="varajäsen 4")
    assert len(town.meeting.voters(1)) == 14
    with pytest.raises(NobodyStandsIn):
        town.on_meeting("seat_deputy", item=1, seat=4)
    with pytest.raises(NotAVoter):
        town.on_meeting("make_motion", item=1, kind="tabling", mover="varajäsen 4", until="week")


# ------------------------------------------------------------- what a file says


def test_a_councils_file_gives_no_seat_a_deputy_of_its_own() -> None:
    held = {"alliances": [], "holders": {3: {"deputies": [{"name": "Oma Varajäsen"}]}}}
    with pytest.raises(PersonalDeputies):
        Body.model_validate(council(**held)).refuse_forbidden(Rulebook.load())


def test_another_bodys_file_has_no_lists() -> None:
    with pytest.raises(NoListsHere):
        Body.model_validate(council(kind="board")).refuse_forbidden(Rulebook.load())


@pytest.mark.parametrize(
    ("seats", "deputies", "sentence"),
    [
        ([4, 5], [], "Seat 4 stands on two lists"),
        ([10], [], "seat 10, which there is not"),
        ([5], ["Sama", "Sama"], "Sama stands twice"),
        ([5], [LEFT[2]], "stands twice"),
        ([5], ["Paikan Haltija"], "holds seat 8"),
    ],
)
def test_a_list_is_clear(seats: list[int], deputies: list[str], sentence: str) -> None:
    lists = council()["alliances"]
    lists[1] |= {"seats": seats, "deputies": [{"name": name} for name in deputies]}
    holders = {8: {"members": [{"name": "Paikan Haltija"}]}}
    with pytest.raises(ValueError, match=sentence):
        Body.model_validate(council(alliances=lists, holders=holders))


# ------------------------------------------------------------------ the summons


def known_to_sit() -> Town:
    """A council's meeting with an item, in a town that knows who sits on one of its seats."""
    town = Town()
    town.do("load_body", role="secretary", description=council())
    town.call("2021-03-01", "2021-03-17 18:00", body="kvsto")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    staffed(town)
    by(town, "rekisteri", "add_person", "registrar", person="eka")
    office: dict[str, Any] = {"person": "eka", "office": "member", "of": "kvsto", "seat": 1}
    by(town, "rekisteri", "appoint_person", "registrar", **office)
    return town


def of_the_council(town: Town, act: str, **said: Any) -> Any:
    return by(town, "toinen", act, "secretary", town.meeting_id, **said)


def told_last(town: Town) -> list[str]:
    fact = town.facts(town.meeting_id)[-1]
    return [order.to for order in notices(fact, town.memory.held(town.meeting_id).state)]


def test_the_summons_goes_to_those_who_are_next_on_the_lists() -> None:
    town = known_to_sit()
    of_the_council(town, "send_agenda", deputies=[3, 8])
    assert told_last(town) == ["eka", *(f"kvsto/{seat}" for seat in range(2, 10)), LEFT[0], RIGHT[0]]
    said = of_the_council(town, "call_deputies", seats=[4], passed_over=[LEFT[1]]).sentence
    assert (said, told_last(town)) == (f"Called in place of members: {LEFT[2]}.", [LEFT[2]])


def test_a_list_that_has_nobody_left_is_said_when_one_of_it_is_called() -> None:
    town = known_to_sit()
    with pytest.raises(NobodyStandsIn):
        of_the_council(town, "send_agenda", deputies=[5, 6, 7])
    of_the_council(town, "send_agenda", deputies=[5, 6])
    with pytest.raises(NobodyStandsIn):
        of_the_council(town, "call_deputies", seats=[7])


def test_who_was_called_hears_what_changes_after_the_summons() -> None:
    town = known_to_sit()
    of_the_council(town, "send_agenda", deputies=[3])
    of_the_council(town, "add_item", title="Lisäasia", ground="Kiire.")
    of_the_council(town, "publish_agenda", ground="Kiire.")
    assert told_last(town)[-1] == LEFT[0]
