"""Every sentence of a template is said in Swedish and English; a missing one would silently stay Finnish."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from activities.papers.rendering import TEMPLATES

PLACEHOLDER = re.compile(r"%\(\w+\)s")


def messages(path: Path) -> list[str]:
    options = {"trimmed": "true", "encoding": "utf-8"}
    found = babel_extract(BytesIO(path.read_bytes()), ["_", "gettext", "say"], [], options)
    return [message for _, _, message, _ in found if isinstance(message, str)]


ALL = sorted({message for path in TEMPLATES.rglob("*.j2") for message in messages(path)})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_message_of_the_templates_is_translated(language: str) -> None:
    with (TEMPLATES / "catalogues" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    missing = [message for message in ALL if not (found := catalogue.get(message)) or not found.string]
    assert missing == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_translation_has_the_values_of_its_original(language: str) -> None:
    with (TEMPLATES / "catalogues" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if message.id and isinstance(message.string, str):
            assert set(PLACEHOLDER.findall(str(message.id))) == set(PLACEHOLDER.findall(message.string)), (
                message.id
            )
