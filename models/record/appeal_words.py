"""How a decision says whether it may be challenged: the remedy, where to, in how many days, by which law."""

from __future__ import annotations

from collections.abc import Iterator

from models.base.language import Language
from models.record.recorded_appeal import AppealKind, RecordedAppeal

_TITLES: dict[str, dict[AppealKind, str]] = {
    "fi": {
        AppealKind.PROHIBITED: "Muutoksenhakukielto, valmistelu tai täytäntöönpano",
        AppealKind.CLAIM: "Oikaisuvaatimusohje, {to}",
        AppealKind.MUNICIPAL_APPEAL: "Kunnallisvalitus, {to}",
        AppealKind.ADMINISTRATIVE_APPEAL: "Hallintovalitus",
        AppealKind.PROCUREMENT: "Hankintaoikaisuohje ja valitusosoitus markkinaoikeuteen",
    },
    "sv": {
        AppealKind.PROHIBITED: "Besvärsförbud, beredning eller verkställighet",
        AppealKind.CLAIM: "Anvisning om begäran om omprövning",
        AppealKind.MUNICIPAL_APPEAL: "Kommunalbesvär",
        AppealKind.ADMINISTRATIVE_APPEAL: "Förvaltningsbesvär",
        AppealKind.PROCUREMENT: "Upphandlingsrättelse och besvär till marknadsdomstolen",
    },
}
_TO = {
    "fi": {AppealKind.ADMINISTRATIVE_APPEAL: "Valitus tehdään Helsingin hallinto-oikeudelle."},
    "sv": {
        AppealKind.CLAIM: "Den myndighet hos vilken omprövning begärs är {to}.",
        AppealKind.MUNICIPAL_APPEAL: "Besvären anförs hos {to}.",
        AppealKind.ADMINISTRATIVE_APPEAL: "Besvären anförs hos {to}.",
    },
}
_DAYS = {
    "fi": "Muutosta on haettava {days} päivän kuluessa päätöksen tiedoksisaannista.",
    "sv": "Ändring ska sökas inom {days} dagar från delfåendet av beslutet.",
}
_LAW = {"fi": "Sovellettava lainkohta: {law}", "sv": "Tillämpat lagrum: {law}"}


def appeal_words(appeal: RecordedAppeal, language: Language) -> str:
    """The instructions in short, as CommonMark, in Finnish or Swedish."""
    return "\n\n".join(_lines(appeal, "sv" if language == "sv" else "fi"))


def _lines(appeal: RecordedAppeal, language: str) -> Iterator[str]:
    yield _TITLES[language][appeal.kind].format(to=appeal.to)
    if appeal.to and (to := _TO[language].get(appeal.kind)):
        yield to.format(to=appeal.to)
    if appeal.days:
        yield _DAYS[language].format(days=appeal.days)
    yield from (_LAW[language].format(law=law) for law in appeal.laws)
