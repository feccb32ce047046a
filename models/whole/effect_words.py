"""What became of an effect, as a message."""

from __future__ import annotations

from collections.abc import Mapping

from models.base.words import Said
from models.engine.effect_state import EffectState

_WITHHELD = Said.of("effect", "its answer is withheld, it may name a private person")
_NAMELESS = Said.of("effect", "somebody whose name is not public")

_WORDS: Mapping[EffectState, Said] = {
    EffectState.WAITING: Said.of("effect", "waits"),
    EffectState.FAILED: Said.of("effect", "failed: {detail}"),
    EffectState.ASIDE: Said.of("effect", "put aside after many tries: {detail}"),
    EffectState.MADE: Said.of("effect", "made"),
    EffectState.WOKEN: Said.of("effect", "its workflow was woken"),
    EffectState.ASLEEP: Said.of("effect", "its journal is closed"),
    EffectState.SENT: Said.of("effect", "sent to {detail}"),
    EffectState.FILED: Said.of("effect", "put into the outbox as {detail}"),
    EffectState.SENT_BEFORE: Said.of("effect", "sent before the registry was restored"),
    EffectState.NOT_NEEDED: Said.of("effect", "no longer needed"),
    EffectState.NO_ADDRESS: Said.of("effect", "no address for {detail}"),
    EffectState.NO_NAME: Said.of("effect", "the address for {detail} has no name any more: it was erased"),
    EffectState.WRONG_ADDRESS: Said.of("effect", "the address for {detail} is no mail address"),
    EffectState.REFUSED: Said.of("effect", "refused by the mail server: {detail}"),
    EffectState.ERASED: Said.of("effect", "erased"),
    EffectState.SEALED: Said.of("effect", "sealed"),
    EffectState.DONE: Said.of("effect", "done"),
}

_WITHOUT_DETAIL: Mapping[EffectState, Said] = {
    EffectState.FAILED: _WITHHELD,
    EffectState.ASIDE: _WITHHELD,
    EffectState.SENT: Said.of("effect", "a private person"),
    EffectState.REFUSED: _WITHHELD,
    EffectState.NO_ADDRESS: _NAMELESS,
    EffectState.NO_NAME: _NAMELESS,
    EffectState.WRONG_ADDRESS: _NAMELESS,
}


def effect_words(state: EffectState, detail: str) -> Said:
    """What became of an effect, as the end of a sentence about it."""
    return _WORDS[state].filled(detail=detail or _WITHOUT_DETAIL.get(state, ""))
