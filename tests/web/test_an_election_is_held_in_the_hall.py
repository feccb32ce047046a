"""An election is recorded in the hall by candidates and votes; nobody writes it as a file has it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.browsing import Town, words
from tests.support.in_the_hall import opened


def ballots(*slates: tuple[str, int | str], **more: Any) -> dict[str, Any]:
    rows: dict[str, str] = {}
    for number, (whom, votes) in enumerate(slates, start=1):
        rows |= {f"for {number}": whom, f"votes {number}": str(votes)}
    return {"item": 1, "seats": "1", "method": "majority", **rows, **more}


async def test_who_got_most_votes_is_elected_and_the_outcome_is_proposed(town: Town) -> None:
    hall = await opened(town)
    held = await hall.does("record_election", **ballots(("Aino Aalto", 9), ("Bo Berg", 5), blank="1"))
    assert "Item 1, elected: Aino Aalto." in words(held.text)
    assert '<option value="elected" selected>' in held.text


async def test_lists_share_the_seats_where_enough_members_demand_it(town: Town) -> None:
    hall = await opened(town)
    slates = ("Aino Aalto, Bo Berg", 8), ("Carl Ceder, Dora Dahl", 7)
    demanded = {"demanders": ["jäsen 5", "jäsen 6", "Mai Kivelä", "jäsen 8"], "secret": "yes"}
    said = ballots(*slates, seats="3", **{"method": "proportional", **demanded})
    held = await hall.does("record_election", **said)
    assert "elected: Aino Aalto, Carl Ceder and Bo Berg" in words(held.text)


async def test_a_tie_asks_whom_the_lot_gave_and_keeps_what_was_typed(town: Town) -> None:
    hall = await opened(town)
    even = ballots(("Aino Aalto", 7), ("Bo Berg", 7), blank="1")
    refused = await hall.does("record_election", **even)
    assert refused.status_code == 422
    form = refused.text.partition('id="election-1" open')[2].partition("</form>")[0]
    assert "say whom the lot gave" in words("<main" + form)
    assert 'name="for 2" value="Bo Berg"' in form
    held = await hall.does("record_election", **even, lot="Bo Berg")
    assert "elected: Bo Berg, by lot" in words(held.text)


@pytest.mark.parametrize(
    ("slates", "said"),
    [
        ((), "write at least one candidate"),
        ((("", 4),), "does not say for whom"),
        ((("Aino Aalto", "neljä"),), "is no number of votes"),
        ((("Aino Aalto", 16),), "15"),
    ],
)
async def test_what_cannot_be_meant_is_told_beside_the_form(
    town: Town, slates: tuple[tuple[str, int | str], ...], said: str
) -> None:
    hall = await opened(town)
    refused = await hall.does("record_election", **ballots(*slates))
    assert refused.status_code == 422
    assert said in words("<main" + refused.text.partition('id="election-1" open')[2].partition("</form>")[0])


@pytest.mark.parametrize("act", ["record_election", "revise_proposal"])
async def test_the_form_of_any_act_offers_no_invented_example_as_its_content(town: Town, act: str) -> None:
    person = await town.person("sihteeri" if act == "record_election" else "laatija")
    page = (await person.browser.get(f"/act/{act}")).text
    written = page.partition('name="source"')[2].partition(">")[2].partition("</textarea>")[0]
    assert not written.strip()
    assert "How it is written" in page
