"""How a decision says whether it may be challenged: the remedy, where to, in how many days, by which law."""

from __future__ import annotations

from collections.abc import Iterator

from models.base.language import Language
from models.base.words import Said
from models.record.recorded_appeal import AppealKind, RecordedAppeal

_TITLES = {
    AppealKind.PROHIBITED: Said.of("appeal", "No appeal: preparation or implementation"),
    AppealKind.CLAIM: Said.of("appeal", "Claim for a revised decision, {to}"),
    AppealKind.MUNICIPAL_APPEAL: Said.of("appeal", "Municipal appeal, {to}"),
    AppealKind.ADMINISTRATIVE_APPEAL: Said.of("appeal", "Administrative appeal"),
    AppealKind.PROCUREMENT: Said.of("appeal", "Correction of procurement and appeal of it"),
}
_TO = {
    AppealKind.CLAIM: Said.of("appeal", "The claim is made to {to}."),
    AppealKind.MUNICIPAL_APPEAL: Said.of("appeal", "The municipal appeal is made to {to}."),
    AppealKind.ADMINISTRATIVE_APPEAL: Said.of("appeal", "The administrative appeal is made to {to}."),
}
_TITLE_SAYS_WHERE = {"fi": (AppealKind.CLAIM, AppealKind.MUNICIPAL_APPEAL)}


def appeal_words(appeal: RecordedAppeal, language: Language) -> str:
    """The instructions in short, as CommonMark, in Finnish or Swedish."""
    tongue: Language = "sv" if language == "sv" else "fi"
    return "\n\n".join(message.say(tongue) for message in _lines(appeal, tongue))


def _lines(appeal: RecordedAppeal, language: Language) -> Iterator[Said]:
    to = appeal.to or ""
    yield _TITLES[appeal.kind].filled(to=to)
    if to and appeal.kind in _TO and appeal.kind not in _TITLE_SAYS_WHERE.get(language, ()):
        yield _TO[appeal.kind].filled(to=to)
    if appeal.days:
        yield Said.of(
            "appeal",
            "Changes are applied for within {days} days of service of the decision.",
            days=appeal.days,
        )
    for law in appeal.laws:
        yield Said.of("appeal", "Law applied: {law}", law=law)
