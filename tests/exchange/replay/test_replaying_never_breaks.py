"""Whatever a file holds, it is refused by name or compared; nothing breaks in between."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from app.exchange.replay.playing import replay
from models.base.refusal import Refusal
from tests.exchange.helsinki.kinds import KINDS

RUBBISH: tuple[Any, ...] = (
    None, "", [], {}, 0, -1, "§", "HEL 2030-000001", "2030-13-99T00:00:00", ["x"], {"x": 1}, "1.1.2030", "9",
)  # fmt: skip
CLASSES = ("SisaltoSektio", "SisaltoOtsikko", "EsittelijaTiedot", "MuutoksenhakuOtsikko", "AsiaOtsikko", "")


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value inside this one."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, each in inner for found in ((*path, key), *places(each, (*path, key)))]


def with_rubbish(decision: Any, draw: st.DataObject) -> None:
    """Take a value of the data away, or put another in its place."""
    *path, last = draw.draw(st.sampled_from(places(decision)))
    holder = decision
    for key in path:
        holder = holder[key]
    if draw.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = draw.draw(st.sampled_from(RUBBISH))


def torn(text: str, draw: st.DataObject) -> str:
    """The HTML with an element taken out, emptied, moved to the end or given another class."""
    root = html.document_fromstring(text)
    inner = [(one, parent) for one in root.iter() if (parent := one.getparent()) is not None]
    if not inner:
        return ""
    element, parent = draw.draw(st.sampled_from(inner))
    match draw.draw(st.integers(0, 3)):
        case 0:
            parent.remove(element)
        case 1:
            element.text = None
        case 2:
            parent.append(element)
        case _:
            element.set("class", draw.draw(st.sampled_from(CLASSES)))
    return str(etree.tostring(root, encoding="unicode", method="html"))


@given(st.sampled_from(sorted(KINDS)), st.lists(st.booleans(), min_size=1, max_size=3), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_damaged_decision_is_refused_by_name_or_compared(
    tmp_path_factory: Any, kind: str, damages: list[bool], draw: st.DataObject
) -> None:
    decision = json.loads(KINDS[kind].raw())
    for in_the_text in damages:
        if in_the_text and isinstance(decision.get("Content"), str) and decision["Content"].strip():
            decision["Content"] = torn(decision["Content"], draw)
        elif decision:
            with_rubbish(decision, draw)
    file: Path = tmp_path_factory.mktemp("damaged") / "decision.json"
    file.write_text(json.dumps(decision), encoding="utf-8")
    with suppress(Refusal):
        assert asyncio.run(replay(file, None)).lines
