"""`python -m docs.generate` writes anew what the documentation takes from the code and the data.

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`; the rest is written by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from app.case_file import schema
from docs.parts import at_the_desk, bodies, case_file, commands, kinds, municipality, rules, settings, typed
from docs.parts.described_schema import DescribedSchema
from models.record.case_record import CASE_VERSION, CaseRecord
from models.record.decision import DECISION_VERSION, DecisionRecord

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
ROOT = HERE.parent

PARTS: dict[str, Callable[[], str]] = {
    "settings": settings.table,
    "rules": rules.finnish,
    "refusals_of_the_law": rules.refusals,
    "rules_of_sweden": rules.swedish,
    "rules_of_the_house": rules.of_the_house,
    "bodies": bodies.keys,
    "municipality": municipality.keys,
    "answers": municipality.answers,
    "keys": case_file.keys,
    "acts": case_file.acts,
    "refusals": case_file.refusals,
    "typed": typed.counts,
    "at_the_desk": at_the_desk.table,
}
"""Every generated part by the name in its mark."""

_PART = re.compile(r"(<!-- generated: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def current() -> dict[Path, str]:
    """Every file that has generated parts, as it ought to be."""
    found = {
        HERE / "record.schema.json": record_schema(),
        HERE / "decision-record.schema.json": decision_schema(),
        EXAMPLES / "case-file.schema.json": schema.text(),
        ROOT / "models" / "data" / "kinds.json": kinds.index(),
        ROOT / "app" / "commands" / "index.json": commands.index(),
    }
    for path in sorted(HERE.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if "<!-- generated: " in text:
            found[path] = _PART.sub(lambda part: f"{part[1]}{PARTS[part['name']]()}{part[3]}", text)
    return found


def record_schema() -> str:
    """The schema of `record.json`."""
    return _schema(CaseRecord, "record", CASE_VERSION)


def decision_schema() -> str:
    """The schema of the record of one decision, which has a version of its own."""
    return _schema(DecisionRecord, "decision-record", DECISION_VERSION)


def _schema(model: type[BaseModel], name: str, version: str) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:pykala:{name}:{version}",
        **model.model_json_schema(mode="serialization", schema_generator=DescribedSchema),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every file that has generated parts."""
    for path, text in current().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
