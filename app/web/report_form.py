"""A report as its owner types it: filled in with what was said last, and what is missing beside its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from starlette.datastructures import FormData

from app.case_file import scalars
from app.case_file.finding import Meaningless
from app.language import language
from app.web.other_languages import OtherText, named, said_in
from app.web.rendering import page_words
from app.web.revision import KEPT
from models.base.bad_value import BadValue
from models.base.language import LANGUAGES, Language
from models.base.text import Text, parse_money
from models.base.writing import OwnWords
from models.follow_up.funded_project import FundedProject
from models.follow_up.report import Figures

WordsOf = Callable[[OwnWords], Text | None]
"""Gives a text as its form has it; None of a confidential one, which is shown by an act alone."""


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
    in_others: Mapping[str, str] = field(default_factory=dict)
    """What is said of a text in the town's other languages, by the names of their fields."""

    @classmethod
    def of(cls, line: FundedProject, last: Figures | None, words_of: WordsOf) -> ReportForm:
        """What was said last of a project, to be changed; stars stand for what is confidential."""
        if last is None:
            return cls(goals=tuple(GoalAnswer() for _ in line.goals))
        answers = {each.goal: each for each in last.goals}
        said: dict[str, str] = {}

        def told(name: str, words: OwnWords | None) -> str:
            if not words:
                return ""
            text = words_of(words)
            if text is None:
                return KEPT
            said.update(
                {named(name, each): more for each, more in text.texts.items() if each != text.original}
            )
            return text.say(text.original)

        return cls(
            spent=typed_amount(last.spent),
            people=typed_amount(last.people),
            goals=tuple(
                GoalAnswer(answers[goal].status.value, told(f"note_{number}", answers[goal].note))
                if goal in answers
                else GoalAnswer()
                for number, goal in enumerate(line.goals, start=1)
            ),
            text=told("text", last.text),
            in_others=said,
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
        return cls(goals=tuple(goals), **plain, in_others=said)

    @property
    def texts(self) -> dict[str, str]:
        """What is told in words, by the names of their fields."""
        notes = {f"note_{number}": each.note for number, each in enumerate(self.goals, start=1)}
        return {"text": self.text, **notes}

    def with_texts(self, texts: Mapping[str, str]) -> ReportForm:
        """The same with other texts, by the names of their fields."""
        numbered = enumerate(self.goals, start=1)
        goals = (replace(each, note=texts[f"note_{number}"]) for number, each in numbered)
        return replace(self, text=texts["text"], goals=tuple(goals))

    def others(self, name: str, languages: Sequence[Language]) -> tuple[OtherText, ...]:
        """A text of it in each of these languages."""
        return tuple(said_in(name, languages, {key: [text] for key, text in self.in_others.items()}))

    def wrong(self) -> dict[str, str]:
        """Field → what is missing or cannot be read."""
        return dict(self._wrong())

    def _wrong(self) -> Iterator[tuple[str, str]]:
        alone = page_words("Write it in the language of the original, too.")
        for name, text in self.texts.items():
            if not text and any(self.in_others.get(named(name, each)) for each in LANGUAGES):
                yield name, alone
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

    def in_a_file(self, languages: Sequence[Language]) -> str:
        """The same as the figures of a case file, which are read like any other; the first of the languages
        is that of the texts."""
        written: dict[str, Any] = {"spent": self.spent, "people": self.people}
        if self.goals:
            written["goals"] = [
                _answer(number, each, self._said(f"note_{number}", each.note, languages))
                for number, each in enumerate(self.goals, start=1)
            ]
        if self.text:
            written["text"] = self._said("text", self.text, languages)
        return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)

    def _said(self, name: str, text: str, languages: Sequence[Language]) -> str | dict[Language, str]:
        """A text in its own language, with the others where they are written."""
        own, *others = languages
        beside = {each.language: each.value for each in self.others(name, others) if each.value}
        return {own: text, **beside} if beside else text


def _answer(number: int, said: GoalAnswer, note: str | dict[Language, str]) -> Mapping[str, Any]:
    answer = {"goal": str(number), "status": said.status.replace("_", " ")}
    return {**answer, "note": note} if note else answer


def typed_amount(hundredths: int) -> str:
    """An amount as it is typed: 1250, or 1250,50."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02}" if rest else str(whole)
