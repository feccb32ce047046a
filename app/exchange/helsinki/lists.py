"""The short lists of a decision: presenter, further information, attachments, extracts, who is informed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from app.exchange.helsinki.blocks import blocks_of, plain_of
from app.exchange.helsinki.contacts import without_numbers
from app.exchange.helsinki.data import known
from app.exchange.helsinki.names import person
from app.exchange.helsinki.page import Page
from app.exchange.helsinki.texts import squeeze
from models.base.people import Official
from models.record.recorded_papers import Extract, RecordedAttachment

_GROUND = re.compile(r"\((?:Salassa pidettävä|Sekretessbelag[dt]a?)[,:]? ?(?P<ground>.*)\)$", re.DOTALL)
_NUMBER = re.compile(r"(?P<number>\d{1,4})\.? (?P<title>.+)", re.DOTALL)
_LONGEST = 200


def presenter_of(page: Page) -> Official | None:
    """The presenter: the title on the first line, the name on the second."""
    if "presenter" not in page.parts:
        return None
    lines = [plain_of(element) for element in page.parts["presenter"].body]
    loose = squeeze(page.parts["presenter"].body.text or "")
    tails = [squeeze(element.tail or "") for element in page.parts["presenter"].body]
    words = [line for line in lines if line]
    page.unread += [*filter(None, [loose, *tails]), *words[2:]]
    if len(words) >= 2:
        return Official(title=words[0][:_LONGEST], name=words[1][:_LONGEST])
    if not words:
        return None
    named = person(words[0]) if lines[:1] == words else None
    return named or Official(name=words[0][:_LONGEST])


def informants_of(page: Page) -> tuple[Official, ...]:
    """Who gives further information: name and title, never how to reach them."""
    people: list[Official] = []
    for block in page.blocks("further_information"):
        name, _, title = without_numbers(block.plain.strip(" ,;:")).partition(", ")
        if len(name) <= _LONGEST and len(title) <= _LONGEST and re.fullmatch(r"[^\W\d_][^,:;\d]*", name):
            people.append(Official(name=name, title=title.strip(" ,;")))
        else:
            page.unread.append(block.plain)
    return tuple(people)


def attachments_of(page: Page, role: str) -> tuple[RecordedAttachment, ...]:
    """The full list of attachments, as the text has it."""
    return tuple(_attachment(block.plain) for block in page.blocks(role))


def _attachment(words: str) -> RecordedAttachment:
    found = _GROUND.search(words)
    secret = found["ground"].strip() if found else None
    title = squeeze(words[: found.start()]) if found else words
    numbered = _NUMBER.fullmatch(title)
    if not numbered:
        return RecordedAttachment(title=title, secret=secret)
    return RecordedAttachment(number=int(numbered["number"]), title=numbered["title"], secret=secret)


def extracts_of(page: Page) -> tuple[Extract, ...]:
    """Who gets an extract, with what."""
    if "extracts" not in page.parts:
        return ()
    body = page.parts["extracts"].body
    extracts: list[Extract] = []
    for row in list(body.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        words = [plain_of(cell) for cell in cells]
        if words and words not in (
            ["Ote", "Otteen liitteet"],
            ["Utdrag", "Bilagor till utdrag"],
            ["Utdrag", "Bilagor"],
        ):
            papers = tuple(
                block.plain for cell in cells[1:] for block in blocks_of(list(cell), cell.text or "")
            )
            if words[0] or not extracts:
                extracts.append(Extract(to=words[0], papers=papers))
            else:  # a row without a name goes on with the one before it
                extracts[-1] = Extract(to=extracts[-1].to, papers=(*extracts[-1].papers, *papers))
    page.unread += _outside_tables(body)
    return tuple(extracts)


def _outside_tables(body: html.HtmlElement) -> Iterator[str]:
    for table in list(body.iter("table")):
        table.drop_tree()
    return (block.plain for block in blocks_of([body]))


def informed_of(page: Page) -> tuple[str, ...]:
    """Who is told of the decision."""
    return tuple(block.plain for block in page.blocks("informed"))


def signers_of(page: Page) -> tuple[Official, ...]:
    """Who signed: the name and the title that stand in the signature; anything else in it is unread."""
    if "signature" not in page.parts:
        return ()
    data = known("headings")["signature"]
    body = page.parts["signature"].body
    names: list[str] = []
    titles: list[str] = []
    for element in list(body.iter()):
        kinds = (element.get("class") or "").split()
        for known_as, found in ((data["names"], names), (data["titles"], titles)):
            if set(known_as) & set(kinds):
                found.append(plain_of(element)[:_LONGEST])
                element.clear(keep_tail=True)
    page.unread += [block.plain for block in blocks_of([body]) if block.plain not in data["texts"]]
    page.unread += titles[len(names) :]
    padded = [*titles, *[""] * len(names)]
    return tuple(Official(name=name, title=title) for name, title in zip(names, padded, strict=False) if name)
