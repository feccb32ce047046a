"""poppler's pdftotext finds in every paper the words that the tests read, in the same order."""

from __future__ import annotations

import subprocess

from activities.papers.papers import make
from tests.support.paper_life import Life
from tests.support.paper_lives import decided_alone, whole_life
from tests.support.reading_pdf import text

HYPHENATED = ("\N{SOFT HYPHEN}\n", "-\n")
"""How a word is broken over two lines; the other reader joins its halves, whichever hyphen stands there."""


def papers(life: Life) -> list[bytes]:
    """Every paper of a life."""
    return [make(order, life.reading(order)).pdf for order in life.orders()]


def read_by_poppler(pdf: bytes) -> str:
    """The words in the order of the file, as pdftotext tells them."""
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    said = told.stdout.decode()
    for broken in HYPHENATED:
        said = said.replace(broken, "")
    return said


def test_every_paper_of_two_lives_is_read_alike() -> None:
    for pdf in papers(whole_life()) + papers(decided_alone()):
        assert read_by_poppler(pdf).split() == text(pdf).split()
