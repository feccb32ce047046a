"""A published HTML text taken apart at its headings. What stands under none is told, never dropped."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree, html

from app.exchange.helsinki.blocks import Block, blocks_of
from app.exchange.helsinki.contacts import without_contacts
from app.exchange.helsinki.data import known
from app.exchange.helsinki.source import Unreadable
from app.exchange.helsinki.texts import clean, squeeze
from models.base.words import Said

UNKNOWN = "unknown"
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Part:
    """What stands under one heading."""

    role: str
    heading: str
    body: html.HtmlElement = field(default_factory=lambda: html.Element("div"))

    def add(self, element: html.HtmlElement) -> None:
        """Add an element, which leaves its place."""
        element.tail = None
        self.body.append(element)

    def add_text(self, text: str) -> None:
        """Add loose words."""
        if len(self.body):
            self.body[-1].tail = (self.body[-1].tail or "") + text
        else:
            self.body.text = (self.body.text or "") + text

    def blocks(self) -> list[Block]:
        """Its blocks, in order."""
        return blocks_of([self.body])


@dataclass
class Page:
    """The parts of a text by role; `language` as it says itself."""

    language: str = ""
    title: str = ""
    parts: dict[str, Part] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def words(self, role: str) -> str:
        """The words under a heading, on one line."""
        return squeeze(" ".join(block.plain for block in self.blocks(role)))

    def blocks(self, role: str) -> list[Block]:
        """The blocks under a heading; none where it is missing."""
        return self.parts[role].blocks() if role in self.parts else []


def section_role(heading: str) -> str:
    """The role of a section's heading, else UNKNOWN."""
    wanted = squeeze(heading).rstrip(":").casefold()
    for role, texts in known("headings")["sections"].items():
        if wanted in (text.casefold() for text in texts):
            return str(role)
    return UNKNOWN


def page_of(source: str, file: str) -> Page:
    """The parts of this HTML, else Unreadable."""
    # Bytes, because lxml refuses a str that declares its own encoding.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unreadable(file=file, why=Said.why("its HTML is broken")) from None
    if any(error.level >= etree.ErrorLevels.FATAL for error in parser.error_log):
        raise Unreadable(file=file, why=Said.why("its HTML is broken or too deep"))
    for element in root.iter():  # what was written as an entity is only a mark now
        element.text, element.tail = (text and clean(text) for text in (element.text, element.tail))
    page = Page(language=root.get("lang") or "")
    page.title = without_contacts(
        squeeze(" ".join(title.text or "" for title in root.iterfind("head/title")))
    )
    _Splitter(page).walk(root.find("body") if root.find("body") is not None else root)
    return page


class _Splitter:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.current: Part | None = None

    def walk(self, element: html.HtmlElement) -> None:
        self._text(element.text)
        for child in list(element):
            tail = child.tail
            child.tail = None
            self._place(child)
            self._text(tail)

    def _place(self, child: html.HtmlElement) -> None:
        names = set((child.get("class") or "").split())
        data = known("headings")
        role = next((data["classes"][name] for name in names if name in data["classes"]), None)
        title = next((data["fields"][name] for name in names if name in data["fields"]), None)
        if data["signature"]["section"] in names:
            self._part("signature", "").add(child)
        elif role and child.tag in _LEVELS:  # a wrapper may bear the class of its heading
            self._heading(role, child)
        elif title:
            self._field(title, child)
        elif "SisaltoOtsikko" in names:
            self._section(child)
        elif "SisaltoSektio" in names:
            self.current = None
            self.walk(child)
            self.current = None
        elif child.tag in _LEVELS and self._is_reasons(child):
            self.current = self._part("decision_reasons", squeeze(child.text_content()))
        elif self._holds_known(child):
            self.walk(child)
        elif self.current:
            self.current.add(child)
        else:
            self.page.unread += [block.plain for block in blocks_of([child])]

    def _is_reasons(self, child: html.HtmlElement) -> bool:
        """Some bodies write the decision's reasons under a plain heading inside the decision."""
        decides = self.current and self.current.role in ("decision", "statement", "proposal_to_another")
        return bool(decides) and section_role(child.text_content()) == "decision_reasons"

    def _holds_known(self, child: html.HtmlElement) -> bool:
        data = known("headings")
        names = {
            *data["classes"],
            *data["fields"],
            "SisaltoOtsikko",
            "SisaltoSektio",
            data["signature"]["section"],
        }
        if any(names & set((inner.get("class") or "").split()) for inner in child.iterdescendants("*")):
            return True
        return any(self._is_reasons(inner) for inner in child.iterdescendants(*_LEVELS))

    def _heading(self, role: str, child: html.HtmlElement) -> None:
        words = squeeze(child.text_content()).rstrip(": ")
        if words and words.casefold() not in (text.casefold() for text in known("headings")["texts"][role]):
            self.page.unread.append(words)
        self.current = self._part(role, words)

    def _section(self, child: html.HtmlElement) -> None:
        words = squeeze(child.text_content())
        role = section_role(words)
        name = role if role != UNKNOWN else f"{UNKNOWN} {len(self.page.parts)}"
        self.current = self._part(name, words)

    def _field(self, role: str, child: html.HtmlElement) -> None:
        self.current = None
        if role == "reference":
            self.page.references += [block.plain for block in blocks_of([child])]
        else:
            self._part(role, "").add(child)

    def _part(self, role: str, heading: str) -> Part:
        return self.page.parts.setdefault(role, Part(role, heading))

    def _text(self, text: str | None) -> None:
        if text and text.strip():
            if self.current:
                self.current.add_text(text)
            else:
                self.page.unread.append(squeeze(text))
