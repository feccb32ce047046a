"""A coat of arms stands at the head of a town's papers: plain shapes, nothing that reaches outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.papers.arms import shapes
from activities.typesetting.markup import NotAPaper
from app.case_file.finding import BadCaseFile
from app.case_file.municipality_file import read_municipality
from tests.support.clerk import EXAMPLES

SARVIJOKI = EXAMPLES / "sarvijoki"


def drawn(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inside}</svg>'


def test_it_is_read_aloud_as_the_municipality() -> None:
    arms = read_municipality(SARVIJOKI).municipality.arms
    shown = shapes(arms, 'Hornå "kommun" <&>')
    assert shown.count("<path") == 3
    assert '<title>Hornå "kommun" &lt;&amp;&gt;</title>' in shown
    assert "An invented coat of arms" not in shown


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="file:///etc/passwd"/>',
        "<style>@import url(x)</style>",
        "<foreignObject><p>text</p></foreignObject>",
        '<use href="#x"/>',
        "<linearGradient/>",
    ],
)
def test_what_is_no_plain_shape_is_refused(inside: str) -> None:
    with pytest.raises(NotAPaper):
        shapes(drawn(inside), "Kunta")


def test_attributes_that_do_or_fetch_something_are_left_out() -> None:
    shown = shapes(
        drawn('<path d="M0 0 H9" onload="x()" fill="url(http://x.example)" style="a:b"/>'), "Kunta"
    )
    assert "<path d=" in shown
    for gone in ("onload", "url(", "style"):
        assert gone not in shown


@pytest.mark.parametrize("text", ["", "not xml", "<html/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'])
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(NotAPaper):
        shapes(text, "Kunta")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../vaakuna.svg", "is no file beside this one"),
        ("muu.svg", "There is no file muu.svg"),
        ("tyylit.svg", "cannot be drawn"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_line(tmp_path: Path, name: str, why: str) -> None:
    text = (SARVIJOKI / "municipality.yaml").read_text("utf-8")
    (tmp_path / "municipality.yaml").write_text(text.replace("vaakuna.svg", name), "utf-8")
    (tmp_path / "tyylit.svg").write_text(drawn("<style/>"), "utf-8")
    with pytest.raises(BadCaseFile) as bad:
        read_municipality(tmp_path)
    line = text.partition("arms:")[0].count("\n") + 1
    assert any(f"line {line}" in str(finding) and why in str(finding) for finding in bad.value.findings)
