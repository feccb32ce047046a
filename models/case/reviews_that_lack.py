"""Reviews that a proposal still lacks: of groups that a rule asks, and of those that were asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.base.money import Cents
from models.base.terms import Name
from models.base.words import Listed, Said
from models.case.proposal import part_in_words
from models.case.review import ReviewRound, Verdict
from models.law.rules import Rules
from models.municipality.review_rule import groups_asked_by

if TYPE_CHECKING:
    from models.case.case import Case


def groups_that_must_review(case: Case) -> dict[str, Name | str]:
    """The groups that review its proposal as it stands, each with what says so: a rule, or a report."""
    granted = case.proposals[-1].appropriation if case.proposals else None
    divisions = (share.name for share in granted.divisions) if granted else ()
    sum_ = granted.cents if granted else Cents(0)
    by_rule = groups_asked_by(case.review_rules, sum_, (*case.units, *divisions))
    found: dict[str, Name | str] = {}
    if case.report:
        found.update(dict.fromkeys(case.report.groups, case.report.follow_up))
    found.update({group: rule.title.name for group, rule in by_rule.items()})
    return found


def reviews_that_lack(case: Case, rules: Rules) -> Iterator[Said]:
    """Why reviews keep a proposal from an agenda by a body's rules."""
    by_rule = groups_that_must_review(case)
    for group, rule in by_rule.items():
        if group not in case.reviews and rules.flag("review.missing_blocks"):
            yield Said.why(
                "{group} has not been asked for its review, as {rule} wants",
                group=group,
                rule=rule,
            )
    for group, asked in case.reviews.items():
        if asked.mandatory or group in by_rule:
            yield from _lacking(asked, case, rules)


def _lacking(asked: ReviewRound, case: Case, rules: Rules) -> Iterator[Said]:
    if not asked.reviews or asked.anew:
        if rules.flag("review.missing_blocks"):
            yield Said.why("{group} has not given its review", group=asked.group)
        return
    opposes = asked.reviews[-1].verdict is Verdict.OPPOSES and not asked.gone_against
    if opposes and rules.flag("review.opposing_blocks"):
        yield Said.why(
            "{group} opposes it; who takes it further all the same names the group and gives a ground",
            group=asked.group,
        )
    elif asked.reviews[-1].wishes and not asked.answered and rules.flag("review.unanswered_blocks"):
        yield Said.why("{group} wished changes, and nobody said whether they were made", group=asked.group)
    if rules.flag("review.stale_blocks") and (stale := asked.stale(case.proposals)):
        yield Said.why(
            "the review of {group} is stale: {parts} changed after it",
            group=asked.group,
            parts=Listed.of(map(part_in_words, stale)),
        )
