"""A decision that grants one part and refuses another comes out by clause, with a word for the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.law.body_kind import BodyKind
from models.law.outcome import Outcome, Partly
from models.record.organisation import Division, Organisation
from models.record.recorded_appeal import AppealKind, RecordedAppeal
from tests.exchange.replay.replayed import decision, differing, played

LEADER = Organisation(
    id="U2",
    name="Talvijohtaja",
    kind=BodyKind.OFFICEHOLDER,
    division=Division(id="U3", name="Keskushallinto"),
)
ABOVE = RecordedAppeal(kind=AppealKind.CLAIM, words="Oikaisuvaatimusohje, kaupunginhallitus")
ALONE = {"organisation": LEADER, "sitting": None, "presenter": None, "proposal": None, "appeal": ABOVE}


@pytest.mark.parametrize(
    ("who", "parts"), [("Talvilautakunta", {}), ("Talvijohtaja", ALONE)], ids=["body", "official"]
)
def test_what_is_refused_in_part_was_proposed_so(who: str, parts: dict[str, object], tmp_path: Path) -> None:
    decided = (f"{who} päätti myöntää avustusta aurauksiin.", f"{who} päätti hylätä hakemuksen muilta osin.")
    replayed = played(decision(clauses=decided, **parts), tmp_path)
    assert differing(replayed) == {}
    assert replayed.engine.whole is replayed.record.whole is Partly.REFUSED
    assert [clause.outcome for clause in replayed.engine.clauses] == [Outcome.APPROVED, Outcome.REJECTED]


@pytest.mark.parametrize(("who", "parts"), [("Talvilautakunta", {}), ("Talvijohtaja", ALONE)])
def test_what_was_proposed_to_be_decided_later_is_approved(
    who: str, parts: dict[str, object], tmp_path: Path
) -> None:
    decided = (f"{who} päätti hyväksyä ladut.", f"{who} päätti ratkaista kelkkamäet myöhemmin.")
    replayed = played(decision(clauses=decided, **parts), tmp_path)
    assert differing(replayed) == {}
    assert replayed.record.whole is Outcome.APPROVED


@pytest.mark.parametrize(
    "decided",
    [
        ("Talvilautakunta päätti myöntää avustukset.", "Hanki ry:lle ei myönnetä avustusta."),
        ("Talvilautakunta päätti, että vanha nimi hylätään.", "Uusi nimi on Hankitie."),
        ("Talvilautakunta päätti, ettei korvausta ole: se ei maksa sitä.",),
    ],
)
def test_whatever_reads_like_a_refusal_is_played(decided: tuple[str, ...], tmp_path: Path) -> None:
    assert differing(played(decision(clauses=decided), tmp_path)) == {}
