"""What our own engine decided is written as Helsinki publishes it, and read back as the same record."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.exchange.helsinki import as_published, read, write
from models.base.text import Text
from models.case.case import Case
from models.record.decision import DecisionRecord
from models.record.making.decision import decision_record
from tests.papers.test_confidential_papers import sealed_life
from tests.papers.test_papers_of_a_council import NAMES, a_roll_call
from tests.papers.test_papers_tell_of_every_kind import Board
from tests.papers.test_papers_tell_of_votes import handled
from tests.support.paper_life import Life
from tests.support.paper_lives import approved, decided_alone, opened, prepared, tabled

HANDLE = "handle_item"


def own(life: Life, case: str = "HEL 2021-002935", nth: int = -1) -> DecisionRecord:
    state = life.memory.held(case).of(Case)
    return decision_record(state, state.handlings[nth], life.memory, lambda one: life.texts.get(one.sha256))


def board(
    outcome: str | dict[str, Any],
    *acts: tuple[str, dict[str, Any]],
    then: tuple[Any, ...] = (),
    **changes: Any,
) -> Life:
    """The City Board handles an item after these acts, and does `then` before it closes."""
    held = Board(**{"appropriation": None, **changes})
    for name, fields in acts:
        held.act(name, **_written(held.life, fields))
    handling = {"outcome": outcome} if isinstance(outcome, str) else outcome
    held.act(HANDLE, **_written(held.life, handling))
    for name, fields in then:
        held.act(name, **_written(held.life, fields))
    held.publish()
    return held.life


def _written(life: Life, fields: dict[str, Any]) -> dict[str, Any]:
    texts = ("text", "reasons", "instructions")
    return {name: life.write(value) if name in texts else value for name, value in fields.items()}


VOTERS = [f"jäsen {number}" for number in range(4, 16) if number != 7]
COUNTER = ("make_motion", {"kind": "counter_proposal", "mover": "Mai Kivelä", "text": "Rahoitus siirretään."})
SECONDED = ("second_motion", {"motion": 1, "seconders": ["jäsen 4", "jäsen 6"]})
EIGHT_TO_SIX: dict[str, Any] = {
    "yes": ["puheenjohtaja", *VOTERS[4:]],
    "no": ["Mai Kivelä", *VOTERS[:4], "varapuheenjohtaja 2"],
    "blank": ["varapuheenjohtaja 3"],
}
SLATES = [
    {"candidates": ["Anna Aalto", "Bo Berg"], "votes": 9, "name": "Yhteinen lista"},
    {"candidates": ["Cilla Cederlöf"], "votes": 5, "name": "Toinen lista"},
]


def a_tabling(until: str) -> Callable[[], Life]:
    def life() -> Life:
        return board({"outcome": "tabled", "proposed_by": "Mai Kivelä", "unanimous": True, "until": until})

    return life


def a_dissent() -> Life:
    return board(
        "approved_by_vote",
        COUNTER,
        SECONDED,
        ("record_vote", EIGHT_TO_SIX),
        then=(
            ("announce_dissent", {"member": "Mai Kivelä"}),
            (
                "give_reasons",
                {"member": "Mai Kivelä", "reasons": "Rahaa ei ole.\n\n- ei nyt\n- ei myöhemmin"},
            ),
            ("announce_dissent", {"member": "jäsen 5", "joins": "Mai Kivelä"}),
        ),
    )


def in_swedish() -> Life:
    """A case whose original is in Swedish, with a recusal and a vote."""
    life, meeting = Life(), "khs-2021-03-15"
    case = opened(life, language="sv")
    clause = life.write(Text.of("Stadsstyrelsen beslutar bevilja 10,0 mn euro för tjänsterna.", "sv"))
    reasons = life.write(Text.of("Tjänsterna är gamla.", "sv"))
    parts: dict[str, Any] = {"clauses": [{"number": 1, "text": clause}], "reasons": reasons, "summary": None}
    prepared(life, case, appropriation=None, **parts)
    called = {"body": "khs", "at": "2021-03-15T14:00:00Z"}
    life.do("2021-03-01 10:00", "secretary", "call_meeting", **called)
    life.do("2021-03-02 10:00", "secretary", "place_item", meeting, case=case)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=range(1, 16))
    text = life.write(Text.of("Beviljas inte.", "sv"))
    ground = "förvaltningslagen 28 § 1 mom. 5 punkten"
    for name, fields in (
        ("recuse", {"person": "jäsen 15", "ground": ground}),
        ("make_motion", {"kind": "counter_proposal", "mover": "Mai Kivelä", "text": text}),
        ("second_motion", {"motion": 1, "seconders": ["jäsen 4"]}),
        ("record_vote", {**EIGHT_TO_SIX, "yes": [*EIGHT_TO_SIX["yes"]][:-1]}),
        (HANDLE, {"outcome": "approved_by_vote"}),
    ):
        life.do("2021-03-15 16:30", "secretary", name, meeting, item=1, **fields)
    life.do("2021-03-15 18:00", "secretary", "close_meeting", meeting)
    return life


LIVES: dict[str, Callable[[], Life]] = {
    "amended by a vote": lambda: handled("approved_amended", 6, 7),
    "approved by a vote": lambda: handled("approved_by_vote", 8, 6),
    "a roll-call of 85": a_roll_call,
    "tabled to the next meeting": a_tabling("next meeting"),
    "tabled for a week": a_tabling("week"),
    "tabled to a date": a_tabling("2021-03-29"),
    "a dissent with reasons, and one who joined": a_dissent,
    "an expert, a recusal and a withdrawn motion": lambda: board(
        "approved",
        ("hear_expert", {"expert": "Mikko Rusama", "title": "digitalisaatiojohtaja"}),
        ("recuse", {"person": "jäsen 5", "ground": "hallintolaki 28.1 § 5 kohta"}),
        COUNTER,
        ("withdraw_motion", {"motion": 1}),
    ),
    "an election by lists": lambda: board(
        "elected",
        (
            "record_election",
            {
                "ballots": {
                    "seats": 2,
                    "method": "proportional",
                    "slates": SLATES,
                    "blank": 1,
                    "secret": True,
                    "demanded_by": ["4-8"],
                }
            },
        ),
    ),
    "an election by lot": lambda: board(
        "elected",
        (
            "record_election",
            {
                "ballots": {
                    "seats": 1,
                    "slates": [{"candidates": [name], "votes": 7} for name in ("Anna Aalto", "Bo Berg")],
                    "blank": 1,
                    "lot": ["Bo Berg"],
                    "secret": True,
                    "demanded_by": "jäsen 4",
                }
            },
        ),
    ),
    "an election that was unanimous": lambda: board(
        "elected",
        (
            "record_election",
            {"ballots": {"seats": 1, "slates": [{"candidates": ["Anna Aalto"]}], "unanimous": True}},
        ),
    ),
    "secret attachments and a private person": sealed_life,
    "checked at once": lambda: board("approved", then=(("check_at_once", {}),)),
    "a proposal to the council": lambda: board("approved", kind="proposal", to="kvsto"),
    "a statement": lambda: board("approved", kind="statement", to="kvsto"),
    "an officeholder's": decided_alone,
    "a vote in Swedish": in_swedish,
}


@pytest.mark.parametrize("name", LIVES)
def test_our_own_decision_is_read_back_as_the_same_record(name: str) -> None:
    record = as_published(own(LIVES[name]()))
    found = read(json.dumps(write(record)).encode())
    assert found.record == record
    assert (found.unread, found.findings) == ((), ())


@pytest.mark.parametrize("name", LIVES)
def test_the_form_takes_nothing_away_but_emphasis(name: str) -> None:
    record = own(LIVES[name]())
    kept = as_published(record)
    told, still = record.proceedings, kept.proceedings
    assert (kept.outcome, kept.appeal, kept.attachments) == (
        record.outcome,
        record.appeal,
        record.attachments,
    )
    assert (told is None) == (still is None)
    if told and still:
        assert still.model_copy(update={"remarks": ()}) == told.model_copy(update={"remarks": ()})


def test_an_own_record_has_every_name_of_a_roll_call() -> None:
    told = own(a_roll_call()).proceedings
    assert told is not None
    (vote,) = told.votes
    assert vote.yes is not None
    assert vote.yes.names == tuple(name for name in NAMES if name != NAMES[40])[:40]


def test_a_decision_that_corrects_another_says_which() -> None:
    life = Life()
    case = opened(life)
    prepared(life, case)
    tabled(life, case)
    approved(life, case)
    alone = decided_alone(corrects="khs-2021-216", no_loss=True)
    record = as_published(own(alone))
    assert record.corrects is not None
    assert read(json.dumps(write(record)).encode()).record == record
