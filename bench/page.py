"""docs/performance.md: tables and sentences are made from the figures, by the template beside this file."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader

from bench.machine import described

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "performance.md"
FIGURES = DOCS / "performance.json"


AT_MOST = {"Viewflow": 1.0, "SpiffWorkflow": 1.6}
"""CPU per case of the product to that of a peer called in process."""


class Aim(Protocol):
    """Takes up what was aimed at, the aim, what was measured, and whether it was reached."""

    def __call__(self, what: str, goal: str, measured: float, reached: bool, form: str = "{:.2f}") -> None:
        """Take it up; `form` is how the figure is written."""
        ...


def written(figures: dict[str, Any]) -> str:
    """The page. A part that was not measured is left out."""
    environment = Environment(  # noqa: S701 - Markdown, of numbers
        loader=FileSystemLoader(Path(__file__).parent), trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["ms"] = lambda seconds: (
        f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    )
    environment.filters["middle"] = median
    template = environment.get_template("performance.md.j2")
    return template.render(figures, measured=list(figures.items()), machine=described(), aims=aims(figures))


def of_peers(flight: dict[str, Any], aim: Aim) -> None:
    """How the product is to stand beside its peers."""
    so_many = f"{flight['in_flight']} in flight"
    for peer in flight["peers"]:
        name = f"{peer['name']} on PostgreSQL, {so_many}"
        if peer["name"] == "DBOS":
            pace = median(peer["pace_ratios"])
            aim(f"cases per second, product / {name}, workers = cores", "≥ 2", pace, pace >= 2)
        else:
            most, ratio = AT_MOST[peer["name"]], median(peer["cpu_ratios"])
            aim(f"CPU per case, product / {name}", f"≤ {most:.1f}", ratio, ratio <= most)


def of_pages(pages: dict[str, Any], aim: Aim) -> None:
    """How long who works at the desk is to wait."""
    for page in pages["pages"]:
        what = f"{page['page']} at {pages['a_second']} readings a second on one core, p99"
        aim(what, "≤ 100 ms", page["p99"] * 1000, page["p99"] <= 0.1, "{:.0f} ms")
    what = "an act of the hall, answered in the browser / its command"
    aim(what, "≤ 1.3", pages["ratio"], pages["ratio"] <= 1.3)


def of_years(figures: dict[str, Any], aim: Aim) -> None:
    """What a city's year is to cost."""
    if lived := figures.get("year"):
        minutes, flat = lived["seconds"] / 60, lived["flat"]
        what = f"a city-year of {lived['cases']:,} cases on two cores, lived"
        aim(what, "≤ 27 min", minutes, minutes <= 27, "{:.0f} min")
        aim("its cost per case, last quarter / first", "flat", flat, 0.85 <= flat <= 1.15)
    if year := figures.get("city_year"):
        minutes, flat = year["minutes_a_year"], year["flat"]
        aim(
            "a city-year of 10,000 cases on two cores (extrapolated)",
            "≤ 27 min",
            minutes,
            minutes <= 27,
            "{:.0f} min",
        )
        aim("cost per case, last quarter / first", "flat", flat, 0.85 <= flat <= 1.15)


def aims(figures: dict[str, Any]) -> list[tuple[str, str, str, bool]]:
    """What was aimed at, the aim, what was measured, and whether it was reached."""
    found: list[tuple[str, str, str, bool]] = []

    def aim(what: str, goal: str, measured: float, reached: bool, form: str = "{:.2f}") -> None:
        found.append((what, goal, form.format(measured), reached))

    for compared in filter(None, map(figures.get, ("naive_20", "naive_60"))):
        what = f"CPU per case without papers, product / naive, {compared['in_flight']} in flight"
        aim(what, "≤ 0.60", compared["ratio"], compared["ratio"] <= 0.6)
    for flight in figures.get("peers", {}).get("flights", ()):
        of_peers(flight, aim)
    if latency := figures.get("latency"):
        many, few = latency["many_open"]["p50"], latency["few_open"]["p50"]
        what = f"command latency p50, {latency['many']:,} open cases / 100"
        aim(what, "≤ 1.2", many / few, many / few <= 1.2)
        idle, under_way = latency["killed_idle"]["p99"], latency["killed_under_way"]["p99"]
        aim("first command after an idle worker was killed, p99", "≤ 1.5 s", idle, idle <= 1.5, "{:.1f} s")
        aim(
            "a command under way when its worker is killed, p99",
            "≤ 5.5 s",
            under_way,
            under_way <= 5.5,
            "{:.1f} s",
        )
        kilobytes = latency["bytes_a_case"] / 1000
        aim("worker memory per cached open case", "≤ 110 kB", kilobytes, kilobytes <= 110, "{:.0f} kB")
    if example := figures.get("example"):
        events = sum(each["events"] for each in example["histories"])
        largest = max(each["largest"] for each in example["histories"]) / 1000
        aim("events of the example's whole life, all runs", "≤ 1,500", events, events <= 1_500, "{:,}")
        aim("its largest run", "≤ 1 MB", largest, largest <= 1_000, "{:.0f} kB")
        papers = 1 / example["papers"]["made"]
        aim("papers of three pages with tables, per second and core", "≥ 24", papers, papers >= 24, "{:.0f}")
        if short := example.get("one_page"):
            papers = 1 / short["made"]
            aim("papers of one page, per second and core", "≥ 70", papers, papers >= 70, "{:.0f}")
    of_years(figures, aim)
    if council := figures.get("council"):
        flat, size = council["flat"], council["bytes"] / 1000
        aim("CPU of an item of the council, last quarter / first", "flat", flat, 0.85 <= flat <= 1.15)
        aim("history of the council's meeting", "≤ 1 MB", size, size <= 1_000, "{:.0f} kB")
    if long := figures.get("long_journal"):
        seconds, size = long["again"]["seconds"], long["again"]["history"] / 1000
        what = f"start of a journal of {long['facts']:,} facts"
        aim(what, "≤ 2 s", seconds, seconds <= 2, "{:.1f} s")
        aim("what of it is in Temporal's history", "≤ 256 kB", size, size <= 256, "{:.1f} kB")
    if pages := figures.get("pages"):
        of_pages(pages, aim)
    return found
