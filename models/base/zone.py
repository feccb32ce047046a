"""The local time of the record: that of the country."""

from datetime import datetime
from zoneinfo import ZoneInfo

from models.base.country import country


def zone() -> ZoneInfo:
    """The time zone of the country."""
    return ZoneInfo(country().zone)


def local_time(instant: datetime) -> str:
    """The instant as its people write it down: 2021-03-15 16:58."""
    return f"{instant.astimezone(zone()):%Y-%m-%d %H:%M}"
