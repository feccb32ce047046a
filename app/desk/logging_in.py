"""Who can log in: the desk's own file of accounts, in the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from activities.accounts import Accounts
from activities.settings import Settings


@contextmanager
def accounts_of(settings: Settings) -> Iterator[Accounts]:
    """The accounts of an installation, while the block lasts."""
    accounts = Accounts(settings.data / "desk.sqlite")
    try:
        yield accounts
    finally:
        accounts.dispose()
