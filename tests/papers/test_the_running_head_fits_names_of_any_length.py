"""The running head takes names of any length: none reaches the edge, none is printed over another."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from activities.typesetting.typesetting import typeset

LONG = "Den gemensamma nämnden för social- och hälsovårdstjänster i den östra regionen och skärgården"
MARK = "20.11.2026 · Konfidentiell (OffL 24.1 § 20 p) · Personuppgifter utelämnade (KomL 140 §)"
EDGE, LOWEST = 6 / 25.4 * 72, 24 / 25.4 * 72
"""How near to the upper edge a head may come, and how far down it reaches, in points."""


def head_of_the_second_page(body: str, guard: str) -> list[tuple[float, float, float, float]]:
    """The boxes of its letters: left, bottom, right, top."""
    metas = {"city": "Lövfors kommun", "body": body, "kind": "Protokoll", "mark": MARK, "guard": guard}
    named = "".join(f'<meta name="{name}" content="{said}">' for name, said in metas.items())
    html = (
        f'<!doctype html><html lang="sv"><head><title>Protokoll</title>'
        f'<meta name="date" content="2026-11-20T10:00:00+02:00">{named}</head><body><main>'
        f"<h1>Protokoll</h1>{'<p>Text.</p>' * 60}</main></body></html>"
    )
    page = PdfDocument(BytesIO(typeset(html, None)))[1]
    words = page.get_textpage()
    boxes = [words.get_charbox(n) for n in range(words.count_chars()) if words.get_text_range(n, 1).strip()]
    return [box for box in boxes if box[3] > page.get_height() - LOWEST]


@pytest.mark.parametrize("guard", ["", "Sekretessbelagd (OffL 24.1 § 20 p)"])
@pytest.mark.parametrize("body", ["Kommunstyrelsen", LONG, f"{LONG}, {LONG}"])
def test_names_of_any_length_fit(body: str, guard: str) -> None:
    boxes = head_of_the_second_page(body, guard)
    assert max(top for *_, top in boxes) < 297 / 25.4 * 72 - EDGE
    middles = [((left + right) / 2, (low + top) / 2) for left, low, right, top in boxes]
    over = [
        (one, box)
        for one in middles
        for box in boxes
        if box[0] < one[0] < box[2]
        and box[1] < one[1] < box[3]
        and one != ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    ]
    assert not over
