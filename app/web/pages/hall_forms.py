"""What the forms of the hall say: most as every form of their act, some by rows of people."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData

from app.web.acting import Common, Sheet
from app.web.ballots import ballots_in
from app.web.room import SEAT, SIDE, RefusedForm
from models.base.refusal import Refusal
from models.engine.command import Answer, AnyAct
from models.matter.vote import Method
from models.sitting.coming_and_going import Arrive
from models.sitting.sitting import TakeSeats
from models.voting.electing import RecordElection
from models.voting.moving import MakeMotion, SecondMotion
from models.voting.voting import RecordVote

ACTS = frozenset(
    {
        "open_meeting",
        "continue_meeting",
        "adjourn_meeting",
        "close_meeting",
        "accept_summons",
        "arrive",
        "leave",
        "hand_over_chair",
        "recuse",
        "make_motion",
        "second_motion",
        "withdraw_motion",
        "record_vote",
        "record_election",
        "handle_item",
        "settle_item",
        "announce_dissent",
        "undo_last",
    }
)
"""What is done in the hall itself; everything else by its own form, from which one comes back."""


def written(act: type[AnyAct], typed: FormData, plain: dict[str, Any]) -> dict[str, Any]:
    """What a form says of an act, by the names of the act's fields."""
    if issubclass(act, RecordVote) and plain.get("method") != Method.COUNT:
        return {**plain, **_rows(typed, SIDE, ("yes", "no", "blank", "not_voting"))}
    if issubclass(act, Arrive) and (who := str(typed.get("who", ""))):
        seat, _, deputy = who.partition(" ")
        return {**plain, "seat": seat, "deputy": bool(deputy)}
    if issubclass(act, TakeSeats):
        return {**plain, **_rows(typed, SEAT, ("present", "deputies"))}
    if day := str(typed.get("until_day", "")).strip():
        return {**plain, "until": day}
    return plain


def described(act: type[AnyAct], typed: FormData) -> str:
    """What a form describes of an act, as a case file has it; empty where the fields say it all."""
    return ballots_in(typed) if issubclass(act, RecordElection) else ""


def seconding(act: type[AnyAct], typed: FormData, answer: Answer) -> Sheet | None:
    """The seconding of a motion that was just made, where the same form names a seconder."""
    seconder = str(typed.get("seconder", "")).strip()
    if not issubclass(act, MakeMotion) or not seconder:
        return None
    motion = {"item": str(typed["item"]), "motion": str(answer.values["motion"]), "seconders": [seconder]}
    return Sheet(SecondMotion, answer.journal, Common(), motion)


def kept_seconding(seconds: Sheet, refusal: Refusal) -> RefusedForm:
    """The form of a seconding that was refused, though its motion was made."""
    said = {name: [each] if isinstance(each, str) else each for name, each in seconds.written.items()}
    return RefusedForm(seconds.act.name(), refusal, said)


def _rows(typed: FormData, row: str, columns: tuple[str, ...]) -> dict[str, list[str]]:
    """Column → the rows that stand in it."""
    chosen = [
        (key.removeprefix(row), str(value)) for key, value in typed.multi_items() if key.startswith(row)
    ]
    return {column: [name for name, side in chosen if side == column] for column in columns}
