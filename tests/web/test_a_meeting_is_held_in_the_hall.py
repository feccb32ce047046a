"""A meeting is held on one page: motions, votes and outcomes are recorded there, and no script is needed."""

from __future__ import annotations

from tests.support.browsing import Town, words
from tests.support.in_the_hall import Hall, opened, ready_case, summoned


async def test_a_meeting_of_several_items_is_held_and_closed(town: Town) -> None:
    disputed, put_off = await ready_case(town, "Kirjaston aukiolo"), await ready_case(town, "Uimahalli")
    hall = await opened(town, disputed, put_off, titles=("Ilmoitusasiat",))
    assert "Kaupunginhallitus päättää aukiolosta." in words(await hall.page())
    moved = await hall.does(
        "make_motion",
        item=1,
        kind="counter_proposal",
        mover="Mai Kivelä",
        seconder="jäsen 8",
        text="Ei tiedoteta.",
        clauses="2",
    )
    assert "Is voted on next YES the proposal NO motion 1 (counter proposal by Mai Kivelä)" in words(
        moved.text
    )
    voted = await hall.does("record_vote", item=1, **{"side Mai Kivelä": "no", "side jäsen 8": "blank"})
    assert "vote 1: yes, 13–1, 1 blank" in words(voted.text)
    handled = await hall.does("handle_item", item=1)
    assert "approved by vote" in words(handled.text)
    assert (
        'aria-current="true" data-key="n" accesskey="n"><span class="number">2</span> Uimahalli'
        in handled.text
    )
    tabled = await hall.does(
        "handle_item", item=2, outcome="tabled", proposed_by="jäsen 4", unanimous="yes", until="week"
    )
    assert "tabled until" in words(tabled.text)
    settled = await hall.does("settle_item", item=3)
    assert "Everything is handled." in words(settled.text)
    closed = await hall.does("close_meeting")
    assert "The meeting was closed." in words(closed.text)


async def test_what_was_moved_without_a_vote_is_proposed_with_its_mover(town: Town) -> None:
    hall = await opened(town, await ready_case(town, "Pöydälle"), titles=())
    moved = await hall.does(
        "make_motion", item=1, kind="tabling", mover="jäsen 5", seconder="jäsen 6", until="week"
    )
    assert '<option value="tabled" selected>' in moved.text
    handled = await hall.does("handle_item", item=1, unanimous="yes")
    assert "tabled until" in words(handled.text)


async def test_a_refusal_stands_beside_its_form_and_what_was_typed_stays(town: Town) -> None:
    hall = await opened(town)
    answer = await hall.does("make_motion", item=1, kind="wish", mover="jäsen 5", until_day="31.12.2099")
    assert answer.status_code == 422
    form = answer.text.partition('id="motion-1" open')[2].partition("</form>")[0]
    assert "needs its text" in words("<main" + form)
    assert '<option value="jäsen 5" selected>' in form
    assert '<option value="wish" selected>' in form
    assert 'value="31.12.2099"' in form


async def test_a_motion_is_made_though_its_seconder_is_refused(town: Town) -> None:
    hall = await opened(town)
    answer = await hall.does("make_motion", item=1, kind="return", mover="jäsen 5", seconder="jäsen 5")
    assert answer.status_code == 422
    beside = answer.text.partition('id="motions-1"')[2].partition("</section>")[0]
    assert "jäsen 5 made the motion and cannot second it" in words("<main" + beside)


async def test_a_refused_roll_call_keeps_every_row(town: Town) -> None:
    hall = await opened(town)
    await hall.does("make_motion", item=1, kind="return", mover="jäsen 5", seconder="jäsen 6")
    page = await hall.page()
    await hall.does("leave", member="jäsen 9")
    answer = await hall.does("record_vote", page, item=1, **{"side Mai Kivelä": "no"})
    assert answer.status_code == 422
    assert "jäsen 9 left" in words(answer.text)
    assert 'name="side Mai Kivelä" value="no" aria-label="Mai Kivelä: NO" checked' in answer.text
    assert "side jäsen 9" not in answer.text


async def test_people_come_go_and_withdraw_by_one_button(town: Town) -> None:
    hall = await opened(town)
    assert "jäsen 9 left" in words((await hall.does("leave", member="jäsen 9")).text)
    away = await hall.page()
    assert "varajäsen 9" in away.partition('id="away"')[2]
    came = await hall.does("arrive", seat="9", deputy="yes", remote="yes")
    assert "varajäsen 9 joined remotely" in words(came.text)
    assert "withdrew from item 1" in words((await hall.does("recuse", person="jäsen 4", item=1)).text)
    led = await hall.does("hand_over_chair", member="varapuheenjohtaja 2")
    assert "varapuheenjohtaja 2 took the chair" in words(led.text)


async def test_the_last_act_is_undone(town: Town) -> None:
    hall = await opened(town)
    await hall.does("settle_item", item=1)
    undone = await hall.does("undo_last")
    assert "Kirjattu vahingossa." in undone.text.partition('id="told"')[2].partition("</header>")[0]
    assert "Left 1" in words(undone.text)


async def test_a_meeting_is_opened_with_deputies_and_whoever_is_remote(town: Town) -> None:
    hall = await summoned(town, titles=("Muut asiat",))
    rows = {"seat 4": "deputies", "seat 5": "absent", "remote": "6"}
    answer = await hall.does("open_meeting", **rows)
    assert "Present: 14 of 15" in words(answer.text)
    assert "varajäsen 4 deputy" in words(answer.text)
    assert "jäsen 6 remote" in words(answer.text)


async def test_two_secretaries_do_not_overwrite_each_other(town: Town) -> None:
    hall = await opened(town, titles=("Ilmoitusasiat", "Muut asiat"))
    other = Hall(await town.person("sihteeri"), hall.meeting)
    before = await other.page()
    await hall.does("settle_item", item=1, outcome="removed", proposed_by="jäsen 4", unanimous="yes")
    answer = await other.does("settle_item", before, item=1, text="Kirjaan tämän.")
    assert answer.status_code == 422
    assert "Since then" in words(answer.text)
    assert "Kirjaan tämän." in words(answer.text)
    assert "removed" in words(await other.page())


async def test_a_form_that_is_sent_again_is_one_act(town: Town) -> None:
    hall = await opened(town)
    page = await hall.page()
    once, again = [
        await hall.does("make_motion", page, item=1, kind="return", mover="jäsen 5") for _ in range(2)
    ]
    assert "made motion 1" in words(once.text)
    assert "made motion 1" in words(again.text)
    assert "2. return" not in words(await hall.page())


async def test_rare_acts_lead_back_to_the_hall(town: Town) -> None:
    hall = await opened(town)
    form = f"/act/attend_meeting?journal={hall.meeting}&_back={hall.path}"
    answer = await hall.secretary.sends(form, person="Vieras Vierailija", title="asiantuntija")
    assert answer.url.path == hall.path, words(answer.text)
    assert "Vieras Vierailija" in words(answer.text)


async def test_who_is_no_secretary_of_the_body_sees_no_form(town: Town) -> None:
    hall = await opened(town)
    reader = await town.person("laatija")
    seen = (await reader.browser.get(hall.path)).text
    assert "Muut asiat" in seen
    assert f'action="{hall.path}' not in seen
    token = seen.partition('name="_token" value="')[2].partition('"')[0]
    refused = await reader.browser.post(f"{hall.path}/settle_item", data={"_token": token, "item": "1"})
    assert refused.status_code == 422


async def test_what_the_minutes_say_follows_every_act(town: Town) -> None:
    hall = await opened(town, await ready_case(town, "Sataman valot"), titles=())

    async def says() -> str:
        page = (await hall.page()).partition('id="section-1"')[2].partition("</aside>")[0]
        return words("<main" + page)

    before = await says()
    assert before == await says()
    await hall.does(
        "make_motion", item=1, kind="wish", mover="jäsen 5", seconder="jäsen 6", text="Valot sammuvat yöksi."
    )
    assert "It cannot be told yet" in await says()
    await hall.does("withdraw_motion", item=1, motion=1)
    withdrawn = await says()
    assert "It cannot be told yet" not in withdrawn
    assert "Valot sammuvat yöksi." in withdrawn
    assert "Valot sammuvat yöksi." not in before
