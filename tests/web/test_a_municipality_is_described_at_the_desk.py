"""Registrars describe the municipality and its bodies by forms: the acts are those of files."""

from __future__ import annotations

import re
from datetime import date

from models.base import clock
from models.base.calendar import local_day
from models.bodies.body_register import bodies_on, described_on
from models.bodies.own_rule import value_on
from tests.support.browsing import Person, Town, filled, words

LATER = "2098-06-01"
AROUND = (date(2096, 2, 28), date(2096, 3, 1))


async def _form(person: Person, path: str) -> dict[str, list[str]]:
    answer = await person.browser.get(path)
    assert answer.status_code == 200, words(answer.text)
    return filled(answer.text, path.partition("?")[0])


async def test_what_is_described_is_shown_with_what_is_left_open(town: Town) -> None:
    registrar = await town.person("rekisteri")
    seen = await registrar.sees("/municipality")
    assert "City of Helsinki" in seen
    assert "khs" in seen
    assert "What is left open" in seen
    assert "Where documents are sent, claims too › Visiting address" in seen
    assert "registry_office" not in seen


async def test_a_form_that_nobody_touched_changes_nothing(town: Town) -> None:
    registrar = await town.person("rekisteri")
    for path in ("/municipality/form", "/body-form?code=khs", "/body-form?code=kvsto"):
        typed = await _form(registrar, path)
        answer = await registrar.browser.post(path, data=typed)
        assert answer.status_code == 422
        assert "already described like this" in words(answer.text), words(answer.text)[:400]


async def test_another_description_holds_from_its_day_on(town: Town) -> None:
    registrar = await town.person("rekisteri")
    typed = await _form(registrar, "/municipality/form")
    typed |= {"names.en": ["Harbour Town"], "valid_from": [LATER]}
    answer = await registrar.browser.post("/municipality/form", data=typed)
    assert answer.status_code == 303, words(answer.text)
    assert "Harbour Town" in await registrar.sees(f"/municipality?on={LATER}")
    assert "Harbour Town" not in (await registrar.sees("/municipality")).partition("Every description")[0]
    assert "was loaded" in await registrar.sees(answer.headers["location"])
    described = described_on(town.house.installation.registry, local_day(clock.now()))
    assert described is not None
    assert described.names.say("en") == "City of Helsinki"


async def test_a_body_is_described_with_seats_holders_and_a_rule_of_its_own(town: Town) -> None:
    registrar = await town.person("rekisteri")
    typed = await _form(registrar, "/body-form")
    typed |= {
        "id": ["saarltk"],
        "kind": ["committee"],
        "names.fi": ["saaristolautakunta"],
        "names.sv": ["skärgårdsnämnden"],
        "seats.1.number": ["1"],
        "seats.1.role": ["chair"],
        "seats.1.members.1.name": ["Saara Saari"],
        "seats.1.members.1.valid_to": ["2030-05-31"],
        "seats.2.number": ["2"],
        "overrides.1.rule": ["summons.other"],
        "overrides.1.value": ["5"],
        "overrides.1.source": ["hallintosääntö"],
    }
    answer = await registrar.browser.post("/body-form", data=typed)
    assert answer.status_code == 303, words(answer.text)
    seen = await registrar.sees("/body/saarltk")
    assert "Saara Saari" in seen
    assert "5 days" in seen
    body = bodies_on(town.house.installation.registry, local_day(clock.now())).get("saarltk")
    assert [seat.number for seat in body.seats] == [1, 2]


async def test_what_is_wrong_is_told_beside_its_field_and_what_was_typed_stays(town: Town) -> None:
    registrar = await town.person("rekisteri")
    typed = await _form(registrar, "/body-form?code=khs")
    typed |= {"overrides.1.rule": ["majority.other"], "overrides.1.value": ["1/3"]}
    typed |= {"overrides.1.source": ["oma"], "agenda_order": ["vääriä"]}
    answer = await registrar.browser.post("/body-form", data=typed)
    assert answer.status_code == 422
    assert "vääriä" in answer.text
    assert 'aria-describedby="w-agenda_order"' in answer.text


async def test_more_rows_are_given_without_loading_anything(town: Town) -> None:
    registrar = await town.person("rekisteri")
    typed = await _form(registrar, "/body-form?code=khs")
    before = [name for name in typed if name.startswith("seats.") and name.endswith(".number")]
    answer = await registrar.browser.post("/body-form", data={**typed, "_more": "seats"})
    assert answer.status_code == 200
    after = [name for name in filled(answer.text, "/body-form") if name.endswith(".number")]
    assert len(after) > len(before)


async def test_a_coat_of_arms_is_a_drawing(town: Town) -> None:
    registrar = await town.person("rekisteri")
    page = await registrar.browser.get("/municipality")
    typed = {key: value[0] for key, value in filled(page.text, "/municipality/arms").items()}
    typed["valid_from"] = "2097-01-01"
    wrong = await registrar.browser.post(
        "/municipality/arms", data=typed, files={"arms": ("a.svg", b"ei kuva")}
    )
    assert "SVG file" in words(wrong.text)
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    right = await registrar.browser.post(
        "/municipality/arms", data=typed, files={"arms": ("a.svg", drawing, "image/svg+xml")}
    )
    assert right.status_code == 303, words(right.text)
    assert "coat of arms" in await registrar.sees(right.headers["location"])


async def test_nothing_that_is_sent_breaks_the_form(town: Town) -> None:
    registrar = await town.person("rekisteri")
    token = (await _form(registrar, "/body-form"))["_token"]
    strange = {
        "names": ["pelkkä"],
        "seats": ["kolme"],
        "seats.x.members": ["kaikki"],
        "forms.1": ["pari"],
        "overrides.1.rule.sisempi": ["liian syvällä"],
        ".".join("a" * 3000): ["syvä"],
        "kind.": [""],
    }
    for path in ("/body-form", "/municipality/form"):
        for more in ({}, {"_more": "seats"}):
            answer = await registrar.browser.post(path, data={**strange, **more, "_token": token})
            assert answer.status_code in (200, 422), answer.text


async def test_others_are_not_shown_how_things_stand(town: Town) -> None:
    preparer = await town.person("laatija")
    for path in ("/municipality", "/municipality/form", "/body/khs", "/body-form", "/accounts", "/health"):
        answer = await preparer.browser.get(path)
        assert answer.status_code == 400, path
        assert "shown to registrars" in words(answer.text)
    assert "Rules" in await preparer.sees("/rules?q=quorum")


async def test_rules_are_shown_with_their_sections(town: Town) -> None:
    preparer = await town.person("laatija")
    seen = await preparer.sees("/rules?q=quorum.council")
    assert "1 rule" in seen
    assert "Kuntalaki 410/2015, 103 §" in seen
    assert "2/3 (at least)" in seen


async def test_rules_lead_nobody_to_a_page_that_is_not_theirs(town: Town) -> None:
    pages = {
        who: (await (await town.person(who)).browser.get("/rules?q=majority.wish.council")).text
        for who in ("laatija", "rekisteri")
    }
    assert 'href="/body/kvsto"' in pages["rekisteri"]
    assert 'href="/body/kvsto"' not in pages["laatija"]
    assert "City Council" in words(pages["laatija"]) or "city council" in words(pages["laatija"])


async def test_no_two_fields_of_the_accounts_are_one_another_s(town: Town) -> None:
    page = (await (await town.person("rekisteri")).browser.get("/accounts")).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


async def test_a_rule_of_one_body_is_changed_from_a_day_on(town: Town) -> None:
    registrar = await town.person("rekisteri")
    assert "Give a body its own" in await registrar.sees("/rules?q=minutes.checkers")
    path = "/rules/own?rule=minutes.checkers"
    typed = await _form(registrar, path)
    typed |= {"body": ["kylk"], "value": ["0"], "valid_from": ["2096-03-01"]}
    for written, told in (({}, "where the body decided"), ({"source": ["sääntö 4 §"]}, "minutes.checkers")):
        refused = await registrar.browser.post("/rules/own", data={**typed, **written})
        assert refused.status_code == 422
        assert told in words(refused.text)
    typed |= {"value": ["3"], "source": ["sääntö 4 §"]}
    answer = await registrar.browser.post("/rules/own", data=typed)
    assert answer.status_code == 303, words(answer.text)
    assert "Below, the same may be said" in await registrar.sees(answer.headers["location"])
    registry = town.house.installation.registry
    found = {day: value_on(bodies_on(registry, day).get("kylk"), "minutes.checkers", day) for day in AROUND}
    assert [own and own.value for own in found.values()] == [None, 3]
    sooner = typed | {"value": ["4"], "valid_from": ["2095-01-01"], "_command": ["koe/aiemmin"]}
    assert "described anew from" in words((await registrar.browser.post("/rules/own", data=sooner)).text)


async def test_a_refused_value_comes_back_and_is_sent_again(town: Town) -> None:
    registrar = await town.person("rekisteri")
    typed = await _form(registrar, "/rules/own?rule=minutes.checkers")
    typed |= {"body": ["digijory"], "value": ["3"], "valid_from": ["2096-03-01"]}
    refused = await registrar.browser.post("/rules/own", data=typed)
    assert refused.status_code == 422
    assert "Its own reminders" not in words(refused.text)
    again = filled(refused.text, "/rules/own")
    assert again["value"] == ["3"]
    answer = await registrar.browser.post("/rules/own", data=again | {"source": ["sääntö 4 §"]})
    assert answer.status_code == 303, words(answer.text)
    body = bodies_on(town.house.installation.registry, AROUND[1]).get("digijory")
    own = value_on(body, "minutes.checkers", AROUND[1])
    assert own
    assert own.value == 3


async def test_the_law_is_changed_by_nobody_and_no_rule_by_others(town: Town) -> None:
    registrar, preparer = await town.person("rekisteri"), await town.person("laatija")
    law = await registrar.browser.get("/rules/own?rule=quorum.council")
    assert law.status_code == 400
    assert "no rule of which a body" in words(law.text)
    assert "nobody alters it here" in await preparer.sees("/rules?q=quorum.council")
    assert "Give a body its own" not in await preparer.sees("/rules?q=minutes.checkers")
    assert (await preparer.browser.get("/rules/own?rule=minutes.checkers")).status_code == 400


async def test_the_reminders_of_one_body_are_changed_from_a_day_on(town: Town) -> None:
    registrar = await town.person("rekisteri")
    seen = await registrar.sees("/rules?q=report.ladder")
    assert "14 days before: owner; 3 days before: owner; on the day: owner; 7 days after: owner" in seen
    path = "/rules/own?rule=report.ladder"
    typed = await _form(registrar, path)
    assert (typed["days-0"], typed["when-0"], typed["to-0"]) == (["14"], ["before"], ["owner"])
    own = typed | {"body": ["strj"], "valid_from": ["2096-03-01"], "source": ["päätös 5 §"], "days-1": [""]}
    own |= {"days-5": ["21"], "when-5": ["after"], "to-5": ["controller", "owner"]}
    for written, told in (
        ({"valid_from": ["pian"]}, "pian"),
        ({"days-0": ["pian"]}, "'pian' is no number of days"),
        ({"to-5": []}, "Say of each reminder who gets it"),
        ({"to-5": ["division_head"]}, "Every reminder goes to who has to act, too: owner"),
        ({"to-5": ["division_head", "controller"]}, "Every reminder goes to who has to act, too: owner"),
        ({"days-5": ["14"]}, "Two reminders come on the same day"),
    ):
        refused = await registrar.browser.post("/rules/own", data={**own, **written})
        assert refused.status_code == 422
        assert told in words(refused.text)
    answer = await registrar.browser.post("/rules/own", data=own)
    assert answer.status_code == 303, words(answer.text)
    registry = town.house.installation.registry
    body = bodies_on(registry, AROUND[1]).get("strj")
    found = value_on(body, "report.ladder", AROUND[1])
    assert found
    assert isinstance(found.value, tuple)
    assert [(each.offset_days, each.escalation) for each in found.value] == [
        *((-14, False), (0, False), (7, True), (14, True), (21, True))
    ]
    assert value_on(bodies_on(registry, AROUND[0]).get("strj"), "report.ladder", AROUND[0]) is None
    again = await _form(registrar, f"{path}&body=strj&valid_from=2096-03-01")
    assert again["days-4"] == ["21"]
    chosen = await registrar.browser.post("/rules/own", data=own | {"_command": ["koe/valittu"]})
    assert chosen.status_code == 422
    assert "other reminders from" in words(chosen.text)
    assert {**filled(chosen.text, "/rules/own"), "_command": []} == {
        **again,
        "source": ["päätös 5 §"],
        "_command": [],
    }
    back = again | {"common": ["yes"], "valid_from": ["2097-03-01"], "source": [""]}
    answer = await registrar.browser.post("/rules/own", data=back)
    assert answer.status_code == 303, words(answer.text)
    later = date(2097, 3, 1)
    assert value_on(bodies_on(registry, later).get("strj"), "report.ladder", later) is None
