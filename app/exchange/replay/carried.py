"""What carried motions said, held against the decision: whether it changes the proposal as they did.

Words are compared without regard to case, marks and whether a verb is proposed or was decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from app.exchange.replay.bodies import in_running_text
from app.exchange.replay.drafts import clauses_of
from app.exchange.replay.present import proposed
from app.exchange.replay.supposing import put_off_by_nobody, splits
from app.exchange.replay.wished import own_words
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind

_CHANGING = (
    RecordedMotionKind.COUNTER_PROPOSAL,
    RecordedMotionKind.ADDITION,
    RecordedMotionKind.WISH,
    RecordedMotionKind.CORRECTION,
    RecordedMotionKind.OTHER,
)
_TAKES_OUT = r"\b(?:poist|korva|muut|sijaan|muotoon|kuulumaan|stryk|strök|ersätt|ändra)"
_INSTRUCTS = r"\b(?:lisä|korva|muut|poist|täyden|kuulu|seuraav|lägg|tillägg|ersätt|ändra|följande)"
_FRAME = r"(?:lisä|korva|muut|täyden|seuraav|päätö|päätt|ehdotu|esity|kappal|kohta|kohda|loppu|alku|lause)"
"""Words with which a motion says where its own go."""
_FEW, _MOST = 2, 0.75
"""So few words in a row may come from anywhere; so many of a motion's own stand in the decision."""
_SHORT, _ENDING = 3, 3
"""Letters of a word that tells nothing, and of an ending."""


def carried_of(record: DecisionRecord) -> list[RecordedMotion]:
    """The motions with words that were carried and change what is decided."""
    told = record.proceedings or Proceedings()
    return [
        one
        for one in told.motions
        if one.text
        and one.kind in _CHANGING
        and (one.result is MotionResult.PASSED or one.kind is RecordedMotionKind.CORRECTION)
    ]


def missing(record: DecisionRecord) -> list[RecordedMotion]:
    """The carried motions whose words do not stand in the decision, or whose words still do that it takes
    out."""
    words = _words((*record.texts, record.reasons), record)
    return [one for one in carried_of(record) if not _stands(one, words, record)]


def explains(record: DecisionRecord) -> bool:
    """Whether everything in which the decision differs from its proposal was said by the carried motions."""
    motions = carried_of(record)
    if not motions or missing(record):
        return False
    said = " ".join(_words((one.text for one in motions), record))
    takes_out = any(
        re.search(_TAKES_OUT, one.text, re.IGNORECASE) or _is_a_clause(one, record) for one in motions
    )
    before = _words(clauses_of(record), record)
    after = _words(own_words(record), record)
    for what, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, new = before[start:end], after[first:last]
        if what != "equal" and not (_said(new, said) and (takes_out or _said(out, said))):
            return False
    return True


def fed_in(record: DecisionRecord) -> bool:
    """Whether a clause, of which a part was put off, has words that were not proposed."""
    off = put_off_by_nobody(record)
    left = (text for number, text in enumerate(record.texts, start=1) if number not in off)
    proposed_words = iter(_words(clauses_of(record), record))
    return bool(off) and splits(record) and not all(word in proposed_words for word in _words(left, record))


def _is_a_clause(motion: RecordedMotion, record: DecisionRecord) -> bool:
    """Whether a counter-proposal stands in the decision as a clause, which took the place of another."""
    own = _words([motion.text], record)
    whole = motion.kind is RecordedMotionKind.COUNTER_PROPOSAL
    return whole and any(_words([clause], record) == own for clause in record.texts)


def _stands(motion: RecordedMotion, decision: list[str], record: DecisionRecord) -> bool:
    """Whether the decision has what a motion puts in, in whatever inflection; what it takes out is not looked
    for."""
    if re.match(rf"\W*(?:\w+ )?{_TAKES_OUT}", motion.text, re.IGNORECASE):
        return True
    wanted = [
        word
        for word in _words([_own_words(motion.text)], record)
        if len(word) > _SHORT and not re.match(_FRAME, word, re.IGNORECASE)
    ]
    found = [word for word in wanted if any(_alike(word, said) for said in decision)]
    return len(found) >= _MOST * len(wanted)


def _alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one: they begin alike, up to an ending."""
    shorter = min(len(one), len(other))
    return (
        shorter > _SHORT
        and one[: max(_SHORT + 1, shorter - _ENDING)] == other[: max(_SHORT + 1, shorter - _ENDING)]
    )


def _own_words(text: str) -> str:
    """The words that a motion puts in: those in quotes, else those after where it says they go."""
    plain = re.sub(r"\\(?=\W)", "", text)
    if quoted := re.findall(r"[”\"“]([^”\"“]{12,})[”\"“]", plain):
        return " ".join(quoted)
    lead, colon, rest = plain.partition(":")
    return rest if colon and rest.strip() and re.search(_INSTRUCTS, lead, re.IGNORECASE) else plain


def _said(words: list[str], said: str) -> bool:
    return (len(words) <= _FEW and all(re.search(rf"\b{re.escape(word)}\b", said) for word in words)) or (
        f" {' '.join(words)} " in f" {said} "
    )


def _words(texts: Iterable[str], record: DecisionRecord) -> list[str]:
    """The words of some texts, their body's verbs as they are proposed."""
    body = in_running_text(record.organisation)
    said = (proposed(text, body, record.language) for text in texts)
    return [word.casefold() for text in said for word in re.findall(r"\w+", text)]
