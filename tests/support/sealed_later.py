"""A case that is prepared, decided, challenged and followed up in the open, then becomes confidential.

Whatever somebody may write of it bears the word, in a disguise that tells where it was written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import httpx
from temporalio.client import Client

from activities.accounts import Accounts
from activities.installation import Installation
from app.case_file.reader import read
from app.desk.command import command_of
from app.web.application import application
from app.web.house import House
from app.web.visitor import COOKIE
from models.engine.command import Answer
from models.engine.message import CommitOrder
from tests.support.browsing import AT
from tests.support.clerk import Clerk, written_up

WORD = "Zyxsalaus"
SUM = 7_654_321
"""Euros that are granted, as no other sum of the registry."""

CASE, MEETING, DECISION = "HEL 2021-000001", "khs-2021-03-15", "khs-2021-1"
FOLLOW_UP = f"{CASE}/{DECISION}"
SESSION = "digijory-2021-02-09"
GROUND = "JulkL 24 § 1 mom 17 k"

LIFE = f"""\
case: {CASE}
title: {WORD}otsikko
title in: {{sv: {WORD}rubrik}}
language: fi
task class: 02 02 02
body: khs
people:
  preparer: {{title: suunnittelija, mail: suunnittelija@kaupunki.example}}
  secretary: {{title: hallintosihteeri, mail: sihteeri@kaupunki.example}}
  presenter: {{title: kansliapäällikkö}}
  digijory: {{title: johtoryhmä}}
  controller: {{title: talouden controller}}
  head: {{title: toimialajohtaja}}
  owner: {{title: hankkeen omistaja}}
appropriation:
  total: 7 654 321
  year: 2021
  budget item: 1 30 01
  budget item name: {WORD}määräraha
  divisions:
    {WORD}toimiala:
      amount: 7 654 321
      head: head
      projects:
        "104020107401":
          name: {WORD}hanke
          amount: 7 654 321
          owner: owner
          goals: [{WORD}tavoite]
proposals:
  first:
    clauses:
      - {{fi: Myönnetään {WORD}pykälä., sv: Beviljas {WORD}punkt.}}
      - Tiedotetaan {WORD}toinen.
    reasons: Perusteluna {WORD}peruste.
    summary: Tiivistelmä {WORD}tiivistelmä.
    presenter: presenter
    legal ground: local government
    attachments:
      - {{title: {WORD}liite, file: {WORD}tiedosto.txt}}
    informed:
      - {WORD}yhdistys
      - {{private: {WORD}henkilö, mail: henkilo@posti.example}}
  mended:
    like: first
    reasons: Perusteluna {WORD}korjattu.
acts:
  - 2021-02-01 09:00, preparer: open case
  - 2021-02-02 09:00, preparer: {{revise proposal: first}}
  - 2021-02-03 09:00, preparer: {{request reviews: digijory, due: 2021-04-19}}
  - 2021-02-09 13:00, reviewer:
      hold session: digijory
      chair: Puheenjohtaja
      present: [Jäsen A]
      cases: [{CASE}]
  - 2021-02-09 14:00, reviewer: {{write up: Käsiteltiin {WORD}muistio., session: {SESSION}}}
  - 2021-02-10 09:00, reviewer digijory:
      give review: digijory
      session: 2021-02-09
      verdict: supports with changes
      comment: Epäillään {WORD}lausunto.
      changes: [Muutetaan {WORD}muutos.]
  - 2021-02-12 09:00, presenter: {{send back: Puuttuu {WORD}palautus.}}
  - 2021-02-15 09:00, preparer: {{revise proposal: mended}}
  - 2021-02-15 10:00, preparer:
      answer review: digijory
      text: Korjattu {WORD}vastaus.
      changes: {{1: made}}
  - 2021-02-16 09:00, reviewer digijory:
      give review: digijory
      session: 2021-02-16
      verdict: supports
      comment: Puolletaan {WORD}puolto.
  - 2021-02-22 09:00, presenter: {{approve for agenda, body: khs}}
  - 2021-03-01 09:00, secretary: {{call meeting: 2021-03-15 16:00, body: khs}}
  - 2021-03-01 10:00, secretary: place item
  - 2021-03-08 12:00, secretary: send agenda
  - 2021-03-15 16:00, secretary: {{open meeting: [1–15]}}
  - 2021-03-15 16:05, secretary: {{recuse: 1, person: jäsen 4, ground: Sukua {WORD}jäävi.}}
  - 2021-03-15 16:06, secretary: {{hear expert: 1, expert: {WORD}asiantuntija, title: {WORD}arvioija}}
  - 2021-03-15 16:08, secretary:
      make motion: 1
      kind: counter proposal
      mover: jäsen 5
      clauses: 2
      text: Muutetaan {WORD}vastaehdotus.
  - 2021-03-15 16:09, secretary: {{second motion: 1, motion: 1, seconders: jäsen 6}}
  - 2021-03-15 16:10, secretary:
      make motion: 1
      kind: wish
      mover: jäsen 8
      text: Selvitetään {WORD}ponsi.
  - 2021-03-15 16:11, secretary: {{second motion: 1, motion: 2, seconders: jäsen 6}}
  - 2021-03-15 16:12, secretary: {{record vote: 1, method: count, yes count: 4, no count: 10}}
  - 2021-03-15 16:13, secretary: {{record vote: 1, method: count, yes count: 10, no count: 4}}
  - 2021-03-15 16:14, secretary:
      handle item: 1
      outcome: approved amended
      remarks: [Keskusteltiin {WORD}huomautus.]
  - 2021-03-15 16:15, secretary: {{announce dissent: 1, member: jäsen 9}}
  - 2021-03-15 17:00, secretary: close meeting
  - 2021-03-16 09:00, secretary: {{give reasons: 1, member: jäsen 9, reasons: Koska {WORD}eriävä.}}
  - 2021-03-18 12:00, secretary: {{check minutes: [jäsen 5, jäsen 8]}}
  - 2021-03-19 12:00, secretary: publish minutes
  - 2021-03-22 12:00, registrar:
      record challenge: khs-2021-1
      kind: claim
      title: Oikaisuvaatimus
      made by: Vaatija {WORD}vaatija
  - 2021-04-12 10:00, owner:
      give report: "104020107401"
      period: 2021Q1
      spent: 1 234 321
      people: 0.5
      goals: [{{status: at risk, note: Epävarmaa {WORD}riski.}}]
      text: Edistyi {WORD}raportti.
  - 2021-04-13 10:00, controller:
      return report: "104020107401"
      period: 2021Q1
      comment: Täsmennä {WORD}täsmennys.
  - 2021-04-14 10:00, owner:
      give report: "104020107401"
      period: 2021Q1
      spent: 1 234 321
      people: 0.5
      goals: [{{status: at risk, note: Epävarmaa {WORD}uhka.}}]
      text: Edistyi {WORD}selostus.
  - 2021-04-15 10:00, controller: {{accept report: "104020107401", period: 2021Q1}}
  - 2021-04-16 10:00, controller: {{consolidate quarter: 2021Q1}}
  - 2021-04-17 10:00, controller: {{publish report: 2021Q1}}
until: 2021-04-20 12:00
"""

PEOPLE = {
    "suunnittelija": ("preparer", "kanslia"),
    "hallintosihteeri": ("secretary", "khs"),
    "arkisto": ("archivist", ""),
    "vieras": ("preparer", "kymp"),
}
"""Who is known beside the registrar, as what, of what; the last has nothing to do with the case."""


OF_PROGRAMS = "a program of "


def _born_so(life: str) -> str:
    """The same of a case that is confidential from the start: its title is written to be public, and nobody
    publishes its reports."""
    titles = f"title: {WORD}otsikko\ntitle in: {{sv: {WORD}rubrik}}"
    secret = f"title: Sopimusasia\npublicity: confidential\nground: {GROUND}"
    published = "  - 2021-04-17 10:00, controller: {publish report: 2021Q1}\n"
    return life.replace(titles, secret).replace(published, "")


class SealedLater:
    """The registry of that case, with a desk before it; nothing drives it, acts are committed by hand."""

    def __init__(self, folder: Path, *, born: bool = False, instead: Mapping[str, str] | None = None) -> None:
        """`born`: the case is confidential from the start; `instead`: what is written for other words."""
        life = _born_so(LIFE) if born else LIFE
        for written, other in (instead or {}).items():
            life = life.replace(written, other)
        (folder / f"{WORD}tiedosto.txt").write_text(f"Sisältö: {WORD}sisältö.\n", "utf-8")
        (folder / "case.yaml").write_text(life, "utf-8")
        self.installation: Installation = written_up(read(folder / "case.yaml"), folder / "data")
        self._clerk = Clerk(self.installation, datetime(2021, 4, 21, 9, tzinfo=UTC))
        self._accounts = Accounts(folder / "desk.sqlite")
        self._done = 0
        self.does("add_person", "reko", "registrar", person="reko")
        for person, (office, of) in PEOPLE.items():
            self.does("add_person", "reko", "registrar", person=person)
            self.does("appoint_person", "reko", "registrar", person=person, office=office, of=of)
        self.house = House(self.installation, cast(Client, None), self._accounts)
        self.desk = application(self.house)

    def does(self, act: str, actor: str, role: str, journal: str = "", /, **fields: Any) -> Answer:
        """Somebody acts, and what follows is done at once."""
        self._done += 1
        command = command_of(
            act,
            fields,
            actor=actor,
            role=role,
            journal=journal,
            happened_at=self._clerk.now,
            command_id=f"by-hand-{self._done}",
        )
        return asyncio.run(self._clerk.act(command))

    def signals_in_vain(self) -> None:
        """Somebody signals an act and nobody waits for the answer: it is refused in words of the act."""
        nobody = command_of(
            "link_case",
            {"other": f"{WORD}asia"},
            actor="suunnittelija",
            role="preparer",
            journal=CASE,
            happened_at=self._clerk.now,
            command_id="in-vain",
        )
        held = self.installation.registry.held(CASE)
        order = CommitOrder(
            command=nobody, since=held.seq, head=held.head, now=self._clerk.now, signalled=True
        )
        assert self._clerk.commits.commit(order).refused

    def hide(self) -> None:
        """The decision is taken up again, and the case becomes confidential."""
        self.does("reopen_case", "suunnittelija", "preparer", CASE, reason=f"Uudelleen {WORD}uudelleen.")
        secret = {"publicity": "confidential", "ground": GROUND, "title": "Sopimusasia"}
        self.does("classify_case", "suunnittelija", "preparer", CASE, **secret)

    def reader(self, who: str = "", language: str = "fi") -> httpx.AsyncClient:
        """Somebody who is logged in, somebody's program, or nobody."""
        person = who.removeprefix(OF_PROGRAMS)
        cookies, headers = {}, {"accept-language": language}
        if person != who:
            self._done += 1
            token = self._accounts.tokens.make(f"koe-{self._done}", person, ("read",))
            headers["authorization"] = f"Bearer {token}"
        elif person:
            cookies = {COOKIE: self._accounts.begin(person)}
        transport = httpx.ASGITransport(self.desk)
        return httpx.AsyncClient(transport=transport, base_url=AT, cookies=cookies, headers=headers)

    def close(self) -> None:
        """Close what is open."""
        self._accounts.dispose()
        self.installation.close()
