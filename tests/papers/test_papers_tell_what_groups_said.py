"""Papers tell what steering groups said of a proposal, and what became of it."""

from __future__ import annotations

from activities.papers.papers import make
from models.papers.paper import papers
from tests.pure.test_a_group_meets_in_sessions import DAY, SESSION, hold, scored
from tests.support.brought import GROUPS, a_consolidated_year, bring, handled, reviewed
from tests.support.builders import Town, a_reviewed_case, proposal, written
from tests.support.paper_life import AsItStood
from tests.support.reading_pdf import text
from tests.support.reviewing import review

GROUND = "Vuokra vastaa alueen muita vuokria."


def printed(town: Town, template: str) -> str:
    """What the last Finnish paper of a template says."""
    states = ((fact, town.memory.held(fact.journal).state) for fact in town.memory.facts)
    orders = [order for fact, state in states if state for order in papers(fact, state)]
    order = [one for one in orders if one.template == template and one.language == "fi"][-1]
    return " ".join(text(make(order, AsItStood(town.memory.facts, {})).pdf).split())


def test_the_ground_of_going_on_against_a_group_is_printed() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", "opposes")
    town.on_case("approve_for_agenda", body="khs", against=["kaupjory"], because=GROUND)
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.hold("2021-03-15", outcome="approved")
    for template in ("proposal", "minutes_draft"):
        assert f"ei puolla ehdotusta (16.2.2021). Asia esitetään lausunnosta poiketen: {GROUND}" in printed(
            town, template
        )
    assert "Kaupungin digitaalinen johtoryhmä puoltaa ehdotusta (28.1.2021)." in printed(town, "proposal")


def test_a_proposal_lists_the_changes_that_a_group_wished_and_whether_they_were_made() -> None:
    town = a_reviewed_case()
    wishes = ("Vuokra sidotaan indeksiin.", "Perusteluihin vertailuhinnat.")
    review(town, "2021-02-16", "kaupjory", "supports_with_changes", changes=wishes)
    told = written("Vertailuhintoja ei ole.")
    town.on_case("revise_proposal", proposal=proposal(reasons="Vuokra sidotaan indeksiin."))
    town.on_case("answer_review", group="kaupjory", text=told, changes={1: "made", 2: "not_made"})
    town.on_case("approve_for_agenda", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    said = printed(town, "proposal")
    assert "Toivottu muutos: Vuokra sidotaan indeksiin. Se on tehty." in said
    assert "Toivottu muutos: Perusteluihin vertailuhinnat. Sitä ei ole tehty." in said
    assert "Valmistelijan vastaus: " in said


def test_the_memo_of_a_session_tells_who_was_there_and_ranks_its_cases() -> None:
    town = a_reviewed_case()
    scored(town, (4, 1), (5, 1))
    town.do("write_up", f"valinta-{DAY}")
    said = printed(town, "memo")
    for part in ("Puheenjohtaja", "Jäsen A, Jäsen B", "Pisteet 16 / 20.", "Vaikutus × 3", "eikä se päätä"):
        assert part in said


def test_what_a_group_says_after_its_memo_is_told_by_version_2() -> None:
    town = a_reviewed_case()
    first, _ = scored(town, (4, 1), (5, 1))
    town.do("write_up", f"valinta-{DAY}")
    assert "Versio" not in printed(town, "memo")
    scores = {"effect": 5, "cost": 5}
    town.do("give_review", first, group="valinta", session=DAY, verdict="supports", scores=scores)
    town.do("write_up", f"valinta-{DAY}")
    said = printed(town, "memo")
    assert "Versio 2" in said
    assert "Pisteet 20 / 20." in said


def test_a_memo_names_the_cases_that_were_recorded_before_they_were_corrected() -> None:
    town = a_reviewed_case()
    number = town.do("open_case", title="Hanke", task_class="02 02 02").journal
    hold(town, "kaupjory", number)
    town.do("write_up", SESSION, text=written("Keskusteltiin."))
    assert "Korjattu" not in printed(town, "memo")
    town.do("correct_session", SESSION, cases=[town.case_id])
    town.do("write_up", SESSION)
    said = printed(town, "memo")
    assert f"Kirjatut asiat olivat {number}." in said
    assert said.count(number) == 1


def test_groups_and_board_get_the_consolidated_report_and_the_accounts_tell_where_it_was_handled() -> None:
    town = a_consolidated_year()
    bring(town)
    reviewed(town, *GROUPS)
    handled(town)
    town.on_follow_up("close_accounts")
    for template in ("review_request", "proposal"):
        said = printed(town, template)
        assert "Kooste seurantaraporteista: 1. vuosineljännes 2021" in said
        assert "raportti puuttuu" in said
    section = town.handling.section
    assert f"1. vuosineljännes 2021: kaupunginhallitus, § {section}/2022" in printed(town, "accounts_section")
