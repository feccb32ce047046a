"""The papers of a case or a meeting become one PDF with bookmarks, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from activities.typesetting.bundle import Bound, NotReadable, bound, readable
from tests.support.clerk import lived
from tests.support.command_line import pykala

CASE, MEETING = "HEL 2022-000204", "khs-2022-05-16"


def bookmarks(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as read, read.open_outline() as outline:
        return [item.title for item in outline.root]


def bundled(folder: Path, name: str, *asked: str) -> bytes:
    """What the command writes for a life that was lived in a folder."""
    pykala("paper", "bundle", *asked, "--out", str(folder / name))
    return (folder / name).read_bytes()


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which an example was lived to its end."""
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    lived("voted", tmp_path).close()
    return tmp_path


def test_every_paper_has_a_bookmark_and_each_is_in_it_once(town: Path) -> None:
    case = bookmarks(bundled(town, "case.pdf", CASE))
    meeting = bookmarks(bundled(town, "meeting.pdf", MEETING))
    assert len(set(case)) == len(case)
    assert any(each.startswith("Pöytäkirjanote") for each in case)
    assert any(each.startswith("Esityslista") for each in meeting)
    assert any(each.startswith("Pöytäkirja:") for each in meeting)
    assert any(each.startswith("Päätösehdotus") for each in meeting)


def test_the_same_papers_give_the_same_bytes_whoever_asks(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = bundled(town, "one.pdf", CASE)
    monkeypatch.setenv("PYKALA_LANGUAGE", "sv")
    assert bundled(town, "two.pdf", CASE) == once


def test_a_paper_that_is_there_in_the_language_is_taken_in_it(town: Path) -> None:
    said = bookmarks(bundled(town, "case.pdf", CASE, "--language", "sv"))
    assert any(each.startswith("Protokollsutdrag") for each in said)
    assert not any(each.startswith("Pöytäkirjanote") for each in said)


def a_page(**extra: pikepdf.Object) -> bytes:
    """A PDF of one page."""
    with pikepdf.new() as made:
        page = made.add_blank_page()
        for key, value in extra.items():
            page.obj[f"/{key}"] = value
        written = BytesIO()
        made.save(written)
        return written.getvalue()


def test_what_an_attachment_would_do_by_itself_is_left_out() -> None:
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pressed = Dictionary(Subtype=Name.Link, A=script)
    leads = Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://sarvijoki.example"))
    whole = bound(
        [Bound(a_page(AA=Dictionary(O=script), Annots=Array([pressed, leads])), "Liite", foreign=True)],
        "Koko",
        "fi",
    )
    assert b"JavaScript" not in whole
    with pikepdf.open(BytesIO(whole)) as read:
        assert [each.A.S for each in read.pages[0].obj.Annots] == [Name.URI]


def test_a_file_that_is_no_pdf_is_told_by_its_title() -> None:
    assert not readable(b"%PDF-1.7 broken")
    with pytest.raises(NotReadable, match="Liite 1"):
        bound([Bound(b"%PDF-1.7 broken", "Liite 1", foreign=True)], "Koko", "fi")
