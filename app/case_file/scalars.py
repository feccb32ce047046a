"""What is written in one place of a case file: instants, days, amounts, numbers, yes and no."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from app.case_file.finding import Meaningless, nearest
from models.base.bad_value import BadValue
from models.base.calendar import NoSuchTime, local_instant
from models.base.formats import parse_day
from models.base.terms import spoken
from models.base.text import parse_money
from models.base.words import Said
from models.base.zone import zone

FIRST_YEAR, LAST_YEAR = 1900, 9000
"""Days outside these years are slips of the pen, and near the ends of the calendar nothing can be counted."""

LONGEST_RANGE = 1000
"""More numbers than this are not meant by a range that is written out as a list."""


def day(written: str) -> date:
    """2021-03-15, or 15.3.2021."""
    try:
        read = parse_day(written)
    except ValueError:
        raise Meaningless(
            Said.why("There is no day {written}.", written=written), Said.why("Check the month and the day.")
        ) from None
    if read is None:
        raise Meaningless(
            Said.why("'{written}' is not a day.", written=written),
            Said.why("Write it like 2021-03-15 or 15.3.2021."),
        )
    refuse_other_times(read.year, written)
    return read


def refuse_other_times(year: int, written: str) -> None:
    """Refuse a year with which nobody who decides has to do. Raises Meaningless."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Meaningless(
            Said.why(
                "The year of '{written}' is none of {first} to {last}.",
                written=written,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            ),
            Said.why("Check the year."),
        )


def instant(written: str) -> datetime:
    """2021-03-15 16:58 or 15.3.2021 klo 16.58, in local time by definition."""
    if _OFFSET.search(written):
        raise Meaningless(
            Said.why("'{written}' has an offset; a case file is written in local time.", written=written),
            _as_local(written),
        )
    on, _, at = written.strip().partition(" ")
    its_day = day(on)
    at = re.sub(r"^(klo|kl\.|at)\s+", "", at.strip())
    if not at:
        raise Meaningless(
            Said.why("'{written}' has no time of day.", written=written),
            Said.why("Write it like {day} 16:00, in local time.", day=on),
        )
    clock = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", at, re.ASCII)
    if not clock:
        raise Meaningless(
            Said.why("'{time}' is not a time of day.", time=at), Said.why("Write it like 16:00.")
        )
    try:
        return local_instant(its_day, time(int(clock[1]), int(clock[2])))
    except NoSuchTime as refusal:
        raise Meaningless(refusal.said, Said.why("Choose a time before 03:00 or from 04:00 on.")) from None


def money(written: str) -> int:
    """The cents of `3 200 000`, `1 250.50` or `1 250,50`."""
    try:
        return parse_money(written)
    except BadValue as refusal:
        raise Meaningless(refusal.said) from None


def hundredths(written: str) -> int:
    """The hundredths of `3.5` or `3,5`."""
    if not (found := re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,2}))?", written, re.ASCII)):
        raise Meaningless(
            Said.why("'{written}' is not a number.", written=written),
            Said.why("Write it like 3 or 3.5, with at most two decimals."),
        )
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def whole(written: str) -> int:
    """10."""
    if not re.fullmatch(r"\d{1,15}", written, re.ASCII):
        raise Meaningless(
            Said.why("'{written}' is not a whole number.", written=written), Said.why("Write digits only.")
        )
    return int(written)


def span(written: str) -> tuple[int, int]:
    """The first and the last of `1–185`; `7` is both."""
    if not (found := re.fullmatch(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?", written, re.ASCII)):
        raise Meaningless(
            Said.why("'{written}' is not a number or a range.", written=written),
            Said.why("Write it like 7 or 1–185."),
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise Meaningless(
            Said.why("'{written}' runs backwards.", written=written),
            Said.why("Write {first}–{last}.", first=last, last=first),
        )
    return first, last


def numbers(written: str) -> list[int]:
    """Every number of `1–15`, or of `1–9, 12`."""
    found: list[int] = []
    for part in listed(written):
        first, last = span(part)
        if last - first >= LONGEST_RANGE:
            raise Meaningless(Said.why("'{written}' is too long a range.", written=part))
        found += range(first, last + 1)
    return found


def listed(written: str) -> list[str]:
    """What stands between the commas."""
    return [part.strip() for part in written.split(",")]


def flag(written: str) -> bool:
    """yes or no."""
    if written in ("yes", "no", "true", "false"):
        return written in ("yes", "true")
    raise Meaningless(
        Said.why("'{written}' is neither yes nor no.", written=written), Said.why("Write yes or no.")
    )


def choice(written: str, known: dict[str, str], what: str) -> str:
    """One of the known words, written with spaces or with underscores."""
    word = written.replace(" ", "_")
    if word not in known:
        raise Meaningless(
            Said.why("There is no {what} '{written}'.", what=what, written=written),
            nearest(spoken(written), map(spoken, known)),
        )
    return known[word]


def _as_local(written: str) -> Said:
    try:
        local = datetime.fromisoformat(written.strip()).astimezone(zone())
    except (ValueError, OverflowError):  # overflow: at the ends of the calendar
        return Said.why("Leave the offset out.")
    return Said.why("Write {local}.", local=f"{local:%Y-%m-%d %H:%M}")


_OFFSET = re.compile(r"\d(Z|\s*[+-]\d\d:?\d\d|\s+(UTC|[A-Z]{1,3}S?T))\s*$", re.ASCII | re.IGNORECASE)
