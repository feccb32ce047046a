"""The description of this door in OpenAPI 3.1, made of the acts' classes and of what the readings give."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from starlette.responses import Response

from app import VERSION
from app.desk.reading.cases import CaseLine
from app.desk.reading.due import Due
from app.desk.reading.meetings import MeetingLine
from app.desk.reading.papers import PaperLine
from app.desk.reading.people import PersonLine
from app.desk.reading.permissions import Permission
from app.desk.reading.register import Certifiable
from app.desk.reading.waiting import WaitsForSomebody
from app.desk.scopes import acts_for_programs
from app.web.access import for_everybody
from app.web.api import (
    case_readings,
    follow_up_readings,
    hall_readings,
    installation_readings,
    meeting_readings,
    readings,
    register_readings,
    town_readings,
)
from app.web.api.acts import KEY, SEQ, ActWanted
from app.web.api.answering import told
from app.web.api.case_readings import RevisionsCompared, TimelineLine
from app.web.api.door import ROOT
from app.web.api.follow_up_readings import PeriodToEnd, ProjectMoney, ReportToGive
from app.web.api.hall_readings import HallNow
from app.web.api.installation_readings import HealthNow, ReportDraft
from app.web.api.meeting_readings import AgendaNow, MinutesNow
from app.web.api.problem import MEDIA
from app.web.api.register_readings import DecisionOnItsWay, OpenChallenge
from app.web.api.schemas import AS_GIVEN, JOURNAL, PROBLEM, REF, WORDS, Schema, ref
from app.web.api.town_readings import FoundText
from models.base.described import described
from models.bodies.body import Body
from models.engine.command import Answer, AnyAct
from models.law.rules import Rule
from models.municipality.municipality import Municipality

router = APIRouter(prefix=ROOT)

LISTS: dict[str, Any] = {
    "cases": CaseLine,
    "meetings": MeetingLine,
    "due": Due,
    "policy": Permission,
    "bodies": Body,
    "papers": PaperLine,
    "reports": ReportToGive,
    "periods": PeriodToEnd,
    "money": ProjectMoney,
    "register/challenges": OpenChallenge,
    "register/decisions": DecisionOnItsWay,
    "register/certificates": Certifiable,
    "people": PersonLine,
    "waiting": WaitsForSomebody,
    "rules": Rule,
    "search": FoundText,
    "drafts": ReportDraft,
    "timeline/{journal}": TimelineLine,
}
"""What each list is of."""

ONES: dict[str, Any] = {
    "bodies/{code}": Body,
    "municipality": Municipality,
    "agenda/{meeting}": AgendaNow,
    "hall/{meeting}": HallNow,
    "minutes/{meeting}": MinutesNow,
    "difference/{journal}": RevisionsCompared,
    "health": HealthNow,
}
"""What is told one by one, where a model says it."""

OF_A_JOURNAL = ("{journal}", "{meeting}")
"""How the address ends of what is told of one journal: its ETag is what If-Match names."""

ROOMS = (
    *(readings, follow_up_readings, register_readings, town_readings),
    *(case_readings, hall_readings, installation_readings, meeting_readings),
)
"""The modules that have readings."""

PDF: Schema = {"description": "The paper.", "content": {"application/pdf": {"schema": {"type": "string"}}}}


@router.get("/openapi.json")
@for_everybody
def openapi() -> Response:
    """The description itself."""
    return told(description())


@cache
def description() -> Schema:
    """Every address of this door, what it takes and what it answers."""
    models = Models()
    paths = {**dict(_of_acts(models)), **dict(_of_readings(models))}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pykälä", "version": VERSION},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": models.schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


class Models:
    """The schemas that are named, each once; what is told has its own name: no field of it is left out."""

    def __init__(self) -> None:
        self.schemas: Schema = {"Problem": PROBLEM, "Journal": JOURNAL, "AsGiven": AS_GIVEN}

    def taken(self, name: str, kind: Any) -> Schema:
        """What is sent: where its schema stands. A text is written as words, whatever it is kept as."""
        found = TypeAdapter(kind).json_schema(ref_template=REF, mode="validation")
        self.schemas.update({**found.pop("$defs", {}), "Written": WORDS})
        return self._named(name, kind, found)

    def told(self, kind: Any, but: Container[str] = ()) -> Schema:
        """What is answered, without some fields: where its schema stands."""
        found = TypeAdapter(kind).json_schema(ref_template=f"{REF}Told", mode="serialization")
        self.schemas.update({f"{name}Told": schema for name, schema in found.pop("$defs", {}).items()})
        found["properties"] = {name: of for name, of in found["properties"].items() if name not in but}
        found["required"] = [name for name in found.get("required", ()) if name not in but]
        return self._named(f"{kind.__name__}Told", kind, found)

    def _named(self, name: str, kind: Any, schema: Schema) -> Schema:
        for field, line in described(kind).items():
            if field in schema.get("properties", {}):
                schema["properties"][field]["description"] = line
        self.schemas[name] = schema
        return ref(name)


def _of_acts(models: Models) -> Iterator[tuple[str, Schema]]:
    wish = TypeAdapter(ActWanted).json_schema(ref_template=REF)
    for field, line in described(ActWanted).items():
        wish["properties"][field]["description"] = line
    for act in acts_for_programs():
        fields = models.taken(act.name(), act)
        body = {**wish, "properties": {**wish["properties"], "act": fields}, "required": _said(act)}
        first, _, more = (act.__doc__ or "").strip().partition("\n")
        yield (
            f"{ROOT}/acts/{act.name()}",
            {
                "post": {
                    "operationId": act.name(),
                    "tags": [act.noun],
                    "summary": first,
                    "description": " ".join(more.split()),
                    "parameters": [
                        _header("Idempotency-Key", KEY),
                        *([_header("If-Match", SEQ)] if act.on else []),
                    ],
                    "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
                    "responses": _responses(_json(models.told(Answer))),
                }
            },
        )


def _said(act: type[AnyAct]) -> list[str]:
    needed = any(info.is_required() for info in act.model_fields.values())
    return [*(["journal"] if act.on else []), *(["act"] if needed else [])]


def _of_readings(models: Models) -> Iterator[tuple[str, Schema]]:
    routes = [route for room in ROOMS for route in room.router.routes]
    made = get_openapi(title="", version="", routes=routes)
    models.schemas.update(made["components"]["schemas"])
    for name in ("HTTPValidationError", "ValidationError"):
        models.schemas.pop(name, None)
    for path, verbs in made["paths"].items():
        good = _read_at(path, models)
        if path.endswith(OF_A_JOURNAL):
            seen = {"description": "The number of its last fact.", "schema": {"type": "string"}}
            good = {**good, "headers": {**good.get("headers", {}), "ETag": seen}}
        yield path, {"get": {**verbs["get"], "responses": _responses(good)}}


def _read_at(path: str, models: Models) -> Schema:
    noun = path.removeprefix(f"{ROOT}/")
    if noun in ONES:
        return _json(models.told(ONES[noun]))
    if noun not in LISTS:
        return _json(ref("Journal")) if noun.startswith("journals/") else PDF
    entry = models.told(LISTS[noun], readings.NOT_TOLD if noun == "papers" else ())
    items = {"type": "array", "items": entry}
    page = {"type": "object", "properties": {"items": items}, "required": ["items"]}
    link = {"description": "The address of the next page.", "schema": {"type": "string"}}
    return {**_json(page), "headers": {"Link": link}}


def _responses(good: Schema) -> Schema:
    problem = {"description": "Why not.", "content": {MEDIA: {"schema": ref("Problem")}}}
    return {"200": good, "default": problem}


def _json(schema: Schema) -> Schema:
    return {"description": "What was asked for.", "content": {"application/json": {"schema": schema}}}


def _header(name: str, pattern: str) -> Schema:
    schema = {"type": "string", "pattern": f"^{pattern}$"}
    return {"name": name, "in": "header", "required": False, "schema": schema}
