"""The diffs of a page, applied as a reader would: by the lines around them, since they bear no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```diff\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^--- (\S+)\n\+\+\+ b/(\S+)\n(.*?)(?=^--- |\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


class DoesNotFit(AssertionError):  # noqa: N818 - said as a sentence
    """A diff whose lines are not where it says."""


@dataclass(frozen=True)
class Change:
    """What a diff does to one file: each hunk as its lines, with their marks."""

    path: str
    is_new: bool
    hunks: tuple[tuple[str, ...], ...]

    def apply(self, root: Path) -> None:
        """Change the file below a folder; DoesNotFit when it is not as the diff has it."""
        path = root / self.path
        if path.exists() == self.is_new:
            raise DoesNotFit(f"{self.path} is {'already' if self.is_new else 'not'} there")
        lines = [] if self.is_new else path.read_text(encoding="utf-8").splitlines()
        below = 0
        for hunk in self.hunks:
            before = [line[1:] for line in hunk if not line.startswith("+")]
            after = [line[1:] for line in hunk if not line.startswith("-")]
            at = self._place(lines, before, below)
            lines[at : at + len(before)] = after
            below = at + len(after)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _place(self, lines: list[str], before: list[str], below: int) -> int:
        """Where a hunk stands: the first at its only place, each further one at the next below."""
        places = [at for at in range(below, len(lines) + 1) if lines[at : at + len(before)] == before]
        if not places or (below == 0 and before and len(places) > 1):
            times = "nowhere" if not places else f"{len(places)} times"
            raise DoesNotFit(f"{self.path} has {times}:\n" + "\n".join(before))
        return places[0]


def diffs(page: str) -> dict[str, tuple[Change, ...]]:
    """The changes of each section of a page that has a diff, by its heading."""
    headings = _HEADING.split(page)
    sections = zip(headings[1::2], headings[2::2], strict=True)
    return {heading: found for heading, text in sections if (found := tuple(_changes(text)))}


def _changes(section: str) -> Iterator[Change]:
    for block in _BLOCK.findall(section):
        for before, path, hunks in _FILE.findall(block):
            each = tuple(
                tuple(line or " " for line in hunk.splitlines()) for hunk in hunks.split("@@\n") if hunk
            )
            yield Change(path, before == "/dev/null", each)
