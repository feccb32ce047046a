"""A report as its owner types it: filled in with what was said last, and what is missing beside its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from starlette.datastructures import FormData

from app.case_file import scalars
from app.case_file.finding import Meaningless
from app.language import language
from app.web.rendering import page_words
from models.base.bad_value import BadValue
from models.base.text import parse_money
from models.base.writing import Written
from models.follow_up.funded_project import FundedProject
from models.follow_up.report import Figures


@dataclass(frozen=True)
class GoalAnswer:
    """How a goal is doing, and what is to be said of it."""

    status: str = ""
    note: str = ""


@dataclass(frozen=True)
class ReportForm:
    """Everything that the page of a report shows, as people type it."""

    spent: str = ""
    people: str = ""
    goals: tuple[GoalAnswer, ...] = ()
    text: str = ""
    reason: str = ""

    @classmethod
    def of(cls, line: FundedProject, last: Figures | None, words_of: Callable[[Written], str]) -> ReportForm:
        """What was said last of a project, to be changed; a confidential word is written anew."""
        if last is None:
            return cls(goals=tuple(GoalAnswer() for _ in line.goals))
        said = {each.goal: each for each in last.goals}
        return cls(
            spent=typed_amount(last.spent),
            people=typed_amount(last.people),
            goals=tuple(
                GoalAnswer(said[goal].status.value, note if isinstance(note := said[goal].note, str) else "")
                if goal in said
                else GoalAnswer()
                for goal in line.goals
            ),
            text=words_of(last.text) if last.text and not last.text.sealed else "",
        )

    @classmethod
    def typed(cls, line: FundedProject, form: FormData) -> ReportForm:
        """What was typed, with an answer for each goal of the project."""
        said = {key: str(form.get(key, "")).replace("\r\n", "\n").strip() for key in form}
        goals = (
            GoalAnswer(said.get(f"status_{number}", ""), said.get(f"note_{number}", ""))
            for number in range(1, len(line.goals) + 1)
        )
        plain = {name: said.get(name, "") for name in ("spent", "people", "text", "reason")}
        return cls(goals=tuple(goals), **plain)

    def wrong(self) -> dict[str, str]:
        """Field → what is missing or cannot be read."""
        return dict(self._wrong())

    def _wrong(self) -> Iterator[tuple[str, str]]:
        if not self.spent:
            yield "spent", page_words("Say what was spent to date, 0 where nothing was.")
        else:
            try:
                parse_money(self.spent)
            except BadValue as bad:
                yield "spent", bad.said.say(language())
        if not self.people:
            yield "people", page_words("Say how many work on it, 0 where nobody does.")
        else:
            try:
                scalars.hundredths(self.people)
            except Meaningless as bad:
                yield "people", f"{bad.sentence} {bad.suggestion}"
        for number, answer in enumerate(self.goals, start=1):
            if not answer.status:
                yield f"status_{number}", page_words("Say how this goal is doing.")

    def in_a_file(self) -> str:
        """The same as the figures of a case file, which are read like any other."""
        written: dict[str, Any] = {"spent": self.spent, "people": self.people}
        if self.goals:
            written["goals"] = [_answer(number, each) for number, each in enumerate(self.goals, start=1)]
        if self.text:
            written["text"] = self.text
        return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)


def _answer(number: int, said: GoalAnswer) -> Mapping[str, str]:
    answer = {"goal": str(number), "status": said.status.replace("_", " ")}
    return {**answer, "note": said.note} if said.note else answer


def typed_amount(hundredths: int) -> str:
    """An amount as it is typed: 1250, or 1250,50."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02}" if rest else str(whole)
