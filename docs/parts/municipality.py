"""The description of a municipality, as municipality.md explains it."""

from __future__ import annotations

from app.founding import founding
from docs.parts import markdown
from docs.parts.markdown import code
from models.base.country import country
from models.base.country_pack import countries, serving
from models.base.described import described
from models.municipality.approval_chain import ApprovalChain
from models.municipality.approval_step import ApprovalStep
from models.municipality.municipality import Municipality
from models.municipality.office import Office
from models.municipality.review_rule import ReviewRule


def keys() -> str:
    """Every key of municipality.yaml, of an office in it, of a chain of approval and of a rule of reviews."""
    parts = (
        _table(Municipality),
        "An office has\n",
        _table(Office),
        "A chain of approval has\n",
        _table(ApprovalChain),
        "and each of its steps\n",
        _table(ApprovalStep),
        "A rule of reviews has\n",
        _table(ReviewRule),
    )
    return "\n".join(parts)


def answers() -> str:
    """What `pykala init` asks in each country, by the keys of a file with answers."""
    return "\n".join(_answers_in(code_) for code_ in countries())


def _answers_in(country_code: str) -> str:
    with serving(country_code):
        asked, called = founding().questions, country().names["en"]
    table = markdown.table(("Key", "What"), ((code(one.key), one.asked.say("en")) for one in asked))
    return f"{called} (`{country_code}`)\n\n{table}"


def _table(kind: type) -> str:
    return markdown.table(("Key", "What"), ((code(key), says) for key, says in described(kind).items()))
