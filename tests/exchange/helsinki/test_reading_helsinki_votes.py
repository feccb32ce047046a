"""The votes of a published decision: names, sums, winners, and what text and data must agree on."""

from __future__ import annotations

from models.law.outcome import Outcome
from models.record.recorded_motion import MotionResult
from models.record.recorded_vote import RecordedVote, Won
from tests.exchange.helsinki.published import MOTION, VOTE, handled, told, voters


def votes(*lines: str) -> tuple[RecordedVote, ...]:
    """The votes that these lines tell of."""
    proceedings = handled(*lines).record.proceedings
    return proceedings.votes if proceedings else ()


def test_a_vote_is_read_with_its_names_and_its_winner() -> None:
    (vote,) = votes(*MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan äänin 2–1.")
    assert (vote.number, vote.won) == (1, Won.YES)
    assert vote.no_proposition.words == "Lumityöt aloitetaan vasta helmikuussa."
    sides = (vote.yes, vote.no, vote.blank, vote.absent)
    assert [side and side.count for side in sides] == [2, 1, 1, 0]
    assert vote.yes
    assert vote.yes.names == ("Aino Aalto", "Bo Berg")


def test_a_vote_lost_by_the_motion_approves_by_vote() -> None:
    found = handled(*MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan äänin 2–1.").record
    assert found.outcome is Outcome.APPROVED_BY_VOTE


def test_the_chairs_casting_vote_is_read() -> None:
    line = (
        "Lautakunta hylkäsi Cilla Cederlöfin vastaehdotuksen, puheenjohtajan äänen ratkaistessa, äänin 2–1. "
    )
    (vote,) = votes(*MOTION, *VOTE, line + "Tyhjää äänesti 1.")
    assert (vote.casting, vote.won) == (True, Won.YES)


def test_a_tally_that_is_not_the_votes_is_a_finding() -> None:
    found = handled(*MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan äänin 9–1.")
    assert "The tally 9-1 is not the vote's." in told(found)


def test_votes_of_text_and_data_that_differ_are_a_finding() -> None:
    data = {"Ayes": voters("Aalto, Aino", "Dahl, Daavid"), "Noes": voters("Cederlöf, Cilla")}
    found = handled(*MOTION, *VOTE, VotingResults=[data])
    assert "Vote 1: the text and the data differ about who voted yes." in told(found)
    assert "Vote 1: the text and the data differ about who voted no." not in told(found)


def test_handling_that_goes_on_defeats_the_motion_to_stop_it() -> None:
    found = handled(
        "Palautusehdotus:<br>Bo Berg: Ehdotan palauttamista.",
        "Kannattajat: Aino Aalto, Cilla Cederlöf",
        "2 äänestys",
        "JAA-ehdotus: Asian käsittelyä jatketaan<br>EI-ehdotus: Asia palautetaan",
        "Jaa-äänet: 2<br>Aino Aalto, Daavid Dahl",
        "Ei-äänet: 1<br>Bo Berg",
        "Talvilautakunta päätti äänin 2-1 jatkaa asian käsittelyä.",
    ).record
    assert found.proceedings
    assert found.proceedings.motions[0].result is MotionResult.FAILED
    assert found.proceedings.votes[0].won is Won.YES


def test_two_counter_proposals_are_voted_in_pairs_and_the_winner_against_the_base() -> None:
    told = handled(
        "<b>Vastaehdotukset</b>",
        "Valtuutettu Bo Berg ehdotti valtuutettu Cilla Ekin kannattamana, että kohta 2 poistetaan.",
        "Valtuutettu Cilla Ek ehdotti valtuutettu Bo Bergin kannattamana, että kohta 3 poistetaan.",
        "3 äänestys",
        "JAA-ehdotus: Valtuutettu Bo Bergin vastaehdotus<br>EI-ehdotus: Valtuutettu Cilla Ekin vastaehdotus",
        "Jaa-äänet: 2<br>Aino Aalto, Bo Berg",
        "Ei-äänet: 1<br>Cilla Ek",
        "Kaupunginvaltuusto hyväksyi tässä äänestyksessä valtuutettu Bo Bergin vastaehdotuksen.",
        "4 äänestys",
        "JAA-ehdotus: Kaupunginhallituksen ehdotus<br>EI-ehdotus: Valtuutettu Bo Bergin vastaehdotus",
        "Jaa-äänet: 2<br>Aino Aalto, Cilla Ek",
        "Ei-äänet: 1<br>Bo Berg",
        "Kaupunginvaltuusto hyväksyi kaupunginhallituksen ehdotuksen.",
    ).record.proceedings
    assert told
    assert [motion.result for motion in told.motions] == [MotionResult.FAILED, MotionResult.FAILED]
    assert [vote.won for vote in told.votes] == [Won.YES, Won.YES]
    assert told.remarks == ()


def test_votes_that_only_the_data_has_are_kept_and_told() -> None:
    first = {"Ayes": voters("Aalto, Aino", "Berg, Bo"), "Noes": voters("Cederlöf, Cilla")}
    found = handled(*MOTION, *VOTE, VotingResults=[first, {"Ayes": voters("Ek, Cilla")}])
    assert tuple(map(str, found.findings)) == (
        "Votes in the text: 1; in the data: 2.",
        "A vote stands in the data only.",
    )
    assert found.record.proceedings
    last = found.record.proceedings.votes[-1]
    assert last.yes
    assert last.yes.names == ("Cilla Ek",)


def test_a_proposition_is_kept_in_full_where_the_data_has_more_of_it() -> None:
    sides = {"Ayes": voters("Aalto, Aino", "Berg, Bo"), "Noes": voters("Cederlöf, Cilla")}
    full = {side: {**given, "Content": f"{side} pitkästi"} for side, given in sides.items()}
    proceedings = handled(*MOTION, *VOTE, VotingResults=[full]).record.proceedings
    assert proceedings
    (vote,) = proceedings.votes
    assert (vote.yes_proposition.in_full, vote.no_proposition.in_full) == ("Ayes pitkästi", "Noes pitkästi")
