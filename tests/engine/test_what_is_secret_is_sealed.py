"""What is secret is sealed before it is sent, from wherever it is sent, and the engine takes nothing else."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from activities.installation import Installation
from activities.notices.notices import Post
from activities.notices.sending import AnswerWithheld
from activities.settings import Settings, load_settings
from app.case_file.finding import Findings
from app.case_file.papers import Papers
from app.case_file.reader import read
from app.case_file.script import Script
from app.case_file.shape import Shape
from app.desk.depositing import deposited
from app.desk.giving import Given
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.case.proposal import Attachment, Proposal
from models.decision.settling import AddItem
from models.engine.command import AnyAct, Command
from models.engine.effect_state import EffectState
from models.engine.message import CommitOrder
from models.engine.secrecy import TextInTheOpen
from models.law.secrecy import written_in
from models.papers.notice_order import NoticeOrder
from models.preparation.revising import ReviseProposal
from models.preparation.withdrawing import WithdrawCase
from models.whole.memory import Memory
from tests.support.case_files import EXAMPLES, GOOD, found
from tests.support.clerk import Clerk
from tests.support.lives import Life, at
from tests.support.mail_server import MailServer

EXAMPLE = next(path for path in EXAMPLES if path.parent.name == "confidential")
NAME = Written.of(Text.of("Maija Meikäläinen"), "suola")
GROUND = "JulkL 24.1 § 25 k"

PROPOSAL = """\
people:
  johtaja: {title: johtaja}
clauses: [Lautakunta päättää., {confidential: Meikäläiselle maksetaan.}]
reasons: Perustelut.
presenter: johtaja
attachments: [{title: Lausunto, secrecy: JulkL 24.1 § 25 k}]
informed: [toimiala, {private: Maija Meikäläinen, mail: maija.meikalainen@posti.example}]
"""


def test_a_secret_attachment_has_no_title_in_the_open() -> None:
    assert Attachment(number=1, secrecy=GROUND, sealed_title=NAME).title == ""
    for title in ({"title": "Lausunto"}, {"name": "lausunto.pdf"}):
        with pytest.raises(ValidationError, match="Attachment 1 is secret: its title is given sealed"):
            Attachment(number=1, secrecy=GROUND, **title)  # type: ignore[arg-type]


def test_a_private_person_has_no_name_in_the_open() -> None:
    revised = proposal(EXAMPLE)
    informed = [NAME.model_copy(update={"sealed": False})]
    with pytest.raises(ValidationError, match="The name of a private person who is informed must be sealed"):
        Proposal.model_validate({**revised.model_dump(), "informed": informed})


def proposal(file: Path) -> Proposal:
    """The first proposal of a case file."""
    return next(step.act.proposal for step in read(file).steps if isinstance(step.act, ReviseProposal))


def test_one_text_of_a_case_is_sealed_where_it_is_marked() -> None:
    revised = proposal(EXAMPLE)
    assert [clause.text.sealed for clause in revised.clauses] == [True, False]
    assert revised.reasons is not None
    assert revised.reasons.sealed
    public, secret = revised.attachments
    assert (public.title, public.sealed_title) == ("Katualueen hoitoluokat", None)
    assert (secret.title, secret.name, secret.secrecy) == ("", "", GROUND)
    assert secret.sealed_title
    assert secret.sealed_title.sealed


def test_a_marked_text_says_nothing_else(tmp_path: Path) -> None:
    wrong = EXAMPLE.read_text("utf-8").replace(
        "comment: {confidential: Johtoryhmä puoltaa",
        "comment: {secret: yes, confidential: Johtoryhmä puoltaa",
    )
    shutil.copytree(EXAMPLE.parent / "liitteet", tmp_path / "liitteet")
    assert any("has no key 'secret'" in finding.sentence for finding in found(tmp_path, wrong))


@pytest.mark.parametrize("life", ["confidential", "returned"])
def test_a_confidential_case_takes_no_text_in_the_open(life: str, tmp_path: Path) -> None:
    played = confidential(EXAMPLE.parent.parent / life, tmp_path)
    memory, tried = Memory(now=played.begins), set()
    for number, step in enumerate(played.steps, start=1):
        memory.forward(step.recorded)
        journal = memory.held(played.case).of(Case).follow_up if step.journal is None else step.journal
        command = played.command(number, journal)
        if not step.refused and any(written_in(command.act)):
            tried.add(command.name)
            with pytest.raises(TextInTheOpen):
                memory.act(in_the_open(command))
        with suppress(Refusal):
            memory.act(command)
    handled = {"revise_proposal", "handle_item"}
    assert tried == handled | ({"give_report"} if life == "returned" else {"give_review", "send_back"})


def confidential(folder: Path, tmp_path: Path) -> Script:
    """An example as a case that is confidential as a whole."""
    shutil.copytree(folder, tmp_path / "case")
    file = tmp_path / "case" / "case.yaml"
    said = (
        file.read_text("utf-8")
        .replace("publicity: partly confidential\n", "")
        .replace(f"ground: {GROUND}\n", "")
    )
    secret = f"body: khs\npublicity: confidential\nground: {GROUND}\n"
    file.write_text(said.replace("body: khs\n", secret, 1), "utf-8")
    return read(file)


def in_the_open(command: Command) -> Command:
    """The command with its texts as if nobody had sealed them."""
    act: AnyAct = type(command.act).model_validate(unsealed(command.act.model_dump()))
    return command.model_copy(update={"act": act})


def unsealed(value: Any) -> Any:
    if isinstance(value, dict):
        opened = {"sealed": False} if "sealed" in value else {}
        return {
            key: value[key] if key in ("informed", "attachments") else unsealed(value[key]) for key in value
        } | opened
    return [unsealed(part) for part in value] if isinstance(value, list | tuple) else value


def test_a_salt_is_the_same_in_every_rehearsal() -> None:
    assert read(EXAMPLE).manuscripts == read(EXAMPLE).manuscripts


@pytest.fixture
def city(tmp_path: Path) -> Installation:
    """An installation, and a proposal that is sent from the command line."""
    (tmp_path / "proposal.yaml").write_text(PROPOSAL, encoding="utf-8")
    return Installation.fresh(load_settings(data=tmp_path), rehearsal=True)


def sent(city: Installation, journal: str, *, again: bool = False) -> Proposal:
    """The proposal of the file, as it goes to a journal."""
    given = Given("fi")
    act = given.act(ReviseProposal, {}, city.settings.data / "proposal.yaml")
    return deposited(act, given.papers, city, journal, confidential=False, again=again).act.proposal


async def test_what_is_sent_has_a_salt_of_its_own_wherever_it_stands(city: Installation) -> None:
    case = (await opened(city))[0]
    one, other = sent(city, case), sent(city, case)
    assert one.reasons == other.reasons
    assert one.reasons is not None
    assert not one.reasons.sealed
    of_each = [[text.sha256 for _, text in written_in(each) if text.sealed] for each in (one, other)]
    assert len(of_each[0]) == len(of_each[1]) == 3
    assert set(of_each[0]).isdisjoint(of_each[1])
    assert len(list(city.settings.data.glob("store/texts/*"))) == 2
    (person,) = [party for party in one.informed if isinstance(party, Written)]
    assert city.archive.address(person.sha256) == ("", "maija.meikalainen@posti.example")
    assert city.archive.text(person) == Text.of("Maija Meikäläinen")


async def test_a_text_sent_again_in_its_case_is_the_same_text_and_in_another_case_another(
    city: Installation,
) -> None:
    cases = await opened(city)
    first = sent(city, cases[0])
    await act(
        Clerk(city, at("2021-02-01 09:00")), "revise-1", "revise_proposal", cases[0], {"proposal": first}
    )
    assert sent(city, cases[0]) == first
    assert sent(city, cases[0], again=True) == first
    assert sent(city, cases[1]) != first
    assert sent(city, cases[1], again=True) != first


async def opened(city: Installation, **fields: str) -> list[str]:
    """Two cases, public unless something else is said."""
    clerk = Clerk(city, at("2021-02-01 09:00"))
    opening = {"title": "Koe", "task_class": "02 02 02", **fields}
    return [(await act(clerk, f"open-{n}", "open_case", "", opening)).journal for n in (1, 2)]


async def test_short_words_are_sealed_where_the_case_is_confidential_and_there_only(
    city: Installation,
) -> None:
    public, _ = await opened(city)
    asked = Given("fi").act(WithdrawCase, {"reason": "Hakija kuoli."}, None)
    papers = Papers(Path(), Shape(Findings()))
    assert (
        deposited(asked, papers, city, public, confidential=False, again=False).act.reason == "Hakija kuoli."
    )
    nowhere = deposited(asked, papers, city, "HEL 1999-000001", confidential=False, again=False).act.reason
    assert isinstance(nowhere, Written)
    assert nowhere.sealed
    assert city.archive.text(nowhere) == Text.of("Hakija kuoli.")


async def act(clerk: Clerk, id_: str, name: str, journal: str, fields: dict[str, Any]) -> Any:
    """An act of the preparer."""
    command = {
        "id": id_,
        "journal": journal,
        "name": name,
        "act": fields,
        "actor": "anna",
        "role": "preparer",
    }
    order = {"command": {**command, "happened_at": clerk.now}, "since": 0, "now": clerk.now}
    committed = clerk.commits.commit(CommitOrder.model_validate(order))
    assert committed.answer, committed.refused
    return committed.answer


@pytest.fixture
def to_a_person() -> tuple[Life, NoticeOrder]:
    """The notice of a decision to a private person."""
    life = Life(addresses={NAME.sha256: ("", "maija.meikalainen@posti.example")})
    life.decide()
    life.texts[NAME.sha256] = Text.of("Maija Meikäläinen")
    order = life.order("decision_notice")
    return life, order.model_copy(update={"to": NAME.sha256, "person": NAME})


async def test_a_mail_to_a_private_person_bears_their_name_and_its_outcome_does_not(
    to_a_person: tuple[Life, NoticeOrder], smtp_server: MailServer, tmp_path: Path
) -> None:
    life, order = to_a_person
    post = Post(Settings(smtp=SecretStr(smtp_server.address)))
    assert await post.deliver(order, life, at("2021-03-18 12:00")) == (EffectState.SENT, "")
    (mail,) = smtp_server.messages
    assert mail["To"].addresses[0].display_name == "Maija Meikäläinen"
    filed = await Post(Settings(outbox=tmp_path)).deliver(order, life, at("2021-03-18 12:00"))
    assert filed.state is EffectState.FILED
    assert filed.detail.startswith("2021-03-18-paatos-on-julkaistu-hel-2021-000001-")
    assert "eik" not in filed.detail


async def test_what_a_mail_server_answers_about_a_private_person_is_withheld(
    to_a_person: tuple[Life, NoticeOrder], smtp_server: MailServer
) -> None:
    life, order = to_a_person
    post = Post(Settings(smtp=SecretStr(smtp_server.address)))
    smtp_server.answer = "554 No maija.meikalainen@posti.example here"
    assert await post.deliver(order, life, at("2021-03-18 12:00")) == (EffectState.REFUSED, "")
    smtp_server.answer = "421 maija.meikalainen@posti.example is busy"
    with pytest.raises(AnswerWithheld) as delayed:
        await post.deliver(order, life, at("2021-03-18 12:00"))
    assert "meikalainen" not in str(delayed.value)
    assert delayed.value.__cause__ is None


async def test_a_person_whose_name_was_erased_gets_no_mail(to_a_person: tuple[Life, NoticeOrder]) -> None:
    life, order = to_a_person
    del life.texts[NAME.sha256]
    became = await Post(Settings()).deliver(order, life, at("2021-03-18 12:00"))
    assert became == (EffectState.NO_NAME, NAME.sha256)


def test_a_case_file_seals_the_title_of_a_confidential_item_by_itself(tmp_path: Path) -> None:
    wanted = "{add item: 2, secret title: Maija Meikäläinen, secrecy: JulkL 24.1 § 25 k, until: 2051-01-01}"
    before = "  - 2021-01-20 10:00, secretary: send agenda\n"
    text = GOOD.replace(before, f"  - 2021-01-13 10:20, secretary: {wanted}\n{before}")
    (tmp_path / "esitys.md").write_text("Esitys", encoding="utf-8")
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (added,) = (step.act for step in read(tmp_path / "case.yaml").steps if isinstance(step.act, AddItem))
    assert added.secret_title
    assert added.secret_title.sealed
