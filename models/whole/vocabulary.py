"""The vocabulary: every word of the program that is no sentence, by its kind."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import get_args

from models.base.terms import Term
from models.case.decision_status import STATUSES
from models.case.proposal import Proposal
from models.case.review import TAKES, Verdict
from models.engine import policy
from models.law.deadline_words import WEEKDAYS
from models.law.rules import WAY, Rulebook, Unit
from models.matter.handling import UNTIL
from models.municipality.approval_chain import PLACES
from models.papers.paper import NOUNS
from models.record.life import VERDICTS
from models.voting.balloting import VOTED_ON
from models.whole import catalogue
from models.whole.effects import Effect


def terms() -> Iterator[Term]:
    """Stages, roles, acts, kinds of journal, and the members of every enum."""
    for noun, acts in policy.table().items():
        yield from (policy.the_noun(noun), policy.a_noun(noun))
        for roles in acts.values():
            for role, stages in roles.items():
                yield from (Term("role", role), policy.a_role(role), *map(policy.stage_of, stages))
                yield from filter(None, map(policy.held_by_others, stages))
    yield from (Term("scope", scope) for scope in policy.scopes())
    yield from map(policy.act_of, sorted(catalogue.ACTS))
    for enum in sorted(_enums(StrEnum), key=lambda enum: (enum.__name__, enum.__module__)):
        yield from map(Term.of, enum)
    yield Term("noun", "any", "any journal")
    yield Term("field", "text")
    yield from (Term("joiner", word) for word in ("and", "or"))
    yield from (Term("weekday", day.lower(), day) for day in WEEKDAYS)
    yield from (Term("until", until) for until in UNTIL)
    yield from (Term("proposal", part) for part in Proposal.model_fields)
    yield from (Term("review", verdict, TAKES.get(verdict, "")) for verdict in Verdict)
    yield from (Term("given verdict", verdict, said) for verdict, said in VERDICTS.items())
    yield Term("report status", "consolidated")
    yield from (Term("paper kind", template) for template in NOUNS)
    yield from (Term("effect", kind) for kind in get_args(Effect.model_fields["kind"].annotation))
    yield from (Term("decision status", word) for word in STATUSES)
    yield from (Term("step", place) for place in PLACES)
    yield Term("motion status", VOTED_ON)
    yield from _of_the_rules()


def _of_the_rules() -> Iterator[Term]:
    """Their sources, the ways that some name, and the roles that a reminder goes to."""
    for rule in Rulebook.load().rules:
        yield rule.vouched_by
        if rule.unit is Unit.CHOICE:
            yield from (Term(WAY, str(way)) for way in rule.ways)
        for step in rule.value if isinstance(rule.value, tuple) else ():
            yield from (Term("role", role) for role in step.recipients)


def _enums(base: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for enum in base.__subclasses__():
        if enum.__module__.startswith("models."):
            yield enum
        yield from _enums(enum)
