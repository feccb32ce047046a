"""A drawing (inline SVG) of a paper: nothing but shapes and words, and the text that says what it shows."""

from __future__ import annotations

from lxml import etree

from activities.markup import Element, MissingMeta, UnknownElement, clean

SHAPES = frozenset({"svg", "g", "rect", "line", "circle", "path", "polyline", "polygon", "text", "tspan"})
SPOKEN = frozenset({"title", "desc"})
# The HTML parser lowers the case of attribute names; SVG minds it.
ATTRIBUTES = {"viewbox": "viewBox"} | {
    name: name
    for name in (
        "width height x y x1 y1 x2 y2 cx cy r rx ry d dx dy points transform opacity fill fill-opacity stroke "
        "stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity "
        "font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing"
    ).split()
}


def drawing(picture: Element) -> tuple[str, str]:
    """The drawing as SVG source and as words (its title and description).

    Raises UnknownElement for anything but shapes, words and their plain attributes, so that no drawing can name
    a file or an address.
    """
    spoken = [clean(" ".join(part.text_content().split())) for part in picture if part.tag in SPOKEN]
    if not spoken:
        raise MissingMeta("drawing's title")
    return etree.tostring(_copy(picture), encoding="unicode"), " ".join(
        part.rstrip(".") + "." for part in spoken
    )


def _copy(element: Element) -> etree._Element:
    if element.tag not in SHAPES:
        raise UnknownElement(f"svg {element.tag}")
    copy = etree.Element(
        element.tag, nsmap={None: "http://www.w3.org/2000/svg"} if element.tag == "svg" else None
    )
    for name, value in element.attrib.items():
        if name in ATTRIBUTES and "url(" not in value:
            copy.set(ATTRIBUTES[name], value)
    copy.text = clean(element.text or "")
    for child in element:
        if child.tag not in SPOKEN:
            copy.append(_copy(child))
            copy[-1].tail = clean(child.tail or "")
    return copy
