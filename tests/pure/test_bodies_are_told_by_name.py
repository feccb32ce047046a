"""A message has the code of a body; whoever reads it is told its name too, and what one types."""

from __future__ import annotations

from app.desk.reading.named import with_names
from models.base.words import Listed, Said
from models.bodies.body import Bodies, NoSuchBody
from models.preparation.reviewing import NotAsked

BODIES = Bodies.load().bodies


def told(message: Said, language: str = "en") -> str:
    return with_names(message, lambda: BODIES).say("fi" if language == "fi" else "en")


def test_a_group_is_told_by_name_and_code() -> None:
    assert told(NotAsked(group="digijory").said).startswith(
        "Digital Steering Group of the City (digijory) has"
    )
    assert "kaupungin digitaalinen johtoryhmä (digijory)" in told(NotAsked(group="digijory").said, "fi")


def test_bodies_in_a_list_and_in_a_part_of_a_message_are_told_by_name() -> None:
    there = Listed.of(["khs", "xyz"])
    refused = told(NoSuchBody(body="abc", bodies=there).said)
    assert refused == "There is no body abc; there are City Board (khs), xyz."
    part = Said.why("{group} opposes it", group="kaupjory")
    assert "(kaupjory) opposes it" in told(Said.fact("Blocked: {why}", why=part))


def test_nobody_is_asked_for_bodies_where_none_is_spoken_of() -> None:
    message = Said.fact("{member} left.", member="khs")
    assert with_names(message, dict) is message
