"""What an understood sentence changes on the floor. Motions and votes are settled in `deciding`."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.exchange.helsinki import deciding
from app.exchange.helsinki.floor import ReadFloor
from app.exchange.helsinki.names import people, person
from app.exchange.helsinki.phrases import Understood
from models.record.grounds import basis_of
from models.record.proceedings import RecordedExpert, RecordedRecusal
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from models.record.recorded_vote import Won


def settle(said: Understood, floor: ReadFloor) -> bool:
    """Note what the sentence says; False if there is nothing on the floor that it can speak of."""
    if _HOW[said.means](said, floor):
        return True
    nothing_moved = said.means == "passed" and not floor.motions and not [*said.named("of")]
    return nothing_moved and deciding.base_stood(said, floor)


def _withdrawn(said: Understood, floor: ReadFloor) -> bool:
    named = next(said.named("one"), "")
    mover = person(named) if named else None
    for motion in reversed(floor.motions):
        if motion.open and (mover is None or (motion.mover and motion.mover.name == mover.name)):
            motion.settle(MotionResult.WITHDRAWN)
            return True
    return False


def _seconded(said: Understood, floor: ReadFloor) -> bool:
    motion, by = (
        deciding.motion_of(said, floor, next(said.named("of"), None)),
        people(next(said.named("many"), "")),
    )
    if motion is None or not by:
        return False
    motion.seconders += by
    return True


def _heard(said: Understood, floor: ReadFloor) -> bool:
    heard = people(next(said.named("many"), ""))
    floor.experts += [RecordedExpert(person=one, left=bool(said.groups.get("left")) or None) for one in heard]
    return bool(heard)


def _gone(left: bool) -> Callable[[Understood, ReadFloor], bool]:
    """A sentence that says of the experts, of whom it is not told yet, whether they left."""

    def how(_said: Understood, floor: ReadFloor) -> bool:
        floor.experts = [
            expert.model_copy(update={"left": left}) if expert.left is None else expert
            for expert in floor.experts
        ]
        return bool(floor.experts)

    return how


_BEHIND_THE_GROUND = re.compile(
    r",? ?(?:(?:ja|eikä|och) (?:hän |hon |han )?(?:ei )?"
    r"(?:poistu|osallistu|ollut|deltog|deltagit|lämna|avlägsna)"
    r"|kokouksesta|från sammanträdet|(?:tämän )?asian käsittelyn ajaksi).*$",
    re.IGNORECASE,
)
"""What a sentence tells of somebody disqualified behind the ground: that they left, and took no part."""


def _recused(said: Understood, floor: ReadFloor) -> bool:
    ground = _BEHIND_THE_GROUND.sub("", said.groups.get("ground", "")).strip(" ,")
    told = people(next(said.named("many"), ""))
    floor.recusals += [
        RecordedRecusal(person=one, ground=ground or None, basis=basis_of(ground)) for one in told
    ]
    return bool(told)


def _dissented(said: Understood, floor: ReadFloor) -> bool:
    by = people(next(said.named("many"), ""))
    floor.opinions += [(one, []) for one in by]
    return bool(by)


def _attachments(said: Understood, floor: ReadFloor) -> bool:
    floor.withdrawn_attachments += [int(number) for number in re.findall(r"\d+", said.groups["numbers"])]
    return True


def _item(_said: Understood, floor: ReadFloor) -> bool:
    floor.item_withdrawn = True
    return True


def _order(said: Understood, floor: ReadFloor) -> bool:
    floor.order.append(said.sentence)
    return True


_HOW: dict[str, Callable[[Understood, ReadFloor], bool]] = {
    "passed": deciding.result(MotionResult.PASSED),
    "failed": deciding.result(MotionResult.FAILED),
    "lapsed": deciding.result(MotionResult.LAPSED),
    "not_voted": deciding.result(MotionResult.NOT_VOTED),
    "withdrawn": _withdrawn,
    "seconded": _seconded,
    "passed_next": deciding.promised,
    "moved_and_passed": deciding.moved_and_passed,
    "tabled": deciding.stopped(RecordedMotionKind.TABLING),
    "returned": deciding.stopped(RecordedMotionKind.RETURN),
    "went_on": deciding.went_on,
    "base": deciding.base_stood,
    "won_yes": deciding.winner(Won.YES),
    "won_no": deciding.winner(Won.NO),
    "only": deciding.only_counts,
    "heard": _heard,
    "left": _gone(True),
    "stayed": _gone(False),
    "item_withdrawn": _item,
    "attachment_withdrawn": _attachments,
    "recused": _recused,
    "dissented": _dissented,
    "order": _order,
}
