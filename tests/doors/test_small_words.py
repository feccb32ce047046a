"""Small things that people read: the version, a folder in place of a file, a moved item, one late report."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from activities.papers.life import life as life_of
from activities.papers.papers import make
from activities.papers.scene import Scene
from app import VERSION
from app.commands.show import _facts
from app.desk.reading.falling_due import to_come
from models.agenda.agenda import NotApprovedForAgenda
from models.base.refusal import HappenedBefore
from models.base.text import Text
from models.base.writing import Written
from models.meeting.meeting_stage import MeetingStage
from tests.papers.test_notices_read_well import body_of
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_case_on_the_agenda,
    a_summoned_meeting,
    an_open_meeting,
    an_opened_case,
)
from tests.support.clerk import lived
from tests.support.command_line import ROOT, pykala
from tests.support.lives import Life
from tests.support.paper_lives import whole_life
from tests.support.reading_pdf import text


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert pykala("--version").stdout == f"pykala {VERSION}\n"


def test_a_folder_in_place_of_a_case_file_is_named_with_a_file_in_it() -> None:
    refused = pykala("check", str(ROOT / "examples"))
    assert refused.exit_code == 2
    assert "examples is a folder, and no case file." in refused.stderr
    assert re.search(r"Name a file in it, for example \S*examples/adjourned/case\.yaml\.", refused.stderr)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_case_is_opened_in_finnish_or_swedish_only(language: str) -> None:
    given = ("--title", "Asia", "--task-class", "02 02 02", "--language", language)
    assert pykala("case", "open", *given).exit_code == 2


def test_times_in_a_refusal_are_helsinkis() -> None:
    town = an_open_meeting()
    fields: dict[str, Any] = {"item": 1, "outcome": "approved"}
    command = town.command("handle_item", town.meeting_id, happened="2021-03-15 15:30", **fields)
    with pytest.raises(HappenedBefore, match="2021-03-15 15:30") as refused:
        town.memory.act(command)
    assert "2021-03-15 16:00" in refused.value.sentence


def test_a_case_that_is_not_approved_is_told_where_it_stands() -> None:
    town = a_case_in_preparation()
    town.call("2021-03-01", "2021-03-15 16:00")
    said = "is in preparation; the agenda of khs takes a case that its presenter has approved for it."
    with pytest.raises(NotApprovedForAgenda, match=said):
        town.on_meeting("place_item", case=town.case_id)


def test_the_summons_is_not_to_come_once_the_agenda_was_sent() -> None:
    town = a_case_on_the_agenda()
    assert "summons" in [one.kind for one in to_come(town.memory.held(town.meeting_id))]
    town = a_summoned_meeting()
    assert town.meeting.stage is MeetingStage.SUMMONED
    assert to_come(town.memory.held(town.meeting_id)) == ()


def test_a_moved_item_got_another_number_and_was_not_taken_again() -> None:
    life = whole_life()
    order = life.order("case_cover")
    told = [event.text for event in life_of(Scene(order, life.reading(order)))]
    assert "Asian numeroksi kaupunginhallituksen esityslistalla vaihtui 26." in told
    assert not [sentence for sentence in told if "asiaksi 26" in sentence]


def test_a_request_for_a_report_lists_the_reminders_that_are_to_come() -> None:
    life = whole_life()
    order = life.order("report_request")
    asked = next(f for f in life.memory.facts if (f.journal, f.seq) == (order.journal, order.seq))
    day = f"{asked.content.day.day}.{asked.content.day.month}.{asked.content.day.year}"  # type: ignore[attr-defined]
    reminders = text(make(order, life.reading(order)).pdf).split("Muistutukset")[1]
    assert day not in reminders.split("Muistutusta ei")[0]


def test_the_head_is_told_of_one_late_report_in_the_singular() -> None:
    life = Life()
    life.decide()
    life.until("2021-04-28")
    one = next(order for _, order in life.orders() if order.to == "kuva.head")
    several = next(order for _, order in life.orders() if order.to == "kasko.head")
    assert "Tämän hankkeen seurantaraportin määräpäivä" in " ".join(body_of(life, one).split())
    assert "Näiden hankkeiden seurantaraportin" in " ".join(body_of(life, several).split())


def test_a_fact_that_ends_with_what_is_not_public_ends_with_its_full_stop(
    capsys: pytest.CaptureFixture[str],
) -> None:
    town = an_opened_case()
    town.on_case("withdraw_case", reason=Written.of(Text.of("Sairaus"), "suola").model_dump(mode="json"))
    _facts(town.facts(town.case_id))
    assert "The case was withdrawn: (not public)." in " ".join(capsys.readouterr().out.split())


def test_who_opens_a_partly_confidential_case_is_told_what_is_public() -> None:
    fields = {"title": "Asia", "task_class": "02 02 02", "ground": "JulkL 24.1 § 25 k"}
    partly = Town().do("open_case", publicity="partly_confidential", **fields).sentence
    assert partly.endswith("It is partly confidential: what is not sent as such is public.")
    assert Town().do("open_case", publicity="confidential", **fields).sentence == "The case was opened: Asia."
    assert "In a partly confidential case every text is public" in " ".join(
        re.sub(r"[│╭╮╰╯─]", " ", pykala("case", "open", "--help").stdout).split()
    )


@pytest.mark.parametrize(
    ("noun", "verb"), [("case", "withdraw"), ("review", "recall"), ("proposal", "revise")]
)
def test_every_act_with_words_of_its_own_can_send_them_as_confidential(noun: str, verb: str) -> None:
    assert "--confidential" in pykala(noun, verb, "--help").stdout


def test_papers_are_listed_without_long_hashes(lived_case: str) -> None:
    shown = pykala("paper", "list", lived_case).stdout
    assert "esityslista" in shown or "ote" in shown
    assert not re.search(r"[0-9a-f]{32}", shown)
    assert not re.search(r"[0-9a-f]{32}", pykala("show", lived_case).stdout)


@pytest.fixture
def lived_case(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:

    monkeypatch.setenv("PYKALA_DATA", str(lived("returned", tmp_path_factory.mktemp("data")).settings.data))
    return "HEL 2022-000007"
