"""What a preparer marks in a text is left out of its public edition, and seen before it is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk.bad_input import BadInput
from app.desk.giving import Given
from models.base.text import Text
from models.base.writing import WholeInTheOpen, Written
from models.case.proposal import Proposal
from models.force.left_out import LeftOutUnseen
from models.law.personal_data import MarkedUnevenly, MarkEmpty, MarkNotClosed, parted, unmarked
from models.law.secrecy import is_sealed_in
from models.preparation.revising import ReviseProposal
from tests.support.builders import Town, an_open_meeting, proposal

NAME = "Maija Meikäläinen"
FILE = f"""\
clauses: [Kaupunginhallitus päättää palkita asukkaan <<{NAME}>>.]
reasons: Hän, <<{NAME}>>, asuu <<Kotikatu 3>>:ssa.
presenter: johtaja
people: {{johtaja: {{title: kansliapäällikkö}}}}
"""


def test_a_mark_is_left_out_in_the_words_of_its_language() -> None:
    text = Text.model_validate({"fi": f"Palkitaan <<{NAME}>>.", "sv": f"<<{NAME}>> belönas."})
    shown, count = parted(text)
    assert shown.texts == {
        "fi": "Palkitaan (henkilötieto jätetty pois).",
        "sv": "(personuppgift utelämnad) belönas.",
    }
    assert count == 1
    assert unmarked(text).texts == {"fi": f"Palkitaan {NAME}.", "sv": f"{NAME} belönas."}


def test_a_text_without_marks_is_itself() -> None:
    for said in ("Ei mitään.", r"Kaksi sulkua: <\<x>.", "<https://kaupunki.example>", "a > b >> c"):
        assert parted(Text.of(said)) == (Text.of(said), 0)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("Nimi <<Maija", MarkNotClosed),
        ("<<Maija\n\nMatti>>", MarkNotClosed),
        ("<<Maija <<Matti>> >>", MarkNotClosed),
        ("Nimi << >>", MarkEmpty),
    ],
)
def test_a_mark_that_is_not_whole_is_refused_at_its_place(said: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal, match=f"place {said.index('<<') + 1}"):
        parted(Text.of(said))


def test_a_mark_that_one_language_lacks_is_refused() -> None:
    with pytest.raises(MarkedUnevenly):
        parted(Text.model_validate({"fi": f"<<{NAME}>>", "sv": NAME}))


@given(st.lists(st.tuples(st.text("ab \n.", max_size=9), st.text("xyz", min_size=1, max_size=9)), max_size=5))
def test_nothing_that_is_marked_is_shown_and_all_of_it_is_in_the_whole(parts: list[tuple[str, str]]) -> None:
    said = Text.of("".join(f"{before}<<{inside}>>" for before, inside in parts) or "-")
    shown, count = parted(said)
    assert count == len(parts)
    assert not set("xyz") & set(shown.say("fi").replace("(henkilötieto jätetty pois)", ""))
    assert unmarked(said).say("fi") == ("".join(before + inside for before, inside in parts) or "-")


def read(folder: Path, written: str = FILE) -> tuple[Proposal, Given]:
    (folder / "proposal.yaml").write_text(written, "utf-8")
    given_ = Given("fi")
    act = given_.act(ReviseProposal, {}, folder / "proposal.yaml")
    assert isinstance(act, ReviseProposal)
    return act.proposal, given_


def test_the_door_names_what_the_public_reads_and_seals_the_whole(tmp_path: Path) -> None:
    read_, given_ = read(tmp_path)
    assert read_.reasons
    assert read_.reasons.whole
    assert not read_.reasons.sealed
    assert (read_.reasons.left_out, read_.clauses[0].text.left_out) == (2, 1)
    public = [each for each in given_.papers.manuscripts.values() if each.salt is None]
    assert NAME not in "".join(each.text.model_dump_json() for each in public)
    assert is_sealed_in(read_)
    assert NAME not in read_.model_dump_json()


def test_a_mark_that_is_not_closed_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"line 2: The mark << at place \d+ is not closed"):
        read(tmp_path, FILE.replace("Kotikatu 3>>", "Kotikatu 3").replace(f"<<{NAME}>>, asuu", "asuu"))


def test_the_whole_is_not_named_in_the_open() -> None:
    plain = Written.of(Text.of("x"))
    with pytest.raises(ValueError, match=str(WholeInTheOpen())):
        Written(**{**plain.model_dump(), "whole": plain.model_dump()})


def a_checked_meeting(tmp_path: Path) -> Town:
    town = an_open_meeting()
    marked, _ = read(tmp_path)
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=marked.clauses[0].text.model_dump())
    town.on_meeting("handle_item", item=1, outcome="approved_revised")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2021-03-18", checkers=["Mai Kivelä", "jäsen 4"])
    return town


def test_who_publishes_has_seen_what_is_left_out(tmp_path: Path) -> None:
    town = a_checked_meeting(tmp_path)
    for seen in (None, 2):
        with pytest.raises(LeftOutUnseen, match=r"personal data: 1 in § 1 \(HEL 2021-000001\)"):
            town.on_meeting("publish_minutes", leaves_out=seen)
    town.on_meeting("publish_minutes", leaves_out=1)
    assert town.meeting.stage == "published"


def test_where_nothing_is_left_out_nothing_is_asked(tmp_path: Path) -> None:
    town = an_open_meeting()
    assert not is_sealed_in(proposal())
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2021-03-18", checkers=["Mai Kivelä", "jäsen 4"])
    with pytest.raises(LeftOutUnseen):
        town.on_meeting("publish_minutes", leaves_out=1)
    town.on_meeting("publish_minutes")
