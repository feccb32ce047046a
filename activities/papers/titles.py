"""The titles of a meeting's items, as a reader of any language has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from activities.papers.scene import Scene
from models.base.language import Language
from models.base.text import Text
from models.bodies.body import Body
from models.case.case import Case
from models.case.title import title_of
from models.law.secrecy import NEUTRAL_TITLE
from models.matter.item import Item
from models.meeting.meeting import Meeting


@dataclass
class Titles:
    """Gives a title as an agenda has it: the program's and the body's own in every language, a case's in that
    of the case, any other in those in which it was written.
    """

    _scene: Scene

    def __call__(self, title: str) -> Text | str:
        return self._known.get(title, title)

    def of(self, item: Item) -> Text | str:
        """The title of an item; of a confidential one its own, for those who may read it."""
        secrecy = item.secrecy
        own = secrecy.title if secrecy and not self._scene.hides(item) else None
        if own:
            return self._scene.show(own, None, opened=True)
        return self._own_of(item) or self(item.title)

    def _own_of(self, item: Item) -> Text | None:
        """What a case is about that became confidential after it was placed, for those who may read it."""
        if item.secrecy or not item.guarded:
            return None
        case = self._scene.reading.held(item.case).of(Case)
        told = case.secrecy_ended is not None or (self._scene.whole and case.confidential)
        return self._scene.show(case.secret_title, case) if told and case.secret_title else None

    @cached_property
    def _known(self) -> dict[str, Text]:
        meeting = self._scene.meeting
        cases = {item.number: matter.case for item, matter in self._scene.entries if matter}
        if meeting:
            return known_titles(meeting, self._scene.bodies.get(meeting.body), cases)
        return dict.fromkeys(NEUTRAL_TITLE.texts.values(), NEUTRAL_TITLE)


def known_titles(meeting: Meeting, body: Body, cases: Mapping[int, Case]) -> dict[str, Text]:
    """Title → the same in every language in which it is known; `cases` are those of items, by number."""
    own = (NEUTRAL_TITLE, *(item.title for item in body.standing_items))
    items = meeting.items.values()
    known = {item.title: title_of(cases[item.number], item.title) for item in items if item.number in cases}
    first = meeting.languages[0] if meeting.languages else "fi"
    known |= {each.title: _written(each, first) for each in items if each.title_in}
    return known | {said: title for title in own for said in title.texts.values()}


def _written(item: Item, first: Language) -> Text:
    return Text(original=first, texts={**item.title_in, first: item.title})
