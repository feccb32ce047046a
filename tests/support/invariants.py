"""What holds after every act, whatever was asked for: checked over the whole registry in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from models.base.calendar import local_day
from models.case.case import Case
from models.case.granting import granted
from models.engine import engine, policy
from models.engine.journal import Fact, broken_link
from models.engine.row import Row
from models.engine.snapshot import Snapshot
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.law.appeal import Appeal, Counting, counts_from
from models.law.body_kind import BodyKind
from models.law.challenge_result import ChallengeResult
from models.law.outcome import ANSWERS, CARRIED, Outcome
from models.matter.appropriation import Appropriation
from models.matter.handling import decides
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.register import numbers
from models.tables.row_tables import ROWS
from models.whole.memory import Memory
from models.whole.rows import rows_of


def hold(memory: Memory, before: Memory | None = None) -> None:
    """Raise AssertionError where the registry contradicts itself; `before` is when it was last seen not to.

    What a journal says of itself is looked at where it has changed since, what they say of each other always.
    That it proves itself is left to `chains_are_whole`, once for all that was seen, if there is a before.
    """
    if before is None:
        chains_are_whole(memory)
    before = before or Memory(memory.now)
    for journal, held in memory.journals.items():
        if held is not before.journals.get(journal):
            stage_is_known(held)
            rows_have_keys_of_their_own(held)
            it_may_be_written_down(held)
        match held.state:
            case Case() as case:
                case_is_sound(case, memory)
            case Meeting() as meeting:
                meeting_is_sound(meeting, memory)
            case FollowUp() as follow_up:
                follow_up_is_sound(follow_up, memory)
    those_present_were_enough(memory, before)
    every_number_is_accounted_for(memory)


def nothing_due_was_left(memory: Memory) -> None:
    """What is due and what passes agree, else a workflow would ask for ever."""
    for held in memory.journals.values():
        left = [d.key for d in engine.due(held) if held.begun().open and d.at <= memory.now]
        assert not left, f"{held.id} still has {left} due"


def chains_are_whole(memory: Memory, seen: Iterable[Held] = ()) -> None:
    """Every journal proves itself, and folding it again gives what is held, and what was seen on the way."""
    known = {(held.id, held.seq): held for held in (*seen, *memory.journals.values())}
    for journal in memory.journals:
        facts, again = memory.facts_of(journal), Held(journal)
        assert broken_link(facts) is None
        for fact in facts:
            again = again.after([fact])
            assert known.pop((journal, fact.seq), again) == again
    assert not known, "a journal has lost facts"


def it_may_be_written_down(held: Held) -> None:
    """A snapshot of a journal gives what is held, to the last word of its trail."""
    state = held.begun()
    if state.plain:
        snapshot = Snapshot.of(held)
        read = snapshot.read()
        assert (read, read.trail) == (state, state.trail)
        assert Snapshot.of(replace(held, state=read)) == snapshot


def read_again(fact: Fact) -> Fact:
    """A fact as it comes back from where it was written."""
    return Fact.model_validate_json(fact.model_dump_json())


def stage_is_known(held: Held) -> None:
    """The policy speaks of every stage that is reached, but of the last."""
    state = held.begun()
    if state.open:
        acts = policy.table()[state.noun].values()
        assert state.stage in {stage for roles in acts for stages in roles.values() for stage in stages}


def rows_have_keys_of_their_own(held: Held) -> None:
    """No two rows of a journal have the same primary key."""
    counted = Counter(map(_key, rows_of(held)))
    assert not [key for key, times in counted.items() if times > 1]


def case_is_sound(case: Case, memory: Memory) -> None:
    """One outcome a handling, agenda and meeting agree, force comes last, and money adds up."""
    assert list(case.decisions) == [handling.key for handling in case.handlings]
    assert (case.stage is Stage.ON_AGENDA) == bool(case.meeting)
    on = [
        (meeting.id, number)
        for meeting in _meetings(memory)
        for number, item in meeting.items.items()
        if item.case == case.id and item.handling is None
    ]
    assert on == ([(case.meeting, case.item)] if case.meeting else []), f"{case.id} is on {on}"
    assert (case.stage is Stage.TABLED) == (case.returns_from is not None)
    for handling in case.handlings:
        status = case.decisions[handling.key]
        assert decides(handling) or handling.put_off or not status.final_since, (
            "what only puts a case off is never final"
        )
        assert not status.published or (status.checked and status.checked <= status.published)
        counted = counts_from(handling.appeal_rule)
        apart = handling.appeal is Appeal.PROHIBITED or counted is not Counting.PUBLICATION
        assert not status.final_since or status.published or apart, "final before it was published"
        over = [each.over for each in status.challenges if not (each.late or each.barred)]
        assert not status.final_since or all(over), "final, and a challenge to it is not over"
        assert not (status.final_since and (status.challenged or status.void_since)), (
            "final while it is challenged, or though it is in force no more"
        )
        assert bool(status.void_since) >= bool(status.replaced_by), "replaced, and still in force"
        money = granted(handling, case.proposals[handling.revision - 1])
        if money:
            adds_up(money)
        assert not status.final or not status.published or status.final.day > status.published
    decided = bool(case.handlings) and decides(case.handlings[-1]) and not _referred_back(case)
    assert decided == (
        case.stage in (Stage.DECIDED, Stage.FOLLOW_UP)
        or (case.stage is Stage.CLOSED and not _undecided(case))
    )
    for proposal in case.proposals:
        if proposal.appropriation:
            adds_up(proposal.appropriation)


def _undecided(case: Case) -> bool:
    return case.closed_because in ("it was withdrawn", "the challenge is settled")


def _referred_back(case: Case) -> bool:
    last = case.decisions[case.handlings[-1].key]
    return any(each.result is ChallengeResult.REFERRED_BACK for each in last.challenges)


def adds_up(granted: Appropriation) -> None:
    """Total = sum of divisions, each of its projects, and of recipients."""
    shares = [share.cents for share in granted.divisions]
    assert granted.cents == sum(shares) + sum(each.cents for each in granted.recipients)
    assert granted.cents == sum(part.cents for part in granted.parts())


def meeting_is_sound(meeting: Meeting, memory: Memory) -> None:
    """An item has one outcome, and the case has the same."""
    for number, item in meeting.items.items():
        assert number == item.number
        if item.electronic and item.electronic.decided:
            seats = [seat.seat for seat in meeting.seats]
            assert meeting.kind is not BodyKind.COUNCIL, "a council decides in its meetings alone"
            assert sorted(item.electronic.consented) == seats, "decided electronically without everybody"
            assert item.handling, "decided electronically, and not handled"
            assert item.handling.outcome in {*CARRIED, Outcome.NOTED, *ANSWERS}
        if item.handling is None:
            continue
        assert (item.handling.meeting, item.handling.item) == (meeting.id, number)
        assert item.section == item.handling.section
        assert item.handling in memory.held(item.case).of(Case).handlings
    if meeting.checked:
        assert all(item.handling for item in meeting.items.values())
        worded = meeting.worded and local_day(meeting.worded)
        assert not worded or meeting.checked >= worded, "checked before it said so"


def those_present_were_enough(memory: Memory, before: Memory) -> None:
    """Whoever has left since: enough of them were in the room whenever an item was voted on or handled."""
    journals = dict(before.journals)
    for fact in memory.facts[len(before.facts) :]:
        held = journals.get(fact.journal, Held(fact.journal))
        if fact.kind in ("VoteRecorded", "ItemHandled") and isinstance(held.state, Meeting):
            item = min(fact.content.about(), default=0)
            out = {recusal.name for recusal in held.state.items[item].recused}
            there = [who.name for who in held.state.there(item) if who.name not in out]
            assert len(there) >= held.state.quorum, f"{fact.content.said()} {there}"
        journals[fact.journal] = held.after([fact])


def follow_up_is_sound(follow_up: FollowUp, memory: Memory) -> None:
    """It follows a checked decision that granted what its lines say, and closes when that is final."""
    case = memory.held(follow_up.case).of(Case)
    assert case.follow_up == follow_up.id or not follow_up.open
    assert case.decisions[follow_up.decision].checked
    revision = next(h.revision for h in case.handlings if h.key == follow_up.decision)
    granted = case.proposals[revision - 1].appropriation
    assert granted is not None
    assert granted.cents == sum(line.cents for line in follow_up.lines.values())
    for (_, project), report in follow_up.reports.items():
        over = report.figures is not None and report.figures.spent > follow_up.lines[project].cents
        assert report.overspent == over
    status = case.decisions[follow_up.decision]
    if not follow_up.open and not status.challenges:
        assert status.final_since
        assert case.stage is Stage.CLOSED
    assert not (follow_up.open and status.void_since), "money is followed of a void decision"


def every_number_is_accounted_for(memory: Memory) -> None:
    """No § and no register number twice, and none skipped."""
    elsewhere = numbers.of(memory.held(numbers.JOURNAL)) or numbers.Numbers()
    for series, given in groupby(sorted(_given(memory))):
        assert len(list(given)) == 1, f"{series} was given twice"
    for name, used in groupby(sorted(_given(memory)), key=lambda found: found[0]):
        here = {number for _, number in used}
        gaps = [n for n in range(1, max(here)) if n not in here and not elsewhere.elsewhere(name, n)]
        assert not gaps, f"{name} skips {gaps}"


def _given(memory: Memory) -> Iterator[tuple[str, int]]:
    for case in _of(memory, Case):
        register, _, number = case.id.rpartition("-")
        yield register, int(number)
    for meeting in _meetings(memory):
        for item in meeting.items.values():
            if item.section:
                yield f"§ {meeting.body} {meeting.day.year}", item.section


def _meetings(memory: Memory) -> Iterator[Meeting]:
    yield from _of(memory, Meeting)


def _of(memory: Memory, kind: type[Any]) -> Iterator[Any]:
    yield from (held.state for held in memory.journals.values() if isinstance(held.state, kind))


def _key(row: Row) -> tuple[Any, ...]:
    columns = next(table.__table__.primary_key for table in ROWS if table.__table__.name == row.table)
    return (row.table, *(row.cells[column.name] for column in columns))


def copy_of(memory: Memory) -> Memory:
    """The registry as it stands, so that it can be seen later whether anything changed."""
    return replace(
        memory,
        journals=dict(memory.journals),
        facts=list(memory.facts),
        last=dict(memory.last),
        given_here=set(memory.given_here),
        commands=dict(memory.commands),
    )
