"""How the tests read a PDF: by two validators and as a reader hears it."""

import re
import tempfile
from io import BytesIO

import page
import pikepdf
from pdfua import validate
from pypdfium2 import PdfDocument

HYPHENATED = "\ufffe"
"""What PDFium puts where a word goes on in the next line."""

STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")


def faults(pdf: bytes) -> list[str]:
    """What speaks against PDF/A-3a and PDF/UA-1, in the words of the validators; empty for a good paper."""
    found = [
        f"{profile}: {failure.message}"
        for profile in ("3a", "ua1")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
        if not (_is_about_lengths(failure.message) and _lengths_are_right(pdf))
    ]
    return found + [f"pdfua: {message}" for message in _second_opinion(pdf)]


def text(pdf: bytes) -> str:
    """A paper in the order in which it is set, as PDFium reads it; a form feed ends a page."""
    with PdfDocument(pdf) as document:
        pages = [page_.get_textpage().get_text_range() for page_ in document]
    plain = (page_.replace("\r\n", "\n").replace(HYPHENATED, "") for page_ in pages)
    return "".join(page_.replace("\N{NO-BREAK SPACE}", " ") + "\n\f" for page_ in plain)


def lines_by_page(pdf: bytes) -> list[list[str]]:
    return [[line for line in page_.splitlines() if line.strip()] for page_ in text(pdf).split("\f")[:-1]]


def attachment(pdf: bytes, name: str) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return opened.attachments[name].get_file().read_bytes()


def _second_opinion(pdf: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return [finding.message for finding in validate(file.name).findings]


def _is_about_lengths(message: str) -> bool:
    return "/Length" in message


def _lengths_are_right(pdf: bytes) -> bool:
    """page-validation takes a carriage return that ends a compressed stream for the line end after it."""
    found = list(STREAM.finditer(pdf))
    return bool(found) and all(
        pdf[m.end() + int(m[1]) :].startswith((b"\nendstream", b"\r\nendstream")) for m in found
    )
