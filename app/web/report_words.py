"""What was said last in a report: as its form shows it, and as it stays where nobody changed a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from activities.archive import Archive
from app.desk.reading.reports import ReportLine
from app.web.other_languages import named
from app.web.report_form import ReportForm, WordsOf
from app.web.revision import KEPT
from models.base.language import LANGUAGES, Language
from models.base.text import Text
from models.base.writing import OwnWords, Written
from models.case.case import Case
from models.engine.command import AnyAct
from models.engine.world import Held
from models.follow_up.report import Figures
from models.follow_up.reporting import GiveReport


@dataclass(frozen=True)
class SaidLast:
    """What was said last in a report; of what is confidential its form shows stars, and no figure."""

    line: ReportLine
    confidential: bool
    """Its case is confidential, so that what stays of words in the open is sealed with what is said now."""
    shown: ReportForm
    whole: ReportForm
    """The same with the words of all that was not written sealed."""

    @classmethod
    def of(cls, archive: Archive, line: ReportLine, held: Callable[[str], Held]) -> SaidLast:
        """That of a report; `held` gives a journal as it stands."""
        confidential = held(line.follow_up.case).of(Case).confidential

        def form(words_of: WordsOf) -> ReportForm:
            return ReportForm.of(line.line, line.last, words_of)

        shown = form(lambda said: None if confidential else _open(archive, said))
        if confidential:
            shown = replace(shown, spent="", people="")
        return cls(line, confidential, shown, form(lambda said: _whole(archive, said)))

    def beside(self, form: ReportForm) -> ReportForm:
        """A form that has one language alone, with the others of each text that is what it was in that."""
        return self._with_others(form, self.shown, lambda name: self._same(form, name, ()))

    def in_words(self, form: ReportForm) -> ReportForm:
        """A form with the words of what stays and is to be sealed anew."""

        def sealed_anew(name: str) -> bool:
            return self.confidential and form.texts[name] == KEPT

        texts = {
            name: self.whole.texts[name] if sealed_anew(name) else said for name, said in form.texts.items()
        }
        return self._with_others(form.with_texts(texts), self.whole, sealed_anew)

    def kept(self, form: ReportForm, languages: Sequence[Language], act: AnyAct) -> AnyAct:
        """A report that was read from a form, with what nobody changed in it as it was written; the first of
        the languages is that of its texts."""
        last, (_, *others) = self.line.last, languages
        if last is None or not isinstance(act, GiveReport):
            return act
        before = _texts(self.line, last)

        def said(name: str, now: OwnWords | None) -> OwnWords | None:
            was = before.get(name)
            sealed = isinstance(was, Written) and was.sealed
            stays = name in before and (sealed or not self.confidential) and self._same(form, name, others)
            return was if stays else now

        goals = tuple(
            each.model_copy(update={"note": said(f"note_{number}", each.note)})
            for number, each in enumerate(act.figures.goals, start=1)
        )
        update = {"goals": goals, "text": said("text", act.figures.text)}
        return act.model_copy(update={"figures": act.figures.model_copy(update=update)})

    def _same(self, form: ReportForm, name: str, others: Sequence[Language]) -> bool:
        def said(one: ReportForm) -> list[str]:
            return [one.texts[name], *(one.in_others.get(named(name, each), "") for each in others)]

        return [*map(_plain, said(form))] == [*map(_plain, said(self.shown))]

    def _with_others(self, form: ReportForm, source: ReportForm, wanted: Callable[[str], bool]) -> ReportForm:
        names = [named(name, each) for name in form.texts if wanted(name) for each in LANGUAGES]
        more = {name: source.in_others[name] for name in names if name in source.in_others}
        return replace(form, in_others={**form.in_others, **more})


def _texts(line: ReportLine, last: Figures) -> dict[str, OwnWords | None]:
    """The texts of a report by the names of their fields."""
    notes = {each.goal: each.note for each in last.goals}
    numbered = enumerate(line.line.goals, start=1)
    return {"text": last.text, **{f"note_{n}": notes[goal] for n, goal in numbered if goal in notes}}


def _open(archive: Archive, said: OwnWords) -> Text | None:
    if isinstance(said, Written) and archive.open_text(said) is None:
        return None
    return _whole(archive, said)


def _whole(archive: Archive, said: OwnWords) -> Text | None:
    if isinstance(said, str):
        return Text.of(said)
    return None if said.sealed else archive.marked_text(said)


def _plain(said: str) -> str:
    return said.replace("\r\n", "\n").strip()
