"""Every act has its command: the help teaches it, its example parses, and wrong input is told."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
import typer.main
from typer.testing import CliRunner

from app.commands.acts import command
from app.commands.indexing import by_hand, panel
from app.commands.options import at_file, called, given_fields, lines_of
from app.desk.act_fields import structured
from app.desk.bad_input import BadInput
from app.desk.giving import Given, instant
from models.agenda.calling import CallMeeting
from models.decision.decision import HandleItem
from models.engine.command import Act, AnyAct
from models.follow_up.reporting import GiveReport
from models.preparation.reviewing import GiveReview
from models.preparation.revising import ReviseProposal
from models.sitting.sitting import OpenMeeting
from models.voting.voting import RecordVote
from tests.support.clerk import EXAMPLES
from tests.support.command_line import parsed, pykala

ACTS = by_hand()
PROPOSAL = """
people:
  johtaja: {name: Sami Sarvilinna, title: kansliapäällikkö}
  omistaja: {title: hankkeen omistaja, mail: omistaja@kunta.example}
clauses: [Kaupunginhallitus myöntää määrärahan.]
reasons: Hanke palvelee kaupunkilaisia.
appropriation:
  total: 1 250.50
  year: 2021
  budget item: 1 30 01
  divisions:
    Kasvatus:
      amount: 1 250.50
      head: johtaja
      projects: {104020107401: {amount: 1 250.50, name: Alusta, owner: omistaja}}
presenter: johtaja
"""
BODY = """
id: khs
kind: board
names: {fi: kaupunginhallitus}
seats: 15
"""
REPORT = """
spent: 3 200 000
people: 2.5
goals: [{goal: Käyttö kasvaa, status: on track}]
text: Hanke etenee.
"""
ELECTION = """
seats: 2
method: proportional
slates:
  - {name: I, candidates: [Yksi, Kaksi], votes: 8}
  - {name: II, candidates: [Kolme], votes: 7}
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that the examples speak of, where they are run."""
    monkeypatch.chdir(tmp_path)
    Path("proposal.yaml").write_text(PROPOSAL, encoding="utf-8")
    Path("khs.yaml").write_text(BODY, encoding="utf-8")
    Path("sarvijoki").symlink_to(EXAMPLES / "sarvijoki")
    Path("election.yaml").write_text(ELECTION, encoding="utf-8")
    Path("report.yaml").write_text(REPORT, encoding="utf-8")


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name())
def test_the_help_of_an_act_shows_its_sentence_and_its_example(act: type[AnyAct]) -> None:
    told = pykala(act.noun, act.verb, "--help")
    assert told.exit_code == 0
    shown = re.sub(r"\s+", " ", told.stdout)
    assert act.example
    assert act.example in shown
    assert re.sub(r"\s+", " ", (act.__doc__ or "").partition("\n")[0]) in shown


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name())
@pytest.mark.usefixtures("files")
def test_the_example_of_an_act_is_an_act(act: type[AnyAct]) -> None:
    found, params = parsed(act.example)
    assert found is act
    assert type(Given("fi").act(act, given_fields(params), params.get("source"))) is act


def test_a_new_act_has_its_command_by_being_an_act(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnyAct, "catalogue", dict(AnyAct.catalogue))

    class PaintHall(Act[None]):
        """Paint the hall."""

        noun: ClassVar[str] = "hall"
        verb: ClassVar[str] = "paint"

        colour: str
        """Which colour."""
        walls: tuple[int, ...] = ()
        """Which walls."""

    painting = typer.Typer()
    painting.command()(command(PaintHall))
    told = CliRunner().invoke(painting, ["--help"])
    assert "Which colour." in told.stdout
    assert "--walls" in told.stdout
    assert Given("fi").act(PaintHall, {"colour": "blue", "walls": ["1-2"]}, None).walls == (1, 2)


def test_the_help_groups_commands_by_their_people() -> None:
    told = pykala("--help").stdout
    headings = re.findall(r"─ ([A-Z][\w ,:]+?) ─", told)
    assert headings[:3] == [
        "Options",
        "Preparer, officeholder, presenter, approver, secretary and registrar",
        "Preparer",
    ]
    assert {"Preparer, presenter and reviewer", "Secretary", "Operator: keep it running"} <= set(headings)
    assert re.search(r"proposal +Revise, open, diff\.", told)
    assert panel("review") == "Preparer, presenter and reviewer"


def test_ranges_and_repeated_options_are_numbers() -> None:
    act = Given("fi").act(OpenMeeting, {"present": ["1-3", "7"], "deputies": []}, None)
    assert act.present == (1, 2, 3, 7)
    assert act.deputies == ()


def test_a_naive_instant_is_helsinkis_and_one_with_an_offset_is_itself() -> None:
    fields = {"body": "khs", "at": "2021-03-15 16:00"}
    assert Given("fi").act(CallMeeting, fields, None).at == datetime(2021, 3, 15, 14, tzinfo=UTC)
    assert instant("2021-07-01T16:00") == datetime(2021, 7, 1, 13, tzinfo=UTC)
    assert instant("2021-03-15T16:00:00+00:00") == datetime(2021, 3, 15, 16, tzinfo=UTC)


def test_scores_are_pairs() -> None:
    fields = {"group": "digijory", "session": "2021-02-18", "verdict": "supports", "scores": ["recovery=4"]}
    assert Given("fi").act(GiveReview, fields, None).scores == {"recovery": 4}


@pytest.mark.usefixtures("files")
def test_a_long_text_is_read_from_a_file_in_its_language() -> None:
    Path("kommentti.md").write_text("Kohta **1** puuttuu.\n", encoding="utf-8")
    given = Given("sv", called, at_file)
    act = given.act(HandleItem, {"item": "10", "outcome": "returned", "instructions": "@kommentti.md"}, None)
    assert act.instructions is not None
    kept = given.papers.manuscripts[act.instructions.sha256]
    assert kept.text.texts == {"sv": "Kohta **1** puuttuu."}


def test_only_a_terminal_reads_a_text_from_a_file_that_is_named() -> None:
    given = Given("fi")
    fields = {"item": "10", "outcome": "returned", "instructions": "@/etc/hostname"}
    act = given.act(HandleItem, fields, None)
    assert act.instructions is not None
    assert given.papers.manuscripts[act.instructions.sha256].text.texts == {"fi": "@/etc/hostname"}


@pytest.mark.usefixtures("files")
def test_a_proposal_is_written_as_in_a_case_file() -> None:
    given = Given("fi")
    proposal = given.act(ReviseProposal, {}, Path("proposal.yaml")).proposal
    assert proposal.appropriation is not None
    assert proposal.appropriation.cents == 125_050
    assert str(proposal.presenter) == "kansliapäällikkö Sami Sarvilinna"
    assert len(given.papers.manuscripts) == 2
    assert given.papers.people["omistaja"].mail == "omistaja@kunta.example"


@pytest.mark.usefixtures("files")
def test_the_figures_of_a_report_are_amounts_and_person_years() -> None:
    fields = {"project": "104020107405", "period": "2021Q1"}
    figures = Given("fi").act(GiveReport, fields, Path("report.yaml")).figures
    assert (figures.spent, figures.people) == (320_000_000, 250)
    assert figures.text is not None


def test_a_report_is_typed_without_a_file_its_goals_in_their_order() -> None:
    told = {"project": "104020107405", "period": "2021Q1", "spent": "1 000", "people": "0,5"}
    figures = Given("fi").act(GiveReport, {**told, "goals": ["on track", "at_risk"]}, None).figures
    assert (figures.spent, figures.people) == (100_000, 50)
    assert [(one.goal, one.status) for one in figures.goals] == [("1", "on_track"), ("2", "at_risk")]
    with pytest.raises(BadInput, match=r"--people is missing\. People who work on it, in person-years\."):
        Given("fi", called).act(GiveReport, {"project": "1", "period": "2021Q1", "spent": "5"}, None)


@pytest.mark.usefixtures("files")
def test_goals_that_are_none_are_told_by_their_option() -> None:
    act, params = parsed(
        "pykala report give 'HEL 2021-002935/khs-2021-216' --period 2021Q2 --project 1 --spent 1 --people 1 "
        "--goals sideways"
    )
    with pytest.raises(BadInput, match="--goals") as told:
        Given("fi", called).act(act, given_fields(params), None)
    assert "--status" not in str(told.value)


@pytest.mark.parametrize("word", ["approved-by-vote", "approved_by_vote"])
@pytest.mark.parametrize("option", ["--outcome ", "--outcome="])
def test_words_of_the_program_may_be_typed_with_hyphens(option: str, word: str) -> None:
    _, params = parsed(f"pykala item handle khs-2021-03-15 --item 10 {option}{word}")
    assert params["field_outcome"] == "approved_by_vote"


@pytest.mark.usefixtures("files")
def test_goals_in_the_file_of_a_report_are_written_as_in_a_case_file() -> None:
    goals = "goals: [on track, {status: at risk, note: Viivästyy.}]"
    Path("report.yaml").write_text(f"spent: 5\npeople: 1\n{goals}", encoding="utf-8")
    figures = Given("fi").act(GiveReport, {"project": "1", "period": "2021Q1"}, Path("report.yaml")).figures
    assert [(one.goal, one.note) for one in figures.goals] == [("1", ""), ("2", "Viivästyy.")]


@pytest.mark.usefixtures("files")
def test_eighty_five_votes_come_from_a_file_one_a_line() -> None:
    Path("jaa.txt").write_text("# Jaa\n1-40\n\nMai Kivelä  # saapui kesken\n", encoding="utf-8")
    given = Given("fi", called, at_file, lines_of)
    vote = given.act(RecordVote, {"item": "1", "yes": ["@jaa.txt", "85"], "no": ["41-84"]}, None)
    assert (vote.yes, vote.no) == (("1-40", "Mai Kivelä", "85"), ("41-84",))
    with pytest.raises(BadInput, match=r"ei\.txt cannot be read: it is not there"):
        given.act(RecordVote, {"item": "1", "no": ["@ei.txt"]}, None)


@pytest.mark.parametrize("act", [act for act in ACTS if act.file], ids=lambda act: act.name())
def test_the_help_of_an_act_with_a_file_shows_one_that_can_be_read(act: type[AnyAct], tmp_path: Path) -> None:
    shown = re.sub(r"\s+", " ", pykala(act.noun, act.verb, "--help").stdout)
    assert all(re.sub(r"\s+", " ", line) in shown for line in act.file.splitlines())
    file = tmp_path / "example.yaml"
    file.write_text(act.file, encoding="utf-8")
    fields = {"item": "1", "project": "104020107405", "period": "2021Q1"}
    given = Given("fi").act(act, {name: fields[name] for name in fields if name in act.model_fields}, file)
    assert any(structured(info) and getattr(given, name) for name, info in act.model_fields.items())


def test_every_act_that_takes_a_file_shows_one() -> None:
    taking = {act.name() for act in ACTS if any(map(structured, act.model_fields.values()))}
    assert taking == {act.name() for act in ACTS if act.file}


@pytest.mark.usefixtures("files")
def test_a_wrong_file_names_its_lines_and_all_its_errors() -> None:
    Path("proposal.yaml").write_text(PROPOSAL.replace("total: 1 250.50", "total: 1,250"), encoding="utf-8")
    with pytest.raises(
        BadInput, match=r"proposal.yaml, line 8: 1,250 may mean thousands or decimals; write 1 250"
    ):
        Given("fi").act(ReviseProposal, {}, Path("proposal.yaml"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("item", "handle", "x", "--item", "ten", "--outcome", "tabled"), "'ten' is not a whole number"),
        (("case", "open", "--title", "Otsikko", "--task-class", "2"), "Task class, for example '02 02 02'."),
        (("case", "open", "--title", "Ot\u202esikko", "--task-class", "02 02"), "invisible character U+202E"),
        (("meeting", "call", "--body", "khs", "--at", "2021-02-30 16:00"), "There is no day 2021-02-30"),
        (("meeting", "call", "--body", "khs", "--at", "2021-03-28 03:30"), "does not exist"),
        (("review", "request", "x", "--groups", "khs", "--due", "15.3."), "2021-03-15 or 15.3.2021."),
        (("case", "send-back", "x", "--comment", "@none.md"), "none.md cannot be read: it is not there."),
        (("item", "handle", "x", "--item", "1", "--outcome", "perhaps"), "perhaps"),
        (("case", "approve", "HEL 2021-000001"), "--body"),
        (("case", "approve", "HEL 2021-000001", "--body", "khs", "--at", "now"), "'now' is not a day"),
        (("case", "withdraw", "x", "--reason", "y", "--role", "cat"), "There is no role 'cat'."),
        (("case", "fly"), "fly"),
    ],
)  # fmt: skip
def test_wrong_input_is_told_and_ends_with_two(words: tuple[str, ...], said: str) -> None:
    told = pykala(*words)
    assert told.exit_code == 2
    assert said in re.sub(r"[│\s]+", " ", told.stderr)
    assert told.stdout == ""


def test_the_engines_own_act_is_not_for_people() -> None:
    assert "pass_time" not in [act.name() for act in ACTS]
    assert pykala("time", "pass").exit_code == 2
