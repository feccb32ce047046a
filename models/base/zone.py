"""The local time of the record: Helsinki's."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Helsinki")


def local_time(instant: datetime) -> str:
    """The instant as people in Finland write it down: 2021-03-15 16:58."""
    return f"{instant.astimezone(ZONE):%Y-%m-%d %H:%M}"
