"""A vote that was lost on tabling or returning an item leaves everything open that was open before."""

from __future__ import annotations

import pytest

from models.sitting.revising import VotedAlready
from models.sitting.splitting import DebateHasBegun
from tests.support.builders import MOVER, Town, an_open_meeting, written
from tests.support.floor import handled, moved, statuses, voted

TWO = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]


def after_a_lost(kind: str) -> Town:
    town = an_open_meeting(clauses=TWO)
    moved(town, kind, seconder="jäsen 4")
    voted(town, 8, 7)
    return town


def revise(town: Town) -> None:
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Muutettu."))


@pytest.mark.parametrize("kind", ["tabling", "return"])
def test_the_presenter_changes_the_proposal(kind: str) -> None:
    town = after_a_lost(kind)
    revise(town)
    item = handled(town, "approved_revised", unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous


@pytest.mark.parametrize("kind", ["tabling", "return"])
def test_the_item_is_split_and_its_part_begins_anew(kind: str) -> None:
    town = after_a_lost(kind)
    town.on_meeting("split_item", item=1, clauses=[2])
    assert (len(town.meeting.items[1].votes), town.meeting.items[2].votes) == (1, ())


@pytest.mark.parametrize("kind", ["tabling", "return"])
def test_another_tabling_is_unanimous(kind: str) -> None:
    town = after_a_lost(kind)
    item = handled(town, "tabled", proposed_by="jäsen 9", unanimous=True, until="week")
    assert item.handling is not None
    assert (item.handling.unanimous, statuses(town)) == (True, ["lost", "carried"])


def test_a_counter_proposal_is_taken_without_a_vote() -> None:
    town = after_a_lost("return")
    moved(town, "counter_proposal", seconder="jäsen 4")
    handled(town, "approved_amended", without_vote=True)
    assert statuses(town) == ["lost", "carried"]


def test_a_vote_on_the_substance_does() -> None:
    town = after_a_lost("tabling")
    moved(town, "counter_proposal", mover=MOVER, seconder="jäsen 4")
    with pytest.raises(DebateHasBegun):
        town.on_meeting("split_item", item=1, clauses=[2])
    voted(town, 8, 7)
    with pytest.raises(VotedAlready):
        revise(town)
