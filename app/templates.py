"""A case file from a template of the municipality: what is there already, and where people go on writing."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from models.municipality.case_template import CaseTemplate

HEAD = "# From the template {id}. Fill in what is missing; `pykala check` reads it.\n"


class _Block(str):
    """A text of several lines, written as it reads."""

    __slots__ = ()


class _CaseFileDumper(yaml.SafeDumper):
    """Writes a block of text below its key."""


def _block(dumper: yaml.SafeDumper, said: _Block) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(said), style="|")


_CaseFileDumper.add_representer(_Block, _block)


def case_file(template: CaseTemplate, prefix: str, day: date) -> str:
    """The text of a case file with the template's title, proposal and first acts, for a day."""
    said: dict[str, Any] = {
        "case": f"{prefix} {day.year}-000001",
        "title": template.title,
        "task class": template.task_class,
        "language": template.language,
        "people": {"presenter": {"title": template.presenter or "…"}},
        "proposal": {
            "clauses": [*template.clauses] or ["…"],
            "reasons": _Block(template.reasons or "…"),
            "presenter": "presenter",
            **({"informed": [*template.informed]} if template.informed else {}),
        },
        "acts": [
            {f"{day} 09:00, preparer": "open case"},
            {f"{day} 09:00, preparer": "revise proposal"},
        ],
    }
    text = yaml.dump(said, Dumper=_CaseFileDumper, allow_unicode=True, sort_keys=False, width=100)
    return HEAD.format(id=template.id) + text
