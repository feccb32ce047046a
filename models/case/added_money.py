"""What an addition that names a sum grants: more to somebody, or something to somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from models.base.money import Cents
from models.base.refusal import Refusal
from models.matter.appropriation import Appropriation
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.recipient import Recipient


class FrameOverrun(Refusal):
    """The lines make {total} now, and the budget has {frame} under that item: what goes beyond it is granted
    once the budget lets it."""


def sums_of_additions(motions: Iterable[Motion]) -> tuple[Cents, ...]:
    """Every sum that a carried addition names."""
    made = _with_sums(motions, MotionKind.ADDITION)
    return tuple(Cents(cents) for each in made if each.text for cents in each.text.sums)


def new_recipients(
    whole: Appropriation | None, motions: Iterable[Motion], sums: Mapping[str, Cents], usual: int
) -> tuple[Recipient, ...]:
    """Recipients whom the sums name and the proposal does not, on the clause that was added to, or changed.

    Only grants to recipients take in further ones; a project needs somebody who reports. `usual` is the
    clause of a motion to the whole.
    """
    motions = tuple(motions)
    made = _with_sums(motions, MotionKind.ADDITION) + _with_sums(motions, MotionKind.COUNTER_PROPOSAL)
    if whole is None or not whole.recipients or not made:
        return ()
    known = {part.key for part in whole.parts()}
    clause = made[0].clauses[0] if made[0].clauses else usual
    granted = {name: cents for name, cents in sums.items() if cents and name not in known}
    return tuple(Recipient(name=name, cents=cents, clause=clause) for name, cents in granted.items())


def with_recipients(
    money: Appropriation | None, new: Collection[Recipient], whole: Appropriation
) -> Appropriation | None:
    """Money with further recipients; where nobody else gets any, of the same budget item as the whole."""
    if not new:
        return money
    base = money or whole.model_copy(update={"divisions": (), "recipients": (), "cents": Cents()})
    total = Cents(base.cents + sum(one.cents for one in new))
    return base.model_copy(update={"recipients": (*base.recipients, *new), "cents": total})


def adds(before: Appropriation, after: Appropriation | None, named: Collection[Cents]) -> bool:
    """Whether lines changed by a sum that an addition names, or to one, alone or taken together."""
    old = {part.key: part.cents for part in before.parts()}
    now = {part.key: part.cents for part in after.parts()} if after else {}
    changed = {key for key in {*old, *now} if old.get(key) != now.get(key)}
    total = after.cents if after else 0
    by = {abs(now.get(key, 0) - old.get(key, 0)) for key in changed} | {abs(total - before.cents)}
    to = {now.get(key, 0) for key in changed} | {total}
    return bool(changed) and bool((by | to) & {*named, sum(named)})


def refuse_overrun(money: Appropriation | None) -> None:
    """FrameOverrun where more is granted than the budget has under the item."""
    if money and money.frame and money.in_its_year > money.frame:
        raise FrameOverrun(total=money.in_its_year, frame=Cents(money.frame))


def _with_sums(motions: Iterable[Motion], kind: MotionKind) -> list[Motion]:
    carried = (made for made in motions if made.kind is kind and made.status is MotionStatus.CARRIED)
    return [made for made in carried if made.text and made.text.sums]
