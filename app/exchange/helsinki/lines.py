"""A handling written in the sentences that the reader's grammar knows."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from app.exchange.helsinki.commonmark import to_html
from app.exchange.helsinki.data import known
from app.exchange.helsinki.elections import lines_of
from models.base.formats import date_text
from models.base.language import Language
from models.base.people import Official
from models.record.decision import Tabled
from models.record.proceedings import (
    Proceedings,
    RecordedDissent,
    RecordedExpert,
    RecordedRecusal,
)
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import RecordedVote, Voters


class Lines:
    """Writes one handling in one language."""

    def __init__(self, language: Language) -> None:
        self.words = known("words")["sv" if language == "sv" else "fi"]

    def html(self, told: Proceedings, tabled: Tabled | None) -> str:
        """The handling as paragraphs. Remarks stand first, where nothing is open that could take them in."""
        return "".join(self._all(told, tabled))

    def _all(self, told: Proceedings, tabled: Tabled | None) -> Iterator[str]:
        yield from map(to_html, (*told.remarks, *told.unanimous, *told.order))
        yield from self._experts(told.experts)
        yield from map(self._recusal, told.recusals)
        if told.item_withdrawn:
            yield _p(self.words["item"])
        for number in told.withdrawn_attachments:
            yield _p(self.words["attachment"].format(number=number))
        for motion in told.motions:
            yield from self._motion(motion, tabled)
        for vote in told.votes:
            yield from self._vote(vote)
        if told.proposal_approved:
            yield _p(self.words["base"])
        for election in told.elections:
            yield from (_p(escape(line)) for line in lines_of(election, self.words["elections"]))
        reasoned = any(dissent.text for dissent in told.dissents)
        yield from (self._dissent(one) for one in told.dissents if one.joins or not reasoned)

    def _dissent(self, dissent: RecordedDissent) -> str:
        """Who dissented or joined. Where one has reasons, all who dissented have a heading of their own."""
        if dissent.joins:
            whose = f"{self.words['joining']}{escape(dissent.joins)}"
            return _p(f"{self.words['joined']}: {_said(dissent.person)}{whose}")
        return _p(f"{self.words['dissent']}: {_said(dissent.person)}")

    def _experts(self, experts: tuple[RecordedExpert, ...]) -> Iterator[str]:
        for left, group in groupby(experts, key=lambda expert: expert.left):
            names = [_said(expert.person) for expert in group]
            listed = ", ".join(names[:-1]) + (self.words["and"] if len(names) > 1 else "") + names[-1]
            yield _p(
                self.words["heard"].format(names=listed)
                + {True: f" {self.words['left']}", False: f" {self.words['stayed']}"}.get(left, "")
            )

    def _recusal(self, recusal: RecordedRecusal) -> str:
        ground = f"<br>{self.words['ground']}: {escape(recusal.ground)}" if recusal.ground else ""
        return _p(f"{self.words['recused']}: {_said(recusal.person)}{ground}")

    def _motion(self, motion: RecordedMotion, tabled: Tabled | None) -> Iterator[str]:
        mover = f"<br>{_said(motion.mover)}:" if motion.mover else ""
        yield _labelled(f"{self.words['motions'][motion.kind]}:{mover}", motion.text)
        if motion.seconders:
            yield _p(f"{self.words['seconders']}: {', '.join(map(_said, motion.seconders))}")
        unanimous = self.words["unanimous"] if motion.unanimous else ""
        if motion.kind is RecordedMotionKind.TABLING and motion.result is MotionResult.PASSED:
            yield _p(self.words["tabled"].format(unanimous=unanimous, until=self._until(tabled)))
        elif motion.result is not MotionResult.UNKNOWN:
            yield _p(self.words["results"][motion.result].format(unanimous=unanimous))

    def _until(self, tabled: Tabled | None) -> str:
        if tabled is None:
            return ""
        day = date_text(tabled.day, "fi") if tabled.day else ""
        if tabled.weeks:
            return str(self.words["until"]["weeks"].format(weeks=tabled.weeks))
        return str(self.words["until"][tabled.until].format(day=day))

    def _vote(self, vote: RecordedVote) -> Iterator[str]:
        number = vote.number or ""
        yield _p(self.words["vote"].format(number=number).strip()) + to_html(vote.question)
        for side, proposition in (("yes", vote.yes_proposition), ("no", vote.no_proposition)):
            if proposition.words:
                yield _labelled(f"{self.words['propositions'][side]}:", proposition.words)
        sides = {"yes": vote.yes, "no": vote.no, "blank": vote.blank, "absent": vote.absent}
        yield from (self._count(side, voters) for side, voters in sides.items() if voters)
        if vote.won is not None:
            casting = self.words["casting"] if vote.casting else ""
            yield _p(f"{self.words['won'][vote.won]}{casting}.")

    def _count(self, side: str, voters: Voters) -> str:
        names = f"<br>{escape(', '.join(voters.names))}" if voters.names else ""
        return _p(f"{self.words['counts'][side]}: {voters.count}{names}")


def _labelled(label: str, mark: str) -> str:
    """The label, and the text from the same line on, lest its first line be taken for a sentence."""
    text = to_html(mark)
    return f"<p>{label} {text[len('<p>') :]}" if text.startswith("<p>") else _p(label) + text


def _p(inner: str) -> str:
    return f"<p>{inner}</p>"


def _said(person: Official) -> str:
    return escape(str(person))
