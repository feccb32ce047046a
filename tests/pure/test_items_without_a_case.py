"""Standing items and the body's own: first on the agenda, settled with a section, in no case's journal."""

from typing import Any

import pytest

from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.decision.decision import NoCase
from models.decision.settling import GrantNeedsCase, HasCase, NoTitle
from models.law.outcome import Outcome
from models.matter.item import ItemIsHandled
from models.meeting.checkers import CheckersNeeded
from models.minutes.checking import OthersElected
from models.sitting.sitting import ItemsLeft
from models.whole.numbering import uses
from tests.support.builders import CHECKERS, MOVER, Town, an_open_meeting, an_opened_case, proposal, written

STANDING = [
    {"id": "lawfulness", "title": {"fi": "Kokouksen laillisuus ja päätösvaltaisuus"}},
    {"id": "checkers", "title": {"fi": "Pöytäkirjan tarkastajien valinta"}},
]
SECTION = {
    "id": "kirja",
    "kind": "section",
    "names": {"fi": "kirjastojaosto", "en": "Library Section"},
    "seats": 5,
    "standing_items": STANDING,
    "agenda_order": ["returned", "02", "00"],
}


def ready(town: Town, task_class: str = "02 02 02") -> str:
    case = town.do("open_case", title="Asia", task_class=task_class).journal
    town.do("revise_proposal", case, proposal=proposal())
    town.do("approve_for_agenda", case, body="kirja")
    return case


def a_called_section() -> Town:
    town = Town()
    town.do("load_body", description=SECTION)
    town.call("2021-03-01", "2021-03-15 16:00", body="kirja")
    return town


def an_open_section() -> Town:
    town = a_called_section()
    town.case_id = ready(town)
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=range(1, 6))
    return town


def settled(town: Town, item: int, **fields: Any) -> int:
    return int(town.on_meeting("settle_item", item=item, **fields).values["section"])


def test_a_body_s_standing_items_are_first_on_its_agenda() -> None:
    town = a_called_section()
    assert [(i.number, i.standing, i.case) for i in town.meeting.items.values()] == [
        (1, "lawfulness", ""),
        (2, "checkers", ""),
    ]


def test_a_packaged_body_has_none() -> None:
    town = Town()
    town.call("2021-03-01", "2021-03-15 16:00")
    assert town.meeting.items == {}


def test_each_item_gets_its_section_as_it_is_settled_or_handled() -> None:
    town = an_open_section()
    assert settled(town, 1) == 1
    assert settled(town, 2, outcome="approved", checkers=["jäsen 4", "jäsen 5"]) == 2
    assert town.on_meeting("handle_item", item=3, outcome="approved").values["section"] == 3


def test_no_case_is_touched_by_what_has_none() -> None:
    town = an_open_section()
    before = len(town.facts(town.case_id))
    settled(town, 1)
    assert len(town.facts(town.case_id)) == before


def test_each_number_of_a_settled_item_is_accounted_for() -> None:
    town = an_open_section()
    settled(town, 1)
    found = [use for fact in town.facts(town.meeting_id) for use in uses(fact)]
    assert [(use.series, use.number, str(use.bearer)) for use in found] == [
        ("§ kirja 2021", 1, "kirja-2021-03-15, item 1")
    ]


def test_a_meeting_is_not_closed_before_its_own_items_are_settled() -> None:
    town = an_open_section()
    town.on_meeting("handle_item", item=3, outcome="approved")
    with pytest.raises(ItemsLeft, match="Not handled yet: 1, 2"):
        town.on_meeting("close_meeting")


def test_the_elected_checkers_check_the_minutes_and_nobody_else() -> None:
    town = an_open_section()
    settled(town, 1)
    with pytest.raises(CheckersNeeded):
        settled(town, 2, outcome="approved")
    settled(town, 2, outcome="approved", checkers=["jäsen 4", "jäsen 5"])
    town.on_meeting("handle_item", item=3, outcome="approved")
    town.on_meeting("close_meeting")
    with pytest.raises(OthersElected, match="jäsen 4 and jäsen 5"):
        town.on_meeting("check_minutes", checkers=["jäsen 4", "jäsen 3"])
    town.on_meeting("check_minutes", checkers=["jäsen 5", "jäsen 4"])


def test_an_item_of_the_body_s_own_is_added_and_settled_with_its_text() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    settled(town, 2, text=written("Merkittiin tiedoksi kirje."))
    item = town.meeting.items[2]
    assert item.settlement is not None
    assert (item.settlement.outcome, item.late_ground) == (Outcome.NOTED, "Kiire.")


def test_what_was_settled_last_is_undone_and_gives_its_number_back() -> None:
    town = an_open_section()
    settled(town, 1)
    town.on_meeting("undo_handling", item=1, reason="Väärä kohta.")
    assert not town.meeting.items[1].done
    assert settled(town, 2, outcome="approved", checkers=["jäsen 4", "jäsen 5"]) == 1
    assert settled(town, 1) == 2


def test_what_was_settled_before_another_keeps_its_number() -> None:
    town = an_open_section()
    settled(town, 1)
    settled(town, 2, outcome="approved", checkers=["jäsen 4", "jäsen 5"])
    town.on_meeting("undo_handling", item=1, reason="Väärä kohta.")
    assert town.meeting.items[1].section == 1
    assert settled(town, 1) == 1


def test_an_item_is_settled_once() -> None:
    town = an_open_section()
    settled(town, 1)
    with pytest.raises(ItemIsHandled):
        settled(town, 1)


def test_what_has_a_case_is_handled_and_what_has_none_is_settled() -> None:
    town = an_open_section()
    with pytest.raises(HasCase):
        settled(town, 3)
    with pytest.raises(NoCase):
        town.on_meeting("handle_item", item=1, outcome="approved")


def test_an_item_needs_a_title_of_one_kind() -> None:
    town = an_open_meeting()
    with pytest.raises(NoTitle):
        town.on_meeting("add_item", ground="Kiire.")
    sealed = Written.of(Text.of("Salaisuus"), "salt").model_dump(mode="json")
    with pytest.raises(NoTitle):
        town.on_meeting("add_item", title="Avoin", secret_title=sealed, secrecy="JulkL", ground="Kiire.")


def test_a_vote_is_taken_on_an_item_without_a_case() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Työjärjestys", ground="Kiire.")
    town.on_meeting("make_motion", item=2, kind="dismissal", mover=MOVER)
    town.on_meeting("second_motion", item=2, motion=1, seconders=["jäsen 4"])
    others = [name for name in town.meeting.names_present() if name not in (MOVER, "jäsen 4")]
    town.on_meeting("record_vote", item=2, yes=others, no=[MOVER, "jäsen 4"])
    assert settled(town, 2, outcome="approved_by_vote") == 1


def test_the_agenda_is_built_of_what_is_ready_in_the_body_s_order() -> None:
    town = a_called_section()
    last, third, first = ready(town, "11 01 01"), ready(town, "00 01 01"), ready(town)
    town.on_meeting("build_agenda")
    assert [town.meeting.items[n].case for n in range(1, 6)] == ["", "", first, third, last]
    assert town.memory.held(last).of(Case).item == 5


def test_what_is_built_after_the_summons_comes_last_and_renumbers_nothing() -> None:
    town = a_called_section()
    placed = ready(town, "11 01 01")
    town.on_meeting("build_agenda")
    town.on_meeting("send_agenda")
    later = ready(town, "00 01 01")
    town.on_meeting("build_agenda", cases=[later], ground="Kiire.")
    assert [town.meeting.items[n].case for n in range(1, 5)] == ["", "", placed, later]


def test_the_agenda_is_built_of_the_cases_that_are_named() -> None:
    town = a_called_section()
    ready(town)
    second = ready(town)
    town.on_meeting("build_agenda", cases=[second])
    assert [item.case for item in town.meeting.items.values()] == ["", "", second]


def test_the_numbers_of_the_first_case_s_board_stay() -> None:
    town = an_opened_case()
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    assert town.hold("2021-03-15", outcome="approved").values["section"] == 1
    town.check("2021-03-16")
    assert town.meeting.checkers == CHECKERS


@pytest.mark.parametrize(
    ("title", "text"),
    [("Avustus", "Myönnetään yhdistykselle 50 000 euroa."), ("Avustus 50 000 euroa yhdistykselle", "")],
)
def test_money_is_granted_in_a_case_only(title: str, text: str) -> None:
    town = an_open_section()
    town.on_meeting("add_item", item=9, title=title, ground="Kiire.")
    said: dict[str, Any] = {"text": written(text)} if text else {}
    with pytest.raises(GrantNeedsCase, match="€50,000"):
        settled(town, 9, outcome="approved", **said)
    assert settled(town, 9, outcome="noted", **said)


def test_a_body_s_own_matter_needs_no_case() -> None:
    town = an_open_section()
    town.on_meeting("add_item", item=9, title="Kokousajat", ground="Kiire.")
    assert settled(town, 9, outcome="approved", text=written("Kokoonnutaan kello 16."))
