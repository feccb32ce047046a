"""A municipality is described in a folder: its names, register, offices and bodies hold from then on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pydantic import ValidationError
from typer import Exit

from app.case_file.body_file import read_body
from app.case_file.finding import BadCaseFile
from app.case_file.municipality_file import read_municipality
from app.commands.municipality import check_municipality
from models.base.refusal import NotYours
from models.bodies.body import NoSuchBody
from models.bodies.body_register import bodies_on, described_on, municipality_on
from models.bodies.municipality_loading import DescribedMunicipality, SameMunicipality
from models.law.appeal import Appeal
from models.municipality.lacking import MunicipalityLacks, lacking, lacking_for
from models.municipality.municipality import Municipality
from tests.support.builders import Town, proposal
from tests.support.clerk import EXAMPLES

DAY = date(2026, 3, 2)
SARVIJOKI = EXAMPLES / "sarvijoki"
GROUPS = ("digiryhma", "digivalm", "johtory")


def described(**changed: Any) -> dict[str, Any]:
    """What Sarvijoki's folder says without its chain of approval, with other values in municipality.yaml."""
    whole = read_municipality(SARVIJOKI).model_dump(mode="json")
    whole["municipality"] |= {"approval_chains": [], "review_rules": []} | changed
    return whole


def a_described_town(**changed: Any) -> Town:
    town = Town()
    town.do("load_municipality", when="2026-01-05", role="registrar", description=described(**changed))
    return town


def a_decision_of_the_council(town: Town) -> Town:
    """Approved in the council, and its minutes checked; they are not published yet."""
    town.case_id = town.do("open_case", when="2026-02-02", title="Kirjasto", task_class="10 03 02").journal
    town.on_case("revise_proposal", proposal=proposal("Kunnanvaltuusto päättää laajentaa kirjaston."))
    town.on_case("approve_for_agenda", body="kv", prepared_by="council")
    town.call("2026-02-03", "2026-03-02 18:00", body="kv")
    town.on_meeting("place_item", case=town.case_id, item=1)
    town.on_meeting("send_agenda", "2026-02-20")
    town.on_meeting("open_meeting", "2026-03-02 18:00", present=tuple(range(1, 28)))
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2026-03-05", checkers=("jäsen 4", "jäsen 5"))
    return town


def test_what_a_description_brings_beside_names_is_told_when_it_is_loaded() -> None:
    read = read_municipality(SARVIJOKI).model_dump(mode="json")
    chain = read["municipality"]["approval_chains"][0]["title"]["texts"]["fi"]
    own = described(
        approval_chains=read["municipality"]["approval_chains"],
        texts={"Esittelijä": {"sv": "Föredragare"}},
        templates={"agenda.html.j2": "{% extends 'documents/agenda.html.j2' %}"},
    )
    sentence = Town().do("load_municipality", when="2026-01-05", role="registrar", description=own).sentence
    for part in ("coat of arms", "(agenda.html.j2)", "1 text of its own", f"chains of approval ({chain})"):
        assert part in sentence


@pytest.mark.parametrize("folder", sorted(path.parent for path in EXAMPLES.glob("*/municipality.yaml")))
def test_an_example_lacks_nothing_that_lawful_papers_need(folder: Path) -> None:
    assert lacking(read_municipality(folder).municipality) == []


def test_its_register_numbers_the_cases() -> None:
    town = a_described_town()
    opened = town.do("open_case", when="2026-02-02", title="Kirjasto", task_class="10 03 02")
    assert opened.journal == "SRV 2026-000001"


def test_its_bodies_decide_and_no_others() -> None:
    town = a_described_town()
    assert set(bodies_on(town.memory, DAY).bodies) == {*GROUPS, "kh", "kj", "kv", "sivltk"}
    with pytest.raises(NoSuchBody):
        town.call("2026-01-05", "2026-03-02 17:00", body="khs")


def test_without_one_a_registry_is_a_trial_of_the_example() -> None:
    town = Town()
    assert described_on(town.memory, DAY) is None
    assert municipality_on(town.memory, DAY) == Municipality.unnamed()


def test_what_is_described_later_holds_from_its_day_on() -> None:
    town = a_described_town()
    later = described(names={"fi": "Sarvijoen kaupunki", "sv": "Hornå stad"}, valid_from="2027-01-01")
    town.do("load_municipality", when="2026-06-01", role="registrar", description=later)
    before, after = (municipality_on(town.memory, date(year, 5, 1)) for year in (2026, 2027))
    assert (before.names.say("fi"), after.names.say("fi")) == ("Sarvijoen kunta", "Sarvijoen kaupunki")


def test_the_first_description_holds_also_before_its_day() -> None:
    town = a_described_town(valid_from="2026-06-01")
    assert municipality_on(town.memory, DAY).register_prefix == "SRV"


def test_a_changed_body_is_loaded_alone() -> None:
    town = a_described_town()
    changed = described()
    changed["bodies"][-1]["presenters"] = []
    before = len(town.memory.facts)
    town.do("load_municipality", when="2026-02-01", role="registrar", description=changed)
    assert [fact.kind for fact in town.memory.facts[before:]] == ["BodyLoaded"]
    with pytest.raises(SameMunicipality):
        town.do("load_municipality", when="2026-02-02", role="registrar", description=changed)


def test_one_of_another_country_is_refused() -> None:
    with pytest.raises(ValidationError, match="PYKALA_COUNTRY"):
        a_described_town(country="se")


def test_only_who_keeps_the_register_loads_it() -> None:
    with pytest.raises(NotYours):
        Town().do("load_municipality", role="preparer", description=described())


def test_the_council_of_a_bilingual_municipality_writes_in_both_languages() -> None:
    whole = described()
    council = next(body for body in whole["bodies"] if body["id"] == "kv")
    council["languages"] = ["fi"]
    with pytest.raises(ValidationError, match="writes in both its languages"):
        DescribedMunicipality.model_validate(whole)


def test_no_body_writes_in_a_language_that_the_municipality_has_not() -> None:
    with pytest.raises(ValidationError, match=r"kh writes in sv.*write languages: \[fi\]"):
        DescribedMunicipality.model_validate(described(languages=["fi"]))


def test_a_decision_is_not_published_while_its_instructions_could_not_say_where_to_turn() -> None:
    court = described()["municipality"]["administrative_court"]
    town = a_decision_of_the_council(a_described_town(administrative_court={**court, "email": ""}))
    with pytest.raises(MunicipalityLacks, match=r"missing in .*: administrative_court\.email"):
        town.on_meeting("publish_minutes", "2026-03-06")
    town.do("load_municipality", when="2026-03-06", role="registrar", description=described())
    town.on_meeting("publish_minutes", "2026-03-06 14:00")
    assert town.case.decisions["kv-2026-1"].published == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("appeal", "missing"),
    [
        (Appeal.PROHIBITED, []),
        (Appeal.CLAIM, ["registry_office.postal.sv", "registry_office.email"]),
        (Appeal.MUNICIPAL_APPEAL, ["administrative_court"]),
        (Appeal.ADMINISTRATIVE_APPEAL, ["administrative_court"]),
        (Appeal.PROCUREMENT, ["registry_office.postal.sv", "registry_office.email", "market_court"]),
    ],
)
def test_each_appeal_needs_its_own_offices(appeal: Appeal, missing: list[str]) -> None:
    office = {"names": {"fi": "kirjaamo", "sv": "registratorskontoret"}, "postal": {"fi": "PL 8"}}
    bare = Municipality.model_validate(
        described(registry_office=office, administrative_court=None, market_court=None)["municipality"]
    )
    assert list(lacking_for(bare, appeal)) == missing


def test_every_error_of_the_folder_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "bodies").mkdir()
    (tmp_path / "municipality.yaml").write_text("names: {fi: Kunta}\nregister_prefix: s\nflag: x\n", "utf-8")
    (tmp_path / "bodies" / "kh.yaml").write_text("id: kh\nkind: bord\nnames: {fi: hallitus}\n", "utf-8")
    with pytest.raises(BadCaseFile) as bad:
        read_municipality(tmp_path)
    told = "\n".join(map(str, bad.value.findings))
    for part in (
        "municipality.yaml, line 3: A municipality has no key 'flag'.",
        "municipality.yaml, line 2:",
        "registry_office",
        "bodies/kh.yaml, line 2:",
    ):
        assert part in told


def test_what_is_miscounted_hides_nothing_else_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "tekla.yaml").write_text(
        "id: tekla\nkind: committee\nnames: {fi: lautakunta}\nseats: 4\nchiar: 1\nchair: 9\n"
        "holders: {2: {membrs: [x]}, 7: {members: [x]}}\npresenters:\n  - {titl: {fi: joku}}\n",
        "utf-8",
    )
    with pytest.raises(BadCaseFile) as bad:
        read_body(tmp_path / "tekla.yaml")
    told = "\n".join(map(str, bad.value.findings))
    for part in ("'chiar'", "no seat 9", "no seat 7", "'membrs'", "'titl'"):
        assert part in told


def test_a_body_below_none_of_the_folder_is_told_by_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copytree(SARVIJOKI, tmp_path / "kunta")
    (tmp_path / "kunta" / "bodies" / "tekla.yaml").write_text(
        "id: tekla\nkind: committee\nnames: {fi: tekninen, sv: tekniska}\nlanguages: [fi, sv]\n"
        "superior: khs\nseats: 4\n",
        "utf-8",
    )
    with pytest.raises(Exit):
        check_municipality(tmp_path / "kunta")
    assert "tekla is below khs" in capsys.readouterr().err


def test_a_telephone_number_stays_as_it_is_written(tmp_path: Path) -> None:
    text = (SARVIJOKI / "municipality.yaml").read_text("utf-8")
    (tmp_path / "municipality.yaml").write_text(
        text.replace("  hours:", "  telephone: 0000000\n  hours:").replace("arms: vaakuna.svg\n", ""), "utf-8"
    )
    assert read_municipality(tmp_path).municipality.registry_office.telephone == "0000000"
