"""A published decision that somebody challenges, and what a body decides on that."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.support.builders import (
    Town,
    a_case_in_preparation,
    proposal,
)

KEY = "khs-2021-1"
IN_TIME, LATE = "2021-04-08 15:59", "2021-04-08 16:01"


def challenged(town: Town, when: str = IN_TIME, kind: str = "claim", key: str = KEY, **said: Any) -> str:
    """A challenge arrives; the register number of the case that was opened for it."""
    answer = town.on_case(
        "record_challenge",
        "" if "happened" in said else when,
        decision=key,
        kind=kind,
        title="Oikaisuvaatimus",
        **said,
    )
    return str(answer.values["case"])


def settled(town: Town, case: str, when: str, result: str, **said: Any) -> None:
    town.do("conclude_challenge", case, when, result=result, **said)


def answering(answer: str) -> dict[str, Any]:
    """A clause that is proposed to come to an answer; to none, it changes the decision."""
    clause: dict[str, Any] = proposal(f"Oikaisuvaatimus: {answer}.")["clauses"][0]
    return clause | ({"answer": answer} if answer else {})


def decided(town: Town, case: str, when: str, **parts: Any) -> str:
    """A decision of the board in a case, published the same day; its key."""
    kept = town.case_id, town.meeting_id, town.follow_up_id
    day = date.fromisoformat(when)
    prepared, approved, sent = (str(day - timedelta(days=before)) for before in (9, 8, 6))
    text = proposal(f"Oikaisuvaatimus hylätään {when}.", **(parts or {"refusing": True}))
    town.case_id = case
    town.on_case("revise_proposal", prepared, proposal=text)
    town.on_case("approve_for_agenda", approved, body="khs")
    town.call(approved, f"{when} 16:00")
    town.on_meeting("place_item", sent, case=case)
    town.on_meeting("send_agenda", sent)
    town.hold(when, outcome="approved")
    town.check(f"{when} 18:00")
    town.publish(f"{when} 19:00")
    key = town.handling.key
    town.case_id, town.meeting_id, town.follow_up_id = kept
    return key


def overturned(town: Town, case: str, when: str, result: str = "annulled") -> str:
    """The board decides on a claim so that the decision does not stand; the key of what it decided."""
    key = decided(town, case, when, clauses=[answering("")])
    settled(town, case, f"{when} 20:00", result, decision=key)
    return key


def an_officeholders_decision() -> Town:
    """Published on 18.3.2021, open to a claim until 8.4. at 16:00."""
    town = a_case_in_preparation()
    town.on_case("decide_alone", "2021-03-15", role="officeholder", body="strj")
    town.on_case("publish_decision", "2021-03-18", decision="strj-2021-1", role="officeholder")
    return town
