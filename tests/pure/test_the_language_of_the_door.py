"""The door speaks the language that is asked for, else that of the locale, else English."""

from __future__ import annotations

import pytest

from app.language import UnknownLanguage, language, refuse_unknown_language
from models.base.language import language_of


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "sv_FI.UTF-8"}, "sv"),
        ({"LANG": "sv_SE"}, "sv"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "fi_FI", "LC_MESSAGES": "sv_FI"}, "fi"),
        ({"LANG": "fi_FI", "PYKALA_LANGUAGE": "sv"}, "sv"),
        ({"LC_ALL": "", "LANG": "fi_FI"}, "fi"),
    ],
)
def test_what_is_asked_for_goes_before_the_locale(environment: dict[str, str], spoken: str) -> None:
    assert language_of(environment) == spoken


def test_a_language_that_is_not_spoken_here_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "de")
    with pytest.raises(UnknownLanguage, match="PYKALA_LANGUAGE is de; it is one of fi, sv, en"):
        refuse_unknown_language()
    assert language() == "en"
