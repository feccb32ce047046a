"""The coat of arms at the head of a paper: the plain shapes of an SVG file, and nothing else of it."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree, html
from markupsafe import Markup

from activities.typesetting.drawing import SPOKEN, SVG, drawing
from activities.typesetting.markup import NotAPaper, UnknownElement


class NoDrawing(NotAPaper):
    """The file is no SVG drawing."""

    def __init__(self) -> None:
        super().__init__("it is no SVG drawing")


@lru_cache(maxsize=8)
def shapes(svg: str, called: str) -> Markup:
    """The drawing as a page and the layout take it, read aloud as `called`.

    Raises NotAPaper for anything but shapes and words: styles, pictures, links, definitions.
    """
    picture = html.fragment_fromstring(etree.tostring(_root(svg), encoding="unicode"))
    for told in [part for part in picture if part.tag in SPOKEN]:
        picture.remove(told)
    title = html.Element("title")
    title.text = called
    picture.insert(0, title)
    source, _, _ = drawing(picture)
    shown = etree.fromstring(source)
    spoken = etree.Element(f"{{{SVG}}}title")
    spoken.text = called
    shown.insert(0, spoken)
    shown.set("role", "img")
    return Markup(etree.tostring(shown, encoding="unicode"))  # noqa: S704 - built of known shapes above


def _root(svg: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(svg.encode(), parser)
    except etree.XMLSyntaxError:
        raise NoDrawing from None
    if root.tag != f"{{{SVG}}}svg":
        raise UnknownElement(root.tag)
    return root
