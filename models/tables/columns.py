"""What stands in a column where neither database has a type for it: how it is written, and read back."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String, TypeDecorator

from models.base.bad_value import BadValue
from models.engine.effect_state import EffectState


class NoInstant(BadValue):
    """Where an instant has to stand in the registry stands '{value}'. `pykala verify` names all that is
    wrong."""


class NoStateOfEffect(BadValue):
    """Where the state of an effect has to stand in the registry stands '{value}'. `pykala verify` names all
    that is wrong."""


def utc_text(at: datetime) -> str:
    """An aware instant as it is kept: in UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Instant(TypeDecorator[datetime]):
    """An aware instant as UTC text, the same in both databases; it sorts as it counts."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("an instant needs an offset")
        return utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        try:
            return None if value is None else datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise NoInstant(value=str(value)[:40]) from None


class StateOfEffect(TypeDecorator[EffectState]):
    """The state of an effect by its value."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: EffectState | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> EffectState | None:
        try:
            return None if value is None else EffectState(value)
        except ValueError:
            raise NoStateOfEffect(value=str(value)[:40]) from None
