"""A body gathered for its items: who sits on which seat, who is there, and who of them may decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from models.base.refusal import Refusal
from models.base.words import Listed
from models.engine.steps import Stepping
from models.matter.attendance import CalledSeat, Keeper, Move, Movement, Other, Present, Session
from models.matter.item import Item


class NotQuorate(Refusal):
    """Only {present} of the members are present and {quorum} are needed; nothing can be decided."""


class NotAVoter(Refusal):
    """{name} is not among the members who may decide item {item}; they are {present}."""


@dataclass(frozen=True, kw_only=True)
class Gathering(Stepping):
    """Who is there in a meeting, now and for each item; the seats are those with which it was called."""

    seats: tuple[CalledSeat, ...]
    """Every seat of the body on that day with its member and deputy, by number."""
    quorum: int
    """How many seats must be filled to decide anything (Kuntalaki 103 §)."""
    items: Mapping[int, Item] = field(default_factory=dict)
    """Number → item, as the agenda stands now."""
    present: tuple[Present, ...] = ()
    """Who is in the meeting now, by seat; empty before it is opened."""
    in_the_chair: str = ""
    """Who took the chair by name; empty while it is the chair or a vice-chair as of right."""
    sessions: tuple[Session, ...] = ()
    """Its sittings with who was there; several if it was adjourned."""

    others: tuple[Other, ...] = ()
    """Who else was there at some time, in the order in which they came."""
    keepers: tuple[Keeper, ...] = ()
    """Who was said to keep the minutes, one after another; empty where nobody said it."""

    @property
    def last_place(self) -> tuple[int, int]:
        """Year and number of the last § that was given; zeros before the first."""
        return max((item.place for item in self.items.values()), default=(0, 0))

    def others_now(self) -> tuple[str, ...]:
        """Those who are no members and are in the meeting now, by name."""
        return tuple(each.person.name for each in self.others if each.until is None)

    def with_item(self, item: Item) -> Self:
        """This meeting with one item as it is now."""
        return replace(self, items={**self.items, item.number: item})

    def names_present(self) -> tuple[str, ...]:
        """The members present, in the order of their seats."""
        return tuple(person.name for person in self.present)

    def seated(self, name: str) -> Present:
        """Who of those present is called so."""
        return next(person for person in self.present if person.name == name)

    def there(self, item: int) -> tuple[Present, ...]:
        """Who is there for an item; one that is corrected is that of those who were."""
        return self.items[item].there or self._with_stand_ins(self.items[item])

    def _with_stand_ins(self, item: Item) -> tuple[Present, ...]:
        if not item.stand_ins:
            return self.present
        withdrawn = {recusal.name for recusal in item.recused}
        taken = {person.seat for person in self.present if person.name not in withdrawn}
        sit = [each for each in item.stand_ins if each.seat not in taken]
        alone = [each for each in sit if each.name not in self.names_present()]
        return tuple(sorted((*self.present, *alone), key=lambda person: person.seat))

    def with_those_there(self, item: int) -> Self:
        """This meeting with those who are there remembered by an item that the body is through with."""
        there, chair = self.there(item), self.chair_of(item)
        return self.with_item(replace(self.items[item], there=there, chair=chair))

    def attended(self) -> tuple[Present, ...]:
        """Everybody who was there at some time, by seat."""
        everybody = dict.fromkeys(person for session in self.sessions for person in session.attended)
        return tuple(sorted(everybody, key=lambda person: person.seat))

    def members(self, item: int) -> tuple[str, ...]:
        """Who sits on each seat: whoever is there for an item, else the member, in the order of the seats."""
        there = {person.seat: person.name for person in self.there(item)}
        return tuple(there.get(seat.seat, seat.member) for seat in self.seats)

    def voters(self, item: int) -> tuple[str, ...]:
        """The members who may decide an item: those there who have not withdrawn from it."""
        withdrawn = {recusal.name for recusal in self.items[item].recused}
        return tuple(person.name for person in self.there(item) if person.name not in withdrawn)

    def refuse_inquorate(self, item: int | None = None) -> None:
        """Refuse to decide or vote on an item, or on no item, with fewer than the quorum in the room."""
        if (present := len(self.present if item is None else self.voters(item))) < self.quorum:
            raise NotQuorate(present=present, quorum=self.quorum)

    def chair(self) -> str:
        """Who is in the chair: whoever took it, else the chair or the first vice-chair present."""
        return _leading(self.present, self.in_the_chair)

    def chair_of(self, item: int) -> str:
        """Who of those who may decide an item is in the chair, or was when the body was through with it."""
        voters = self.voters(item)
        there = [person for person in self.there(item) if person.name in voters]
        return _leading(there, self.items[item].chair or self.in_the_chair)

    def presided(self, item: int) -> str:
        """Who was in the chair for an item instead of whoever leads those there; empty where that one was."""
        chair = self.items[item].chair
        return "" if chair == _leading(self.there(item), "") else chair

    def refuse_absent(self, name: str, item: int) -> None:
        """Refuse somebody who is not there for an item, or has withdrawn from it."""
        if name not in self.voters(item):
            raise NotAVoter(name=name, item=item, present=Listed.of(self.voters(item)))

    def in_session(self, session: Session) -> Self:
        """This meeting with its last session as it is now."""
        return replace(self, sessions=(*self.sessions[:-1], session))

    def session_ended(self, at: datetime, reason: str = "") -> Self:
        """This meeting with its last session ended; the reason for which it was broken off stays."""
        last = self.sessions[-1]
        return self.in_session(last.model_copy(update={"ended_at": at, "reason": reason or last.reason}))

    def with_move(self, who: Present, move: Move, at: datetime) -> Self:
        """This meeting after somebody came or went, or took the chair."""
        moved = Movement(at=at, who=who, move=move, section=self.last_place[1])
        session = self.sessions[-1]
        return self.in_session(session.model_copy(update={"moves": (*session.moves, moved)}))


def _leading(there: Sequence[Present], took_it: str) -> str:
    if any(person.name == took_it for person in there):
        return took_it
    roles = ("chair", "vice_chair", "member")
    by_role = sorted(there, key=lambda person: (roles.index(person.sits_as), person.rank))
    return by_role[0].name if by_role else ""
