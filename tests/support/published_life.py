"""A life in which a decision about people is published: some of it is left out, some shown for a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from activities.installation import Installation
from activities.public.search import Search, Sought
from app.case_file.reader import read
from tests.support.clerk import written_up

LEFT_OUT = "Kotikuja"
"""Stands between plain marks: the public never reads it."""

FOR_A_TIME = "Meikäläinen"
"""Stands between marks with a plus: the public reads it until the period to challenge has ended."""

LIFE = f"""\
case: HEL 2021-000001
title: Asukaspalkinnon myöntäminen
title in: {{sv: Beviljande av invånarpris}}
language: fi
task class: 00 01 02
body: khs
people:
  preparer: {{title: suunnittelija}}
  secretary: {{title: hallintosihteeri}}
  presenter: {{title: kansliapäällikkö}}
proposals:
  first:
    clauses:
      - fi: Kaupunginhallitus päättää palkita asukkaan Maija <<+{FOR_A_TIME}>> puistojen hoidosta.
        sv: Stadsstyrelsen beslutar att belöna invånaren Maija <<+{FOR_A_TIME}>> för skötseln av parkerna.
    reasons:
      fi: Hän on hoitanut koulujen pihoja <i>vuosia</i> osoitteessa <<{LEFT_OUT} 3>>.
      sv: Hon har skött skolornas gårdar <i>i åratal</i> på adressen <<{LEFT_OUT} 3>>.
    presenter: presenter
    legal ground: local government
acts:
  - 2021-02-01 09:00, preparer: open case
  - 2021-02-02 09:00, preparer: {{revise proposal: first}}
  - 2021-02-22 09:00, presenter: {{approve for agenda, body: khs}}
  - 2021-03-01 09:00, secretary: {{call meeting: 2021-03-15 16:00, body: khs}}
  - 2021-03-01 10:00, secretary: place item
  - 2021-03-08 12:00, secretary: send agenda
  - 2021-03-15 16:00, secretary: {{open meeting: [1–15]}}
  - 2021-03-15 16:10, secretary: {{handle item: 1, outcome: approved}}
  - 2021-03-15 17:00, secretary: close meeting
  - 2021-03-18 12:00, secretary: {{check minutes: [jäsen 4, jäsen 5]}}
  - 2021-03-19 12:00, secretary: {{publish minutes, leaves out: 1}}
until: 2021-03-20 12:00
"""
BEFORE = datetime(2021, 3, 20, 12, tzinfo=UTC)
"""While the appeal period runs."""
MEETING, CASE, DECISION = "khs-2021-03-15", "HEL 2021-000001", "khs-2021-1"


def published_life(folder: Path) -> Installation:
    """An installation in a folder, in which it was lived."""
    file = folder / "case.yaml"
    file.write_text(LIFE, "utf-8")
    return written_up(read(file), folder / "data")


def at(now: datetime) -> Callable[[], datetime]:
    """A clock that stands."""
    return lambda: now


def found(installation: Installation, said: str, now: datetime = BEFORE, **where: str | int) -> list[str]:
    """What somebody finds: decisions by their keys, items by their places."""
    hits = Search(installation.archive, at(now)).find(Sought(said, **where), "fi").hits  # type: ignore[arg-type]
    return [hit.decision or f"{hit.journal}/{hit.item}" for hit in hits]
