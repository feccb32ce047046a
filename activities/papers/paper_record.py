"""The part of the record that a paper shows, as the JSON that lies inside it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter

from activities.papers.matter import Matter
from activities.papers.scene import Scene
from models.base.canonical import canonical
from models.follow_up.follow_up import FollowUp
from models.matter.item import Item
from models.meeting.meeting import Meeting

_ANY: TypeAdapter[Any] = TypeAdapter(Any)


def record(scene: Scene) -> bytes:
    """The order, its fact, the matter or matters with proposal and handling, and the texts, as UTF-8 JSON.

    It says nothing that the paper withholds.
    """
    parts: dict[str, Any] = {
        "paper": scene.order.model_copy(update={"subject": ""}) if scene.withheld else scene.order,
        "fact": scene.fact.model_dump(mode="json", exclude={"position", *_unsaid(scene)}),
        "texts": {sha256: text.texts for sha256, text in scene.shown.items()},
    }
    if scene.meeting:
        parts["meeting"] = _meeting(scene.meeting)
    if scene.matter:
        parts["matter"] = _matter(scene.matter)
    elif scene.matters:
        parts["matters"] = [_matter(matter) for matter in scene.matters if not _secret(matter.item)]
    if scene.follow_up and not scene.withheld:
        parts["follow_up"] = _follow_up(scene.follow_up, scene.topic.period, scene.topic.project)
    return canonical(_ANY.dump_python(parts, mode="json")).encode()


def _unsaid(scene: Scene) -> tuple[str, ...]:
    return ("content",) if scene.withheld else ()


def _meeting(meeting: Meeting) -> dict[str, Any]:
    """The meeting as everybody may know it: of a confidential item its number, title and section alone."""
    known = {part.name: getattr(meeting, part.name) for part in fields(meeting) if part.compare}
    known["items"] = {
        number: {"number": number, "title": item.title, "section": item.section} if _secret(item) else item
        for number, item in meeting.items.items()
    }
    return known


def _secret(item: Item | None) -> bool:
    return item is not None and item.secrecy is not None


def _matter(matter: Matter) -> dict[str, Any]:
    case = matter.case
    identity = ("id", "title", "task_class", "publicity", "ground", "language", "opened", "stage")
    return {
        "case": {name: getattr(case, name) for name in identity},
        "proposal": matter.proposal,
        "item": matter.item,
        "handling": matter.handling,
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
