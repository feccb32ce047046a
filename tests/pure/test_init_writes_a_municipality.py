"""`pykala init` writes a municipality's folder from few answers, whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from app.case_file.municipality_file import read_municipality
from app.founding import founding
from models.base.country_pack import countries, served, serving
from models.bodies.municipality_loading import DescribedMunicipality
from models.law.rules import Rulebook
from models.municipality.lacking import lacking, same_in_both
from tests.support.abroad import Abroad
from tests.support.command_line import pykala

ANSWERS = {
    "name_fi": "Koivurannan kaupunki",
    "postal": "PL 1, 00999 Koivuranta",
    "email": "kirjaamo@koivuranta.example",
    "court": "Itä-Suomen hallinto-oikeus",
    "court_postal": "PL 1744, 70101 Kuopio",
    "court_email": "ita-suomi@oikeus.example",
    "market_court_email": "markkinaoikeus@oikeus.example",
}


def written(tmp_path: Path, **more: str) -> DescribedMunicipality:
    said = tmp_path / "answers.yaml"
    said.write_text("".join(f"{key}: {value}\n" for key, value in {**ANSWERS, **more}.items()), "utf-8")
    result = pykala("init", str(tmp_path / "koivuranta"), "--from", str(said))
    assert result.exit_code == 0, result.output
    return read_municipality(tmp_path / "koivuranta")


def test_few_answers_are_a_municipality_that_lacks_nothing(tmp_path: Path) -> None:
    found = written(tmp_path)
    assert lacking(found.municipality) == []
    assert (found.municipality.genitive("fi"), found.municipality.register_prefix) == (
        "Koivurannan kaupungin",
        "KVR",
    )
    assert {body.id: body.names.say("fi") for body in found.bodies} == {
        "kh": "kaupunginhallitus",
        "kj": "kaupunginjohtaja",
        "kv": "kaupunginvaltuusto",
    }
    for body in found.bodies:
        body.refuse_forbidden(Rulebook.load())


def test_a_bilingual_one_says_in_both_where_it_is_and_when_it_is_open(tmp_path: Path) -> None:
    swedish = {"postal_sv": "PB 1, 00999 Björkstrand", "hours_sv": "må–fr 9–15"}
    found = written(tmp_path, name_sv="Björkstrands stad", hours="ma–pe 9–15", **swedish).municipality
    office = found.registry_office
    assert office.postal is not None
    assert office.postal.say("sv") == "PB 1, 00999 Björkstrand"
    assert [hours.text.say("sv") for hours in office.hours] == ["må–fr 9–15"]
    assert "registry_office.postal" not in same_in_both(found)
    assert "administrative_court.postal" in same_in_both(found)


def test_a_bilingual_one_writes_in_both_languages(tmp_path: Path) -> None:
    found = written(tmp_path, name_sv="Björkstrands stad", court_sv="Östra Finlands förvaltningsdomstol")
    assert lacking(found.municipality) == []
    assert found.municipality.genitive("sv") == "Björkstrands stads"
    assert {body.id: body.languages for body in found.bodies} == {
        "kh": ("fi", "sv"),
        "kj": ("fi",),
        "kv": ("fi", "sv"),
    }


def test_it_asks_and_asks_again_where_an_answer_is_not_written_as_it_has_to_be(tmp_path: Path) -> None:
    answers = [
        *("Sarvijoen kunta", "", "", "srv", "SRV", "PL 8", "", "kirjaamo@sarvijoki.example", "", "", "25:00"),
        *("15:00", "HAO", "PL 2"),
    ]
    typed = "\n".join([*answers, "hao@oikeus.example", "mao@oikeus.example", "", "", "", ""])
    result = pykala("init", str(tmp_path / "sarvijoki"), typed=typed)
    assert result.exit_code == 0, result.output
    found = read_municipality(tmp_path / "sarvijoki")
    assert (found.municipality.genitive("fi"), found.municipality.register_prefix) == (
        "Sarvijoen kunnan",
        "SRV",
    )
    assert {override.value for body in found.bodies for override in body.overrides} == {"15:00"}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            {"council_seats": "many"},
            "council_seats: 'many' is not written as it has to be; write a number",
        ),
        ({"prefix": "kvr"}, "prefix: 'kvr' is not written as it has to be; write two to six capital letters"),
        ({"colour": "blue"}, "answers colour, which nobody asks"),
    ],
)
def test_a_wrong_answer_leaves_nothing_behind(tmp_path: Path, more: dict[str, str], why: str) -> None:
    said = tmp_path / "answers.yaml"
    said.write_text("".join(f"{key}: {value}\n" for key, value in {**ANSWERS, **more}.items()), "utf-8")
    result = pykala("init", str(tmp_path / "koivuranta"), "--from", str(said))
    assert result.exit_code != 0
    assert why in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.yaml"]


def test_everything_that_is_wrong_with_the_answers_is_told_at_once_as_it_was_written(tmp_path: Path) -> None:
    said = tmp_path / "answers.yaml"
    more = {"closes": "25:00", "prefix": "kvr", "colour": "blue"}
    answers = {**ANSWERS, **more, "email": "kirjaamo"} | {"court": ""}
    said.write_text("".join(f"{key}: {value}\n" for key, value in answers.items()), "utf-8")
    told = pykala("init", str(tmp_path / "koivuranta"), "--from", str(said)).output
    for part in ("'25:00' is not", "'kvr' is not", "'kirjaamo' is not", "answers colour"):
        assert part in told


def test_a_time_is_read_as_it_is_written_and_what_is_supposed_is_told(tmp_path: Path) -> None:
    found = written(tmp_path, closes="15:00")
    assert {override.value for body in found.bodies for override in body.overrides} == {"15:00"}
    said = pykala("init", str(tmp_path / "again"), "--from", str(tmp_path / "answers.yaml")).output
    assert "prefix: KVR" in said
    assert "closes" not in said


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    said = tmp_path / "answers.yaml"
    said.write_text("name_fi: Koivuranta\n", "utf-8")
    result = pykala("init", str(tmp_path / "koivuranta"), "--from", str(said))
    assert (
        "says nothing of postal, email, court, court_postal, court_email and market_court_email"
        in result.output
    )


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "koivuranta"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", "utf-8")
    result = pykala("init", str(folder), "--from", str(tmp_path / "none.yaml"))
    assert "has other things in it" in result.output
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_council_and_board_have_their_standing_items_in_every_language(tmp_path: Path) -> None:
    found = written(tmp_path, name_sv="Björkstrands stad", court_sv="Östra Finlands förvaltningsdomstol")
    seated = [body for body in found.bodies if body.seats]
    assert len(seated) == 2
    for body in seated:
        ids = [item.id for item in body.standing_items]
        assert ids == ["opening", "checkers", "agenda", "announcements"]
        assert all(set(item.title.texts) == {"fi", "sv"} for item in body.standing_items)
        assert [item.id for item in body.standing_items if item.last] == ["announcements"]


SWEDISH = {
    "name": "Hornå kommun",
    "postal": "Box 8, 999 98 Hornå",
    "email": "registrator@horna.example",
    "court": "Förvaltningsrätten i Hornå",
    "court_postal": "Box 9, 999 98 Hornå",
    "court_email": "domstol@horna.example",
}


def founded_in_sweden(tmp_path: Path) -> tuple[Path, str]:
    said, folder = tmp_path / "svar.yaml", tmp_path / "horna"
    said.write_text("".join(f"{key}: {value}\n" for key, value in SWEDISH.items()), "utf-8")
    result = pykala("init", str(folder), "--country", "se", "--from", str(said))
    assert result.exit_code == 0, result.output
    return folder, result.output


def test_a_swedish_one_is_asked_for_and_written_in_the_words_of_its_country(tmp_path: Path) -> None:
    folder, told = founded_in_sweden(tmp_path)
    assert "PYKALA_COUNTRY=se" in told
    assert served() == "fi"
    with serving("se"):
        found = read_municipality(folder)
        assert lacking(found.municipality) == []
        assert (found.municipality.languages, found.municipality.forms) == (
            ("sv",),
            {"sv_genitive": "Hornå kommuns"},
        )
        assert {body.id: body.names.say("sv") for body in found.bodies} == {
            "kd": "kommundirektören",
            "kf": "kommunfullmäktige",
            "ks": "kommunstyrelsen",
        }
        for body in found.bodies:
            body.refuse_forbidden(Rulebook.load())
        checked = pykala("municipality", "check", str(folder))
        assert checked.exit_code == 0, checked.output


def test_a_case_is_decided_and_gains_legal_force_in_the_swedish_town_that_was_written(tmp_path: Path) -> None:
    folder, _ = founded_in_sweden(tmp_path)
    with serving("se"):
        abroad = Abroad(described=read_municipality(folder).model_dump(mode="json"))
        abroad.decide("2022-05-09")
        assert abroad.publish("2022-05-12").appeal_ends
        assert abroad.until("2022-06-03 00:00").final_since == date(2022, 6, 3)


@pytest.mark.parametrize("code", countries())
def test_every_country_can_begin_one(code: str) -> None:
    with serving(code):
        began = founding()
        plain = {"mail": "a@b.example", "prefix": "ABC", "web": "https://a.example"}
        answers = {asked.key: plain.get(asked.written, "Alba") for asked in began.questions}
        for asked in began.questions:
            answers[asked.key] = began.proposed(asked, answers) or answers[asked.key]
        assert yaml.safe_load(began.folder_of(answers)["municipality.yaml"])["country"] == code


def test_a_country_without_a_pack_begins_nothing(tmp_path: Path) -> None:
    result = pykala("init", str(tmp_path / "horna"), "--country", "xx")
    assert (result.exit_code, "There is no country xx; there are fi and se." in result.output) == (1, True)
    assert not (tmp_path / "horna").exists()
