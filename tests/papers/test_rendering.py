"""A template says a paper in the language of its reader, and what people wrote stays text."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, TemplateNotFound, UndefinedError
from markupsafe import Markup

from activities.papers.prose import markdown, words
from activities.papers.rendering import environment, render
from activities.typesetting.typesetting import typeset
from models.base.language import Language
from models.base.text import Text
from models.municipality.municipality import Municipality
from tests.support.reading_pdf import faults, text

REPORT = """{% extends "documents/_base.html.j2" %}
{% from "documents/_macros.html.j2" import bar_chart, life_line %}
{% block kind %}Seurantaraportti{% endblock %}
{% block content %}<h2>Yhteenveto</h2>{{ summary | markdown }}
<h2>Raha</h2>{{ bar_chart("Käytetty ja myönnetty", "Kaksi toimialaa", rows) }}
<h2>Vaiheet</h2>{{ life_line("Asian vaiheet", events) }}{% endblock %}"""
VIEW: dict[str, Any] = {
    "paper": {
        "title": Text.of("Määrärahan <b>myöntäminen</b>"),
        "instant": datetime(2021, 3, 15, 17, 30, tzinfo=timezone(timedelta(hours=2))),
        "city": "Helsingin kaupunki",
        "body": "Kaupunginhallitus",
        "facts": ["15.3.2021", "§ 186"],
        "kept_secret": None,
        "guard": "",
        "number": "HEL 2021-002935",
        "head": "Tiiviste 8c1f0d7a",
        "later_because": "",
        "anew_because": None,
    },
    "summary": Text.of("# Alku\n\n- yksi\n- kaksi\n\n| a | b |\n|---|--:|\n| x | 1 |"),
    "rows": [
        {"name": "Kaupunginkanslia", "granted": 297_000_000, "spent": 100_000_000},
        {"name": "Kaupunkiympäristö", "granted": 75_000_000, "spent": 80_000_000},
    ],
    "municipality": Municipality.unnamed(),
    "events": [
        {"day": date(2021, 1, 5), "stage": "Valmistelu", "text": "Asia avattiin", "mark": "done"},
        {"day": date(2021, 3, 15), "stage": "Valmistelu", "text": "Muistutus", "mark": "late"},
        {"day": date(2021, 3, 15), "stage": "Käsittely", "text": "Pantiin pöydälle", "mark": "due"},
    ],
}


def said(source: str, language: Language = "fi", **view: object) -> str:
    """A template given as text, in the environment of the real ones."""
    real = environment(language)
    assert real.loader is not None
    loader = ChoiceLoader([DictLoader({"given": source}), real.loader])
    return real.overlay(loader=loader).get_template("given").render(view)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_paper_with_a_chart_and_a_life_is_valid_in_every_language(language: Language) -> None:
    pdf = typeset(said(REPORT, language, **VIEW), b"{}")
    assert faults(pdf) == []
    assert "Määrärahan <b>myöntäminen</b>" in text(pdf)


def test_a_life_names_each_day_and_stage_once() -> None:
    read = text(typeset(said(REPORT, **VIEW), None))
    assert read.count("Valmistelu") == 1
    assert read.index("5.1.2021") < read.index("Muistutus") < read.index("Käsittely") < read.index("Pantiin")


def test_dates_and_money_are_written_as_the_reader_writes_them() -> None:
    source = "{{ day | date }} {{ cents | money }} {{ cents | mio }}"
    values: dict[str, Any] = {"day": date(2021, 3, 15), "cents": 1_000_000_000}
    assert said(source, "fi", **values).replace("\xa0", " ") == "15.3.2021 10 000 000 euroa 10,0 milj. euroa"
    assert "€10.0 million" in said(source, "en", **values).replace("\xa0", " ")


def test_what_is_said_of_a_constant_is_in_the_language_of_each_reader() -> None:
    source = '{{ "on_agenda" | term("stage") }}'
    assert [said(source, language) for language in ("fi", "sv", "en")] == [
        "esityslistalla",
        "på en föredragningslista",
        "on an agenda",
    ]


def test_what_people_write_is_escaped() -> None:
    assert said("{{ x }}", x="<script>{{ 7*7 }}") == "&lt;script&gt;{{ 7*7 }}"


def test_a_name_that_the_view_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        said("{{ nobody }}")


@pytest.mark.parametrize("path", ["../pyproject.toml", "/etc/passwd", "documents/../../README.md"])
def test_no_template_is_read_outside_the_templates(path: str) -> None:
    with pytest.raises(TemplateNotFound):
        render(path, "fi", {})


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("[a](javascript:x)", "[a](javascript:x)"),
        ("[a](file:///etc/passwd)", "[a](file:///etc/passwd)"),
        ("![a](https://a.example/x.png)", '!<a href="https://a.example/x.png">a</a>'),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("a\x07b\u202e", "ab"),
    ],
)
def test_markdown_lets_nothing_dangerous_through(written: str, kept: str) -> None:
    assert markdown(written, language="fi") == f"<p>{kept}</p>\n"


def test_headings_of_a_text_come_below_the_heading_over_it() -> None:
    assert "<h3>A</h3>" in markdown("# A", language="fi")
    assert "<h2>A</h2>" in markdown("# A", 1, language="fi")
    below = markdown("## A\n\n### B\n\n#### C", language="fi")
    assert [f"<h{level}>" in below for level in (2, 3, 4)] == [False, True, True]


@pytest.mark.parametrize("say", [markdown, words])
def test_a_text_that_the_readers_language_lacks_is_marked(say: Callable[..., Markup]) -> None:
    shown = say(Text.of("Asia", "fi"), language="sv", say=lambda mark: f"!{mark}")
    assert 'lang="fi"' in shown
    assert "!(suomeksi)" in shown
    assert "lang" not in say(Text.of("Asia", "fi"), language="fi")


def test_the_mark_is_in_the_readers_language() -> None:
    assert "(på finska)" in said("{{ text | words }}", "sv", text=Text.of("Asia"))
    assert "(in Finnish)" in said("{{ text | words }}", "en", text=Text.of("Asia"))
