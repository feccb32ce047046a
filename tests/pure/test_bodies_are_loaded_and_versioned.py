"""Bodies as dated data of the registry: loaded, replaced from a day on, refused where the law forbids."""

from datetime import date
from typing import Any

import pytest

from models.base.refusal import NotYours
from models.bodies.body_register import SameBody, bodies_on
from models.law.body_kind import BodyKind
from models.law.rules import RuleError
from models.meeting.checkers import CheckersNeeded
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting, an_opened_case, proposal

NAMES = {"fi": "kirjastojaosto", "sv": "bibliotekssektionen", "en": "Library Section"}


def section(**parts: Any) -> dict[str, Any]:
    return {"id": "kirja", "kind": "section", "names": NAMES, "seats": 5, "chair": 1, **parts}


def own(rule: str, value: Any) -> dict[str, Any]:
    return {"overrides": [{"rule": rule, "value": value, "source": "hallintosääntö"}]}


def test_a_body_is_unknown_until_it_is_loaded_and_then_meets() -> None:
    town = Town()
    town.do("load_body", description=section())
    town.call("2021-03-01", "2021-03-15 16:00", body="kirja")
    assert (len(town.meeting.seats), town.meeting.quorum, town.meeting.kind) == (5, 3, BodyKind.SECTION)


def test_a_later_description_holds_from_its_day_on() -> None:
    town = Town()
    town.do("load_body", description=section())
    town.do("load_body", description=section(seats=9, valid_from="2021-06-01"))
    before, after = (bodies_on(town.memory, date(2021, month, 1)) for month in (5, 6))
    assert len(before.get("kirja").seats) == 5
    assert len(after.get("kirja").seats) == 9


def test_the_packaged_bodies_are_there_beside_those_that_were_loaded() -> None:
    town = Town()
    town.do("load_body", description=section())
    assert {"khs", "kirja"} <= set(bodies_on(town.memory, date(2021, 5, 1)).bodies)


def test_a_meeting_keeps_the_rules_with_which_it_was_called_and_sits_with_the_seats_of_its_day() -> None:
    town = a_summoned_meeting()
    board = bodies_on(town.memory, date(2021, 3, 1)).get("khs").model_dump(mode="json")
    board |= {"seats": board["seats"][:5], **own("minutes.checkers", 1), "valid_from": "2021-03-10"}
    town.do("load_body", when="2021-03-10", description=board)
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:5])
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    with pytest.raises(CheckersNeeded):
        town.on_meeting("check_minutes", checkers=["jäsen 4"])
    town.on_meeting("check_minutes", checkers=["jäsen 4", "jäsen 5"])
    assert (len(town.meeting.seats), town.meeting.quorum) == (5, 3)
    town.call("2021-03-16", "2021-03-22 16:00")
    assert (len(town.meeting.seats), town.meeting.rules().int("minutes.checkers")) == (5, 1)


def test_a_rule_that_the_law_forbids_to_override_is_named() -> None:
    with pytest.raises(RuleError, match=r"Rule quorum.other: a body may not change it \(Kuntalaki"):
        Town().do("load_body", description=section(**own("quorum.other", "1/3")))


def test_the_councils_summons_is_lengthened_only() -> None:
    council = section(kind="council")
    Town().do("load_body", description={**council, **own("summons.council", 5)})
    with pytest.raises(RuleError, match=r"summons.council: 4 may be lengthened only"):
        Town().do("load_body", description={**council, **own("summons.council", 3)})


def test_a_rule_that_there_is_not_is_no_override() -> None:
    with pytest.raises(RuleError, match="there is none that kirja could override"):
        Town().do("load_body", description=section(**own("quorum.nobody", 3)))


def test_the_same_description_twice_is_refused() -> None:
    town = Town()
    town.do("load_body", description=section())
    with pytest.raises(SameBody):
        town.do("load_body", description=section())


def test_bodies_are_loaded_by_a_secretary_or_the_registrar() -> None:
    Town().do("load_body", role="registrar", description=section())
    with pytest.raises(NotYours):
        Town().do("load_body", role="preparer", description=section())


def test_a_case_is_approved_for_and_decided_by_a_loaded_body() -> None:
    town = an_opened_case()
    town.do("load_body", description=section())
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="kirja")
    town.call("2021-03-01", "2021-03-15 16:00", body="kirja")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=range(1, 6))
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert town.handling.key == "kirja-2021-1"
