"""A § that is given back: of the very last decision, while nothing outside the meeting bears it."""

from __future__ import annotations

from models.engine.world import World
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage

_BEYOND = 10**9
"""More than a body has sections in a year."""


def given_back(state: Meeting, item: Item, world: World) -> str:
    """Give a § back, if no later one was given and no paper or notice bears it; its series, else nothing.

    The first that bears it is the draft of the minutes, which is made when the meeting is closed; what was
    checked at once is not undone at all. What was decided before a New Year keeps its § of that year.
    """
    series, section = f"§ {state.body} {state.day.year}", item.section
    if item.year not in (0, state.day.year):
        return ""
    last = not world.given(series, section + 1, _BEYOND) and bool(world.given(series, section, section))
    if not (last and state.stage is MeetingStage.OPEN):
        return ""
    world.give_back(series, section)
    return series
