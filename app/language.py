"""The language in which this door speaks, and in which people write days and amounts here."""

from __future__ import annotations

import os

from activities.settings import SettingWrong
from models.base.language import LANGUAGES, Language, language_of
from models.base.words import Listed, Said


def language() -> Language:
    """The language of this process; SettingWrong where PYKALA_LANGUAGE is none that is spoken here."""
    asked = language_of(os.environ)
    for known in LANGUAGES:
        if asked == known:
            return known
    reason = Said.why("it is one of {known}", known=Listed.of(LANGUAGES))
    raise SettingWrong(name="PYKALA_LANGUAGE", reason=reason)
