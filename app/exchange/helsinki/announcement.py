"""An announcement of decisions read: what became of each item, its motions and votes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from app.exchange.helsinki import phrases, wording
from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.contacts import without_contacts
from app.exchange.helsinki.data import known
from app.exchange.helsinki.floor import ReadFloor, ReadMotion, ReadVote
from app.exchange.helsinki.moving import name_movers
from app.exchange.helsinki.texts import squeeze
from models.base.people import Official
from models.law.outcome import Outcome
from models.record.proceedings import Proceedings, RecordedDissent
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from models.record.recorded_vote import Voters, Won

_ENDING = 3
"""So many letters at the end of a surname may be others in the genitive: Kivekäs, Kivekkään."""


@dataclass
class Announced:
    """What is announced of one item."""

    number: int
    title: str
    outcome: Outcome | None = None
    words: list[str] = field(default_factory=list)
    """The decision's own words, where they are not those that were proposed."""
    motions: list[ReadMotion] = field(default_factory=list)
    votes: list[ReadVote] = field(default_factory=list)
    dissents: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """Lines of the handling that were not understood."""

    def proceedings(self) -> Proceedings | None:
        """The same as a record has it; None where nothing happened but the decision."""
        told = Proceedings(
            motions=tuple(one.recorded() for one in self.motions),
            votes=tuple(one.recorded() for one in self.votes),
            dissents=tuple(RecordedDissent(person=Official(name=name)) for name in self.dissents),
            remarks=tuple(self.remarks),
        )
        return told if told != Proceedings() else None


def announced_in(source: str, names: Sequence[str]) -> Iterator[Announced]:
    """The items of an announcement; `names` are those of the meeting, which are told surname first here."""
    if not source.strip():
        return
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root: html.HtmlElement = html.document_fromstring(source.encode("utf-8"), parser=parser)
    for part in root.find_class("Tiedote"):
        heading = squeeze(part.findtext("h3") or "")
        found = re.fullmatch(r"(?P<number>\d{1,3}) (?P<title>.+)", heading)
        if found:
            item = Announced(int(found["number"]), without_contacts(found["title"]))
            _AnnouncementReader(item, names).read(_lines(part))
            yield item


def _lines(part: html.HtmlElement) -> Iterator[str]:
    for paragraph in part.find_class("TiedoteTeksti"):
        for br in paragraph.iter("br"):
            br.tail = "\n" + (br.tail or "")
        for line in paragraph.text_content().split("\n"):
            if words := without_contacts(squeeze(line)):
                yield words


@dataclass
class _AnnouncementReader:
    item: Announced
    names: Sequence[str]
    texts: list[str] | None = None
    awaits: str = ""

    def read(self, lines: Iterable[str]) -> None:
        """Read the lines of one item."""
        for line in lines:
            if not (self._heading(line) or self._awaited(line) or self._vote(line) or self._result(line)):
                self._keep(line)
        if self.item.outcome is None and self.item.words:
            self.item.outcome = own_outcome(self.item.words[0])
        self._settle_wishes()
        settled = {Outcome.TABLED: RecordedMotionKind.TABLING, Outcome.RETURNED: RecordedMotionKind.RETURN}
        for motion in self.item.motions:
            if motion.open and self.item.outcome and settled.get(self.item.outcome) is motion.kind:
                motion.settle(MotionResult.PASSED)

    def _settle_wishes(self) -> None:
        """Note which wishes were carried, where the decision's words say whose they were."""
        carried = [line for line in self.item.words if wording.says("wishes", line)]
        for motion in self.item.motions if carried else ():
            if motion.open and motion.kind is RecordedMotionKind.WISH and motion.mover:
                stem = motion.mover.name.split()[-1][:-_ENDING] or motion.mover.name
                passed = any(stem in line for line in carried)
                motion.settle(MotionResult.PASSED if passed else MotionResult.FAILED)

    def _heading(self, line: str) -> bool:
        bare = line.removeprefix("- ").rstrip(" :")
        sections = known("headings")["sections"]
        if bare in sections["decision"]:
            self.awaits, self.texts = "outcome", None
        elif bare in sections["proceedings"]:
            self.awaits, self.texts = "", None
        elif phrases.is_dissent_heading(bare):
            self.awaits, self.texts = "dissent", None
        elif (number := phrases.vote_heading(bare)) is not None:
            self.item.votes.append(ReadVote(number or len(self.item.votes) + 1))
            self.awaits, self.texts = "", None
        elif (kind := phrases.motion_label(bare)) is not None:
            self.item.motions.append(motion := ReadMotion(kind))
            self.awaits, self.texts = "mover", motion.texts
        else:
            return False
        return True

    def _awaited(self, line: str) -> bool:
        awaits, self.awaits = self.awaits, ""
        if awaits == "outcome":
            self.texts = self.item.words
            return self._outcome(line)
        if awaits == "mover" and self._sentence(line):
            return True
        if awaits in ("mover", "dissent"):
            first, _, others = line.partition("+")
            people = [self._name(name) for name in (first, *others.split(",")) if name.strip()]
            named = [name for name in people if name]
            if len(named) != len(people) or not named:
                return False
            if awaits == "dissent":
                self.item.dissents += named
            else:
                motion = self.item.motions[-1]
                motion.mover = Official(name=named[0])
                motion.seconders = tuple(Official(name=name) for name in named[1:])
            return True
        return False

    def _outcome(self, line: str) -> bool:
        """Whether the line under a decision tells what became of the proposal, with or without more words."""
        opening, *more = phrases.sentences(line)
        if told := outcome_in(line):
            more = []
        elif re.fullmatch(_data()["supplemented"], line, re.IGNORECASE):
            told, more = Outcome.APPROVED_AMENDED, [line]
        else:
            told = outcome_in(opening)
        self.item.outcome = told
        self.item.words += map(escaped, more if told else ())
        return told is not None

    def _sentence(self, line: str) -> bool:
        """Whether the line tells in a sentence who made the motion that is awaited, and what it is."""
        first, *others = phrases.sentences(line)
        named = phrases.moving(first)
        if not named or "presenter" in named:
            return False
        motion = self.item.motions[-1]
        name_movers(motion, named, ReadFloor(known=set(self.names)))
        said = " ".join((named.get("rest", ""), *others)).strip(" :")
        motion.texts += [escaped(said)] if said else []
        return True

    def _name(self, words: str) -> str:
        """Who is meant by a name that is written surname first; empty where nobody of the meeting is."""
        parts = sorted(words.split())
        return next((name for name in self.names if sorted(name.split()) == parts), "")

    def _vote(self, line: str) -> bool:
        if not self.item.votes:
            return False
        vote = self.item.votes[-1]
        if counted := re.findall(_data()["count"], line, re.IGNORECASE):
            vote.counts |= {
                _data()["sides"][side.casefold()]: Voters(count=int(count)) for side, count in counted
            }
            return True
        label, colon, rest = line.partition(":")
        side = _data()["sides"].get(label.casefold().removesuffix("-ehdotus").removesuffix("-förslag"), "")
        if not (colon and side):
            return False
        if "-" in label:
            (vote.yes_texts if side == "yes" else vote.no_texts).append(escaped(rest.strip()))
            return True
        names = [self._name(name) for name in rest.split(",")]
        if all(names):
            vote.counts[side] = Voters(count=len(names), names=tuple(names))
        return all(names)

    def _result(self, line: str) -> bool:
        if re.fullmatch(_data()["formal"], line, re.IGNORECASE):
            return True
        patterns = (_data()["result"], _data()["result_by"])
        found = next(filter(None, (re.fullmatch(one, line, re.IGNORECASE) for one in patterns)), None)
        if found is None:
            return False
        told = (
            one for one, verbs in _data()["became"].items() if re.match(verbs, found["verb"], re.IGNORECASE)
        )
        became = MotionResult(next(told))
        still = [one for one in self.item.motions if one.open]
        for motion in still if found["many"] else still[-1:]:
            motion.settle(became, bool(found["unanimous"]))
        if found["for_"] and self.item.votes:
            vote = self.item.votes[-1]
            vote.won = Won.NO if became is MotionResult.PASSED else Won.YES
            vote.no_texts = list(still[-1].texts) if still and still[-1].texts else vote.no_texts
        self.texts = None
        return bool(still)

    def _keep(self, line: str) -> None:
        (self.item.remarks if self.texts is None else self.texts).append(escaped(line))


def outcome_in(line: str) -> Outcome | None:
    """The outcome that the first line under a decision tells; None where it tells none that is known."""
    told = (one for one, told in _data()["outcomes"].items() if re.fullmatch(told, line, re.IGNORECASE))
    return next(map(Outcome, told), None)


def own_outcome(words: str) -> Outcome | None:
    """The outcome that a decision's own words tell, which do not speak of the proposal; None if they tell
    none."""
    moved = (Outcome.TABLED, Outcome.RETURNED, Outcome.REMOVED, Outcome.WITHDRAWN, Outcome.NOTED)
    told = next((one for one in moved if wording.says(one, words)), None)
    return told or (Outcome.APPROVED if re.search(_data()["decides"], words, re.IGNORECASE) else None)


def _data() -> dict[str, Any]:
    return known("announcement")
