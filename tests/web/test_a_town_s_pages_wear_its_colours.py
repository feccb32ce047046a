"""A town's colours and arms are its own data; none is worn that cannot be read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.municipality.colours import LEAST, Shade, contrast
from models.municipality.municipality import Municipality
from tests.support.browsing import Town
from tests.support.followed import Followed

DAY, NIGHT = "#ffffff", "#182021"


async def test_helsinki_s_colours_stand_over_the_neutral_ones(town: Town) -> None:
    async with town.reader() as stranger:
        sheet = await stranger.get("/town.css")
        arms = await stranger.get("/town-arms.svg")
        page = (await stranger.get("/login")).text
    assert sheet.headers["content-type"].startswith("text/css")
    assert ":root{--town:#0000bf;" in sheet.text
    assert "prefers-color-scheme: dark){:root{--town:#9fc9eb;" in sheet.text
    assert page.index("/look/desk.css") < page.index("/town.css")
    assert arms.status_code == 404


async def test_a_town_without_colours_keeps_the_neutral_look(followed: Followed) -> None:
    async with followed.person("olli") as browser:
        assert (await browser.get("/town.css")).text == ""


def test_a_colour_that_cannot_be_read_is_refused() -> None:
    plain = Municipality.unnamed().model_dump()
    with pytest.raises(ValidationError, match=r"its contrast with what is behind it is 1\.1"):
        Municipality.model_validate({**plain, "colours": {"town": "#ffff00"}})
    own = Municipality.model_validate({**plain, "colours": {"town": "#0000bf", "town_dark": "#9fc9eb"}})
    assert own.colours[Shade.TOWN] == "#0000bf"
    assert contrast("#0000bf", DAY) > LEAST < contrast("#9fc9eb", NIGHT)
    assert round(contrast("#000000", DAY)) == 21
