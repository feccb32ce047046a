"""A proposal as a preparer writes it on its page: from its last revision, and to what a case file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import yaml
from starlette.datastructures import FormData

from app.language import language
from app.web.revision import Pair, WordsOf, shown
from models.base.bad_value import BadValue
from models.base.formats import money_text
from models.base.language import Language
from models.base.money import Cents
from models.base.terms import spoken
from models.base.text import parse_money
from models.case.proposal import Proposal
from models.matter.appropriation import Appropriation

PRESENTER = "esittelija"
"""By what the written proposal calls its presenter among its people."""

UNSAID = "…"
"""What the print has where the presenter is still to be said."""

SPARE = 1
"""Empty lines of money that stand ready."""


NOTHING = ("", "")
"""A text that nobody wrote yet, in either language."""


@dataclass(frozen=True)
class MoneyLine:
    """What one project gets, or, without a division and an owner, one recipient of a grant."""

    name: str = ""
    number: str = ""
    amount: str = ""
    division: str = ""
    head: str = ""
    owner: str = ""
    goals: str = ""

    @property
    def written(self) -> bool:
        """Whether anything of it is there."""
        return any(vars(self).values())


@dataclass(frozen=True)
class Draft:
    """Everything that the page shows, as people type it."""

    clauses: tuple[Pair, ...] = (NOTHING,)
    answers: tuple[str, ...] = ()
    """What approving each clause comes to, in a case file's words; empty where nothing is said of it."""
    reasons: Pair = NOTHING
    presenter_title: str = ""
    presenter_name: str = ""
    legal_ground: str = ""
    informed: str = ""
    year: str = ""
    budget_item: str = ""
    lines: tuple[MoneyLine, ...] = ()
    titles: tuple[str, ...] = ()
    """Titles of new attachments, each with a file of the same place."""
    files: tuple[str, ...] = ()
    """The names of those files, where they lie beside what is written."""

    @classmethod
    def of(cls, proposal: Proposal, words_of: WordsOf) -> Draft:
        """A revision that is there, to be changed."""
        money = proposal.appropriation
        return cls(
            clauses=tuple(shown(clause.text, words_of) for clause in proposal.clauses),
            answers=tuple(spoken(clause.answer or "") for clause in proposal.clauses),
            reasons=shown(proposal.reasons, words_of) if proposal.reasons else NOTHING,
            presenter_title=proposal.presenter.title or proposal.presenter.name,
            presenter_name=proposal.presenter.name if proposal.presenter.title else "",
            legal_ground=proposal.legal_ground.value.replace("_", " "),
            informed="\n".join(party for party in proposal.informed if isinstance(party, str)),
            year=str(money.year) if money else "",
            budget_item=money.budget_item if money else "",
            lines=tuple(_lines(money)) if money else (),
        )

    @classmethod
    def typed(cls, form: FormData, files: tuple[str, ...] = ()) -> Draft:
        """What was typed; empty clauses and lines are left out. `files` are those that came with it."""

        def one(name: str) -> str:
            return str(form.get(name, "")).replace("\r\n", "\n").strip()

        def several(name: str) -> list[str]:
            return [str(each).replace("\r\n", "\n").strip() for each in form.getlist(name)]

        def both(name: str) -> Iterator[Pair]:
            return zip_longest(several(name), several(f"{name}_in"), fillvalue="")

        columns = {name: several(f"line_{name}") for name in MoneyLine.__dataclass_fields__}
        rows = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=False))
        answered = zip_longest(both("clause"), several("clause_answer"), fillvalue="")
        said = [(pair, answer) for pair, answer in answered if any(pair)]
        made = ("clauses", "answers", "reasons", "lines", "titles", "files")
        plain = (name for name in cls.__dataclass_fields__ if name not in made)
        return cls(
            clauses=tuple((pair[0], pair[1]) for pair, _ in said) or (NOTHING,),
            answers=tuple(answer for _, answer in said),
            reasons=next(both("reasons"), NOTHING),
            lines=tuple(line for row in rows if (line := MoneyLine(**row)).written),
            titles=tuple(several("attachment_title")),
            files=files,
            **{name: one(name) for name in plain},
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is written yet that could be printed."""
        return not any(map(any, self.clauses))

    def answer(self, number: int) -> str:
        """What was said of a clause, by its number."""
        return self.answers[number - 1] if number <= len(self.answers) else ""

    @property
    def spare_lines(self) -> tuple[MoneyLine, ...]:
        """Its lines of money, and empty ones to write in."""
        return (*self.lines, *(MoneyLine() for _ in range(SPARE)))

    def total(self) -> str:
        """The sum of its lines as the reader writes it; empty where there is none, or one is no sum."""
        if not self.lines:
            return ""
        try:
            return money_text(Cents(sum(parse_money(line.amount) for line in self.lines)), language())
        except (ValueError, BadValue):
            return ""

    def in_a_file(self, own: Language, other: Language | None) -> str:
        """The same as the proposal of a case file, which is read like any other.

        `own` is the language of the case, `other` that of what stands beside it.
        """

        def said(pair: Pair) -> str | dict[str, str]:
            return {own: pair[0], other: pair[1]} if other and pair[1] else pair[0]

        named = (person for line in self.lines for person in (line.head, line.owner) if person)
        people: dict[str, dict[str, str]] = {person: {} for person in named}
        presenter = {"title": self.presenter_title, "name": self.presenter_name}
        people[PRESENTER] = {key: said for key, said in presenter.items() if said} or {"title": UNSAID}
        written: dict[str, Any] = {
            "clauses": [said(pair) for pair in self.clauses],
            "reasons": said(self.reasons),
            "presenter": PRESENTER,
            "people": people,
        }
        if answers := {number: answer for number, answer in enumerate(self.answers, start=1) if answer}:
            written["answers"] = answers
        if self.legal_ground:
            written["legal ground"] = self.legal_ground
        if informed := [line.strip() for line in self.informed.splitlines() if line.strip()]:
            written["informed"] = informed
        if attachments := list(self._attachments()):
            written["attachments"] = attachments
        if self.lines or self.year or self.budget_item:
            written["appropriation"] = self._money()
        return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)

    def _attachments(self) -> Iterator[dict[str, str]]:
        for title, file in zip_longest(self.titles, self.files, fillvalue=""):
            if title or file:
                yield {"title": title or file, **({"file": file} if file else {})}

    def _money(self) -> dict[str, Any]:
        projects = [line for line in self.lines if line.number or line.division or line.owner]
        recipients = [line for line in self.lines if line not in projects]
        money: dict[str, Any] = {
            "total": _sum(self.lines),
            "year": self.year,
            "budget item": self.budget_item,
        }
        if projects:
            money["divisions"] = {
                division: _division([line for line in projects if line.division == division])
                for division in dict.fromkeys(line.division for line in projects)
            }
        if recipients:
            money["recipients"] = {line.name: line.amount for line in recipients}
        return money


def _lines(money: Appropriation) -> Iterator[MoneyLine]:
    for division in money.divisions:
        for project in division.projects:
            yield MoneyLine(
                name=project.name,
                number=project.number,
                amount=_amount(project.cents),
                division=division.name,
                head=division.head,
                owner=project.owner,
                goals="\n".join(project.goals),
            )
    for recipient in money.recipients:
        yield MoneyLine(name=str(recipient.name), amount=_amount(recipient.cents))


def _amount(cents: int) -> str:
    """A sum as people type it: 3 200 000, or 0,50."""
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", " ")
    return f"{grouped},{rest:02}" if rest else grouped


def _sum(lines: Iterable[MoneyLine]) -> str:
    """The sum as it is typed; what is no sum stays, so that the reader of the file says so."""
    try:
        return _amount(sum(parse_money(line.amount) for line in lines))
    except (ValueError, BadValue):
        return next((line.amount for line in lines), "")


def _division(lines: list[MoneyLine]) -> dict[str, Any]:
    share: dict[str, Any] = {"amount": _sum(lines)}
    if head := next((line.head for line in lines if line.head), ""):
        share["head"] = head
    share["projects"] = {
        line.number: {
            "name": line.name,
            "amount": line.amount,
            **({"owner": line.owner} if line.owner else {}),
            **({"goals": [goal for goal in line.goals.splitlines() if goal.strip()]} if line.goals else {}),
        }
        for line in lines
    }
    return share
