"""A token is shown once, kept as a hash, listed without itself, and ends with the account of its person."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.accounts import Accounts
from activities.tokens import NoNameOfAToken, NoSuchToken, TokenThere
from app.desk.logging_in import accounts_of
from app.desk.scopes import NoSuchScope, scopes
from tests.support.browsing import Town, words
from tests.support.command_line import pykala


def test_it_is_kept_as_a_hash(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "desk.sqlite")
    token = accounts.tokens.make("siirto", "jlaine", ("read", "case"))
    found = accounts.tokens.of(token)
    assert found is not None
    assert (found.name, found.person, found.scopes) == ("siirto", "jlaine", ("read", "case"))
    assert accounts.tokens.of(f"{token}x") is None
    accounts.dispose()
    assert token.encode() not in (tmp_path / "desk.sqlite").read_bytes()


def test_it_ends_when_it_is_revoked_or_the_account_is_closed(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "desk.sqlite")
    first, second = (accounts.tokens.make(name, "jlaine", ("read",)) for name in ("eka", "toka"))
    accounts.tokens.revoke("eka")
    assert [each.name for each in accounts.tokens.all()] == ["toka"]
    with pytest.raises(NoSuchToken):
        accounts.tokens.revoke("eka")
    accounts.close("jlaine")
    assert [accounts.tokens.of(each) for each in (first, second)] == [None, None]
    accounts.dispose()


def test_its_name_is_its_own_and_its_scopes_are_known(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "desk.sqlite")
    accounts.tokens.make("eka", "jlaine", ("read",))
    with pytest.raises(TokenThere):
        accounts.tokens.make("eka", "jlaine", ("read",))
    for wrong in ("", "a/b", "Iso", "a" * 41):
        with pytest.raises(NoNameOfAToken):
            accounts.tokens.make(wrong, "jlaine", ("read",))
    accounts.dispose()
    assert scopes(["read", "open_case", "case", "read"]) == ("read", "open_case", "case")
    for wrong in ("pass_time", "show_sealed", "everything", ""):
        with pytest.raises(NoSuchScope):
            scopes([wrong])


async def test_it_is_made_listed_and_revoked_at_the_command_line(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = town.house.installation.settings
    monkeypatch.setenv("PYKALA_DATA", str(settings.data))
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")
    asked = ("token", "make", "--name", "komentorivi", "--scope", "read", "--person")
    assert "kukaan" in pykala(*asked, "kukaan").output
    token = pykala(*asked, "laatija").stdout.strip()
    assert "komentorivi" in (listed := pykala("token", "list").output)
    assert token not in listed
    with accounts_of(settings) as accounts:
        assert (found := accounts.tokens.of(token))
        assert found.person == "laatija"
        assert "revoked" in pykala("token", "revoke", "--name", "komentorivi").output
        assert accounts.tokens.of(token) is None


async def test_people_are_chosen_by_name_beside_the_id_that_stays(town: Town) -> None:
    registrar = await town.person("rekisteri")
    added = await registrar.does("add_person", person="nimetty", called="Nina Nimetty")
    assert added.status_code == 200, words(added.text)
    page = (await registrar.browser.get("/accounts")).text
    assert '<option value="nimetty">Nina Nimetty (nimetty)</option>' in page
