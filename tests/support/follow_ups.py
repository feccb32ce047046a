"""What owners and controllers do in a running follow-up, said shortly."""

from __future__ import annotations

from typing import Any

from tests.support.builders import DAYCARE, Town, figures

QUARTERS = ("2021Q1", "2021Q2", "2021Q3", "2021Q4")


def give(
    town: Town, project: str = DAYCARE, period: str = "2021Q1", spent: int = 1000, when: str = ""
) -> str:
    said = figures(project, spent)
    return town.on_follow_up("give_report", when, project=project, period=period, figures=said).sentence


def controller(town: Town, act: str, period: str = "2021Q1", project: str = DAYCARE, **more: Any) -> str:
    return town.on_follow_up(act, project=project, period=period, **more).sentence
