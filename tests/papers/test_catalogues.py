"""Every sentence of a template is said in Swedish and English; a missing one would silently stay Finnish."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import nodes
from jinja2.ext import babel_extract

from activities.papers.rendering import TEMPLATES, environment
from docs.words import ROOT, catalogue_in, compiled
from models.base.language import Language

PLACEHOLDER = re.compile(r"%\(\w+\)s")
PLACEHOLDERS = re.compile(r"%\(\w+\)s|\{\w+\}")
WORD = re.compile(r"[^\W\d_]{2}")
PACKS = ROOT / "models" / "data" / "countries"
SAID_TO_READERS = sorted(
    path
    for templates in (TEMPLATES, PACKS / "fi" / "templates")
    for folder in ("documents", "notices")
    for path in (templates / folder).glob("*.j2")
)


def messages(path: Path) -> Iterator[tuple[str, str]]:
    """Context, often none, and message."""
    options = {"trimmed": "true", "encoding": "utf-8"}
    keywords = ["_", "gettext", "pgettext"]
    for _, function, said, _ in babel_extract(BytesIO(path.read_bytes()), keywords, [], options):
        match said:
            case (str(context), str(message), *_) if function == "pgettext":
                yield context, message
            case str(message) | (str(message), *_):
                yield "", message


PAGES = TEMPLATES / "pages"
"""Pages have the words of the program, in English; the timeline alone is Finnish."""
OURS = [
    *(path for path in TEMPLATES.rglob("*.j2") if path.parent != PAGES or path.name == "timeline.html.j2"),
    *PACKS.rglob("*.j2"),
]
ALL = sorted({message for path in OURS for message in messages(path)})
OWN = sorted(PACKS.rglob("*.po"))
"""What a country says in words of its own, before the common catalogue of its language."""


def catalogue_of(language: str) -> Catalog:
    with (TEMPLATES / "catalogues" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_message_of_the_templates_is_translated(language: str) -> None:
    catalogue = catalogue_of(language)
    said = {(entry.context or "", entry.id) for entry in catalogue if entry.string}
    assert [message for message in ALL if message not in said] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_catalogue_has_what_no_template_says(language: str) -> None:
    marks = {("", f"({spoken})") for spoken in ("suomeksi", "ruotsiksi", "englanniksi")}
    known = {(entry.context or "", entry.id) for entry in catalogue_of(language) if entry.id}
    assert sorted(known - marks - set(ALL)) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_translation_has_the_values_of_its_original(language: str) -> None:
    for message in catalogue_of(language):
        if message.id and isinstance(message.string, str):
            assert set(PLACEHOLDER.findall(str(message.id))) == set(PLACEHOLDER.findall(message.string)), (
                message.id
            )


@pytest.mark.parametrize("path", SAID_TO_READERS, ids=lambda path: path.name)
def test_a_template_has_no_words_but_its_messages(path: Path) -> None:
    assert list(words_between_tags(path)) == []
    assert list(words_in_expressions(path)) == []


def words_between_tags(path: Path) -> Iterator[str]:
    """Text that stands in the template itself, in one language for all readers."""
    inside = False
    text = ""
    block: list[str] = []
    for _, token, value in environment("fi").lex(path.read_text("utf-8"), name=path.name):
        if token == "block_end":
            inside = (inside or "trans" in block[:1]) and "endtrans" not in block
            block = []
        elif token == "name":
            block.append(value)
        elif token == "variable_end":
            block = []
        elif token == "data" and not inside:
            text += value
    bare = re.sub(r"<style.*?</style>|<[^>]*>|&\w+;", "", text, flags=re.DOTALL)
    yield from (line.strip() for line in bare.splitlines() if WORD.search(line))


def words_in_expressions(path: Path) -> Iterator[str]:
    """Constants that are printed, or chosen or handed on to be printed, without being messages."""
    tree = environment("fi").parse(path.read_text("utf-8"))
    for node in tree.find_all((nodes.Output, nodes.CondExpr, nodes.Pair, nodes.Call)):
        for part in _printed(node):
            if isinstance(part, nodes.Const) and isinstance(part.value, str) and WORD.search(part.value):
                yield part.value


def _printed(node: nodes.Node) -> Iterable[nodes.Node | None]:
    match node:
        case nodes.Output():
            return node.nodes
        case nodes.CondExpr():
            return node.expr1, node.expr2
        case nodes.Pair():
            return (node.value,)
        case nodes.Call(node=nodes.Name(name="_" | "gettext" | "pgettext")):
            return ()
        case nodes.Call():
            return [part for part in node.args if not (isinstance(part, nodes.Const) and _names(part.value))]
    return ()


def _names(constant: object) -> bool:
    """Whether it is an identifier that a function is asked by, and nothing that people read."""
    return bool(re.fullmatch(r"[a-z_.]*", str(constant), re.ASCII))


@pytest.mark.parametrize(("language", "said"), [("sv", "Ärende"), ("en", "Item")])
def test_a_word_is_told_apart_by_its_context(language: Language, said: str) -> None:
    template = environment(language).from_string('{% trans "agenda" %}Asia{% endtrans %}')
    assert template.render() == said


@pytest.mark.parametrize("path", OWN, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_country_rewords_only_what_is_said_and_is_compiled(path: Path) -> None:
    common = {"words": ROOT / "models" / "data" / "words", "papers": TEMPLATES / "catalogues"}[
        path.parent.name
    ]
    with path.open("rb") as file, (common / path.name).open("rb") as known:
        own, all_of_it = read_po(file, locale=path.stem), read_po(known, locale=path.stem)
    for message in own:
        if message.id:
            assert all_of_it.get(message.id, context=message.context), message.id
            assert set(PLACEHOLDERS.findall(str(message.string))) <= set(
                PLACEHOLDERS.findall(str(message.id))
            )
    assert path.with_suffix(".mo").read_bytes() == compiled(catalogue_in(path))
