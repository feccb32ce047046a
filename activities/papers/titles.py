"""The titles of a meeting's items, as a reader of any language has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from activities.papers.scene import Scene
from models.base.text import Text
from models.law.secrecy import NEUTRAL_TITLE


@dataclass
class Titles:
    """Gives a title as an agenda has it: the program's and the body's own in every language, a case's in that
    of the case, any other as it was written.
    """

    _scene: Scene

    def __call__(self, title: str) -> Text | str:
        return self._known.get(title, title)

    @cached_property
    def _known(self) -> dict[str, Text]:
        meeting = self._scene.meeting
        standing = self._scene.bodies.get(meeting.body).standing_items if meeting else ()
        own = (NEUTRAL_TITLE, *(item.title for item in standing))
        of_cases = [(item.title, matter.case) for item, matter in self._scene.entries if matter]
        known = {title: Text.of(title, case.language) for title, case in of_cases}
        return known | {said: title for title in own for said in title.texts.values()}
