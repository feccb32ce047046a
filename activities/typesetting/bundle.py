"""A bundle: PDFs one after another as one file, each under a bookmark. The same ones give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from models.base.refusal import Refusal

_ACTS = {"/URI", "/GoTo"}
"""What a link in an attachment may do: lead somewhere. Scripts, programs and forms stay outside."""


@dataclass(frozen=True)
class Bound:
    """A PDF that goes into a bundle. Without a title it is called as it calls itself."""

    content: bytes
    title: str = ""
    about: str = ""
    """What tells it from others of the same title; empty where nothing need be said."""
    foreign: bool = False
    """Somebody else made it: what its pages would do by themselves is left out."""


class NotReadable(Refusal):
    """{title} cannot be read as a PDF, so that it goes into no bundle."""


def bound(parts: Iterable[Bound], title: str, language: str) -> bytes:
    """One PDF of several. Raises NotReadable for one that is damaged or locked."""
    with Pdf.new() as whole:
        with whole.open_outline() as outline:
            for part in parts:
                first = len(whole.pages)
                outline.root.append(OutlineItem(_append(whole, part), first))
        whole.docinfo["/Title"] = title
        whole.Root.Lang = pikepdf.String(language)
        whole.Root.PageMode = Name.UseOutlines
        whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        written = BytesIO()
        whole.save(written, deterministic_id=True)
        return written.getvalue()


def readable(content: bytes) -> bool:
    """Whether a PDF is whole and not locked."""
    try:
        with Pdf.open(BytesIO(content)) as one:
            return len(one.pages) > 0
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False


def _append(whole: Pdf, part: Bound) -> str:
    """Put the pages of a PDF behind those that are there; what it is called."""
    try:
        with Pdf.open(BytesIO(part.content)) as one:
            if part.foreign:
                for page in one.pages:
                    _quieten(page.obj)
            whole.pages.extend(one.pages)
            title = part.title or str(one.docinfo.get("/Title", ""))
            return f"{title} ({part.about})" if part.about else title
    except (pikepdf.PdfError, pikepdf.PasswordError) as broken:
        raise NotReadable(title=part.title) from broken


def _quieten(page: pikepdf.Object) -> None:
    """Take away what a page would do by itself."""
    for key in ("/AA", "/Annots"):
        kept = Array(list(_links(page))) if key == "/Annots" and key in page else None
        if key in page:
            del page[key]
        if kept:
            page[key] = kept


def _links(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for each in page.get("/Annots", []):
        action = each.get("/A", Dictionary())
        leads = str(action.get("/S", "/GoTo")) in _ACTS and "/Next" not in action
        if each.get("/Subtype") == "/Link" and leads:
            yield each
