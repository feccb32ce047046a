"""What is written in one place of a case file: instants, days, amounts, numbers, yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from app.case_file.finding import Unreadable, nearest
from models.base.calendar import NoSuchTime, local_instant
from models.base.text import NotMoney, parse_money
from models.base.zone import ZONE

LONGEST_RANGE = 1000
"""More numbers than this are not meant by a range that is written out as a list."""


def day(written: str) -> date:
    """2021-03-15."""
    if finnish := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", written):
        dd, mm, yyyy = finnish.groups()
        raise Unreadable(f"'{written}' is not written as a day is.", f"Write {yyyy}-{mm:0>2}-{dd:0>2}.")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        raise Unreadable(f"'{written}' is not a day.", "Write it like 2021-03-15.")
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unreadable(f"There is no day {written}.", "Check the month and the day.") from None


def instant(written: str) -> datetime:
    """2021-03-15 16:58, in Helsinki's local time by definition."""
    if _OFFSET.search(written):
        raise Unreadable(
            f"'{written}' has an offset; a case file is written in Helsinki's local time.", _as_local(written)
        )
    on, _, at = written.strip().partition(" ")
    its_day = day(on)
    if not at.strip():
        raise Unreadable(f"'{written}' has no time of day.", f"Write it like {on} 16:00, in Helsinki's time.")
    clock = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", at.strip(), re.ASCII)
    if not clock:
        dotted = at.strip().replace(".", ":")
        raise Unreadable(f"'{at.strip()}' is not a time of day.", f"Write it like {_or_example(dotted)}.")
    try:
        return local_instant(its_day, time(int(clock[1]), int(clock[2])))
    except NoSuchTime as refusal:
        raise Unreadable(refusal.sentence, "Choose a time before 03:00 or from 04:00 on.") from None


def money(written: str) -> int:
    """The cents of `3 200 000` or `1 250.50`."""
    try:
        return parse_money(written)
    except NotMoney as refusal:
        raise Unreadable(refusal.sentence) from None


def hundredths(written: str) -> int:
    """The hundredths of `3.5`."""
    if not (found := re.fullmatch(r"(\d{1,6})(?:\.(\d{1,2}))?", written, re.ASCII)):
        raise Unreadable(f"'{written}' is not a number.", "Write it like 3 or 3.5, with a point.")
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def whole(written: str) -> int:
    """10."""
    if not re.fullmatch(r"\d{1,15}", written, re.ASCII):
        raise Unreadable(f"'{written}' is not a whole number.", "Write digits only.")
    return int(written)


def span(written: str) -> tuple[int, int]:
    """The first and the last of `1–185`; `7` is both."""
    if not (found := re.fullmatch(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?", written, re.ASCII)):
        raise Unreadable(f"'{written}' is not a number or a range.", "Write it like 7 or 1–185.")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise Unreadable(f"'{written}' runs backwards.", f"Write {last}–{first}.")
    return first, last


def numbers(written: str) -> Iterator[int]:
    """Every number of `1–15`."""
    first, last = span(written)
    if last - first >= LONGEST_RANGE:
        raise Unreadable(f"'{written}' is too long a range.")
    return iter(range(first, last + 1))


def flag(written: str) -> bool:
    """yes or no."""
    if written in ("yes", "no", "true", "false"):
        return written in ("yes", "true")
    raise Unreadable(f"'{written}' is neither yes nor no.", "Write yes or no.")


def choice(written: str, known: dict[str, str], what: str) -> str:
    """One of the known words, written with spaces or with underscores."""
    word = written.replace(" ", "_")
    if word not in known:
        spoken = [name.replace("_", " ") for name in known]
        raise Unreadable(f"There is no {what} '{written}'.", nearest(written.replace("_", " "), spoken))
    return known[word]


def _as_local(written: str) -> str:
    try:
        local = datetime.fromisoformat(written.strip()).astimezone(ZONE)
    except ValueError:
        return "Leave the offset out."
    return f"Write {local:%Y-%m-%d %H:%M}."


def _or_example(dotted: str) -> str:
    return dotted if re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", dotted, re.ASCII) else "16:00"


_OFFSET = re.compile(r"\d(Z|\s*[+-]\d\d:?\d\d|\s+(UTC|GMT|EET|EEST))\s*$", re.ASCII | re.IGNORECASE)
