"""What people wrote (CommonMark, in the languages that they wrote it in) as safe HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from activities.typesetting.markup import clean
from activities.typesetting.words import SAFE_LINK
from models.base.language import Language
from models.base.text import Text

DEEPEST = 4

BREAKS = {"softbreak": " ", "hardbreak": " "}
"""What stands for a break of a line."""

CELL = " · "
"""What parts two cells of a row."""

ENDS = {
    **dict.fromkeys(("heading_close", "paragraph_close", "tr_close"), "\n"),
    **dict.fromkeys(("th_close", "td_close"), CELL),
}
"""What comes after the words of a block or a cell."""


def markdown(
    text: Text | str,
    under: int = 2,
    marked: bool = True,
    *,
    language: Language,
    say: Callable[[str], str] = str,
) -> Markup:
    """The text as HTML blocks; its highest headings come right below level ``under``, the others below those.

    Raw HTML and links to anything but http, https and mailto stay text. A text that the reader's language
    lacks is shown in its original, with ``lang`` and a mark, unless what follows bears it (``marked``).
    """
    source, tongue = _spoken(text, language)
    tokens = _commonmark().parse(clean(source))
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + 1 + under, DEEPEST)}"
    # Safe: the parser escapes all that people wrote.
    body = Markup(_commonmark().renderer.render(tokens, _commonmark().options, {}))  # noqa: S704
    if tongue == language:
        return body
    mark = Markup('<p class="small">{}</p>').format(_mark(tongue, say)) if marked else ""
    return Markup('<div lang="{}">{}</div>{}').format(tongue, body, mark)


def unmarked(source: str) -> str:
    """The words of what people wrote without its marks: a line for each block, the cells of a row apart."""
    said: list[str] = []
    for token in _commonmark().parse(clean(source)):
        if token.type == "inline":
            said += [BREAKS.get(each.type, each.content) for each in token.children or ()]
        elif token.type in ("fence", "code_block"):
            said.append(token.content)
        said.append(ENDS.get(token.type, ""))
    lines = "".join(said).splitlines()
    return "\n".join(line.removesuffix(CELL) for line in lines if line.strip())


def words(text: Text | str, *, language: Language, say: Callable[[str], str] = str) -> Markup:
    """The text as words inside a paragraph or heading, without markup of its own."""
    said, tongue = _spoken(text, language)
    said = clean(said)
    if tongue == language:
        return escape(said)
    return Markup('<span lang="{}">{}</span> <small>{}</small>').format(tongue, said, _mark(tongue, say))


def said(text: Text | str, *, language: Language) -> str:
    """The text alone, for a title or an attribute, where no mark can stand."""
    return clean(_spoken(text, language)[0])


def spoken(text: Text | str, *, language: Language) -> Language:
    """The language in which a reader of that language gets the text."""
    return _spoken(text, language)[1]


def _spoken(text: Text | str, language: Language) -> tuple[str, Language]:
    return (text, language) if isinstance(text, str) else text.in_(language)


def _mark(spoken: Language, say: Callable[[str], str]) -> str:
    return say({"fi": "(suomeksi)", "sv": "(ruotsiksi)", "en": "(englanniksi)"}[spoken])


@cache
def _commonmark() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = _is_safe  # type: ignore[method-assign]  # the parser's own way to be told
    return parser


def _is_safe(url: str) -> bool:
    return bool(SAFE_LINK.match(url))
