"""How a decision may be challenged, told from its appeal and the rule that gave it."""

from __future__ import annotations

from datetime import date

from models.base.language import Language
from models.bodies.body import Body
from models.law.appeal import Appeal, law_of
from models.law.rules import Rulebook
from models.municipality.office import Office
from models.record.appeal_words import appeal_words
from models.record.recorded_appeal import AppealKind, RecordedAppeal


def appeal_of(
    appeal: Appeal, rule: str, day: date, superior: Body, court: Office | None, language: Language
) -> RecordedAppeal:
    """The instructions as of a day; `superior` is whom a claim is made to, `court` who examines appeals."""
    law = law_of(rule, appeal).say(language)
    rules = Rulebook.load().on(day)
    to, days = None, None
    if appeal is Appeal.CLAIM:
        to, days = superior.names.say(language), rules.int("claim.period")
    elif appeal in (Appeal.MUNICIPAL_APPEAL, Appeal.ADMINISTRATIVE_APPEAL):
        which = "municipal" if appeal is Appeal.MUNICIPAL_APPEAL else "administrative"
        to, days = court.names.say(language) if court else None, rules.int(f"appeal.{which}.period")
    elif appeal is Appeal.PROCUREMENT:
        days = rules.int("procurement.correction.period")
    told = RecordedAppeal(kind=AppealKind(appeal), laws=tuple(law.split("; ")), to=to, days=days)
    return told.model_copy(update={"words": appeal_words(told, language)})
