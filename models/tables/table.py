"""What every table of the registry is."""

from typing import TYPE_CHECKING, ClassVar

import sqlalchemy
from sqlmodel import MetaData, SQLModel

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(constraint_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Table(SQLModel):
    """The base of every table."""

    metadata = metadata

    if TYPE_CHECKING:
        __table__: ClassVar[sqlalchemy.Table]
