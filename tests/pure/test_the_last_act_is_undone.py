"""The last act in a meeting is undone with its reason; two secretaries never overwrite each other."""

from typing import Any

import pytest

from models.engine.command import Answer
from models.engine.stale import ChangedSince
from models.engine.world import Held
from models.undoing.last_act import NothingToUndo, SectionWaits
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import (
    EVERYBODY,
    MOVER,
    Town,
    a_case_in_preparation,
    a_case_on_the_agenda,
    an_open_meeting,
)

WHY = "Kirjattiin väärin."


def undo(town: Town) -> Answer:
    return town.on_meeting("undo_last", reason=WHY)


ACTS: list[tuple[str, dict[str, Any]]] = [
    ("leave", {"member": MOVER}),
    ("hand_over_chair", {"member": "2"}),
    ("recuse", {"item": 1, "person": MOVER}),
    ("hear_expert", {"item": 1, "expert": "Asiantuntija"}),
    ("make_motion", {"item": 1, "kind": "tabling", "mover": MOVER, "until": "week"}),
    ("change_order", {"items": [1]}),
]


@pytest.mark.parametrize(("name", "fields"), ACTS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_meeting_stands_as_before_the_act_and_both_stay_in_the_journal(
    name: str, fields: dict[str, Any]
) -> None:
    town = an_open_meeting()
    before, length = town.meeting, len(town.facts(town.meeting_id))
    town.on_meeting(name, **fields)
    assert town.meeting != before
    undo(town)
    assert town.meeting == before
    assert len(town.facts(town.meeting_id)) == length + 2


def a_vote() -> Town:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    others = [name for name in town.meeting.names_present() if name != MOVER]
    town.on_meeting("record_vote", item=1, yes=others, no=[MOVER])
    return town


def test_a_vote_is_undone_and_taken_again() -> None:
    town = a_vote()
    undo(town)
    assert not town.meeting.items[1].votes
    everybody = town.meeting.names_present()
    answer = town.on_meeting("record_vote", item=1, yes=everybody[:3], no=everybody[3:])
    assert answer.values["winner"] == "no"


def test_act_after_act_is_undone_the_last_first() -> None:
    town = a_vote()
    for _ in range(3):
        undo(town)
    assert town.meeting.items[1].motions == ()
    with pytest.raises(NothingToUndo):
        undo(town)


def test_the_reason_and_what_was_undone_are_told() -> None:
    town = an_open_meeting()
    town.on_meeting("leave", member=MOVER)
    assert undo(town).sentence == f"Undone: “{MOVER} left.” {WHY}"


def test_a_handling_is_undone_as_the_last_act_in_its_case_too() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    undo(town)
    assert (town.case.handlings, town.meeting.items[1].section) == ((), 0)


def test_the_opening_of_a_meeting_is_not_undone() -> None:
    with pytest.raises(NothingToUndo, match="The meeting was opened"):
        undo(an_open_meeting())


def test_an_undone_meeting_is_folded_again_to_the_same() -> None:
    town = a_vote()
    undo(town)
    assert Held(town.meeting_id).after(town.facts(town.meeting_id)).state == town.meeting


def seen_by(town: Town, seen: int, name: str, **fields: Any) -> Answer:
    command = town.command(name, town.meeting_id, **fields)
    return town.memory.act(command.model_copy(update={"seen": seen}))


def test_an_act_is_refused_with_what_changed_since_its_sender_looked() -> None:
    town = an_open_meeting()
    seen = len(town.facts(town.meeting_id))
    town.on_meeting("leave", member=MOVER)
    with pytest.raises(ChangedSince, match=f"on fact {seen}, and the journal is at fact {seen + 1}.*left"):
        seen_by(town, seen, "handle_item", item=1, outcome="approved")
    assert town.meeting.items[1].handling is None


def test_what_happened_to_another_item_is_nothing_to_it() -> None:
    town = an_open_meeting()
    town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    seen = len(town.facts(town.meeting_id))
    town.on_meeting("make_motion", item=2, kind="tabling", mover=MOVER, until="week")
    seen_by(town, seen, "handle_item", item=1, outcome="approved")
    assert town.meeting.items[1].handling


def test_an_answer_says_how_far_its_sender_has_seen() -> None:
    town = an_open_meeting()
    answer = town.on_meeting("leave", member=MOVER)
    assert answer.seq == len(town.facts(town.meeting_id))
    seen_by(town, answer.seq, "arrive", seat=7)


def test_items_handled_together_are_nothing_to_an_act_on_another() -> None:
    town = a_case_on_the_agenda()
    for _ in range(2):
        town.on_meeting("place_item", case=another_ready_case(town))
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    seen = len(town.facts(town.meeting_id))
    town.on_meeting("handle_together", items=(1, 2), outcome="approved")
    seen_by(town, seen, "make_motion", item=3, kind="tabling", mover=MOVER, until="week")
    with pytest.raises(ChangedSince, match="handled together"):
        seen_by(town, seen, "hear_expert", item=2, expert="Asiantuntija")


def test_whoever_says_nothing_of_what_they_saw_acts_as_ever() -> None:
    town = an_open_meeting()
    town.on_meeting("leave", member=MOVER)
    town.on_meeting("handle_item", item=1, outcome="approved")


def test_a_case_refuses_what_was_decided_on_an_old_look_at_it() -> None:
    town = a_case_in_preparation()
    command = town.command("approve_for_agenda", town.case_id, body="khs")
    with pytest.raises(ChangedSince, match="1 more fact"):
        town.memory.act(command.model_copy(update={"seen": 1}))
    town.memory.act(command.model_copy(update={"seen": 2}))


def three_items() -> Town:
    town = a_case_on_the_agenda()
    for _ in range(2):
        town.on_meeting("place_item", case=another_ready_case(town))
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    return town


@pytest.mark.parametrize(
    ("name", "fields"), [("undo_last", {"reason": WHY}), ("leave", {"member": MOVER}), ("close_meeting", {})]
)
def test_an_act_on_the_whole_meeting_hears_of_every_item(name: str, fields: dict[str, Any]) -> None:
    town = three_items()
    seen = len(town.facts(town.meeting_id))
    town.on_meeting("make_motion", item=2, kind="tabling", mover=MOVER, until="week")
    with pytest.raises(ChangedSince, match="otion"):
        seen_by(town, seen, name, **fields)
    assert town.meeting.items[2].motions


def test_items_to_be_handled_together_hear_of_themselves_alone() -> None:
    town = three_items()
    seen = len(town.facts(town.meeting_id))
    town.on_meeting("make_motion", item=2, kind="tabling", mover=MOVER, until="week")
    with pytest.raises(ChangedSince):
        seen_by(town, seen, "handle_together", items=(1, 2), outcome="approved")
    seen_by(town, seen, "handle_together", items=(1, 3), outcome="approved")


def test_items_handled_together_are_undone_together_and_give_their_sections_back() -> None:
    town = three_items()
    town.on_meeting("handle_together", items=(1, 2, 3), outcome="approved")
    undo(town)
    assert not any(item.done or item.together for item in town.meeting.items.values())
    assert [item.section for item in town.meeting.items.values()] == [0, 0, 0]
    town.on_meeting("handle_item", item=3, outcome="approved")
    assert town.meeting.items[3].section == 1


def test_an_item_undone_by_itself_leaves_its_group() -> None:
    town = three_items()
    town.on_meeting("handle_together", items=(1, 2, 3), outcome="approved")
    town.on_meeting("undo_handling", item=1, reason=WHY)
    assert [item.together for item in town.meeting.items.values()] == [(), (2, 3), (2, 3)]
    with pytest.raises(NothingToUndo):
        undo(town)


def test_the_vote_before_a_handling_is_undone_after_it_and_the_section_is_given_again() -> None:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    names = town.meeting.names_present()
    town.on_meeting("record_vote", item=1, yes=names[:8], no=names[8:])
    town.on_meeting("handle_item", item=1, outcome="approved")
    undo(town)
    undo(town)
    item = town.meeting.items[1]
    assert (item.handling, item.votes, len(item.motions), item.section) == (None, (), 1, 0)
    town.on_meeting("record_vote", item=1, yes=names, no=[])
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1


def test_motions_taken_back_with_a_handling_do_not_come_again() -> None:
    town = a_vote()
    undo(town)
    town.on_meeting("withdraw_motion", item=1, motion=1)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("undo_handling", item=1, reason=WHY, with_motions=True)
    with pytest.raises(NothingToUndo):
        undo(town)


def test_an_item_added_without_a_case_is_undone() -> None:
    town = an_open_meeting()
    before = town.meeting
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    undo(town)
    assert town.meeting == before


def test_an_added_item_whose_section_is_given_is_kept() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    town.on_meeting("settle_item", item=2)
    town.memory.allot("§ khs 2021")  # in another meeting of the body
    undo(town)
    with pytest.raises(SectionWaits, match="§ 1 is given already"):
        undo(town)


@pytest.mark.parametrize(
    ("checked", "instead"), [(True, "clerical error"), (False, "Handle the item as removed")]
)
def test_what_cannot_be_undone_says_what_to_do_instead(*, checked: bool, instead: str) -> None:
    town = an_open_meeting()
    if checked:
        town.on_meeting("handle_item", item=1, outcome="approved")
        town.on_meeting("check_at_once", item=1)
    else:
        town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    with pytest.raises(NothingToUndo, match=instead):
        undo(town)
