"""A proposal as it would be printed before anybody has recorded it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from activities.papers.matter import Matter
from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.view import view
from activities.reading import Reading
from models.base.language import Language
from models.case.case import Case
from models.law.body_kind import BodyKind
from models.papers import edition
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic

TEMPLATE = "_proposal_preview"

_PAGE = re.compile(r"<main>(.*)</main>", re.DOTALL)


@dataclass
class Unrecorded(Scene):
    """The last fact of a case that nobody has recorded; no paper is called for by it."""

    @cached_property
    def topic(self) -> Topic:
        """The case as a whole."""
        return Topic()

    def _prepared(self, case: Case) -> Matter:
        """With the body that it goes to: where nobody has said which, the municipality's board."""
        known = self.bodies.bodies
        board = next((body for body in known.values() if body.kind is BodyKind.BOARD), None)
        return replace(super()._prepared(case), body=known.get(case.body, board))


def proposal_preview(reading: Reading, journal: str, language: Language, *, whole: bool) -> Markup:
    """The last proposal of a case as HTML, by the templates that its paper is printed with.

    `whole` is the edition with what the public one leaves out.
    """
    name = edition.whole(TEMPLATE) if whole else TEMPLATE
    order = PaperOrder(template=name, language=language, journal=journal, seq=reading.held(journal).seq)
    scene = Unrecorded(order, reading)
    html = render(f"documents/{TEMPLATE}.html.j2", language, view(scene), scene.municipality)
    found = _PAGE.search(html)
    return Markup(found[1] if found else "")  # noqa: S704 - the template has escaped what people wrote
