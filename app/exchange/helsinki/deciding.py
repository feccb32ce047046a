"""Sentences that settle motions and votes: which motion they mean, and which side has won."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.floor import Promise, ReadFloor, ReadMotion, ReadVote
from app.exchange.helsinki.names import names_person, person
from app.exchange.helsinki.phrases import Understood, about
from app.exchange.helsinki.wording import tabled_until
from models.base.people import Official
from models.base.words import Said
from models.record.decision import Tabled
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from models.record.recorded_vote import Voters, Won

_STOPS = (RecordedMotionKind.TABLING, RecordedMotionKind.RETURN)
_BESIDE = (RecordedMotionKind.WISH, RecordedMotionKind.CORRECTION)
"""Motions that the approval of the base does not make fall."""
_ELECTS = r"(?:päätti )?vali|(?:beslutade |beslöt )?(?:välj|valde|utse|utsåg)"
_NOUNS = {
    RecordedMotionKind.WISH: r"po(?:nsi|nne|ntta|nn)|kläm",
    RecordedMotionKind.RETURN: r"palautus|återremiss",
    RecordedMotionKind.TABLING: r"pöydälle|bordlägg",
    RecordedMotionKind.DISMISSAL: r"hylk|hylkää|avslag",
    RecordedMotionKind.ADDITION: r"lisäys|täydennys|tillägg",
}


def motion_of(said: Understood, floor: ReadFloor, owner: str | None) -> ReadMotion | None:
    """The motion by that owner that the sentence means."""
    noun = next(said.named("motion"), "") or next(said.named("owned"), "")
    kind = next((kind for kind, pattern in _NOUNS.items() if re.search(pattern, noun, re.IGNORECASE)), None)
    number = next(said.named("nth"), None)
    return floor.meant(owner, kind, int(number) if number else None)


def result(became: MotionResult) -> Callable[[Understood, ReadFloor], bool]:
    """A sentence that says what became of a motion."""

    def how(said: Understood, floor: ReadFloor) -> bool:
        owners: list[str | None] = [*said.named("of")]
        motions = [motion_of(said, floor, owner) for owner in owners or [None]]
        found = [motion for motion in motions if motion]
        if len(found) < len(motions):
            return False
        for motion in found:
            if became is MotionResult.PASSED and _beat_another(said, floor, motion):
                continue  # it has yet to meet the base
            motion.settle(became, "unanimous" in said.taken)
            if became in (MotionResult.PASSED, MotionResult.FAILED):
                _won(said, floor, motion)
        return True

    return how


def stopped(kind: RecordedMotionKind) -> Callable[[Understood, ReadFloor], bool]:
    """A sentence that tables or returns the item, perhaps on a motion that is told in it only."""

    def how(said: Understood, floor: ReadFloor) -> bool:
        mover = mover_of(said, floor)
        motion = floor.meant_by(mover, kind)
        if motion is None and (mover or "unanimous" in said.taken):
            motion = floor.begin_motion(ReadMotion(kind, mover))
        if motion is None:
            return False
        motion.settle(MotionResult.PASSED, "unanimous" in said.taken)
        _won(said, floor, motion)
        floor.until = _until(said) or floor.until
        return True

    return how


def mover_of(said: Understood, floor: ReadFloor) -> Official | None:
    """On whose motion the sentence says that something was done."""
    if owner := next(said.named("of"), None):
        return floor.named(owner)
    return person(next(said.named("one"), ""))


def moved_and_passed(said: Understood, floor: ReadFloor) -> bool:
    """A sentence that alone tells of a motion: what the body did on somebody's proposal.

    Whoever is proposed in an election makes no motion against what was proposed.
    """
    mover = mover_of(said, floor)
    if mover is None:
        return False
    if (kind := about(said.groups["rest"])) in _STOPS:
        return stopped(kind)(said, floor)
    elects = re.match(_ELECTS, said.groups["rest"])
    motion = floor.begin_motion(
        ReadMotion(RecordedMotionKind.OTHER if elects else RecordedMotionKind.COUNTER_PROPOSAL, mover)
    )
    motion.texts.append(escaped(said.groups["rest"]))
    motion.settle(MotionResult.PASSED, "unanimous" in said.taken)
    return True


def promised(said: Understood, floor: ReadFloor) -> bool:
    """A sentence after which the motion stands that it says was accepted."""
    if floor.promise:
        return False
    floor.promise = Promise(said.sentence, "unanimous" in said.taken)
    return True


def went_on(said: Understood, floor: ReadFloor) -> bool:
    """The handling went on, so the motion to stop it fell."""
    motion = next((one for one in reversed(floor.motions) if one.open and one.kind in _STOPS), None)
    if motion is None:
        return False
    motion.settle(MotionResult.FAILED)
    _won(said, floor, motion)
    return True


def base_stood(said: Understood, floor: ReadFloor) -> bool:
    """The base proposal stood, so what was put against it in the last vote fell."""
    floor.proposal_approved = True
    unanimous = "unanimous" in said.taken
    if "changed" in said.groups:
        _presenters_change(floor).settle(MotionResult.PASSED, unanimous)
    elif unanimous:
        floor.unanimous.append(said.sentence)
    vote = _undecided(floor) or _told_by_its_tally(said, floor, Won.YES)
    if vote is None:
        return bool(floor.votes) or "tally" not in said.taken
    against = [motion for motion in floor.motions if motion.open and motion.kind not in _BESIDE]
    named = [motion for motion in against if _speaks_of(motion, " ".join(vote.no_texts + vote.yes_texts))]
    for motion in named or against[-1:]:
        motion.settle(MotionResult.FAILED)
        vote.won = _other(_side(motion, vote))
    _tally(said, vote, floor)
    return True


def _presenters_change(floor: ReadFloor) -> ReadMotion:
    """The presenter's change; one without words where the record only says that there was one."""
    changes = [motion for motion in floor.motions if motion.kind is RecordedMotionKind.CORRECTION]
    if not changes:
        floor.motions.append(ReadMotion(RecordedMotionKind.CORRECTION))
    return (changes or floor.motions)[-1]


def winner(won: Won) -> Callable[[Understood, ReadFloor], bool]:
    """A sentence that names the side that won."""

    def how(said: Understood, floor: ReadFloor) -> bool:
        vote = _undecided(floor)
        if vote is None:
            return False
        vote.won = won
        _tally(said, vote, floor)
        return True

    return how


def only_counts(said: Understood, floor: ReadFloor) -> bool:
    """A sentence that adds no more than the tally, or how many voted blank."""
    if not floor.votes or not said.taken or set(said.taken) - {"blank", "tally", "casting", "away"}:
        return False
    vote = floor.votes[-1]
    _tally(said, vote, floor)
    blank = vote.counts.get("blank")
    if "blank" in said.taken and (blank is None or blank.count != int(said.taken["blank"]["blank"])):
        floor.findings.append(
            Said.of(
                "finding", "The blank votes told in '{sentence}' are not the vote's.", sentence=said.sentence
            )
        )
    return True


def _beat_another(said: Understood, floor: ReadFloor, motion: ReadMotion) -> bool:
    """Whether the last vote stood between two motions; the other has then fallen."""
    vote = _undecided(floor)
    if vote is None:
        return False
    other = " ".join(vote.yes_texts if _side(motion, vote) is Won.NO else vote.no_texts)
    beaten = [one for one in floor.motions if one is not motion and one.open and _speaks_of(one, other)]
    if not beaten:
        return False
    vote.won = _side(motion, vote)
    _tally(said, vote, floor)
    for one in beaten:
        one.settle(MotionResult.FAILED)
    return True


def _won(said: Understood, floor: ReadFloor, motion: ReadMotion) -> None:
    side = Won.YES if motion.kind is RecordedMotionKind.WISH else Won.NO
    vote = _undecided(floor) or _told_by_its_tally(said, floor, side)
    if vote is None:
        return
    side = _side(motion, vote)
    vote.won = side if motion.result is MotionResult.PASSED else _other(side)
    _tally(said, vote, floor)


def _other(side: Won) -> Won:
    return Won.NO if side is Won.YES else Won.YES


def _told_by_its_tally(said: Understood, floor: ReadFloor, first: Won) -> ReadVote | None:
    """The vote of which no more is told than who had how many; `first` is the side whose votes come first."""
    tally = said.taken.get("tally")
    if not tally or floor.votes or not floor.motions:
        return None
    vote, told = floor.begin_vote(), (int(tally["for_"]), int(tally["against"]))
    for side, votes in zip((first, _other(first)), told, strict=True):
        vote.counts[side.value] = Voters(count=votes)
    if blank := said.taken.get("blank"):
        vote.counts["blank"] = Voters(count=int(blank["blank"]))
    return vote


def _undecided(floor: ReadFloor) -> ReadVote | None:
    return floor.votes[-1] if floor.votes and floor.votes[-1].won is None else None


def _side(motion: ReadMotion, vote: ReadVote) -> Won:
    """The side on which a motion stands; where the words do not tell it, a wish is the YES."""
    for side, words in ((Won.NO, vote.no_texts), (Won.YES, vote.yes_texts)):
        if _speaks_of(motion, " ".join(words)):
            return side
    return Won.YES if motion.kind is RecordedMotionKind.WISH else Won.NO


def _speaks_of(motion: ReadMotion, words: str) -> bool:
    text = " ".join(" ".join(motion.texts).split())
    if text and " ".join(words.split()) == text:
        return True
    return motion.mover is not None and names_person(words, motion.mover.name)


def _tally(said: Understood, vote: ReadVote, floor: ReadFloor) -> None:
    vote.casting = vote.casting or "casting" in said.taken
    if tally := said.taken.get("tally"):
        counts = {side.count for side in vote.counts.values()}
        if not {int(tally["for_"]), int(tally["against"])} <= counts:
            floor.findings.append(
                Said.of(
                    "finding",
                    "The tally {yes}-{no} is not the vote's.",
                    yes=tally["for_"],
                    no=tally["against"],
                )
            )


def _until(said: Understood) -> Tabled | None:
    """Until when the sentence tables the item."""
    told = {"date", "weeks", "week", "next_meeting"} & set(said.taken)
    return tabled_until(said.sentence) if told else None
