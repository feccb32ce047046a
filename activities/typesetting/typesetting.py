"""The PDF of a paper: its HTML set by the one layout, archivable (PDF/A-3a) and accessible (PDF/UA-1)."""

from __future__ import annotations

import json
import re
import tempfile
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

import typst

from activities.typesetting.markup import MissingMeta, NotAPaper
from activities.typesetting.tree import tree

LAYOUT = Path(__file__).parents[2] / "templates" / "layout.typ"
STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ATTEMPTS = 3


class Unprintable(NotAPaper):
    """The layout refused the paper: what typst said follows."""


def typeset(html: str, record: bytes | None) -> bytes:
    """The paper as PDF; ``record`` (JSON, UTF-8) goes inside as ``record.json``.

    The same HTML and record give the same bytes with the same typst, font and layout. Text is data
    and never source. A character that no font has is printed as its code point, ``[U+1F600]``.
    Raises NotAPaper: UnknownElement, MissingMeta or Unprintable.
    """
    paper = tree(html)
    moment = _moment(paper["meta"]["date"])
    paper["day"] = [moment.year, moment.month, moment.day]
    inputs = {"paper": json.dumps(paper, ensure_ascii=False), "record": (record or b"").decode()}
    for _ in range(ATTEMPTS):
        try:
            pdf = _compiled(inputs, moment)
        except typst.TypstError as error:
            missing = set("".join(NO_GLYPH.findall(error.diagnostic or ""))) - set(map(chr, range(128)))
            if not missing:
                raise Unprintable(error.message) from error
            inputs["paper"] = inputs["paper"].translate({ord(c): f"[U+{ord(c):04X}]" for c in missing})
        else:
            return pdf
    raise Unprintable("there are more unknown characters than the layout can replace")


def _moment(date: str) -> datetime:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise MissingMeta("date as an ISO instant") from None
    if moment.tzinfo is None:
        raise MissingMeta("date's time zone")
    return moment.replace(microsecond=0)


@cache
def layout() -> bytes:
    """The layout's source."""
    return LAYOUT.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[Path(str(files("fontpkg_source_sans_3"))) / "files"],
    )


def _compiled(inputs: dict[str, str], moment: datetime) -> bytes:
    with tempfile.TemporaryDirectory(prefix="pykala-nowhere-") as nowhere:
        compiler = compiler_in(Path(nowhere))
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=moment)
    return cast(bytes, pdf)


def compiler_in(nowhere: Path) -> typst.Compiler:
    """A compiler whose world is the layout, alone in an empty folder, and the fonts.

    The layout is a file there: one that is given as bytes takes one of the 65,535 ids that a process has
    for files, and never gives it back, so that a worker could set no more papers than that.
    """
    source = nowhere / LAYOUT.name
    source.write_bytes(layout())
    return typst.Compiler(
        source, root=nowhere, package_path=nowhere, package_cache_path=nowhere, font_paths=_fonts()
    )
