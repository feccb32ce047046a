"""A record written as the two HTML texts that Helsinki publishes: the decision, and the proposal."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import cycle

from app.exchange.helsinki.commonmark import to_html
from app.exchange.helsinki.data import known
from app.exchange.helsinki.lines import Lines
from models.base.people import Official
from models.record.decision import DecisionRecord, RecordedDraft
from models.record.recorded_papers import Extract, RecordedAttachment


class Pages:
    """Writes the texts of one record in its language."""

    def __init__(self, record: DecisionRecord) -> None:
        self.record = record
        self.words = known("words")["sv" if record.language == "sv" else "fi"]

    def content(self) -> str:
        """The decision."""
        return self._page("paatos", "".join([*self._head(), *self._decision(), *self._about(self.record)]))

    def motion(self) -> str:
        """The proposal; empty where there is none."""
        draft = self.record.proposal
        return self._page("esitys", "".join([*self._draft(draft), *self._about(draft)])) if draft else ""

    def _page(self, name: str, inner: str) -> str:
        title = f"<title>{escape(self.record.title)}</title>"
        meta = '<meta content="text/html; charset=UTF-8" http-equiv="Content-Type">'
        body = f'<body><div class="{name}">{inner}</div></body>'
        return f'<html lang="{self.record.language}"><head>{meta}{title}</head>{body}</html>'

    def _head(self) -> Iterator[str]:
        record = self.record
        yield '<div class="Otsikonviite"></div>'
        if record.section is not None:
            yield f'<div class="Asiapykala">§ {record.section}</div>'
        yield f'<h1 class="AsiaOtsikko">{escape(record.title)}</h1>'
        if record.register_number:
            yield f'<div class="DnroTmuoto">{escape(f"{record.register_number} T {record.task_class}")}</div>'
        yield from (f'<div class="Viite">{escape(words)}</div>' for words in record.references)

    def _decision(self) -> Iterator[str]:
        record = self.record
        if record.withheld:
            return
        yield self._section(self.words["kinds"][record.kind], _joined(record.texts))
        if record.reasons:
            yield self._section(self.words["sections"]["reasons"], to_html(record.reasons))
        if record.proceedings:
            yield self._section(
                self.words["sections"]["proceedings"],
                Lines(record.language).html(record.proceedings, record.tabled),
            )
            dissents = record.proceedings.dissents
            for dissent in dissents if any(one.text for one in dissents) else ():
                author = f"<p>{escape(str(dissent.person))}:</p>"
                yield self._section(self.words["sections"]["dissent"], author + to_html(dissent.text))

    def _draft(self, draft: RecordedDraft) -> Iterator[str]:
        same = f"<p>{self.words['as_decided'][draft.kind]}</p>"
        clauses = same if draft.as_decided else _joined(draft.texts)
        yield self._section(self.words["drafts"][draft.kind], clauses)
        if draft.summary:
            yield self._section(self.words["sections"]["summary"], to_html(draft.summary))
        if draft.reasons:
            yield self._section(self.words["sections"]["draft_reasons"], to_html(draft.reasons))

    def _about(self, part: DecisionRecord | RecordedDraft) -> Iterator[str]:
        if part.presenter:
            yield (
                self._heading("EsittelijaTiedot")
                + f"<div>{escape(part.presenter.title)}</div><div>{escape(part.presenter.name)}</div>"
            )
        if part.further_information:
            yield self._heading("LisatiedotOtsikko") + "".join(map(_informant, part.further_information))
        if isinstance(part, DecisionRecord) and part.signers:
            yield _signature(part.signers)
        for name, attachments in (
            ("LiitteetOtsikko", part.attachments),
            ("OheismateriaaliOtsikko", part.further_material),
        ):
            if listed := [one for one in attachments if one.number is not None or one.published is None]:
                yield self._heading(name) + "".join(map(self._attachment, listed))
        if part.appeal:
            yield self._heading("MuutoksenhakuOtsikko") + to_html(part.appeal.words)
        if part.extracts:
            yield self._heading("OtteetOtsikko") + self._extracts(part.extracts)
        if part.informed:
            yield self._heading("TiedoksiOtsikko") + "".join(
                f"<p>{escape(words)}</p>" for words in part.informed
            )

    def _section(self, heading: str, inner: str) -> str:
        return f'<div class="SisaltoSektio"><h3 class="SisaltoOtsikko">{heading}</h3>{inner}</div>'

    def _heading(self, name: str) -> str:
        return f'<h3 class="{name}">{self.words["headings"][name]}</h3>'

    def _attachment(self, one: RecordedAttachment) -> str:
        number = f"{one.number} " if one.number is not None else ""
        secret = self.words["secret"]
        ground = "" if one.secret is None else f"<span> ({secret}, {escape(one.secret)})</span>"
        return f"<div>{number}{escape(one.title)}{ground}</div>"

    def _extracts(self, extracts: tuple[Extract, ...]) -> str:
        head = "".join(f"<th>{words}</th>" for words in self.words["extract"])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_row, extracts))}</tbody></table>"


def _row(one: Extract) -> str:
    papers = "".join(f"<div>{escape(paper)}</div>" for paper in one.papers)
    return f"<tr><td>{escape(one.to)}</td><td>{papers}</td></tr>"


def _joined(texts: tuple[str, ...]) -> str:
    return "".join(map(to_html, texts))


def _informant(person: Official) -> str:
    return f"<p>{escape(', '.join(filter(None, (person.name, person.title))))}</p>"


def _signature(signers: tuple[Official, ...]) -> str:
    known_by = known("headings")["signature"]
    lines = "".join(
        _div(name, one.name) + _div(title, one.title)
        for one, name, title in zip(signers, cycle(known_by["names"]), cycle(known_by["titles"]))
    )
    return f'<div class="{known_by["section"]}">{lines}</div>'


def _div(name: str, words: str) -> str:
    return f'<div class="{name}">{escape(words)}</div>'
