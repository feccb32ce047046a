"""Facts of before a case became confidential are told under its title of now; as recorded they stay."""

from __future__ import annotations

from app.desk.reading.titles_now import told_now
from models.engine.journal import Fact
from tests.support.builders import LIBRARY, Town, a_running_follow_up, a_tabled_case

SECRET = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k", "title": "Sopimusasia"}


def told(town: Town, journal: str) -> tuple[Fact, ...]:
    return told_now(town.memory.held(journal), town.facts(journal), town.memory.held)


def test_facts_are_told_under_the_title_of_now() -> None:
    town = a_tabled_case()
    before, meeting = town.case.title, town.case.handlings[0].meeting
    for journal in (town.case_id, meeting):
        assert list(told(town, journal)) == list(town.facts(journal))
        assert before in str(told(town, journal))
    town.on_case("classify_case", **SECRET)
    for journal in (town.case_id, meeting):
        assert before not in str(told(town, journal))
        assert before in str(town.facts(journal))
        assert [fact.hash for fact in told(town, journal)] == [fact.hash for fact in town.facts(journal)]
    town.on_case("classify_case", publicity="public", title=before)
    assert list(told(town, town.case_id)) == list(town.facts(town.case_id))


def test_own_words_of_before_are_told_no_more() -> None:
    town = a_running_follow_up()
    town.until("2021-04-01")
    follow_up = town.follow_up_id
    own = {"project": LIBRARY, "period": "2021Q1", "reason": "Urakka viivästyy."}
    town.on_follow_up("ask_for_time", until="2021-05-20", **own)
    town.on_case("reopen_case", reason="Hinta oli väärä.")
    words = {town.case_id: "Hinta oli väärä.", follow_up: "Urakka viivästyy."}
    for journal, said in words.items():
        assert said in " ".join(str(fact.content.said()) for fact in told(town, journal))
    town.on_case("classify_case", **SECRET)
    for journal, said in words.items():
        assert said not in str(told(town, journal))
        assert "(not public)" in " ".join(str(fact.content.said()) for fact in told(town, journal))
