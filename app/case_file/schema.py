"""The JSON schema of a case file, made of the models, for editors that help while somebody writes.

`python -m app.case_file.schema > examples/case-file.schema.json` publishes it anew. The schema knows words
and places; what only reading the whole can show (sums, references, order) is for `pykala check`.
"""

from __future__ import annotations

import json
import sys
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from app.case_file import draft, grant
from app.case_file.language import Phrase, phrases, roles
from app.case_file.reader import MATTER, TOP
from app.case_file.values import is_record, plain_type, spoken, words_of
from models.base.described import described
from models.base.language import LANGUAGES
from models.base.money import Cents
from models.base.writing import Written
from models.bodies.body import Bodies, Body
from models.bodies.municipality_loading import DescribedMunicipality
from models.case.proposal import Proposal
from models.law.appeal import Kind, LegalGround
from models.preparation.opening import OpenCase

Schema = dict[str, Any]

WORD: Schema = {"type": ["string", "number", "boolean"]}
AMOUNT: Schema = {**WORD, "description": "Money, thousands apart: 3 200 000 or 1 250,50"}
INSTANT: Schema = {**WORD, "description": "2021-03-15 16:58 or 15.3.2021 16.58, in local time"}
MUNICIPALITY: Schema = {**WORD, "description": "Folder of a municipality, in or beside that of the case file"}
PROSE: Schema = {"anyOf": [WORD, {"$ref": "#/$defs/file"}]}
TEXT: Schema = {"$ref": "#/$defs/text"}
ANSWER: Schema = {"type": "string", "enum": [*draft.ANSWERS_IN_WORDS]}
NUMBERS: Schema = {**WORD, "description": "7 or 1–185"}


def schema() -> Schema:
    """The whole schema."""
    top: Schema = {
        **dict.fromkeys(TOP, WORD),
        "title in": _record(dict.fromkeys(LANGUAGES, WORD)),
        "case": {
            **WORD,
            "pattern": r"^([A-ZÅÄÖ]{2,6}|[a-z][a-z0-9]*) \d{4}-\d{6}$",
            "description": "Register number expected",
        },
        **{
            spoken(n): _field(OpenCase.model_fields[n], described(OpenCase).get(n, ""))
            for n in ("task_class", "publicity", "ground", "language")
        },
        "body": {**WORD, "description": f"Its code: {', '.join(Bodies.load().bodies)}, or one of `bodies`"},
        "municipality": MUNICIPALITY,
        "bodies": _listed({"type": "object", "description": "A body's description, or {file: khs.yaml}"}),
        "people": _map(_record(draft.PERSON)),
        "appropriation": {"$ref": "#/$defs/appropriation"},
        "proposal": {"$ref": "#/$defs/proposal"},
        "proposals": _map({"$ref": "#/$defs/proposal"}),
        "cases": _map(_matter()),
        "numbers given elsewhere": _map(_listed(NUMBERS)),
        "acts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/entry"}},
        "until": INSTANT,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Case file: a case and what people did with it",
        **_record(top, required=("case", "title", "acts")),
        "$defs": {
            "file": {**_record(("file",)), "required": ["file"]},
            "text": {"anyOf": [PROSE, _record(dict.fromkeys(LANGUAGES, PROSE)), _confidential()]},
            "appropriation": _appropriation(),
            "proposal": _proposal(),
            "entry": _entry(),
            **{f"act_{phrase.name}": _act(phrase) for phrase in _once().values()},
        },
    }


def _matter() -> Schema:
    """A further case: what the top says of its own."""
    own = {
        **dict.fromkeys(MATTER, WORD),
        "title in": _record(dict.fromkeys(LANGUAGES, WORD)),
        "appropriation": {"$ref": "#/$defs/appropriation"},
        "proposal": {"$ref": "#/$defs/proposal"},
        "proposals": _map({"$ref": "#/$defs/proposal"}),
    }
    return _record(own, required=("case", "title", "task class"))


def _confidential() -> Schema:
    told = "A text that is sealed: it is shown in no public paper and can be erased."
    return {**_record({"confidential": TEXT}, required=("confidential",)), "description": told}


def _appropriation() -> Schema:
    project = {**dict.fromkeys(grant.PROJECT, WORD), "amount": AMOUNT, "goals": _listed(WORD)}
    division = {
        "amount": AMOUNT,
        "head": WORD,
        "projects": _map(_record(project, required=("amount", "name", "owner"))),
    }
    recipient = {
        **dict.fromkeys(grant.RECIPIENT, WORD),
        "amount": AMOUNT,
        "conditions": _listed(WORD),
        "instalments": _map(AMOUNT),
    }
    whole = {
        **dict.fromkeys(grant.APPROPRIATION, WORD),
        "total": AMOUNT,
        "frame": AMOUNT,
        "divisions": _map(_record(division, required=tuple(division))),
        "recipients": _map({"anyOf": [AMOUNT, _record(recipient, required=("amount",))]}),
    }
    return _record(whole, required=("total", "year", "budget item"))


def _proposal() -> Schema:
    attachment = {"anyOf": [WORD, _record(draft.ATTACHMENT, required=("title",))]}
    return _record(
        {
            **dict.fromkeys(draft.PROPOSAL, WORD),
            "kind": _choice([kind.value for kind in Kind]),
            "legal ground": _choice([ground.replace("_", " ") for ground in LegalGround]),
            "clauses": _listed(TEXT),
            "answers": {"anyOf": [ANSWER, _map(ANSWER)]},
            "reasons": TEXT,
            "decision reasons": TEXT,
            "summary": TEXT,
            "appropriation": {"$ref": "#/$defs/appropriation"},
            "further information": _listed(WORD),
            "attachments": _listed(attachment),
            "extracts": _listed(
                {"anyOf": [WORD, _record({"to": WORD, "papers": _listed(WORD)}, required=("to",))]}
            ),
            "informed": _listed({"anyOf": [WORD, _record(draft.PRIVATE, required=("private",))]}),
        }
    )


def _entry() -> Schema:
    bare = _choice([words for words, phrase in phrases().items() if not _needed(phrase)])
    return {
        "type": "object",
        "description": "'DATE TIME, role: act', in local time",
        "properties": {
            "refused": {"type": "string", "description": "The refusal that the act must meet: MotionMissing"},
            "gives": {"type": "object", "additionalProperties": WORD},
            "recorded": INSTANT,
            "later because": WORD,
        },
        "patternProperties": {
            rf"^\d{{4}}-\d\d-\d\d \d?\d:\d\d, *({'|'.join(roles())})( +[^ ,]+)?(, *[^,]+)?$": {
                "anyOf": [bare, *({"$ref": f"#/$defs/act_{phrase.name}"} for phrase in _once().values())]
            }
        },
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 5,
    }


def _once() -> dict[str, Phrase]:
    """Every act under its full name."""
    return {phrase.words: phrase for phrase in phrases().values()}


def _act(phrase: Phrase) -> Schema:
    main = phrase.act.model_fields[phrase.main] if phrase.main else None
    line = described(phrase.act).get(phrase.main or "", "")
    first = _field(main, line) if main else {"type": ["string", "null"]}
    further = {key: _field(info, says) for key, (_, info, says) in phrase.fields().items()}
    if phrase.act.on == "meeting":
        further["meeting"] = {**WORD, "description": "The meeting's day, when it is not the day of the act"}
    if phrase.act.on == "session":
        further["session"] = {
            **WORD,
            "description": "The session: its group and its day, digijory-2021-02-18",
        }
    if main and plain_type(main.annotation) in (str, int):
        first = {"anyOf": [first, {"type": "array", "items": first}, _map(_record(further))]}
    names = [words for words, known in phrases().items() if known.name == phrase.name]
    return {
        **_record({**dict.fromkeys(names, first), **further}),
        "description": (phrase.act.__doc__ or "").strip().split("\n")[0],
        "anyOf": [{"required": [name]} for name in names],
    }


def _needed(phrase: Phrase) -> bool:
    """Whether the act says nothing without something after its name."""
    main = phrase.act.model_fields[phrase.main] if phrase.main else None
    return main is not None and main.is_required() and plain_type(main.annotation) is not Proposal


_OF_THEIR_OWN: dict[Any, Schema] = {
    Written: TEXT,
    Body: {"type": "object"},
    DescribedMunicipality: MUNICIPALITY,
}


def _field(info: FieldInfo, line: str) -> Schema:
    return {**_type(info.annotation), **({"description": line} if line else {})}


def _type(annotation: Any) -> Schema:
    kind = plain_type(annotation)
    if kind in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[kind]
    if (words := words_of(kind)) is not None:
        return _choice([spoken(word) for word in words])
    if get_origin(kind) is tuple:
        inner = plain_type(get_args(kind)[0])
        return _listed({"anyOf": [WORD, _type(inner)]} if is_record(inner) else _type(inner))
    if get_origin(kind) is dict:
        return _map(_type(get_args(kind)[1]))
    if is_record(kind):
        lines = described(kind)
        return _record(
            {spoken(name): _field(info, lines.get(name, "")) for name, info in kind.model_fields.items()}
        )
    return AMOUNT if kind is Cents else WORD


def _record(properties: Schema | tuple[str, ...], required: tuple[str, ...] = ()) -> Schema:
    known = properties if isinstance(properties, dict) else dict.fromkeys(properties, WORD)
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": known, **needed, "additionalProperties": False}


def _map(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


def _listed(value: Schema) -> Schema:
    return {"anyOf": [{"type": "array", "items": value}, value]}


def _choice(words: Any) -> Schema:
    return {"enum": list(words)}


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
