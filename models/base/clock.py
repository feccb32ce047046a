"""The one wall clock outside workflows, and the one source of new ids; inside them `workflow` gives both."""

from datetime import UTC, datetime
from uuid import uuid4  # noqa: TID251 - the only place where an id is made


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the only place where the wall clock is read


def new_id() -> str:
    """An id that nobody has had before."""
    return str(uuid4())
