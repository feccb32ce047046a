"""A record played: the case file it becomes, the engine's record of it, and how the two compare."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from activities.settings import Settings
from app.case_file.script import Script
from app.dossier import write_dossier
from app.exchange.helsinki import read_file
from app.exchange.replay import carried
from app.exchange.replay.case_file import written_out
from app.exchange.replay.comparing import Agreement, ComparedLine, compare
from app.exchange.replay.engine_record import engine_record
from app.exchange.replay.headings import (
    Journals,
    headings_of_extract,
    headings_of_original,
    same_headings,
    until_the_draft,
    without,
)
from app.exchange.replay.lawful import LeftOut, read_text
from app.exchange.replay.supposing import supposed
from app.played import played
from app.rehearsal import Pure, play
from models.base.words import Said
from models.bodies.body_register import JOURNAL as BODIES
from models.engine.journal import Fact
from models.engine.world import Held
from models.record.decision import DecisionRecord
from models.record.making.case_record import journals_of


@dataclass(frozen=True)
class Replay:
    """One decision replayed: what went in, the acts, what came out, line by line.

    `worded` says that words of the decision went in with the acts which neither its proposal nor a carried
    motion has.
    """

    name: str
    record: DecisionRecord
    case_file: str
    engine: DecisionRecord
    lines: Sequence[ComparedLine]
    worded: bool = False
    unread: tuple[str, ...] = ()
    """Text of the file that found no place."""
    not_understood: tuple[str, ...] = ()
    """What was read and means nothing to the reader."""
    contradictions: tuple[Said, ...] = ()
    """Where the file says one thing here and another there."""

    @property
    def equal(self) -> bool:
        """Whether all was read and understood, and what the engine made of the acts is the same."""
        return not (
            self.differences or self.unread or self.not_understood or self.contradictions or self.worded
        )

    @property
    def differences(self) -> list[ComparedLine]:
        """The fields in which the two differ."""
        return [line for line in self.lines if line.verdict is Agreement.DIFFERENT]

    @property
    def not_played(self) -> list[ComparedLine]:
        """What the record says and the engine has no room for."""
        return [line for line in self.lines if line.verdict is Agreement.NOT_PLAYED]

    @property
    def not_told(self) -> list[ComparedLine]:
        """What the record is silent about, as the engine says it."""
        return [line for line in self.lines if line.verdict is Agreement.NOT_TOLD]


async def replay(
    file: Path, settings: Settings | None, kept: Path | None = None, *, told_ground: bool = False
) -> Replay:
    """Replay a published decision: through the real workflows, or without settings in memory.

    The legal ground is guessed as a preparer would, or with `told_ground` the instructions of appeal tell it.
    What the real ones leave (papers, `record.json`, `timeline.html`) is kept in the folder that is named.

    Raises Unreadable, NotReplayable, BadCaseFile, or NotAsExpected when an act is refused.
    """
    found = read_file(file)
    record = supposed(found.record)
    written = await written_out(record, told_ground=told_ground)
    script = read_text(written.text)
    left = await (_pure(script) if settings is None else _really(script, settings, kept))
    engine = engine_record(script, left)
    lines = [
        *compare(record, engine),
        *_supposed(found.record, record),
        *_carried(record),
        *_refused(written.left_out),
        _headings(file, found.record, script, left),
    ]
    return Replay(
        file.name,
        found.record,
        written.text,
        engine,
        lines,
        written.worded,
        found.unread,
        found.not_understood,
        found.contradictions,
    )


def _headings(file: Path, record: DecisionRecord, script: Script, left: Journals) -> ComparedLine:
    """The headings of the extract, ours and the original's, and their order."""
    if record.withheld:
        return ComparedLine("headings", "", "", Agreement.EQUAL)
    theirs = headings_of_original(file)
    apart = bool(record.proceedings and any(one.text for one in record.proceedings.dissents))
    ours = headings_of_extract(script.case, left, record.language, with_dissent=apart)
    if record.proposal is None:  # none was published
        ours = until_the_draft(ours)
    if not (record.further_information or (record.proposal and record.proposal.further_information)):
        ours = without("further_information", ours)  # where nobody is told of, ours names who prepared it
    if record.proceedings is None and supposed(record) != record:
        ours = without("proceedings", ours)  # it was supposed, as nothing was told
    same = Agreement.EQUAL if same_headings(theirs, ours) else Agreement.DIFFERENT
    return ComparedLine("headings", " / ".join(theirs), " / ".join(ours), same)


async def played_in_memory(record: DecisionRecord) -> tuple[DecisionRecord, list[ComparedLine]]:
    """The engine's record of a decision, and what of its acts the engine refused.

    Raises NotReplayable, BadCaseFile, or NotAsExpected when an act is refused that cannot be left out.
    """
    written = await written_out(record)
    script = read_text(written.text)
    return engine_record(script, await _pure(script)), _refused(written.left_out)


def _carried(record: DecisionRecord) -> list[ComparedLine]:
    """The carried motions that say otherwise than the decision."""
    decided = " ".join(record.texts)
    return [
        ComparedLine("motions.carried", one.text, decided, Agreement.DIFFERENT)
        for one in carried.missing(record)
    ]


def _supposed(record: DecisionRecord, played: DecisionRecord) -> list[ComparedLine]:
    """That a part was made a clause of its own, so that it could be put off: the record does not tell it."""
    if record.outcome is played.outcome:
        return []
    return [ComparedLine("outcome", str(record.outcome), str(played.outcome), Agreement.NOT_TOLD)]


def _refused(acts: Sequence[LeftOut]) -> list[ComparedLine]:
    """What the record tells of and the engine holds to be unlawful."""
    return [ComparedLine("unlawful", one.act, one.why, Agreement.DIFFERENT) for one in acts]


async def _pure(script: Script) -> Journals:
    stage = Pure(script.begins, script.text)
    await play(script, stage)
    memory = stage.memory
    return Journals(memory.held, partial(_facts_of, tuple(memory.facts)), script.text)


async def _really(script: Script, settings: Settings, kept: Path | None) -> Journals:
    """The journals of a script that was played through the workflows, read before the registry closes."""
    async with played(script, settings) as stage:
        await play(script, stage)
        await stage.rest()
        if kept:
            await asyncio.to_thread(write_dossier, script.case, stage.installation, kept)
        registry = stage.installation.registry
        wanted = (script.case, BODIES, *journals_of(registry.held(script.case)))
        journals = {journal: registry.held(journal) for journal in wanted}
        facts = tuple(fact for journal in journals for fact in registry.facts(journal))
    return Journals(
        lambda journal: journals.get(journal, Held(journal)), partial(_facts_of, facts), script.text
    )


def _facts_of(facts: Sequence[Fact], journal: str) -> list[Fact]:
    return [fact for fact in facts if fact.journal == journal]
