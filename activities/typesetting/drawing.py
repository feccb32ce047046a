"""A drawing (inline SVG) of a paper: nothing but shapes and words, and the text that says what it shows."""

from __future__ import annotations

from lxml import etree

from activities.typesetting.markup import Element, MissingMeta, UnknownElement, clean

SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset({"svg", "g", "rect", "line", "circle", "path", "polyline", "polygon", "text", "tspan"})
HIGHEST = 1.3  # times the column's width
SPOKEN = frozenset({"title", "desc"})
PLAIN_ATTRIBUTES = frozenset(
    {
        *("width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"),
        *("d", "points", "transform", "opacity", "fill", "fill-opacity"),
        *(
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-opacity",
        ),
        *("font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline"),
    }
)


def drawing(picture: Element) -> tuple[str, str, int]:
    """The drawing as SVG source, as words (its title and description), and its width (%) in the column.

    A drawing that is much higher than wide is made smaller, so that it fits on a page under its heading.

    Raises UnknownElement for anything but shapes and words; only their plain attributes are taken, so that no
    drawing can name a file or an address.
    """
    spoken = [clean(" ".join(part.text_content().split())) for part in picture if part.tag in SPOKEN]
    if not any(spoken):
        raise MissingMeta("drawing's title")
    copy = _copy(picture)
    # The HTML parser lowers the case of names; SVG minds it.
    copy.set("viewBox", picture.get("viewbox", ""))
    words = " ".join(part.rstrip(".") + "." for part in spoken if part)
    return etree.tostring(copy, encoding="unicode"), words, _width(copy.get("viewBox", ""))


def _copy(element: Element) -> etree._Element:
    if element.tag not in SHAPES:
        raise UnknownElement(element.tag)
    copy = etree.Element(f"{{{SVG}}}{element.tag}", nsmap={None: SVG})  # type: ignore[dict-item]  # None is allowed
    for name, value in element.attrib.items():
        if name in PLAIN_ATTRIBUTES and "url(" not in value:
            copy.set(name, value)
    if element.tag in ("text", "tspan"):
        # A variable font starts at its thinnest; typst's SVG reader goes by the weight only when told so.
        copy.set("style", f"font-variation-settings:'wght' {_weight(element)}")
    copy.text = clean(element.text or "")
    for child in element:
        if child.tag not in SPOKEN:
            copy.append(_copy(child))
            copy[-1].tail = clean(child.tail or "")
    return copy


def _width(view_box: str) -> int:
    try:
        width, height = map(float, view_box.split()[2:])
    except ValueError:
        raise MissingMeta("drawing's viewBox") from None
    return min(100, round(100 * HIGHEST * width / height)) if height > 0 else 100


def _weight(element: Element) -> int:
    written = element.get("font-weight", "400")
    return int(written) if written.isdecimal() else 400
