"""What is confidential is read by those who have to do with it, each time a fact, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from models.base.text import Text
from models.base.writing import Written
from models.engine.erasing import NoSuchSealedText
from models.engine.may import NotThatPlace
from models.papers.attachments import AttachmentIsPublic, NoSuchAttachment
from models.papers.reading import NoWholePaper
from models.papers.recused import WithdrewFromIt
from models.papers.showing import NothingSealed
from tests.support.builders import EVERYBODY, Town
from tests.support.people import by, staffed

GROUND = "JulkL 24.1 § 25 k"


def sealed(said: str) -> Written:
    return Written.of(Text.of(said), salt="salt")


DECISION, REASONS = sealed("Maksetaan."), sealed("Maija kaatui.")
WORDS = {
    "clauses": [{"number": 1, "text": DECISION.model_dump()}],
    "reasons": REASONS.model_dump(),
    "presenter": {"name": "esittelija"},
    "attachments": [
        {"number": 1, "title": "Kartta", "sha256": "1" * 64},
        {"number": 2, "secrecy": GROUND, "sha256": "2" * 64, "sealed_file": True},
    ],
}


def a_confidential_case() -> Town:
    """A confidential case in preparation that one group was asked about, and those who have to do with it."""
    town = staffed(Town())
    for person, (office, of, seat) in {
        "jasen": ("member", "khs", 4),
        "muujasen": ("member", "kvsto", 4),
        "varajasen": ("deputy_member", "khs", 4),
    }.items():
        by(town, "rekisteri", "add_person", "registrar", person=person)
        fields: dict[str, Any] = {"person": person, "office": office, "of": of, "seat": seat}
        by(town, "rekisteri", "appoint_person", "registrar", **fields)
    opening = {"title": "Korvaus", "task_class": "03 01 01", "publicity": "confidential", "ground": GROUND}
    town.case_id = by(town, "laatija", "open_case", "preparer", **opening).journal
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=WORDS)
    by(town, "laatija", "request_reviews", "preparer", town.case_id, groups=["digijory"], voluntary=True)
    return town


def a_meeting_with_it(recused: str = "") -> Town:
    """The same case on the agenda of the city board, which has met; without one who withdrew from it."""
    town = a_confidential_case()
    by(town, "esittelija", "approve_for_agenda", "presenter", town.case_id, body="khs")
    called = {"body": "khs", "at": "2021-03-15T14:00:00Z"}
    town.meeting_id = by(town, "sihteeri", "call_meeting", "secretary", **called).journal
    for act, fields in (("place_item", {"case": town.case_id}), ("send_agenda", {})):
        by(town, "sihteeri", act, "secretary", town.meeting_id, **fields)
    town.until("2021-03-15 16:00")
    by(town, "sihteeri", "open_meeting", "secretary", town.meeting_id, present=EVERYBODY)
    if recused:
        by(town, "sihteeri", "recuse", "secretary", town.meeting_id, item=1, person=recused)
    handled: dict[str, Any] = {"item": 1, "outcome": "approved"}
    by(town, "sihteeri", "handle_item", "secretary", town.meeting_id, **handled)
    by(town, "sihteeri", "close_meeting", "secretary", town.meeting_id)
    return town


def readings(town: Town, journal: str) -> Iterator[tuple[str, str]]:
    return ((fact.actor, fact.kind) for fact in town.facts(journal) if fact.content.passive)


MAY = {"laatija": "preparer", "kollega": "preparer", "esittelija": "presenter", "ryhma": "reviewer"}
MAY_NOT = {"toisaalla": "preparer", "muuryhma": "reviewer", "toinen": "secretary", "jasen": "member"}


def test_in_preparation_its_preparers_presenter_and_groups_read_it() -> None:
    town = a_confidential_case()
    for person, role in MAY.items():
        by(town, person, "show_sealed", role, town.case_id)
    assert [*readings(town, town.case_id)] == [(person, "SealedShown") for person in MAY]
    shown = town.facts(town.case_id)[-1].content.model_dump()["commitments"]
    assert set(shown) == {DECISION.sha256, REASONS.sha256}


@pytest.mark.parametrize("act", [("show_sealed", {}), ("open_attachment", {"number": 2})])
def test_nobody_else_does_and_the_refusal_says_who_could(act: tuple[str, dict[str, int]]) -> None:
    town = a_confidential_case()
    name, fields = act
    before = len(town.memory.facts)
    for person, role in MAY_NOT.items():
        with pytest.raises(Exception, match="may") as refused:
            by(town, person, name, role, town.case_id, **fields)
        assert "Maija" not in str(refused.value)
    with pytest.raises(NotThatPlace, match="for a reviewer of digijory; ryhma could"):
        by(town, "muuryhma", name, "reviewer", town.case_id, **fields)
    assert len(town.memory.facts) == before


def test_who_withdrew_from_it_does_not_read_it_by_right_of_the_seat() -> None:
    town = a_meeting_with_it(recused="4")
    reading: list[tuple[str, str, dict[str, Any]]] = [
        ("show_sealed", town.case_id, {}),
        ("open_attachment", town.case_id, {"number": 2}),
        ("read_paper", town.meeting_id, {"template": "minutes_draft"}),
    ]
    for act, journal, fields in reading:
        with pytest.raises(WithdrewFromIt, match="item 1"):
            by(town, "jasen", act, "member", journal, **fields)
        by(town, "varajasen", act, "deputy_member", journal, **fields)


def test_on_its_agenda_the_body_reads_it_and_no_other_body() -> None:
    town = a_meeting_with_it()
    who = (("jasen", "member"), ("varajasen", "deputy_member"), ("sihteeri", "secretary"))
    for journal in (town.case_id, town.meeting_id):
        for person, role in who:
            by(
                town,
                person,
                "show_sealed" if journal == town.case_id else "read_paper",
                role,
                journal,
                **({} if journal == town.case_id else {"template": "minutes_draft"}),
            )
        with pytest.raises(NotThatPlace, match="member of khs; jasen could"):
            by(town, "muujasen", "show_sealed", "member", journal)
        with pytest.raises(NotThatPlace):
            by(town, "toinen", "show_sealed", "secretary", journal)
    in_the_case = [*readings(town, town.case_id)]
    assert in_the_case[-3:] == [(person, "PaperRead") for person, _ in who]
    assert in_the_case[:3] == [(person, "SealedShown") for person, _ in who]


def test_in_whose_name_somebody_read_is_in_the_fact() -> None:
    town = a_confidential_case()
    deputy = {"person": "toisaalla", "for_whom": "laatija", "until": "2022-01-01"}
    by(town, "rekisteri", "name_deputy", "registrar", **deputy)
    by(town, "toisaalla", "open_attachment", "preparer", town.case_id, behalf="laatija", number=2)
    fact = town.facts(town.case_id)[-1]
    assert (fact.actor, fact.on_behalf_of, fact.kind) == ("toisaalla", "laatija", "AttachmentHandedOut")


def test_what_is_erased_is_shown_to_nobody() -> None:
    town = a_confidential_case()
    erasing = {"commitment": REASONS.sha256, "reason": "Säilytysaika päättyi."}
    by(town, "arkisto", "erase_text", "archivist", town.case_id, **erasing)
    with pytest.raises(NoSuchSealedText):
        by(town, "laatija", "show_sealed", "preparer", town.case_id, commitments=[REASONS.sha256])
    by(town, "laatija", "show_sealed", "preparer", town.case_id)
    assert town.facts(town.case_id)[-1].content.model_dump()["commitments"] == (DECISION.sha256,)
    erasing["commitment"] = DECISION.sha256
    by(town, "arkisto", "erase_text", "archivist", town.case_id, **erasing)
    with pytest.raises(NothingSealed):
        by(town, "laatija", "show_sealed", "preparer", town.case_id)


def test_what_is_public_or_not_there_is_no_fact() -> None:
    town = a_confidential_case()
    with pytest.raises(NoSuchAttachment, match="no attachment 7; its attachments are 1, 2"):
        by(town, "laatija", "open_attachment", "preparer", town.case_id, number=7)
    with pytest.raises(NoWholePaper):
        by(town, "laatija", "read_paper", "preparer", town.case_id, template="minutes")
    fields = {"title": "Asia", "task_class": "02 02 02"}
    public = by(town, "laatija", "open_case", "preparer", **fields).journal
    by(town, "laatija", "revise_proposal", "preparer", public, proposal=WORDS)
    with pytest.raises(AttachmentIsPublic):
        by(town, "laatija", "open_attachment", "preparer", public, number=1)


def test_reading_keeps_nothing_from_being_undone() -> None:
    town = a_meeting_with_it()
    before = town.meeting
    by(town, "jasen", "read_paper", "member", town.meeting_id, template="agenda")
    assert town.meeting == before
    assert town.meeting.last == before.last
