"""One project, two projects: a message or a paper that counts things has a form for one of them."""

from __future__ import annotations

import re
from pathlib import Path

from docs.words import messages

COUNTED = (
    "members|seats|items|facts|days|letters|characters|entries|projects|goals|votes|files|papers|mails"
    "|journals|rows|texts|workflows|messages|lines|meetings|cases|reports|commands|acts|times|seconds|clauses"
)
SEVERAL = re.compile(rf"\{{(?!person)\w+\}} (?:more |other |further )?(?:{COUNTED})\b")

NEVER_ONE = re.compile(
    r"\{days\} days of service|\{seconds\} seconds|\{times\} times|\{counted\} facts"
    r"|\{(max_length|min_length)\} (characters|entries)|\{most\} letters"
    r"|\{voters\} members|\{seats\} (seats|members)|\{journal\} names"
)
"""A limit, a wait, a whole body; and a name that is no number."""

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_a_message_that_counts_has_a_form_for_one() -> None:
    said = [message.template for message in messages() if not message.several]
    assert [template for template in said if SEVERAL.search(NEVER_ONE.sub("", template))] == []


def test_a_paper_that_counts_has_a_form_for_one() -> None:
    counting = re.compile(r"\| length \}\} (?!paikasta)[a-zåäö]{3,}")
    found = {
        f"{path.name}: {line.strip()}"
        for path in TEMPLATES.rglob("*.j2")
        for line in path.read_text(encoding="utf-8").splitlines()
        if counting.search(line)
    }
    assert [line for line in sorted(found) if "length == 1" not in line] == []
