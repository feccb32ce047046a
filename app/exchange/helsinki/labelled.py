"""Lines with a label: seconders, the recused and their grounds, dissents, propositions and counts."""

from __future__ import annotations

import re
from typing import Any

from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.data import known
from app.exchange.helsinki.elections import LABELS, election_line
from app.exchange.helsinki.floor import ReadFloor
from app.exchange.helsinki.names import CHAIR, NAME, PERSON, people, person, roll
from models.base.people import Official
from models.record.grounds import basis_of
from models.record.proceedings import RecordedRecusal
from models.record.recorded_vote import Voters

SIDES = {"count_yes": "yes", "count_no": "no", "count_blank": "blank", "count_absent": "absent"}
_SPEAKER = re.compile(rf"(?P<who>{PERSON}|{NAME}|(?i:{'|'.join(CHAIR)})):(?P<rest> .*)?")


def speaker(words: str) -> tuple[Official, str] | None:
    """Who speaks in a line such as 'Anna Aalto: Ehdotan…', and the words as CommonMark."""
    found = _SPEAKER.fullmatch(words)
    one = person(found["who"]) if found else None
    return (one, escaped((found["rest"] or "").strip())) if found and one else None


def people_or_ground(means: str, rest: str, floor: ReadFloor) -> bool:
    """Note who seconded, was recused (and why) or dissented; False if the line names nobody."""
    alone = {"ground": _ground, "joined": _joined, "mover": _mover}
    if means in alone:
        return alone[means](rest, floor)
    if means in LABELS:
        return election_line(means, rest, floor.elections, _words(floor)["elections"])
    if means == "dissent" and (opinion := speaker(rest)):
        floor.opinions.append((opinion[0], [opinion[1]]))
        return True
    who, ground = _with_ground(rest) if means == "recused" else (rest, None)
    named = people(who)
    if means == "dissent":
        floor.opinions += [(one, []) for one in named]
    elif means == "recused":
        basis = basis_of(ground) if ground else None
        floor.recusals += [RecordedRecusal(person=one, ground=ground, basis=basis) for one in named]
    elif floor.motions:
        floor.motions[-1].seconders += named
    else:
        return False
    return bool(named)


def _with_ground(rest: str) -> tuple[str, str | None]:
    """The people of a line, and the ground that stands after them between brackets."""
    found = re.fullmatch(r"(?P<who>[^()]+) \((?P<ground>.+)\)\.?", rest)
    return (found["who"], found["ground"]) if found else (rest, None)


def _words(floor: ReadFloor) -> dict[str, Any]:
    words: dict[str, Any] = known("words")["sv" if floor.swedish else "fi"]
    return words


def _joined(rest: str, floor: ReadFloor) -> bool:
    """Note who joined whose opinion."""
    who, parted, whose = rest.partition(_words(floor)["joining"])
    one, other = person(who), person(whose)
    if not (parted and one and other):
        return False
    floor.joined[one.name] = other.name
    if all(author.name != one.name for author, _ in floor.opinions):
        floor.opinions.append((one, []))
    return True


def _mover(rest: str, floor: ReadFloor) -> bool:
    """Note who made the last motion; False where somebody else is known to have."""
    one = person(rest)
    last = floor.motions[-1] if floor.motions else None
    if one is None or last is None or (last.mover and last.mover.name != one.name):
        return False
    last.mover = one
    return True


def _ground(rest: str, floor: ReadFloor) -> bool:
    """Note the ground of all who were recused without one so far."""
    if not rest or all(recusal.ground is not None for recusal in floor.recusals):
        return False
    told = {"ground": rest, "basis": basis_of(rest)}
    floor.recusals = [
        recusal.model_copy(update=told) if recusal.ground is None else recusal for recusal in floor.recusals
    ]
    return True


def proposition(side: str, rest: str, floor: ReadFloor) -> list[str]:
    """Begin a proposition of the vote; its further lines go into what is returned."""
    if not floor.votes or floor.votes[-1].counts:
        floor.begin_vote()
    texts = floor.votes[-1].yes_texts if side == "yes" else floor.votes[-1].no_texts
    texts.append(escaped(rest))
    return texts


def count_line(side: str, rest: str, floor: ReadFloor) -> bool:
    """Note how many voted so, with the names if they stand on the same line; False if it is no count."""
    found = re.fullmatch(r"(\d{1,4})(?: kpl)?(?:[:,]? (.+))?", rest)
    names = roll(found[2]) if found and found[2] else ()
    if not found or (found[2] and not names):
        return False
    if not floor.votes or side in floor.votes[-1].counts:
        floor.begin_vote()
    floor.votes[-1].counts[side] = Voters(count=int(found[1]), names=names)
    return True


def names_line(side: str, words: str, floor: ReadFloor) -> bool:
    """Note the names of a side; False if the line is no list of names."""
    names = roll(words)
    if names:
        counts = floor.votes[-1].counts
        counts[side] = Voters(count=counts[side].count, names=names)
    return bool(names)
