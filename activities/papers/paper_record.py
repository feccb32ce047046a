"""The part of the record that a paper shows, as the JSON that lies inside it.

A paper of a decision carries the record of that decision, the same that is exported. A paper about
something else carries its part of the record in plain form: meeting, case and proposal, follow-up.
"""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from activities.papers.matter import Matter
from activities.papers.scene import Scene
from models.base.canonical import canonical
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.follow_up.follow_up import FollowUp
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.record.decision import DecisionRecord
from models.record.making.decision import decision_record

TOLD_BY_THE_DECISION = {"handling", "heard", "recused", "motions", "votes", "elections", "dissents"}
"""What of an item its decision's record tells."""

NO_PART_OF_A_PAPER = {"proposals_due", "proposals_closed", "wished", "confirmed"}
"""What of a meeting is for its preparation alone, or for its checkers."""

OF_THE_WHOLE_AGENDA = {"agendas", "left", "declined"}
"""What of a meeting tells of other items than the one that a paper is about."""

WHERE_AND_WHEN = ("key", "body", "day", "section", "meeting", "item")
"""What of a handling everybody may know whose case is confidential."""

_ANY: TypeAdapter[Any] = TypeAdapter(Any)


def record(scene: Scene) -> bytes:
    """The order, its fact, the decision or the part of the record that it is about, and the texts, as JSON.

    It says nothing that the paper leaves out.
    """
    unsaid = {"subject": ""} if scene.kept_secret else {"journal": ""} if scene.hides_matter else {}
    parts: dict[str, Any] = {
        "paper": scene.order.model_copy(update=unsaid),
        "fact": scene.fact.model_dump(mode="json", exclude={"position", *_unsaid(scene)}),
        "texts": {sha256: text.texts for sha256, text in scene.shown.items()},
    }
    if own := scene.municipality.templates:
        parts["templates"] = {name: sha256(text.encode()).hexdigest() for name, text in own.items()}
    if own_words := scene.municipality.texts:
        parts["words"] = own_words
    if units := scene.municipality.units:
        parts["units"] = [unit.texts for unit in units]
    decided = scene.matter if isinstance(scene.held.state, Case) else None
    parts |= {"decision": _decision(scene, decided)} if decided and decided.handling else _about(scene)
    return canonical(_ANY.dump_python(parts, mode="json")).encode()


def _about(scene: Scene) -> dict[str, Any]:
    """The part of the record that a paper is about which is none of a decision's own."""
    parts: dict[str, Any] = {}
    if scene.meeting:
        parts["meeting"] = _meeting(scene, scene.meeting)
    if scene.matter:
        parts["matter"] = _matter(scene, scene.matter)
    elif scene.matters:
        known = [matter for matter in scene.matters if not (matter.item and scene.hides(matter.item))]
        parts["matters"] = [_matter(scene, matter) for matter in known if not matter.handling]
        parts["decisions"] = [_decision(scene, matter) for matter in known if matter.handling]
    if scene.follow_up and not scene.kept_secret:
        parts["follow_up"] = _follow_up(scene.follow_up, scene.topic.period, scene.topic.project)
    return parts


def _decision(scene: Scene, matter: Matter) -> DecisionRecord | None:
    def text(written: Written) -> Text | None:
        return scene.shown.get(written.sha256) or scene.read(written)

    handling = matter.handling
    if handling is None:
        return None
    made = decision_record(matter.case, handling, scene.reading, text, whole=scene.whole)
    if scene.hides_matter and matter.item:
        return made.model_copy(update={"register_number": "", "title": matter.item.title})
    return made


def _unsaid(scene: Scene) -> tuple[str, ...]:
    """What of the fact the paper does not say: what tells of money, what a case once was called or is."""
    if scene.hides_matter:
        return ("journal", "content")
    return ("content",) if scene.kept_secret or scene.content != scene.fact.content else ()


def _meeting(scene: Scene, meeting: Meeting) -> dict[str, Any]:
    """The meeting as the reader may know it: of a confidential item its number, title and section alone."""
    own = (part.name for part in fields(meeting) if part.compare and part.name not in NO_PART_OF_A_PAPER)
    known = {name: getattr(meeting, name) for name in own}
    if about := scene.topic.item:
        known = {name: said for name, said in known.items() if name not in OF_THE_WHOLE_AGENDA}
        return {**known, "items": {about: _item(scene, meeting.items[about])}}
    return {**known, "items": {number: _item(scene, item) for number, item in meeting.items.items()}}


def _item(scene: Scene, item: Item) -> Any:
    if scene.hides(item):
        return {"number": item.number, "title": item.title, "section": item.section}
    told = TOLD_BY_THE_DECISION if item.handling else set()
    return {part.name: getattr(item, part.name) for part in fields(item) if part.name not in told}


def _matter(scene: Scene, matter: Matter) -> dict[str, Any]:
    """The case with what a body did; of what it did with a confidential one, where and when alone."""
    case, handling = matter.case, matter.handling
    hidden = scene.kept_secret or (matter.item is not None and scene.hides(matter.item))
    done = {name: getattr(handling, name) for name in WHERE_AND_WHEN} if handling and hidden else handling
    identity = ("id", "title", "task_class", "publicity", "ground", "language", "opened", "stage")
    return {
        "case": {name: getattr(case, name) for name in identity},
        "proposal": matter.proposal,
        "item": _item(scene, matter.item) if hidden and matter.item else matter.item,
        "handling": done,
        "status": matter.status,
    }


def _follow_up(follow_up: FollowUp, period: str, project: str) -> dict[str, Any]:
    """The lines and reports of one period or of all, of one project or of all."""
    return {
        "id": follow_up.id,
        "decision": follow_up.decision,
        "year": follow_up.year,
        "lines": [line for number, line in follow_up.lines.items() if project in ("", number)],
        "reports": [
            {"period": of, "project": number, "report": report}
            for (of, number), report in follow_up.reports.items()
            if period in ("", of) and project in ("", number)
        ],
    }
