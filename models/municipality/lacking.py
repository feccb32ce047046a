"""What a description lacks for papers that the law asks for. Pure.

Sources: Hallintolaki 434/2003, 46-47 § and 49 d § (instructions name the authority and how it is reached);
Kielilaki 423/2003, 29 § (a bilingual municipality writes in both its languages).
"""

from __future__ import annotations

from collections.abc import Iterator

from models.base.refusal import Refusal
from models.base.text import Text
from models.base.words import Listed
from models.law.appeal import Appeal, appeal_rules
from models.municipality.municipality import Municipality
from models.municipality.office import Office

_COURTS = {
    Appeal.MUNICIPAL_APPEAL: "administrative_court",
    Appeal.ADMINISTRATIVE_APPEAL: "administrative_court",
    Appeal.PROCUREMENT: "market_court",
}


class MunicipalityLacks(Refusal):
    """The instructions of appeal cannot say where to turn; missing in municipality.yaml: {keys}. Fill it in,
    load it with `pykala municipality load`, and do this again."""


def refuse_lacking(municipality: Municipality | None, appeal: Appeal) -> None:
    """MunicipalityLacks where a described municipality lacks what instructions of this appeal name."""
    if municipality and (keys := list(lacking_for(municipality, appeal))):
        raise MunicipalityLacks(keys=Listed.of(keys, "and"))


def lacking_for(municipality: Municipality, appeal: Appeal) -> Iterator[str]:
    """The keys without which the instructions of an appeal would not say where to turn."""
    if appeal is Appeal.PROHIBITED:
        return
    if appeal in (Appeal.CLAIM, Appeal.PROCUREMENT):
        yield from _of_office(municipality, "registry_office")
    if appeal in _COURTS:
        yield from _of_office(municipality, _COURTS[appeal])


def lacking(municipality: Municipality) -> list[str]:
    """Every key without which some lawful paper cannot be made, as it is written in the file."""
    remedies = {rule.appeal for rule in appeal_rules()}
    found = [
        *_in_languages(municipality, "names", municipality.names),
        *(key for appeal in Appeal if appeal in remedies for key in lacking_for(municipality, appeal)),
        *(
            f"forms.{language}_genitive"
            for language in municipality.languages
            if language != "en" and f"{language}_genitive" not in municipality.forms
        ),
    ]
    return list(dict.fromkeys(found))


def same_in_both(municipality: Municipality) -> list[str]:
    """The keys that say the same in two languages: most likely one of them was never said."""
    offices = {
        "registry_office": municipality.registry_office,
        "administrative_court": municipality.administrative_court,
    }
    said: list[tuple[str, Text | None]] = [("names", municipality.names)]
    for key, office in offices.items():
        if office:
            parts = (("names", office.names), ("postal", office.postal), ("visiting", office.visiting))
            said += [(f"{key}.{part}", text) for part, text in parts]
            said += [(f"{key}.hours", hours.text) for hours in office.hours]
    bilingual = len(municipality.languages) > 1
    return [key for key, text in said if bilingual and text and _repeats(text)]


def _repeats(text: Text) -> bool:
    return len(set(text.texts.values())) < len(text.texts)


def _of_office(municipality: Municipality, key: str) -> Iterator[str]:
    office: Office | None = getattr(municipality, key)
    if office is None:
        yield key
        return
    yield from _in_languages(municipality, f"{key}.names", office.names)
    yield from _in_languages(municipality, f"{key}.postal", office.postal)
    if not office.email:
        yield f"{key}.email"


def _in_languages(municipality: Municipality, key: str, text: Text | None) -> Iterator[str]:
    for language in municipality.languages:
        if text is None or language not in text.texts:
            yield f"{key}.{language}"
