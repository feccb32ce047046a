"""PYKALA_COUNTRY says which country a process serves, and all its processes follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.installation import Installation
from activities.registry.of_a_country import RegistryOfAnotherCountry
from activities.settings import SettingWrong, load_settings
from activities.version import program
from app.doctor import registry
from models.base.country_pack import served
from models.base.unknown_country import UnknownCountry
from models.engine.command import Command
from tests.support.abroad import DESCRIBED, serving
from tests.support.command_line import second_terminal
from tests.support.committing import NOW, Counter


def test_finland_is_served_unless_another_country_is_named() -> None:
    assert served() == load_settings().country == "fi"


def test_another_process_shows_the_rules_of_its_country(tmp_path: Path) -> None:
    told = second_terminal(tmp_path, "rules", "--on", "2022-05-16", country="se", language="sv")
    assert told.returncode == 0, told.stderr
    assert "Kommunallag (2017:725), 13 kap. 5 §" in told.stdout
    assert "410/2015" not in told.stdout


SENTENCES = {
    "en": "There is no country xx; there are fi and se.",
    "fi": "Maata xx ei ole; tunnetut maat ovat fi ja se.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_country_without_a_pack_is_refused_with_those_that_there_are(language: str, tmp_path: Path) -> None:
    told = second_terminal(tmp_path, "rules", country="xx", language=language)
    assert (told.returncode, told.stdout) == (1, "")
    assert SENTENCES[language] in told.stderr


@pytest.mark.parametrize("named", ["xx", "../se", "FI"])
def test_only_a_pack_is_a_country(named: str) -> None:
    with pytest.raises(SettingWrong, match="PYKALA_COUNTRY is wrong: There is no country"):
        load_settings(country=named)
    with serving(named), pytest.raises(UnknownCountry, match="there are fi and se"):
        served()


def test_a_registry_of_another_country_is_opened_by_nobody(tmp_path: Path) -> None:
    with serving("se"):
        installation = Installation.fresh(load_settings(data=tmp_path))
        load = Command.model_validate(
            {
                "id": "load",
                "name": "load_municipality",
                "act": {"description": DESCRIBED},
                "actor": "registrator",
                "role": "registrar",
                "happened_at": NOW,
            }
        )
        Counter(installation.settings.registry.get_secret_value()).commit(load)
        Installation.ready(installation.settings).close()
    with pytest.raises(RegistryOfAnotherCountry, match="is of the country se, and this process serves fi"):
        Installation.ready(installation.settings)
    found = registry(installation.settings)
    assert (found.ok, found.what.say("en")) == (
        False,
        "The municipality of this registry is of the country se, and this process serves fi.",
    )
    installation.close()


def test_another_country_is_another_version_of_the_program() -> None:
    at_home = program()
    with serving("se"):
        abroad = program()
    assert abroad != at_home == program()
