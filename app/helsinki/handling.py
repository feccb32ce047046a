"""A handling read line by line. What is not understood is kept: as a motion's text, else as a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.helsinki import phrases
from app.helsinki.blocks import Block
from app.helsinki.commonmark import escaped
from app.helsinki.floor import Floor, Motion, Vote
from app.helsinki.grounds import basis_of
from app.helsinki.names import NAME, PERSON, people, person, roll
from app.helsinki.settling import settle
from models.people import Official
from models.proceedings import Dissent, Recusal
from models.recorded_motion import MotionKind
from models.recorded_vote import Voters

_SIDES = {"count_yes": "yes", "count_no": "no", "count_blank": "blank", "count_absent": "absent"}
_SPEAKER = re.compile(rf"(?P<who>{PERSON}|{NAME}):(?P<rest> .*)?")


@dataclass
class Handling:
    """Reads the lines of one handling onto the floor. `body` is the name of the body that acts."""

    body: str
    floor: Floor
    texts: list[str] | None = None
    """Where the next line goes that is not understood; None where it is a remark."""
    awaits_mover: bool = False
    awaits_names: str = ""
    heading: str | None = None
    """The heading, as CommonMark, under which a motion is awaited."""

    def read(self, blocks: list[Block]) -> None:
        """Read the lines of a handling."""
        for block in blocks:
            if self.heading and not self._fits_heading(block):
                self._drop_heading()
            if block.bullet or "\n" in block.mark:
                self._keep(block)
            elif not (self._label(block) or self._speaker(block) or self._names(block)):
                self._sentences(block)
        if self.heading:
            self._drop_heading()

    def _fits_heading(self, block: Block) -> bool:
        """Whether the line under a heading is a motion; a heading alone makes none."""
        heading, self.heading = self.heading, None
        if _SPEAKER.fullmatch(block.plain) or phrases.moving(phrases.sentences(block.plain)[0]):
            return True
        self.heading = heading
        return False

    def _drop_heading(self) -> None:
        self.floor.motions.pop()
        self.texts, self.awaits_mover = None, False
        if self.heading:
            self._remark(self.heading)
        self.heading = None

    def _label(self, block: Block) -> bool:
        words = block.plain
        if (number := phrases.vote_heading(words)) is not None:
            self.floor.votes.append(vote := Vote(number or None))
            self.texts = vote.question
            return True
        if (labelled := phrases.line_label(words)) and self._line(*labelled):
            return True
        kind = phrases.motion_label(words)
        if kind is not None:
            self._motion(kind, phrases.motion_number(words))
            self.heading = None if words.endswith(":") or not self.awaits_mover else block.mark
            return True
        label, colon, rest = words.partition(": ")
        if colon and (kind := phrases.motion_label(label)) is not None:
            self._motion(kind, phrases.motion_number(label))
            if not self._speaker(Block(rest, escaped(rest))):
                self._open([escaped(rest)], self.floor.motions[-1].texts)
            return True
        if block.level:
            self.texts = None
        return False

    def _motion(self, kind: MotionKind, number: int | None) -> None:
        self.floor.motions.append(motion := Motion(kind, number=number))
        self.texts = motion.texts
        self.awaits_mover, self.awaits_names = kind is not MotionKind.CORRECTION, ""

    def _open(self, first: list[str], texts: list[str]) -> None:
        texts += [text for text in first if text]
        self.texts, self.awaits_mover = texts, False

    def _line(self, means: str, rest: str) -> bool:
        if means in _SIDES:
            return self._count(_SIDES[means], rest)
        if means in ("yes", "no"):
            return self._proposition(means, rest)
        taken = self._ground(rest) if means == "ground" else self._people(means, rest)
        if taken:
            self.texts, self.awaits_mover = None, False
        return taken

    def _people(self, means: str, rest: str) -> bool:
        found = _SPEAKER.fullmatch(rest) if means == "dissent" else None
        if found and (one := person(found["who"])):
            self.floor.dissents.append(Dissent(person=one, text=escaped((found["rest"] or "").strip())))
            return True
        named = people(rest)
        if means == "dissent":
            self.floor.dissents += [Dissent(person=one) for one in named]
        elif means == "recused":
            self.floor.recusals += [Recusal(person=one) for one in named]
        elif self.floor.motions:
            self.floor.motions[-1].seconders += named
        else:
            return False
        return bool(named)

    def _ground(self, rest: str) -> bool:
        without = [recusal for recusal in self.floor.recusals if recusal.ground is None]
        if not rest or not without:
            return False
        told = {"ground": rest, "basis": basis_of(rest)}
        self.floor.recusals = [
            recusal.model_copy(update=told) if recusal.ground is None else recusal
            for recusal in self.floor.recusals
        ]
        return True

    def _proposition(self, side: str, rest: str) -> bool:
        if not self.floor.votes or self.floor.votes[-1].counts:
            self.floor.votes.append(Vote())
        vote = self.floor.votes[-1]
        self._open([escaped(rest)], vote.yes_texts if side == "yes" else vote.no_texts)
        return True

    def _count(self, side: str, rest: str) -> bool:
        found = re.fullmatch(r"(\d{1,4})(?: kpl)?(?:[:,]? (.+))?", rest)
        names = roll(found[2]) if found and found[2] else ()
        if not found or (found[2] and not names):
            return False
        if not self.floor.votes or side in self.floor.votes[-1].counts:
            self.floor.votes.append(Vote())
        self.floor.votes[-1].counts[side] = Voters(count=int(found[1]), names=names)
        self.texts, self.awaits_mover = None, False
        self.awaits_names = "" if names else side
        return True

    def _speaker(self, block: Block) -> bool:
        found = _SPEAKER.fullmatch(block.plain) if self.awaits_mover else None
        one = person(found["who"]) if found else None
        if not found or one is None:
            return False
        motion = self.floor.motions[-1]
        motion.mover = one
        self.floor.known.add(one.name)
        self._open([escaped((found["rest"] or "").strip())], motion.texts)
        return True

    def _names(self, block: Block) -> bool:
        side, self.awaits_names = self.awaits_names, ""
        names = roll(block.plain) if side else ()
        if not names:
            return False
        counts = self.floor.votes[-1].counts
        counts[side] = Voters(count=counts[side].count, names=names)
        return True

    def _sentences(self, block: Block) -> None:
        parts = phrases.sentences(block.plain)
        if self._moves(parts):
            return
        understood = [phrases.understand(part, self.body) for part in parts]
        if (
            self.texts is not None
            and not all(understood)
            and not phrases.tells_what_the_body_did(block.plain, self.body)
        ):
            self._keep(block)
            return
        self.texts, self.awaits_mover = None, False
        done = [
            said is not None and settle(said, self.floor)
            for said, part in zip(understood, parts, strict=True)
        ]
        if not any(done):
            self._remark(block.mark, said=understood[0] if len(parts) == 1 else None)
            return
        for part, said, settled in zip(parts, understood, done, strict=True):
            if not settled:
                self._remark(escaped(part), said)

    def _moves(self, parts: list[str]) -> bool:
        named = phrases.moving(parts[0])
        if named is None:
            return False
        kind = _kind(named, " ".join(parts))
        last = self.floor.motions[-1] if self.floor.motions else None
        if last and self.awaits_mover and not last.texts:
            motion = last  # its label stood on the line before
        else:
            self.floor.motions.append(motion := Motion(kind))
        if "presenter" not in named:
            motion.mover = person(next(words for slot, words in named.items() if slot.startswith("one")))
            motion.seconders = self._seconders(named)
        self._open([escaped(named.get("rest", "").strip(" :,."))], motion.texts)
        for number, part in enumerate(parts[1:], start=1):
            said = phrases.understand(part, self.body)
            if said and settle(said, self.floor):
                self.texts = None
            elif self.texts is not None:
                motion.texts[-1:] = [" ".join([*motion.texts[-1:], escaped(part)])]
            else:
                self._remark(escaped(" ".join(parts[number:])))
                break
        return True

    def _seconders(self, named: dict[str, str]) -> tuple[Official, ...]:
        if many := next((words for slot, words in named.items() if slot.startswith("many")), ""):
            return people(many)
        genitives = [words for slot, words in named.items() if slot.startswith("of")]
        return tuple(one for one in map(self.floor.named, genitives) if one)

    def _keep(self, block: Block) -> None:
        self.awaits_mover, self.awaits_names = False, ""
        if self.texts is None:
            self._remark(block.mark)
        else:
            self.texts.append(block.mark)

    def _remark(self, mark: str, said: phrases.Said | None = None) -> None:
        unanimous = said is not None and "unanimous" in said.taken
        (self.floor.unanimous if unanimous else self.floor.remarks).append(mark)


def _kind(named: dict[str, str], words: str) -> MotionKind:
    if "presenter" in named:
        return MotionKind.CORRECTION
    return MotionKind.WISH if "wish" in named else phrases.about(words)
