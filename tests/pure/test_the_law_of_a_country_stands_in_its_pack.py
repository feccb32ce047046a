"""What is one country's law, place or money stands in its pack, and in no code, template or message."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from models.base.country_pack import countries
from models.law.rules import Rulebook
from tests.support.command_line import ROOT

ONE_COUNTRYS = re.compile(
    r"""
    \b\d{1,4}/(?:19|20)\d\d\b | \b(?:19|20)\d\d:\d{1,4}\b            # acts by their numbers
    | \b(?:kunta|hallinto|hankinta|julkisuus|kieli)la(?:ki|in|issa)\b      # and by their names
    | \b(?:kommunal|förvaltnings)lag | \bJulkL\b | \bmom\.\s*\d
    | Helsin | Stockholm | \bFinland | \bSverige | \bSweden
    | \b(?:Suomi|Suomen|Suomessa|Ruotsi|Ruotsin|Ruotsissa)\b
    | markkinaoike | hallinto-oikeu[st] | förvaltnings(?:rätt|domstol) | market\scourt
    | Europe/ | \beuro(?:a|s|n)?\b | € | \bkrono[rn]
    | itsenäisyyspäiv | juhannus | midsummer | midsommar
    """,
    re.VERBOSE | re.IGNORECASE,
)

THE_WING = {
    ROOT / "app" / "exchange",
    *(ROOT / "app" / "commands" / f"{door}.py" for door in ("exports", "imports", "replay")),
}
"""Exchange in the form of one city, and the doors that lead into it."""


def strings(source: str) -> Iterator[str]:
    """The strings of a module, without its docstrings, which may name a source, and without examples."""
    tree = ast.parse(source)
    unsaid = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    unsaid += [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "example" and node.value
    ]
    left_out = {id(part) for node in unsaid if _is_text(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def _is_text(node: ast.AST) -> bool:
    return all(isinstance(part, ast.Constant | ast.JoinedStr | ast.expr_context) for part in ast.walk(node))


def modules() -> list[Path]:
    """Every module but those of the wing."""
    every = [
        path for room in ("models", "activities", "workflows", "app") for path in (ROOT / room).rglob("*.py")
    ]
    return sorted(path for path in [*every, ROOT / "worker.py"] if not THE_WING & {path, *path.parents})


def found(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if ONE_COUNTRYS.search(text)]


def test_no_code_names_it() -> None:
    hits = {path: hits for path in modules() if (hits := found(strings(path.read_text("utf-8"))))}
    assert hits == {}


def test_no_message_says_it() -> None:
    with (ROOT / "models" / "data" / "words" / "fi.po").open("rb") as file:
        words = read_po(file)
    said = [str(message.id) for message in words if message.id and message.context != "rule source"]
    assert [hit for hit in found(iter(said)) if "elsinki" not in hit] == []
    assert all("publish" in hit or "import" in hit for hit in said if "elsinki" in hit)
    assert [each for each in said if re.search(r"\d §", each)] == []


@pytest.mark.parametrize("kind", ["j2", "typ", "css"])
def test_no_common_template_has_it(kind: str) -> None:
    templates = sorted((ROOT / "templates").rglob(f"*.{kind}"))
    assert templates
    lines = {path.name: found(iter(path.read_text("utf-8").splitlines())) for path in templates}
    assert {name: hits for name, hits in lines.items() if hits} == {}


def test_no_common_data_has_it() -> None:
    data = [ROOT / "models" / "data" / f"{name}.yaml" for name in ("rules", "policy", "called", "verbs")]
    assert found(line for path in data for line in path.read_text("utf-8").splitlines()) == []


def test_what_is_looked_for_would_be_found() -> None:
    source = '"""Kuntalaki 410/2015."""\nLAW = "kuntalaki (410/2015)"\nZONE = f"Europe/{LAW}"\n'
    assert found(strings(source)) == ["kuntalaki (410/2015)", "Europe/"]


def test_every_pack_is_whole() -> None:
    """It has every rule that the engine asks for, but for those of remedies and grounds that it has not."""
    assert countries() == ["fi", "se"]
    asked = {rule.id for rule in Rulebook.of("fi").rules}
    left_out = asked - {rule.id for rule in Rulebook.of("se").rules}
    own = ("claim.", "procurement.", "appeal.procurement.", "service.", "secrecy.years.")
    assert all(rule.startswith(own) for rule in left_out - {"majority.wish.council"})
    assert all(rule.source for code in countries() for rule in Rulebook.of(code).rules)
