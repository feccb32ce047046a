"""A town's own templates and words stand in for the packaged ones, and are checked before papers are made."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from activities.notices.mail_text import letter
from activities.papers.paper_record import record
from activities.papers.rendering import TEMPLATES, render
from activities.papers.scene import Scene
from activities.papers.view import view
from app.case_file.finding import BadCaseFile
from app.case_file.municipality_file import read_municipality
from app.case_file.reader import read
from app.rehearsal import play_pure
from models.municipality.municipality import Municipality
from tests.support.clerk import EXAMPLES
from tests.support.orders import ordered
from tests.support.paper_life import AsItStood

EXTRACT = "documents/extract.html.j2"
OWN = (
    (TEMPLATES / EXTRACT)
    .read_text("utf-8")
    .replace(
        "{{ handled(matter) }}",
        "<p>{{ municipality.names.say(language) }}: {% trans %}Oikeaksi todistetaan{% endtrans %}</p>"
        '{% include "documents/_seal.html.j2" %}',
    )
)


def town(folder: Path, texts: str = "", **templates: str) -> Path:
    """Sarvijoki's folder with templates of its own, and words beside those that it has."""
    shutil.copytree(EXAMPLES / "sarvijoki", folder / "sarvijoki")
    described = folder / "sarvijoki" / "municipality.yaml"
    described.write_text(described.read_text("utf-8").replace("texts:\n", f"texts:\n{texts}"), "utf-8")
    for name, source in templates.items():
        file = folder / "sarvijoki" / "templates" / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_suffix(".html.j2" if "documents" in name else ".txt.j2").write_text(source, "utf-8")
    return folder / "sarvijoki"


def told(folder: Path) -> str:
    with pytest.raises(BadCaseFile) as bad:
        read_municipality(folder)
    return "\n".join(map(str, bad.value.findings))


async def test_its_papers_are_made_of_them_and_their_record_names_them(tmp_path: Path) -> None:
    words = "  Oikeaksi todistetaan: {sv: Bestyrkes}\n"
    folder = town(
        tmp_path,
        words,
        documents__extract=OWN,
        documents___seal="<p>sigillum {{ order.language }}</p>".replace("order.language", "language"),
    )
    script = read(folder / "case.yaml")
    facts = (await play_pure(script)).facts
    texts = {manuscript.written.sha256: manuscript.text for manuscript in script.manuscripts}
    place, order = next(
        (place, order)
        for place, order in ordered(facts)
        if (order.template, order.language) == ("extract", "sv")
    )
    scene = Scene(order, AsItStood(facts[: place + 1], texts))
    html = render(EXTRACT, order.language, view(scene), scene.municipality)
    for printed in ("Hornå kommun: Bestyrkes", "sigillum sv", "Protokollsutdrag"):
        assert printed in html
    assert "Utdrag ur protokollet" not in html
    inside = json.loads(record(scene))
    assert inside["templates"][EXTRACT] == sha256(OWN.encode()).hexdigest()
    assert inside["words"]["Oikeaksi todistetaan"] == {"sv": "Bestyrkes"}


@pytest.mark.parametrize(
    ("name", "source", "why"),
    [
        ("documents__extrakt", "x", "there is documents/extract.html.j2"),
        (
            "documents__extract",
            "\n{{ nothing }}",
            "extract.html.j2, line 2: Templates of this kind know no 'nothing'",
        ),
        ("documents__extract", "{{ name | heading }}", "No filter named 'heading'"),
        ("documents__extract", "{% if %}", "This is no template"),
        ("documents__extract", '{% include "../../etc/passwd" %}', "There is no template '../../etc/passwd'"),
        ("notices__decision_notice", "{{ matter }}", "Templates of this kind know no 'matter'"),
    ],
)
def test_what_no_paper_can_be_made_of_is_told_with_its_line(
    tmp_path: Path, name: str, source: str, why: str
) -> None:
    assert why in told(town(tmp_path, **{name: source}))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("  Ei missään: {sv: Ingenstans}\n", "No template says 'Ei missään'"),
        (
            "  ', kun § %(section)s oli käsitelty': {sv: senare}\n",
            "'senare' has to have the values %(section)s",
        ),
    ],
)
def test_words_that_no_template_says_are_told(tmp_path: Path, words: str, why: str) -> None:
    assert why in told(town(tmp_path, words))


def own(**templates: str) -> Municipality:
    return Municipality.unnamed().model_copy(update={"templates": templates})


def test_a_mail_is_written_by_its_own_template() -> None:
    written = own(**{"notices/review_late.txt.j2": "Myöhässä\nHei {{ name }}, {{ 'a\\nb' | quoted }}"})
    assert letter("review_late", "fi", {"name": "A\nB"}, written) == ("Myöhässä", "Hei A B,   > a\n  > b\n")


class Within:
    """What a view has, and what only its own code may reach."""

    _kept = "a secret"

    def shown(self) -> str:
        return ""


@pytest.mark.parametrize(
    "reached",
    ["{{ shown.__globals__ }}", "{{ shown.__self__ }}", "{{ within._kept }}", "{{ ''.__class__.__mro__ }}"],
)
def test_it_reaches_nothing_of_the_program(reached: str) -> None:
    within = Within()
    with pytest.raises(SecurityError):
        render(EXTRACT, "fi", {"within": within, "shown": within.shown}, own(**{EXTRACT: reached}))
