"""Bodies: who decides, with dated seats, their holders, presenter and secretary. Dated data."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Self

from pydantic import Field, field_validator, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.packaged import UNNAMED, read_yaml
from models.base.refusal import Refusal
from models.base.span import latest, without_ties
from models.base.text import Text
from models.base.words import Listed, Said
from models.base.written_form import form
from models.bodies.alliance import Alliance, refuse_unclear_lists
from models.bodies.body_part import Criterion, Officer, Override, StandingItem
from models.bodies.namesakes import refuse_namesakes
from models.bodies.seat import Seat, SeatOn
from models.bodies.seats import CountedSeats
from models.law.body_kind import DECIDES_IN_MEETINGS, BodyKind
from models.law.least import refuse_too_little
from models.law.lengths import Longest
from models.law.rules import Rule, Rulebook, RuleError, Rules, Unit

CHECKERS = "checkers"
"""The standing item in which the body elects those who check its minutes."""

CHECKED_BY = "minutes.checked_by"

RETURNED = "returned"
"""The word in `agenda_order` for what comes back to the table."""


class ChecksItself(BadValue):
    """{body} has a standing item that elects checkers, but no member checks its minutes
    (minutes.checked_by)."""


class NoSuchBody(Refusal):
    """There is no body {body}; there are {bodies}."""


class NoTaskClass(BadValue):
    """'{start}' begins no task class; write '02', '02 08' or {returned}."""


class PersonalDeputies(Refusal):
    """{body} gives a seat a deputy of its own ({deputy}). Councillors have no personal deputies: write the
    list of each alliance under `alliances`, with its deputies in their order."""


class NoListsHere(Refusal):
    """{body} has lists of alliances, and only a council's deputies come from such; its own are personal."""


class SeatNumberTwice(BadValue):
    """{body} gives a seat number twice."""


class NoSeats(Refusal):
    """{body} has no seats on {day}, so it has no quorum and decides nothing."""


class NoAuthority(Refusal):
    """{body} ({kind}) is no authority that decides in meetings. What a steering group
    says is recorded as its review; an officeholder decides alone."""


class Body(Frozen):
    """One body. A file may give `seats` as a count, with `chair`, `vice_chairs` and `holders` by number."""

    id: Annotated[str, Longest(40)] = Field(
        pattern=form(r"^[a-z][a-z0-9]*$", Said.why("small letters from a to z and digits, like khs"))
    )
    """Its code: small letters and digits, beginning with a letter. Meetings and §§ are named after it."""
    kind: BodyKind
    """What it is in the law's eyes: `council`, `board`, `committee`, `section`, `officeholder` or
    `steering_group`."""
    names: Text
    """Its name by language: `{fi: …, sv: …, en: …}`."""
    valid_from: date | None = None
    """The first day of this description. Without one it holds for every day."""
    forms: dict[str, str] = Field(default_factory=dict)
    """Inflected forms for the papers: `fi_genitive`, `fi_allative`, `sv_genitive`."""
    languages: tuple[Language, ...] = ("fi",)
    """Languages in which its papers are made, the first one first: `[fi]` by default, `[fi, sv]`."""
    superior: str = ""
    """The body that a claim against a decision of a section or officeholder is made to; of a
    preparatory group the steering group that it is under."""
    successor: str = ""
    """The body to which its cases pass once all of its seats have ended; its superior by default."""
    seats: tuple[Seat, ...] = ()
    """Every seat over the years, with who held it; a body without seats decides nothing in meetings."""
    alliances: tuple[Alliance, ...] = ()
    """Lists of a council, whose deputies stand in for its councillors: `name`, `seats`, `deputies` in their
    order, `valid_from`, `valid_to`."""
    presenters: tuple[Officer, ...] = ()
    """Who presents: `title` by language, `name`, `valid_from`, `valid_to`. A later beginning goes first."""
    secretaries: tuple[Officer, ...] = ()
    """Who keeps the minutes, written as presenters are."""
    overrides: tuple[Override, ...] = ()
    """Rules of its own: `rule`, `value`, `source`, `valid_from`, `valid_to`."""
    criteria: tuple[Criterion, ...] = ()
    """What a steering group scores in its reviews: `id`, `text` by language, `weight`."""
    standing_items: tuple[StandingItem, ...] = ()
    """Items that agendas have by themselves: `id`, `title` by language; `last: true` behind the cases; `days`
    of the year, on the first meeting from each; `asked: true` when it is added by its name only. Those who
    check the minutes are elected in `checkers`."""
    agenda_order: tuple[str, ...] = ()
    """Order of the other items: beginnings of task classes in quotes, and `returned` for what comes back to
    the table."""

    @model_validator(mode="before")
    @classmethod
    def _seats_from_a_count(cls, given: Any) -> Any:
        if not isinstance(given, dict) or not isinstance(given.get("seats"), int):
            return given
        rest = {key: value for key, value in given.items() if key not in CountedSeats.model_fields}
        counted = CountedSeats.model_validate({key: given[key] for key in given.keys() - rest.keys()})
        return {**rest, "seats": counted.written_out()}

    @field_validator("agenda_order", mode="before")
    @classmethod
    def _task_classes_are_text(cls, order: Any) -> Any:
        return tuple(map(str, order)) if isinstance(order, list | tuple) else order

    @field_validator("agenda_order")
    @classmethod
    def _begins_task_classes(cls, order: tuple[str, ...]) -> tuple[str, ...]:
        for start in order:
            if start != RETURNED and not re.fullmatch(r"\d\d( \d\d){0,3}", start, re.ASCII):
                raise NoTaskClass(start=start, returned=RETURNED)
        return order

    _one_at_a_time = field_validator("presenters", "secretaries")(without_ties)

    @model_validator(mode="after")
    def _numbers_and_names_are_its_own(self) -> Self:
        numbers = [seat.number for seat in self.seats]
        if len(set(numbers)) < len(numbers):
            raise SeatNumberTwice(body=self.id)
        lists = self.kind is BodyKind.COUNCIL  # whose seats have no deputies of their own
        refuse_namesakes([s.model_copy(update={"deputies": ()}) if lists else s for s in self.seats])
        refuse_unclear_lists(self.alliances, self.seats)
        return self

    @model_validator(mode="after")
    def _elects_checkers_who_check(self) -> Self:
        own = [o for o in self.overrides if o.rule == CHECKED_BY]
        elects = any(item.id == CHECKERS for item in self.standing_items)
        if elects and any(o.value != "members" and not o.valid_to for o in own):
            raise ChecksItself(body=self.id)
        return self

    @property
    def since(self) -> date:
        """The first day of this description; the beginning of time where it gives none."""
        return self.valid_from or date.min

    def refuse_forbidden(self, book: Rulebook) -> None:
        """RuleError for the first rule that this body overrides and may not, or that there is none of.

        PersonalDeputies or NoListsHere where its deputies are chosen in another way than the law has it.
        """
        self.refuse_other_deputies(book)
        for override in self.overrides:
            self.refuse_override(override, book)

    def refuse_override(self, override: Override, book: Rulebook) -> None:
        """RuleError where this body may not have this value of a rule, or there is none."""
        versions = [rule for rule in book.rules if rule.id == override.rule and override.meets(rule)]
        if not versions:
            raise RuleError(
                rule=override.rule,
                problem=Said.why("there is none that {body} could override", body=self.id),
            )
        for rule in versions:
            rule.overridden(override.value, override.source)
            refuse_too_little(rule, override.value, len(self.seats_on(override.valid_from or self.since)))

    def rules(self, book: Rulebook, day: date) -> Rules:
        """The rules of `day` as this body applies them; RuleError where it overrides what it may not."""
        return overridden(book.on(day), self.overrides)

    def refuse_other_deputies(self, book: Rulebook) -> None:
        """PersonalDeputies in a council, whose deputies come from lists; NoListsHere in any other body."""
        kind = f"deputies.by_list.{'council' if self.kind is BodyKind.COUNCIL else 'other'}"
        by_list = any(rule.value for rule in book.rules if rule.id == kind)
        if self.alliances and not by_list:
            raise NoListsHere(body=self.id)
        for deputy in (deputy for seat in self.seats if by_list for deputy in seat.deputies):
            raise PersonalDeputies(body=self.id, deputy=deputy.name)

    def deputies_on(self, seat: int, day: date) -> tuple[str, ...]:
        """Who may stand in on a seat of a council on `day`, in the order of its alliance's list."""
        lists = (one for one in self.alliances if one.covers(day) and seat in one.seats)
        return tuple(deputy.name for one in lists for deputy in one.deputies if deputy.covers(day))

    def seats_on(self, day: date) -> tuple[SeatOn, ...]:
        """The seats that there are on `day`, by number, with who holds them."""
        there = (seat for seat in self.seats if seat.covers(day))
        return tuple(seat.on(day) for seat in sorted(there, key=lambda seat: seat.number))

    def dissolved(self, day: date) -> bool:
        """Whether it is no more on `day`: it had seats, and each of them has ended."""
        return bool(self.seats) and all(seat.valid_to and seat.valid_to < day for seat in self.seats)

    def quorum(self, day: date, rules: Rules) -> int:
        """How many seats must be filled for the body to be quorate (Kuntalaki 103 §)."""
        seats = len(self.seats_on(day))
        if not seats:
            raise NoSeats(body=self.id, day=day)
        refuse_no_authority(self.id, self.kind)
        return _needed(seats, rules.for_kind("quorum", self.kind))

    def presenter_on(self, day: date) -> Officer | None:
        """Who presents on `day`."""
        return latest(self.presenters, day)

    def secretary_on(self, day: date) -> Officer | None:
        """Who keeps the minutes on `day`."""
        return latest(self.secretaries, day)


class Bodies(Frozen):
    """Every body that is known."""

    bodies: Mapping[str, Body]

    @classmethod
    def load(cls) -> "Bodies":
        """The bodies of a registry in which no municipality has been described."""
        return _packaged()

    def get(self, body: str) -> Body:
        """The body with this short code, else NoSuchBody."""
        if body not in self.bodies:
            raise NoSuchBody(body=body, bodies=Listed.of(sorted(self.bodies)))
        return self.bodies[body]

    def successor(self, body: str, day: date) -> str:
        """The body that has taken over from one that is no more on `day`; the same while none has."""
        seen = set()
        while (known := self.bodies.get(body)) and known.dissolved(day) and body not in seen:
            seen.add(body)
            body = known.successor or known.superior or body
        return body


def refuse_no_authority(body: str, kind: BodyKind) -> None:
    """NoAuthority of a body that decides nothing in meetings, whatever seats its file gives it."""
    if kind not in DECIDES_IN_MEETINGS:
        raise NoAuthority(body=body, kind=kind)


def overridden(rules: Rules, overrides: Iterable[Override]) -> Rules:
    """The rules of a day with a body's own values of that day; RuleError where it may not have one."""
    for override in overrides:
        if override.covers(rules.day):
            rules = rules.with_overrides({override.rule: override.value}, override.source)
    return rules


def _needed(seats: int, rule: Rule) -> int:
    share = Fraction(str(rule.value)) * seats
    return int(share) + 1 if rule.unit is Unit.MORE_THAN else -int(-share // 1)


@cache
def _packaged() -> Bodies:
    texts = [file.read_text(encoding="utf-8") for file in (UNNAMED / "bodies").glob("*.yaml")]
    bodies = [Body.model_validate(read_yaml(text)) for text in texts]
    return Bodies(bodies={body.id: body for body in sorted(bodies, key=lambda body: body.id)})
