"""What a body's description leaves unsaid that its papers say, and what nobody reads in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from models.bodies.body import Body

FORMS = ("fi_genitive", "fi_allative", "sv_genitive")
"""The inflected forms of a body's name that papers ask for."""


def left_unsaid(body: Body) -> Iterator[str]:
    """The keys without which papers in its languages bear its name in another one, or without inflection."""
    for language in body.languages:
        if language not in body.names.texts:
            yield f"names.{language}"
        elif (genitive := f"{language}_genitive") in FORMS and genitive not in body.forms:
            yield f"forms.{genitive}"


def unread(body: Body) -> Iterator[str]:
    """The inflected forms that no paper asks for: most likely misspelt."""
    return (f"forms.{form}" for form in body.forms if form not in FORMS)
