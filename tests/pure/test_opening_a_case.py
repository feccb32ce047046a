"""Opening a case: its number, its class, and who may."""

import pytest
from pydantic import ValidationError

from models.base.refusal import HappensInTheFuture, NotNow, NotYours
from models.case.subject import NoGround, Publicity
from models.matter.stage import Stage
from tests.support.builders import Town, a_case_in_preparation, an_opened_case, instant

CASE = {"title": "Määrärahan myöntäminen", "task_class": "02 02 02"}


def test_a_case_gets_the_next_register_number_of_its_year() -> None:
    town = Town()
    numbers = [town.do("open_case", **CASE).journal for _ in range(2)]
    numbers.append(town.do("open_case", when="2022-01-03", **CASE).journal)
    assert numbers == ["HEL 2021-000001", "HEL 2021-000002", "HEL 2022-000001"]


def test_each_register_counts_for_itself() -> None:
    town = Town()
    town.do("open_case", **CASE)
    assert town.do("open_case", prefix="ESPOO", **CASE).journal == "ESPOO 2021-000001"


def test_the_year_is_that_of_the_day_in_helsinki() -> None:
    town = Town()
    town.until("2022-01-01 00:30")  # in London it is still the old year
    assert town.do("open_case", **CASE).journal == "HEL 2022-000001"


def test_an_opened_case_is_in_preparation_and_knows_its_preparer() -> None:
    case = an_opened_case().case
    assert (case.stage, case.preparer, case.publicity) == (
        Stage.PREPARATION,
        "the preparer",
        Publicity.PUBLIC,
    )
    assert case.opened == instant("2021-01-11").date()


def test_a_case_that_is_not_public_needs_its_ground() -> None:
    town = Town()
    with pytest.raises(NoGround, match=r"needs the ground of its secrecy"):
        town.do("open_case", publicity="confidential", **CASE)
    town.case_id = town.do("open_case", publicity="confidential", ground="JulkL 24.1 § 20 k", **CASE).journal
    assert town.case.ground == "JulkL 24.1 § 20 k"


def test_a_refused_opening_takes_no_number() -> None:
    town = Town()
    with pytest.raises(NoGround):
        town.do("open_case", publicity="confidential", **CASE)
    assert town.do("open_case", **CASE).journal == "HEL 2021-000001"


def test_only_a_preparer_opens_a_case() -> None:
    with pytest.raises(NotYours, match=r"A secretary may not open case; a preparer may\."):
        Town().do("open_case", role="secretary", **CASE)


def test_a_case_is_not_opened_a_second_time() -> None:
    town = an_opened_case()
    with pytest.raises(NotNow, match="a preparer may do it when it is not there yet"):
        town.on_case("open_case", **CASE)


def test_a_case_is_not_opened_tomorrow() -> None:
    town = Town()
    command = town.command("open_case", happened="2021-01-12 09:00", **CASE)
    with pytest.raises(HappensInTheFuture, match="on 2021-01-12 09:00, which is later than now"):
        town.memory.act(command)


@pytest.mark.parametrize("task_class", ["", "2 2", "02", "02 02 02 02 02", "02 02 02\n", "ab cd"])
def test_a_task_class_has_two_to_four_levels(task_class: str) -> None:
    with pytest.raises(ValidationError):
        Town().command("open_case", title="Asia", task_class=task_class)


@pytest.mark.parametrize("title", ["", "x" * 501, "nul\0", "kääntö\u202e"])
def test_a_title_is_visible_and_of_a_sensible_length(title: str) -> None:
    with pytest.raises(ValidationError):
        Town().command("open_case", title=title, task_class="02 02 02")


def test_a_withdrawn_case_is_closed_and_takes_no_act() -> None:
    town = a_case_in_preparation()
    told = town.on_case("withdraw_case", reason="Rahoitus järjestyi muualta")
    assert told.sentence.startswith("The case was withdrawn: Rahoitus järjestyi muualta. The case was closed")
    assert (town.case.stage, town.case.open) == (Stage.CLOSED, False)
    with pytest.raises(NotNow, match="while the case is closed"):
        town.on_case("request_reviews", groups=["digijory"])
