"""`pykala show` offers the acts that can become something now, each with what it must be given."""

from __future__ import annotations

from datetime import date

import pytest
from typer.core import TyperOption

from app.commands.options import written
from app.commands.show import next_in_words
from app.commands.stands import stands
from app.desk.may import ENGINE, may_act, roles
from app.desk.reading.journals import AgendaIsBuilt
from models.bodies.body_register import bodies_on
from models.engine.command import AnyAct
from models.whole.catalogue import ACTS
from tests.support.builders import (
    MOVER,
    Town,
    a_case_in_preparation,
    a_handled_case,
    a_published_decision,
    a_reviewed_case,
    a_running_follow_up,
    an_open_meeting,
    an_opened_case,
)
from tests.support.builders import written as text
from tests.support.commands import all_commands

BY_HAND = [act for act in ACTS.values() if act.on and roles(act) != (ENGINE,)]


def offered(town: Town, journal: str) -> set[str]:
    """The acts that are offered, by name."""
    return {each.act for each in may_act(town.memory.held(journal), town.memory.now)}


def test_of_a_case_just_opened_only_its_proposal_can_be_written() -> None:
    town = an_opened_case()
    assert offered(town, town.case_id) == {"revise_proposal", "withdraw_case"}


def test_a_decision_is_neither_published_nor_corrected_before_there_is_one() -> None:
    town = a_case_in_preparation()
    assert not {"publish_decision", "correct_clerical_error"} & offered(town, town.case_id)
    decided = a_published_decision()
    assert "correct_clerical_error" in offered(decided, decided.case_id)
    assert "publish_decision" not in offered(decided, decided.case_id)  # it was, with its minutes


def test_a_review_is_recalled_until_it_is_given_and_answered_once() -> None:
    town = a_reviewed_case()
    assert {"give_review", "recall_request", "answer_review"} <= offered(town, town.case_id)
    town.on_case("recall_request", role="presenter", group="kaupjory", reason="Pyydettiin väärältä.")
    assert {"give_review", "recall_request"} & offered(town, town.case_id) == set()
    town.on_case("answer_review", group="digijory", text=text("Täsmennettiin."))
    assert "answer_review" not in offered(town, town.case_id)
    town.on_case("give_review", "2021-02-01", group="digijory", session="2021-02-01", verdict="opposes")
    assert "answer_review" in offered(town, town.case_id)


def test_motions_are_seconded_and_voted_on_once_one_was_made() -> None:
    town = an_open_meeting()
    on_motions = {"second_motion", "withdraw_motion", "carry_motion"}
    assert not {*on_motions, "undo_handling", "give_reasons"} & offered(town, town.meeting_id)
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    assert on_motions <= offered(town, town.meeting_id)
    town.on_meeting("withdraw_motion", item=1, motion=1)
    assert not on_motions & offered(town, town.meeting_id)
    assert {"handle_item", "make_motion"} <= offered(town, town.meeting_id)


def test_the_minutes_have_a_remark_to_resolve_once_one_was_made() -> None:
    town = a_handled_case()
    assert "resolve_remark" not in offered(town, town.meeting_id)
    town.on_meeting("remark_on_minutes", "2021-03-16", text="Nimi on väärin.", checker=MOVER)
    assert "resolve_remark" in offered(town, town.meeting_id)


def test_a_period_is_reported_once_it_is_over_and_accepted_once_it_was_reported() -> None:
    town = a_running_follow_up()
    assert not {"give_report", "accept_report", "close_accounts"} & offered(town, town.follow_up_id)
    town.until("2021-04-02")
    assert "give_report" in offered(town, town.follow_up_id)
    assert "accept_report" not in offered(town, town.follow_up_id)


@pytest.mark.parametrize(
    "act", [act for act in ACTS.values() if act.on and roles(act) != ("time",)], ids=repr
)
def test_a_command_is_written_with_everything_that_it_must_be_given(act: type[AnyAct]) -> None:
    (command,) = (each for words, each in all_commands() if words == (act.noun, act.verb))
    loaded = command.loaded()
    line = written(act, "HEL 2021-000001", "secretary").split(" ")
    for param in loaded.get_params(loaded.make_context(act.verb, [], resilient_parsing=True)):
        if param.required and param.name != "journal":
            assert (param.opts[0] if isinstance(param, TyperOption) else param.metavar) in line
    assert line[:3] == ["pykala", act.noun, act.verb]


def test_of_fields_of_which_one_is_needed_the_usual_one_is_written() -> None:
    assert written(ACTS["add_item"], "khs-2021-03-15", "secretary").endswith("--title TEXT")
    assert "--yes TEXT" in written(ACTS["record_vote"], "khs-2021-03-15", "secretary")


@pytest.mark.parametrize(
    ("language", "observer", "file", "at", "word"),
    [
        ("fi", "--observer TEKSTI", "--from TIEDOSTO", "--at 'VVVV-KK-PP TT:MM'", "--outcome SANA"),
        ("sv", "--observer TEXT", "--from FIL", "--at 'ÅÅÅÅ-MM-DD TT:MM'", "--outcome ORD"),
        ("en", "--observer TEXT", "--from FILE", "--at 'YYYY-MM-DD HH:MM'", "--outcome WORD"),
    ],
)
def test_what_stands_for_a_value_is_in_the_readers_language(
    language: str, observer: str, file: str, at: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    line = {name: written(ACTS[name], "x", "secretary") for name in ACTS}
    assert line["name_observer"].endswith(observer)
    assert line["revise_proposal"].endswith(file)
    assert at in line["move_meeting"]
    assert word in line["handle_item"]


@pytest.mark.parametrize("act", [act for act in ACTS.values() if act.one_of], ids=repr)
def test_where_one_field_of_several_is_needed_none_of_them_is_required_by_itself(act: type[AnyAct]) -> None:
    assert not any(act.model_fields[name].is_required() for name in act.one_of)


def test_the_ground_of_secrecy_stands_after_a_comma(capsys: pytest.CaptureFixture[str]) -> None:
    town = Town()
    ground = "JulkL 24.1 § 20 k"
    journal = town.do(
        "open_case", title="Asia", task_class="02 02 02", publicity="partly_confidential", ground=ground
    ).journal
    stands(town.memory.held(journal), bodies_on(town.memory, date(2021, 1, 11)))
    assert f", partly confidential, {ground}" in " ".join(capsys.readouterr().out.split())


def test_of_a_case_that_is_approved_show_says_that_the_secretary_builds_the_agenda(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    said = next_in_words(AgendaIsBuilt("khs"))
    assert (
        said
        == "sihteeri kokoaa esityslistan, toimielin kaupunginhallitus (khs): `pykala agenda build KOKOUS`"
    )
