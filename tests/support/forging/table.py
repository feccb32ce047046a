"""The table of forgeries in docs/security.md: what verify says to each, one part for each table and shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.support.forging.forger import Forgery
from tests.support.forging.harmless import HARMLESS
from tests.support.forging.verdicts import NOTHING, UNDONE, Verdict

PAGE = Path(__file__).parents[3] / "docs" / "security.md"
BEGINS, ENDS = "<!-- forgeries -->", "<!-- end of forgeries -->"
TITLE = (
    "| What is forged | How | `pykala verify` | Hashed anew, no heads kept | Hashed anew, `--heads` |",
    "| --- | --- | --- | --- | --- |",
)


def subject(forgery: Forgery) -> str:
    """The table or the shelf that is forged."""
    return forgery.what.partition(".")[0]


def part(found: Iterable[tuple[Forgery, Verdict]]) -> list[str]:
    """The lines of one table or shelf; forgeries to which the same is said stand together."""
    alike: dict[tuple[str, Verdict], list[str]] = defaultdict(list)
    for forgery, verdict in found:
        alike[forgery.how, verdict].append(forgery.what)
    return [
        f"| {', '.join(f'`{what}`' for what in names)} | {how} | {_cell(verdict.plain)} "
        f"| {_cell(verdict.rewritten)} | {_cell(verdict.against_heads)} |"
        for (how, verdict), names in alike.items()
    ]


def written() -> dict[tuple[str, str], Verdict]:
    """What the page says of each forgery, by what is forged and how."""
    said = PAGE.read_text(encoding="utf-8").partition(BEGINS)[2].partition(ENDS)[0]
    rows = [line.strip("| ").split(" | ") for line in said.splitlines() if line.startswith("| `")]
    return {
        (what.strip("`"), how): Verdict(*(NOTHING if cell == "**nothing**" else cell for cell in cells))
        for names, how, *cells in rows
        for what in names.split(", ")
    }


def _cell(said: str) -> str:
    return said if said == UNDONE else "**nothing**" if said == NOTHING else said.replace("|", "/")


def page(parts: Iterable[list[str]]) -> str:
    """The page with its generated part written anew."""
    lines = [*TITLE, *(line for lines in parts for line in lines)]
    passes = [f"- `{what}`: {why}." for what, why in HARMLESS.items()]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGINS)
    after = rest.partition(ENDS)[2]
    said = "\n".join(["", "", *lines, "", "What passes does no harm:", "", *passes, "", ""])
    return before + BEGINS + said + ENDS + after
