"""What is no decision, or is a hostile one, is refused with a sentence or read without harm."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.helsinki import NotADecision, TooLarge, Unreadable, read, read_file, write
from tests.exchange.helsinki.published import page, published, section

PLAN = section("Päätös", "<p>Talvilautakunta päätti aloittaa lumityöt.</p>")

_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)
_BLOCKS = st.recursive(
    _TEXTS.map(lambda text: f"<p>{text.replace('<', '&lt;')}</p>"),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    ),
    max_leaves=6,
)


@given(st.lists(_BLOCKS, max_size=5))
def test_any_text_of_clauses_comes_back_as_it_was(blocks: list[str]) -> None:
    record = read(published(section("Päätös", "<p>Alku.</p>" + "".join(blocks)))).record
    assert read(json.dumps(write(record)).encode()).record.clauses == record.clauses


@given(st.binary(max_size=60) | _TEXTS.map(str.encode) | st.just(b"[[[[" * 50_000))
def test_what_is_no_decision_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read(raw)
    assert refused.value.sentence


@given(_TEXTS.map(lambda text: f"<h3 class='SisaltoOtsikko'>Päätös</h3>{text}") | _TEXTS)
def test_broken_html_is_read_or_refused(markup: str) -> None:
    raw = json.loads(published(PLAN))
    raw["Content"] = markup or "-"
    with suppress(Unreadable):
        read(json.dumps(raw).encode())


@pytest.mark.parametrize(
    "word", ["sana ", "Sana ", "Sana Sana, ", "valtuutettu Sana Sana ja ", "1-", "Aino Aalto ehdotti "]
)
def test_a_long_paragraph_takes_no_long_time(word: str) -> None:
    before = perf_counter()
    read(published(PLAN + section("Käsittely", f"<p>{word * 3000}</p>")))
    assert perf_counter() - before < 5


def test_html_that_is_too_deep_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(published("<div>" * 5000 + "syvällä"))


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "salaisuus"
    secret.write_text("hys", encoding="utf-8")
    raw = json.loads(published(PLAN))
    raw["Content"] = f'<!DOCTYPE x [<!ENTITY y SYSTEM "file://{secret}">]>' + page(
        PLAN.replace("työt", "&y;")
    )
    assert "hys" not in read(json.dumps(raw).encode()).record.model_dump_json()


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.helsinki.source.LARGEST", 100)
    file = tmp_path / "suuri.json"
    file.write_bytes(b" " * 101)
    with pytest.raises(TooLarge):
        read_file(file)


def test_a_decision_without_a_title_is_refused_by_the_field() -> None:
    raw = json.loads(published(PLAN))
    del raw["Title"]
    with pytest.raises(NotADecision, match="Title"):
        read(json.dumps(raw).encode())
