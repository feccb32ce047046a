"""A process that serves Sweden plays a case by Swedish law and on a Swedish calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from pydantic import ValidationError

from models.base.calendar import holiday_name, is_day_off, local_instant
from models.base.country_pack import served
from models.base.formats import date_text, money_text
from models.base.money import Cents
from models.base.text import parse_money
from models.bodies.municipality_loading import DescribedMunicipality
from models.case.closing import Closing
from models.law.appeal import Appeal, LegalGround, Nature, NoAppealRule, appeal_rule
from models.law.deadline import appeal_ends
from models.law.rules import Rulebook
from models.matter.stage import Stage
from models.municipality.lacking import lacking
from models.municipality.municipality import Municipality
from tests.support.abroad import DESCRIBED, MUNICIPALITY, Abroad, serving

DAY = date(2022, 5, 16)


@pytest.fixture
def sweden() -> Iterator[None]:
    with serving("se"):
        yield


@pytest.fixture
def decided(sweden: None) -> Abroad:
    """The board decided on Monday 9.5.2022, and its minutes were checked."""
    abroad = Abroad()
    abroad.decide("2022-05-09")
    return abroad


def test_three_weeks_count_from_the_day_of_the_notice_board(decided: Abroad) -> None:
    status = decided.publish("2022-05-12")
    assert status.served
    assert status.appeal_ends
    assert status.final
    assert (status.served.day, status.served.rule) == (date(2022, 5, 12), "service.member")
    assert (status.appeal_ends.day, status.appeal_ends.rule) == (date(2022, 6, 2), "appeal.municipal.period")
    assert status.appeal_ends.explain("sv") == "21 dagar från tillkännagivandet 2022-05-12"
    assert status.final.day == date(2022, 6, 3)


def test_the_case_goes_from_its_opening_to_legal_force(decided: Abroad) -> None:
    decided.publish("2022-05-16")  # three weeks later is Monday the 6th of June, the national day
    assert decided.status.final
    assert decided.status.final.day == date(2022, 6, 8)
    assert decided.until("2022-06-07 23:59").final_since is None
    assert decided.until("2022-06-08 00:00").final_since == date(2022, 6, 8)
    assert (decided.state.stage, decided.state.closed_because) == (Stage.CLOSED, Closing.FINAL)


def test_nobody_may_challenge_what_only_prepares(sweden: None) -> None:
    abroad = Abroad()
    abroad.decide("2022-05-09", "noted")
    status = abroad.publish("2022-05-16")
    assert (status.appeal_ends, status.final_since) == (None, date(2022, 5, 9))


LAST_DAYS = {
    date(2021, 6, 25): (date(2021, 6, 28), date(2021, 6, 28)),  # Midsummer Eve
    date(2022, 6, 6): (date(2022, 6, 7), date(2022, 6, 6)),  # Sweden's national day
    date(2021, 12, 31): (date(2022, 1, 3), date(2021, 12, 31)),  # New Year's Eve
    date(2021, 12, 24): (date(2021, 12, 27), date(2021, 12, 27)),  # Christmas Eve
    date(2021, 12, 6): (date(2021, 12, 6), date(2021, 12, 7)),  # Finland's independence day
    date(2021, 4, 1): (date(2021, 4, 1), date(2021, 4, 1)),  # Maundy Thursday
    date(2021, 10, 30): (date(2021, 11, 1), date(2021, 11, 1)),  # a Saturday
}
"""A day on which a period would end → where it ends in Sweden, and in Finland."""


@pytest.mark.parametrize("last", LAST_DAYS, ids=str)
def test_a_period_ends_by_the_calendar_of_its_country(last: date) -> None:
    for country, ends in zip(("se", "fi"), LAST_DAYS[last], strict=True):
        with serving(country):
            rules = Rulebook.load().on(last)
            days = rules.int("appeal.municipal.period")
            served = date.fromordinal(last.toordinal() - days)
            assert appeal_ends("appeal/x", served, rules).day == ends, country


def test_a_holiday_is_called_as_its_country_calls_it(sweden: None) -> None:
    eve = date(2021, 6, 25)
    assert [holiday_name(eve, language) for language in ("sv", "en", "fi")] == [
        "Midsommarafton", "Midsummer Eve", "Midsommarafton",
    ]  # fmt: skip
    assert not is_day_off(date(2021, 12, 6))


def test_clocks_days_and_money_are_the_countrys(sweden: None) -> None:
    assert local_instant(date(2021, 6, 1), time(12)) == datetime(2021, 6, 1, 10, tzinfo=UTC)
    assert date_text(date(2021, 3, 5), "sv") == "2021-03-05"
    assert [money_text(Cents(cents), "sv") for cents in (100, 125050)] == [
        "1\xa0krona",
        "1\xa0250,50\xa0kronor",
    ]
    assert money_text(Cents(-125000), "en") == "−SEK\xa01,250"
    assert parse_money("1 250,50 kr") == parse_money("SEK 1 250,50") == 125050


def test_more_than_half_decide_and_the_chair_settles_a_tie(sweden: None) -> None:
    rules = Rulebook.load().on(DAY)
    for kind in ("council", "board"):
        quorum = rules.for_kind("quorum", kind)
        assert (quorum.value, quorum.unit) == ("1/2", "more_than")
    assert (rules.choice("vote.tie"), rules.choice("motion.without_seconder")) == ("chair", "anybody")


def test_a_municipality_of_another_country_is_not_taken(sweden: None) -> None:
    assert DescribedMunicipality.model_validate(DESCRIBED).municipality.country == served() == "se"
    assert lacking(Municipality.model_validate(MUNICIPALITY)) == []  # of no remedy that there is not
    with (
        serving("fi"),
        pytest.raises(ValidationError, match="is of the country se, and this process serves fi"),
    ):
        DescribedMunicipality.model_validate(DESCRIBED)
    with pytest.raises(ValidationError, match="There is no country xx; there are fi and se"):
        DescribedMunicipality.model_validate({"municipality": {**MUNICIPALITY, "country": "xx"}})


def test_how_a_procurement_is_reviewed_is_not_guessed(sweden: None) -> None:
    assert appeal_rule(Nature("approved", "council"), DAY).appeal is Appeal.MUNICIPAL_APPEAL
    with pytest.raises(NoAppealRule):
        appeal_rule(Nature("approved", "board", ground=LegalGround.PROCUREMENT), DAY)
