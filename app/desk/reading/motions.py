"""Counter-proposals: what each on an item would change in the proposal, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from activities.installation import Installation
from app.desk.entering import held
from app.desk.reading.difference import Piece, word_by_word
from app.desk.reading.texts import refuse_confidential, words_of
from models.base.refusal import WrongAddressee
from models.base.words import Said
from models.case.case import Case
from models.engine import policy
from models.matter.motion import Motion, MotionKind
from models.meeting.meeting import Meeting
from models.voting.amending import paragraphs_of


@dataclass(frozen=True)
class Amendment:
    """A motion, and what stays, goes and comes in the words that it would change."""

    motion: Motion
    pieces: tuple[Piece, ...]


def amendments(installation: Installation, meeting: str, item: int) -> Iterator[Amendment]:
    """The counter-proposals on an item of a meeting."""
    state = held(installation, meeting).state
    if not isinstance(state, Meeting):
        raise WrongAddressee(
            act=Said.why("the difference of motions"), wanted=policy.a_noun("meeting"), journal=meeting
        )
    found = state.item(item)
    case = held(installation, found.case).state if found.case else None
    if not isinstance(case, Case):
        return
    refuse_confidential(case)
    for motion in found.motions:
        if motion.kind is MotionKind.COUNTER_PROPOSAL and motion.text is not None:
            old, new = _what_it_changes(motion, case, installation), words_of(installation, motion.text)
            yield Amendment(motion, tuple(word_by_word(old, new)))


def _what_it_changes(motion: Motion, case: Case, installation: Installation) -> str:
    """The clauses of the proposal that a motion names, all by default; of one, its named paragraphs."""
    clauses = [c for c in case.proposals[-1].clauses if not motion.clauses or c.number in motion.clauses]
    old = "\n\n".join(words_of(installation, clause.text) for clause in clauses)
    if not motion.paragraphs:
        return old
    named = (words for number, words in paragraphs_of(old).items() if number in motion.paragraphs)
    return "\n\n".join(named)
