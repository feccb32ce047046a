"""What says that the registry or the store does not answer, or not yet: it is asked again."""

from sqlalchemy import exc

AWAY = (
    exc.OperationalError,
    exc.InterfaceError,
    exc.InternalError,
    exc.ProgrammingError,
    exc.TimeoutError,
    OSError,
)
"""Every other error would only come again."""


class NotYet(Exception):  # noqa: N818 - said as a sentence, like every refusal
    """Somebody else has to end first; trying again helps."""
