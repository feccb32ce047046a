"""What is read from the command line, without Temporal: a whole case that was lived, and what falls due."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from activities.installation import Installation
from app.commands.screen import money
from app.desk.reading.difference import word_by_word
from models.base.money import Cents
from models.bodies.body import Bodies
from tests.support.clerk import lived
from tests.support.command_line import pykala

BODIES = Bodies.load().bodies


@pytest.fixture(scope="module")
def lived_case(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The first real case, in a registry, with its papers."""
    return lived("hel-2021-002935", tmp_path_factory.mktemp("data"))


@pytest.fixture
def case(lived_case: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Its number; commands of this test read its registry."""
    monkeypatch.setenv("PYKALA_DATA", str(lived_case.settings.data))
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")
    monkeypatch.chdir(tmp_path)
    return "HEL 2021-002935"


@pytest.fixture
def short_case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The number of a case with few papers, to be read likewise: to verify one is to make each again."""
    installation = lived("claim-left", tmp_path / "data")
    monkeypatch.setenv("PYKALA_DATA", str(installation.settings.data))
    monkeypatch.chdir(tmp_path)
    installation.close()
    return "HEL 2022-000202"


def test_show_tells_the_stage_the_handlings_and_the_papers(case: str) -> None:
    told = pykala("show", case, "--facts").stdout
    for said in (
        "Stage: closed",
        "§ 186",
        "§ 216",
        "15 March 2021",
        "€10,000,000",
        "tabled",
        "ote",
        "reopen case",
    ):
        assert said in told.replace("\xa0", " ")


def test_show_of_a_follow_up_has_a_line_for_each_project(case: str) -> None:
    told = pykala("show", f"{case}/khs-2021-216").stdout
    assert told.count("1040201074") >= 9
    assert "accepted" in told


def test_show_as_json_is_nothing_but_json(case: str) -> None:
    told = pykala("show", case, "--json")
    assert told.stderr == ""
    read = json.loads(told.stdout)
    assert read["stage"] == "closed"
    assert read["facts"][0]["kind"] == "CaseOpened"


def test_show_of_nothing_is_refused(case: str) -> None:
    told = pykala("show", "HEL 1999-000001")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "There is no case, meeting or follow-up HEL 1999-000001" in told.stderr
    assert "pykala cases" in told.stderr


def test_a_journal_is_found_in_whatever_capitals_its_id_is_typed(case: str) -> None:
    for command in (("show",), ("paper", "list")):
        plain = pykala(*command, case)
        assert pykala(*command, case.lower()).stdout == plain.stdout
        assert plain.exit_code == 0


def test_papers_come_out_under_their_readable_names(case: str) -> None:
    listed = json.loads(pykala("paper", "list", case, "--json").stdout)
    assert all(Path(paper["place"]).read_bytes().startswith(b"%PDF") for paper in listed)
    opened = pykala("paper", "open", case, "--name", "_ote_", "--folder", "ulos").stdout.split()
    assert opened
    assert all(Path(file).read_bytes().startswith(b"%PDF") for file in opened)
    assert pykala("paper", "open", case, "--name", "nothing-such").exit_code == 1


def test_papers_of_one_kind_are_told_apart(case: str) -> None:
    asked = [
        paper["about"]["topic"]["group"]
        for paper in json.loads(pykala("paper", "list", case, "--json").stdout)
        if paper["template"] == "review_request"
    ]
    assert len(asked) > 1
    assert len(set(asked)) == len(asked)
    listed = pykala("paper", "list", case).stdout
    assert all(f"for {BODIES[group].names.say('en')} ({group})" in listed for group in asked)
    requests = [
        line
        for line in pykala("paper", "list", f"{case}/khs-2021-216").stdout.splitlines()
        if "2021Q" in line
    ]
    assert any("project 104020107401, for " in line for line in requests)
    assert any("project 104020107401, by " in line for line in requests)


def test_the_life_of_a_case_is_drawn_beside_its_papers(case: str, tmp_path: Path) -> None:
    page = Path(pykala("timeline", case).stdout.strip())
    assert page == Path("timeline-HEL-2021-002935/timeline.html")
    assert (tmp_path / page).read_text(encoding="utf-8").count("papers/") > 20
    assert {"papers", "record.json"} < {path.name for path in (tmp_path / page).parent.iterdir()}
    refused = pykala("timeline", "khs-2021-03-15", "--out", "none")
    assert (refused.exit_code, (tmp_path / "none").exists()) == (1, False)


def test_due_is_late_first_and_ends_at_a_day(case: str) -> None:
    told = json.loads(pykala("due", "--json").stdout)
    assert [each["at"] for each in told["due"]] == sorted(each["at"] for each in told["due"])
    assert set(told) == {"due", "visas", "challenges", "outbox"}
    assert json.loads(pykala("due", "--until", "2000-01-01", "--json").stdout)["due"] == []
    assert json.loads(pykala("due", "--until", "1.1.2000", "--json").stdout)["due"] == []
    assert pykala("due", "--until", "1.1.").exit_code == 2


def test_the_calendar_can_be_read_and_keeps_its_ids(case: str) -> None:
    first, second = (Calendar.from_ical(pykala("ics").stdout) for _ in range(2))
    ids = [[str(event["uid"]) for event in calendar.walk("VEVENT")] for calendar in (first, second)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])
    assert pykala("ics", "--journal", case, "-o", "maarapaivat.ics").stdout == ""
    assert Path("maarapaivat.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_lists_narrow_to_a_stage(case: str) -> None:
    assert case in pykala("cases", "--stage", "closed").stdout
    assert "There are no such cases." in pykala("cases", "--stage", "tabled").stdout
    assert "khs-2021-03-15" in pykala("meetings", "--body", "khs").stdout


def test_an_address_is_set_and_listed_and_a_wrong_one_refused(case: str) -> None:
    assert pykala("address", "set", "uusi", "uusi@kunta.example", "--name", "Uusi").exit_code == 0
    assert "uusi@kunta.example" in pykala("address", "list").stdout
    assert pykala("address", "set", "uusi", "ei osoite").exit_code == 2


def test_the_difference_of_revisions_has_words_and_names_a_missing_one(case: str) -> None:
    told = pykala("proposal", "diff", case, "--from", "1", "--to", "2")
    assert told.exit_code == 0
    assert "{+" in told.stdout
    assert "has no revision 99" in pykala("proposal", "diff", case, "--to", "99").stderr


def test_a_first_revision_has_none_before_it_to_be_compared_with(case: str) -> None:
    told = pykala("proposal", "diff", case, "--to", "1")
    assert told.exit_code == 1
    assert f"Revision 1 is the first of the proposal of {case}; there is none before it." in told.stderr
    assert "has no revision 0" in pykala("proposal", "diff", case, "--from", "0").stderr


def test_the_record_is_verified_against_heads_that_were_kept(short_case: str) -> None:
    assert pykala("heads", "-o", "heads.txt").stdout == ""
    told = pykala("verify", "--heads", "heads.txt")
    assert told.exit_code == 0, told.stdout
    assert "All is as it says." in told.stdout
    kept = Path("heads.txt").read_text(encoding="utf-8")
    line = next(line for line in kept.splitlines() if line.endswith(f" {short_case}"))
    number, hash_, _ = line.split(" ", 2)
    Path("heads.txt").write_text(kept.replace(line, f"{number} {hash_[::-1]} {short_case}"), encoding="utf-8")
    altered = pykala("verify", "--heads", "heads.txt", "--json")
    assert altered.exit_code == 1
    assert [fault["where"] for fault in json.loads(altered.stdout)["faults"]] == [short_case]
    Path("heads.txt").write_text("nothing of the kind", encoding="utf-8")
    assert pykala("verify", "--heads", "heads.txt").exit_code == 2


def test_rows_made_again_are_as_they_were(case: str) -> None:
    assert "0 were not so before" in pykala("rebuild", "rows").stdout
    assert case in pykala("cases").stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("policy",), "approve"),
        (("rules",), "Kuntalaki"),
        (("rules", "--on", "2021-03-15"), "quorum.other"),
        (("body", "list"), "kaupunginhallitus"),
        (("body", "show", "khs", "--on", "2021-03-15"), "Mai Kivelä"),
        (("body", "show", "digijory"), "recovery"),
    ],
)
def test_what_the_engine_goes_by_can_be_read(line: tuple[str, ...], said: str) -> None:
    told = pykala(*line)
    assert told.exit_code == 0
    assert said in told.stdout


def test_no_password_is_printed_when_the_registry_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_REGISTRY", "postgresql://clerk:hush-hush@127.0.0.1:1/registry")
    told = pykala("cases")
    assert told.exit_code == 1
    assert "does not answer" in told.stderr
    assert "hush-hush" not in told.output


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "3 200 000,50 euroa"), ("sv", "3 200 000,50 euro"), ("en", "€3,200,000.50")],
)
def test_money_is_written_as_its_reader_writes_it(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    assert money(Cents(320_000_050)).replace("\xa0", " ") == said


def test_words_that_stay_are_not_repeated() -> None:
    assert list(word_by_word("myöntää 3 euroa nyt", "myöntää 2 euroa nyt")) == [
        ("same", "myöntää "),
        ("out", "3"),
        ("in", "2"),
        ("same", " euroa nyt"),
    ]
