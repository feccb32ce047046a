"""The section of law that a refusal stands on, as the country pack names it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from models.base.country_pack import asked, pack
from models.base.packaged import read_yaml


def section_of(refusal: str) -> str:
    """The section in the law of the country that is served; empty where its pack names none."""
    return sections(asked()).get(refusal, "")


@cache
def sections(country: str) -> Mapping[str, str]:
    """Every refusal that stands on a section of a country's law, by its name."""
    file = pack(country).joinpath("sections.yaml")
    written = read_yaml(file.read_text("utf-8")) if file.is_file() else {}
    return {refusal: section for section, refusals in written.items() for refusal in refusals}
