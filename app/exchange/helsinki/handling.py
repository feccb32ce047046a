"""A handling read line by line. What is not understood is kept: as a motion's text, else as a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.exchange.helsinki import phrases
from app.exchange.helsinki.blocks import Block
from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.floor import ReadFloor, ReadMotion
from app.exchange.helsinki.labelled import (
    SIDES,
    count_line,
    names_line,
    people_or_ground,
    proposition,
    speaker,
)
from app.exchange.helsinki.moving import kind_of, learn_names, name_movers
from app.exchange.helsinki.settling import settle
from app.exchange.helsinki.texts import squeeze
from models.record.recorded_motion import RecordedMotionKind


@dataclass
class HandlingReader:
    """Reads the lines of one handling onto the floor. `body` is the name of the body that acts."""

    body: str
    floor: ReadFloor
    texts: list[str] | None = None
    """Where the next line goes that is not understood; None where it is a remark."""
    awaits_mover: bool = False
    awaits_names: str = ""
    awaits_author: bool = False
    heading: str | None = None
    """The heading, as CommonMark, under which a motion or an opinion is awaited."""
    several: ReadMotion | None = None
    """The first of several wishes of one mover, of which each entry of the list that follows is one."""
    under: RecordedMotionKind | None = None
    """The kind of the motions that stand under the last heading."""

    def read(self, blocks: list[Block]) -> None:
        """Read the lines of a handling."""
        learn_names(blocks, self.floor)
        for block in blocks:
            if self.heading and not self._fits_heading(block.plain):
                self._drop_heading()
            if block.bullet or "\n" in block.mark:
                self._keep(block)
            elif not (self._label(block) or self._speaker(block.plain) or self._names(block.plain)):
                self._sentences(block)
        if self.heading:
            self._drop_heading()
        if self.floor.promise:
            self._remark(escaped(self.floor.promise.sentence))

    def _fits_heading(self, words: str) -> bool:
        """Whether the line under a heading is what it promises; a heading alone makes no motion."""
        fits = bool(speaker(words)) or (
            self.awaits_mover and phrases.moving(phrases.sentences(words)[0]) is not None
        )
        if fits:
            self.heading = None
        return fits

    def _drop_heading(self) -> None:
        if self.awaits_mover:
            self.floor.drop_motion()
        self._close()
        if self.heading:
            self._remark(self.heading)
        self.heading = None

    def _close(self) -> None:
        self.texts, self.awaits_mover, self.awaits_author, self.awaits_names = None, False, False, ""
        self.several = None

    def _label(self, block: Block) -> bool:
        words = block.plain
        if (number := phrases.vote_heading(words)) is not None:
            vote = self.floor.begin_vote(number or None)
            self._close()
            self.texts, self.under = vote.question, None
            return True
        if phrases.is_dissent_heading(words):
            self._close()
            self.awaits_author, self.heading = True, block.mark
            return True
        if (labelled := phrases.line_label(words)) and self._line(*labelled):
            return True
        kind = phrases.motion_label(words)
        if kind is not None:
            self._motion(kind, phrases.motion_number(words))
            if self.awaits_mover and not words.endswith(":"):
                self.heading, self.under = block.mark, kind
            return True
        label, colon, rest = words.partition(": ")
        if colon and (kind := phrases.motion_label(label)) is not None:
            self._motion(kind, phrases.motion_number(label))
            if not self._speaker(rest):
                self._open(escaped(rest), self.floor.motions[-1].texts)
            return True
        if block.level:
            self._close()
            self.under = None
        return False

    def _motion(self, kind: RecordedMotionKind, number: int | None) -> None:
        motion = self.floor.begin_motion(ReadMotion(kind, number=number))
        self._close()
        self.texts, self.awaits_mover = motion.texts, kind is not RecordedMotionKind.CORRECTION

    def _open(self, first: str, texts: list[str]) -> None:
        texts += [first] if first else []
        self.texts, self.awaits_mover = texts, False

    def _line(self, means: str, rest: str) -> bool:
        if means in ("yes", "no"):
            self.texts, self.awaits_mover = proposition(means, rest, self.floor), False
            return True
        if side := SIDES.get(means):
            taken = count_line(side, rest, self.floor)
            self.awaits_names = side if taken else self.awaits_names
        else:
            taken = people_or_ground(means, rest, self.floor)
        if taken:
            self.texts, self.awaits_mover = None, False
        return taken

    def _speaker(self, words: str) -> bool:
        said = speaker(words) if self.awaits_mover or self.awaits_author else None
        if said is None:
            return False
        one, text = said
        self.floor.known.add(one.name)
        if self.awaits_author:
            self.floor.opinions.append((one, texts := [text]))
            self.texts, self.heading = texts, None
            return True
        motion = self.floor.motions[-1]
        motion.mover = one
        self._open(text, motion.texts)
        return True

    def _names(self, words: str) -> bool:
        side, self.awaits_names = self.awaits_names, ""
        return bool(side) and names_line(side, words, self.floor)

    def _sentences(self, block: Block) -> None:
        parts = phrases.sentences(block.plain)
        if self._moves(parts):
            return
        understood = [phrases.understand(part, self.body) for part in parts]
        closes = all(understood) or phrases.tells_what_the_body_did(block.plain, self.body)
        if self.texts is not None and not closes:
            self._keep(block)
            return
        self._close()
        done = [said is not None and settle(said, self.floor) for said in understood]
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
        kind = kind_of(named, " ".join(parts), self.under)
        last = self.floor.motions[-1] if self.floor.motions else None
        if last and self.awaits_mover and not last.texts:
            motion = last  # its label stood on the line before
        elif last and last.kind is kind is RecordedMotionKind.CORRECTION and not last.texts:
            motion = last  # that there was one was told before what it was
        else:
            motion = self.floor.begin_motion(ReadMotion(kind))
        name_movers(motion, named, self.floor)
        self.several = motion if named.get("wish", "").endswith(("et", "mar")) else None
        self._open(escaped(named.get("rest", "").strip(" :,.")), motion.texts)
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

    def _keep(self, block: Block) -> None:
        self.awaits_mover, self.awaits_names = False, ""
        entries = _entries(block) if self.several else []
        if self.several and entries:
            for text in entries:
                self._one_of_several(self.several, text)
        elif self.texts is None:
            self._remark(block.mark)
        else:
            self.texts.append(block.mark)

    def _one_of_several(self, first: ReadMotion, text: str) -> None:
        motion = first
        if first.texts:
            motion = ReadMotion(first.kind, first.mover, seconders=first.seconders)
            self.floor.begin_motion(motion)
        motion.number = sum(one.mover == first.mover and one.kind is first.kind for one in self.floor.motions)
        motion.texts.append(text)
        self.texts = motion.texts

    def _remark(self, mark: str, said: phrases.Understood | None = None) -> None:
        unanimous = said is not None and "unanimous" in said.taken
        (self.floor.unanimous if unanimous else self.floor.remarks).append(mark)


def _entries(block: Block) -> list[str]:
    """The entries of a numbered list, or the one of a paragraph that begins with its number."""
    parts = re.split(r"(?m)^(?:\d{1,2}\\?[.)]|[-*]) ", block.mark)
    return [squeeze(part) for part in parts[1:]] if not parts[0] else []
