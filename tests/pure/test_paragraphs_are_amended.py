"""A counter-proposal to paragraphs of one clause leaves the others as they were proposed."""

from __future__ import annotations

import pytest

from models.base.text import Text
from models.matter.motion import OneClauseNeeded
from models.voting.amending import with_paragraphs
from tests.support.builders import MOVER, an_open_meeting, written
from tests.support.floor import moved, voted


def test_motions_to_other_paragraphs_of_one_clause_are_voted_on_one_by_one() -> None:
    clauses = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]
    town = an_open_meeting(clauses=clauses)
    with pytest.raises(OneClauseNeeded):
        moved(town, "counter_proposal", paragraphs=[1])
    for mover, paragraph in ((MOVER, 1), ("jäsen 5", 2), ("jäsen 6", 2)):
        moved(town, "counter_proposal", mover=mover, seconder="jäsen 4", clauses=[2], paragraphs=[paragraph])
    for _ in range(3):
        voted(town, 8, 7)
    questions = [(vote.question.yes, vote.question.no) for vote in town.meeting.items[1].votes]
    assert questions == [(0, 1), (2, 3), (0, 2)]


def test_paragraphs_are_replaced_and_the_rest_of_their_clause_stands() -> None:
    clause = Text.of("Ensimmäinen.\n\nToinen.\n\nKolmas.")
    changes = [((2,), Text.of("Uusi toinen.")), ((3, 4), Text.of("Uusi loppu."))]
    assert with_paragraphs(clause, changes).say("fi") == "Ensimmäinen.\n\nUusi toinen.\n\nUusi loppu."


def test_what_replaces_several_paragraphs_stands_where_the_first_of_them_stood() -> None:
    clause = Text.of("Ensimmäinen.\n\nToinen.\n \nKolmas.\n\n\nNeljäs.")
    amended = with_paragraphs(clause, [((2, 3), Text.of(" Uusi. "))])
    assert amended.say("fi") == "Ensimmäinen.\n\nUusi.\n\nNeljäs."
