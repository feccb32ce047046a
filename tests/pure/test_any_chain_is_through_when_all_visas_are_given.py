"""Whatever the chain and whatever the order: a proposal is through exactly when all its visas are given."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from models.base.refusal import Refusal
from models.base.text import Text
from models.case.approval import Visa, counting, next_steps
from models.municipality.approval_chain import ApprovalChain
from models.municipality.approval_step import ApprovalStep, VouchedPart
from tests.support.chains import a_case_sent_for_approval, give

STEPS = "abcde"


def a_chain(beside: list[bool], concerns: list[tuple[VouchedPart, ...]] | None = None) -> ApprovalChain:
    """A chain of as many steps, of which each goes beside the one before it or after it."""
    return ApprovalChain(
        title=Text.of("ketju"),
        steps=tuple(
            ApprovalStep(
                id=STEPS[number],
                title=Text.of(STEPS[number]),
                beside=bool(number) and side,
                concerns=concerns[number] if concerns else (),
            )
            for number, side in enumerate(beside)
        ),
    )


sides = st.lists(st.booleans(), min_size=1, max_size=5)


@settings(max_examples=30, deadline=None)
@given(sides, st.lists(st.sampled_from(STEPS), max_size=12))
def test_a_proposal_is_through_exactly_when_every_step_gave_its_visa(
    beside: list[bool], order: list[str]
) -> None:
    steps = a_chain(beside).model_dump(mode="json")["steps"]
    town = a_case_sent_for_approval({"title": {"fi": "ketju"}, "steps": steps})
    round_of = dict(zip(STEPS, _rounds(beside), strict=False))
    given_: set[str] = set()
    for step in (*order, *STEPS):
        its_turn = step in round_of and all(
            other in given_ for other, round_ in round_of.items() if round_ < round_of[step]
        )
        taken = False
        with suppress(Refusal):
            give(town, step)
            taken = True
        assert taken is (its_turn and step not in given_)
        given_ |= {step} if taken else set()
        assert {*town.case.visas()} == given_
        through = False
        with suppress(Refusal):
            town.on_case("approve_for_agenda", body="kh")
            through = True
        assert through is (given_ == {*round_of})
        if through:
            return


def _rounds(beside: list[bool]) -> list[int]:
    found: list[int] = []
    for number, side in enumerate(beside):
        found.append((found[-1] + (not side)) if number else 0)
    return found


@dataclass(frozen=True)
class Given:
    """A visa as the naive reader knows it."""

    step: str
    revision: int
    recalled: bool


parts = st.lists(st.sampled_from([*VouchedPart]), max_size=2, unique=True).map(tuple)
visas = st.builds(Given, st.sampled_from(STEPS), st.integers(1, 3), st.booleans())


@given(
    st.lists(st.tuples(st.booleans(), parts), min_size=1, max_size=5),
    st.lists(visas, max_size=10),
    st.lists(
        st.sets(st.sampled_from(["clause 1", "clause 2", "reasons", "presenter"])), min_size=2, max_size=2
    ),
)
def test_a_visa_counts_while_nothing_that_it_vouches_for_changed_and_those_before_it_count(
    shape: list[tuple[bool, tuple[VouchedPart, ...]]], order: list[Given], changed: list[set[str]]
) -> None:
    chain = a_chain([side for side, _ in shape], [concerns for _, concerns in shape])
    text, day = Text.of("x"), date(2026, 1, 5)
    told = tuple(
        Visa(each.step, text, each.revision, f"{number}", day, recalled=each.recalled)
        for number, each in enumerate(order)
    )

    def changes(revision: int) -> set[str]:
        return set[str]().union(*changed[revision - 1 :])

    found = counting(chain, told, changes)
    before: set[str] = set()
    for steps in chain.rounds:
        latest = max((told.index(found[step]) for step in before if step in found), default=-1)
        for step in steps:
            last = max((n for n, visa in enumerate(order) if visa.step == step.id), default=-1)
            counts = (
                last > latest
                and not order[last].recalled
                and not _touched(step, changes(order[last].revision))
            )
            assert (step.id in found) is (counts and before <= {*found}), step.id
        before |= {step.id for step in steps}
    waiting = {step.id for step in next_steps(chain, found)}
    assert bool(waiting) is ({*found} != {step.id for step in chain.steps})
    assert not waiting & {*found}


def _touched(step: ApprovalStep, changed: set[str]) -> bool:
    parts = {"clauses" if part.startswith("clause") else part for part in changed}
    return bool(parts & {*step.concerns} if step.concerns else parts)
