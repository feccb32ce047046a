"""What the description of this door says of values that are no models."""

from __future__ import annotations

from typing import Any

from models.base.language import LANGUAGES

REF = "#/components/schemas/{model}"

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """Where a named schema stands."""
    return {"$ref": REF.format(model=name)}


WORDS: Schema = {
    "description": "A text: in its original language, in each language, sealed, or as a reading gave it.",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {language: {"type": "string"} for language in LANGUAGES},
            "minProperties": 1,
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"confidential": ref("Written")},
            "required": ["confidential"],
            "additionalProperties": False,
        },
        ref("AsGiven"),
    ],
}
AS_GIVEN: Schema = {
    "description": "A text by its hash, as a reading of this journal gave it.",
    "type": "object",
    "properties": {"sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
    "required": ["sha256"],
}
PROBLEM: Schema = {
    "description": "Why it was not done (RFC 9457).",
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "The sentence in the reader's language."},
        "facts": {"type": "object", "description": "What stands in the sentence, each value with its type."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["pointer", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "facts"],
}
JOURNAL: Schema = {
    "description": "A journal: its state, what follows from it now, its facts.",
    "type": "object",
    "properties": {
        "journal": {"type": "string"},
        "kind": {"type": "string"},
        "stage": {"type": "string"},
        "state": {"type": "object"},
        **{
            name: {"type": "array", "items": {"type": "object"}}
            for name in ("may_act", "deadlines", "alarms", "papers", "refused", "outbox", "facts")
        },
    },
    "required": ["journal", "kind", "stage", "state", "may_act", "deadlines", "papers", "facts"],
}
