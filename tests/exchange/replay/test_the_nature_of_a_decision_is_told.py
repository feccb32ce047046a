"""The legal ground of a decision, as its title, its task class and its words tell a preparer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.exchange.replay import nature
from app.exchange.replay.case_file import written_out
from models.base.people import Official
from models.law.appeal import LegalGround
from models.law.body_kind import BodyKind
from models.record.organisation import Division, Organisation
from models.record.proceedings import Proceedings, RecordedDissent
from models.record.recorded_motion import MotionResult
from tests.exchange.replay.replayed import COUNTER, decision, motion

NOTHING_SPECIAL, PREPARATION = LegalGround.LOCAL_GOVERNMENT, LegalGround.PREPARATION


@pytest.mark.parametrize(
    ("parts", "ground"),
    [
        ({"task_class": "10 05 03"}, NOTHING_SPECIAL),
        ({"task_class": "00 00 03"}, PREPARATION),
        ({"task_class": "00 02 01"}, PREPARATION),
        ({"task_class": "00 01 01"}, PREPARATION),
        ({"task_class": "00 01 01", "title": "Oikaisuvaatimus lumipäällikön päätöksestä"}, NOTHING_SPECIAL),
        ({"title": "Pöytäkirjan tarkastajien valinta"}, PREPARATION),
        (
            {"task_class": "10 03 03", "clauses": ("Lautakunta päätti asettaa kaavan nähtäville.",)},
            PREPARATION,
        ),
        ({"task_class": "02 08 01 00"}, LegalGround.PROCUREMENT),
        ({"task_class": "02 08 00", "title": "Hankinnan keskeiset periaatteet"}, PREPARATION),
        ({"task_class": "02 08 03 01", "title": "Hallin lisätyöt"}, LegalGround.PROCUREMENT_CONTRACT),
        ({"task_class": "02 08 01 00", "title": "Option käyttöönotto"}, LegalGround.PROCUREMENT_CONTRACT),
        (
            {
                "task_class": "02 08 01 00",
                "clauses": (
                    "Lumipäällikkö päätti valita tarjouskilpailun perusteella auraajan palveluntuottajaksi.",
                    "Sopimusta voidaan jatkaa kahden vuoden optiokaudella.",
                ),
            },
            LegalGround.PROCUREMENT,
        ),
        ({"task_class": "01 01 01 01"}, LegalGround.EMPLOYMENT),
        ({"task_class": "10 04 03"}, LegalGround.ADMINISTRATIVE),
        ({"task_class": "11 01 00 02"}, LegalGround.ADMINISTRATIVE),
        ({"title": "Ympäristölupa lumenkaatopaikalle"}, LegalGround.ADMINISTRATIVE),
    ],
)
def test_the_ground_is_told_by_class_and_words(parts: dict[str, Any], ground: LegalGround) -> None:
    record = decision(**parts)
    assert nature.ground_of(record, record.texts) is ground


LEADER = Organisation(id="U2", name="Talvijohtaja", kind=BodyKind.OFFICEHOLDER)


@pytest.mark.parametrize(
    ("task", "title", "ground"),
    [
        ("00 01 00", "Lumipäällikön sijaisten määrääminen", PREPARATION),
        ("00 01 00", "Asiakaspalvelun päällikön sijaisten määrääminen", PREPARATION),
        ("00 01 00", "Yleisölle avoimien latujen suositukset", NOTHING_SPECIAL),
        ("00 01 00", "Varasairaalan sairaansijojen määrä", NOTHING_SPECIAL),
        ("00 01 00", "Lumihankkeen johtaminen", PREPARATION),
        ("10 05 03", "Edustajan nimeäminen lumifoorumiin", PREPARATION),
        ("05 01 00", "Päiväkodin sulkeminen loppiaisen aikaan", PREPARATION),
        ("12 01 00", "Koulun aukiolo hiihtolomalla", PREPARATION),
        ("06 00 00", "Hammashoitolan tilapäinen sulkeminen", NOTHING_SPECIAL),
    ],
)
def test_what_an_official_organises_has_no_remedy_unless_it_is_for_those_who_are_served(
    task: str, title: str, ground: LegalGround
) -> None:
    record = decision(organisation=LEADER, task_class=task, title=title, sitting=None)
    assert nature.ground_of(record, record.texts) is ground


@pytest.mark.parametrize(
    ("name", "kind", "division", "task", "above"),
    [
        ("Kasvatus- ja koulutuslautakunnan latujaosto", BodyKind.SECTION, "", "10 05 03", "kasko"),
        ("Kaupunginhallituksen latujaosto", BodyKind.SECTION, "", "10 05 03", "khs"),
        ("Lumipäällikkö", BodyKind.OFFICEHOLDER, "Kaupunkiympäristön toimiala", "10 05 03", "kylk"),
        ("Lumipäällikkö", BodyKind.OFFICEHOLDER, "Kaupunkiympäristön toimiala", "10 04 03", "ymlu"),
    ],
)
def test_a_claim_goes_to_the_body_above(
    name: str, kind: BodyKind, division: str, task: str, above: str
) -> None:
    made_by = Organisation(id="U1", name=name, kind=kind, division=Division(id="U2", name=division))
    record = decision(organisation=made_by, task_class=task)
    found = nature.superior_of(record, nature.ground_of(record, record.texts))
    assert found
    assert found["id"] == above


def test_an_act_that_is_not_lawful_is_left_out_and_told() -> None:
    told = Proceedings(
        motions=(motion(COUNTER, text="Ei aloiteta.", result=MotionResult.LAPSED),),
        dissents=(RecordedDissent(person=Official(name="Oona Oja")),),
    )
    written = asyncio.run(written_out(decision(proceedings=told)))
    (left_out,) = written.left_out
    assert "announce dissent" in left_out.act
    assert "MayNotDissent" in left_out.why
    assert "Oona Oja" not in written.text.partition("acts:")[2]
