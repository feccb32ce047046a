"""Motions that are settled before another, or with it, and so stand in its way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.matter.motion import AMENDING, INTERRUPTING, Motion, MotionKind, MotionStatus
from models.matter.vote import Vote
from models.voting.balloting import was_put


def rivals_of(motion: Motion, motions: Iterable[Motion], votes: Sequence[Vote]) -> list[Motion]:
    """The seconded motions that are settled before a motion, or with it, and still wait for that."""
    if motion.kind is MotionKind.WISH:
        return []
    waiting = [each for each in motions if each.status is MotionStatus.SECONDED and not was_put(each, votes)]
    return [each for each in waiting if each.number != motion.number and _comes_before(each, motion)]


def _comes_before(rival: Motion, motion: Motion) -> bool:
    if rival.kind in AMENDING:
        return motion.kind in AMENDING and rival.concerns(motion)
    if rival.kind not in INTERRUPTING:
        return False
    later = motion.kind in AMENDING or INTERRUPTING.index(rival.kind) <= INTERRUPTING.index(motion.kind)
    apart = rival.clauses and motion.clauses and not {*rival.clauses} & {*motion.clauses}
    return later and not apart
