"""What became of an effect, in words."""

from __future__ import annotations

from collections.abc import Mapping

from models.engine.effect_state import EffectState

_WITHHELD = "its answer is withheld, it may name a private person"

_WORDS: Mapping[EffectState, str] = {
    EffectState.WAITING: "waits",
    EffectState.FAILED: "failed: {detail}",
    EffectState.MADE: "made",
    EffectState.WOKEN: "its workflow was woken",
    EffectState.ASLEEP: "its journal is closed",
    EffectState.SENT: "sent to {detail}",
    EffectState.FILED: "put into the outbox as {detail}",
    EffectState.SENT_BEFORE: "sent before the registry was restored",
    EffectState.NOT_NEEDED: "no longer needed",
    EffectState.NO_ADDRESS: "no address for {detail}",
    EffectState.NO_NAME: "the address for {detail} has no name any more: it was erased",
    EffectState.WRONG_ADDRESS: "the address for {detail} is no mail address",
    EffectState.REFUSED: "refused by the mail server: {detail}",
    EffectState.DONE: "done",
}

_WITHOUT_DETAIL: Mapping[EffectState, str] = {
    EffectState.FAILED: _WITHHELD,
    EffectState.SENT: "a private person",
    EffectState.REFUSED: _WITHHELD,
}


def effect_words(state: EffectState, detail: str) -> str:
    """What became of an effect, as the end of a sentence about it."""
    return _WORDS[state].format(detail=detail or _WITHOUT_DETAIL.get(state, ""))
