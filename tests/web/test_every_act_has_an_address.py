"""Every act that people do has its address, made of its class; but those that read the confidential."""

from __future__ import annotations

import json
import re

from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it ships no types

from app.commands.indexing import by_hand
from app.desk.reading.confidential import READING
from app.web.api.description import description
from app.web.api.door import ROOT

DESCRIBED = description()


def test_every_act_is_described() -> None:
    acts = {f"{ROOT}/acts/{act.name()}" for act in by_hand() if act not in READING}
    assert acts == {path for path in DESCRIBED["paths"] if "/acts/" in path}


def test_every_schema_is_one_and_is_there() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    assert {*re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(DESCRIBED))} <= schemas.keys()
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_a_text_is_written_as_words() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    written = Draft202012Validator({**schemas["Written"], "components": DESCRIBED["components"]})
    for words in ("sana", {"fi": "sana", "sv": "ord"}, {"confidential": "sana"}, {"sha256": "0" * 64}):
        assert written.is_valid(words)
    assert not written.is_valid({"file": "/etc/passwd"})
