"""The registry's tables: journals, and what they need.

Every constraint has a name and a sentence for people; the rows that people read are rebuilt from journals at
any time.
"""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from models.tables.columns import Instant
from models.tables.table import Table


class RegistryRow(Table, table=True):
    """One row: how many facts there are. Locking it makes commits follow one another.

    `behind` names a journal of which the engine has seen more than the registry holds, or is RESTORED; empty
    is well. `name` tells it from every other registry, and goes with its copies. In a registry made for
    `rehearsal` workflows say what time it is; that is said when it is made, and never changes. `latest` is
    the latest time at which a fact was recorded. After the place `timed_after` recorded times only run
    forward: what stands before was timed by an older version, or was brought back late. `line` and
    `head` are the ledger's last.
    """

    __tablename__ = "registry"
    __table_args__ = (CheckConstraint("id = 1", name="is_one"),)

    id: int = Field(default=1, primary_key=True)
    position: int = Field(default=0, sa_type=BigInteger)
    behind: str = Field(default="", max_length=200)
    name: str = Field(default="", max_length=36)
    rehearsal: bool = Field(default=False)
    latest: datetime | None = Field(default=None, sa_type=Instant)
    timed_after: int = Field(default=0, sa_type=BigInteger)
    line: int = Field(default=0, sa_type=BigInteger)
    head: str = Field(default="", max_length=64)


class LedgerRow(Table, table=True):
    """What one transaction wrote to the record, as hashes, bound to the line before; and by which version.

    `position` is the place of the last fact then, `entries` what `models/tables/noted.py` says, in JSON.
    """

    __tablename__ = "ledger"

    line: int = Field(primary_key=True, sa_type=BigInteger)
    position: int = Field(sa_type=BigInteger)
    version: str = Field(max_length=64)
    entries: str = Field(sa_type=Text)
    hash: str = Field(max_length=64)


class JournalRow(Table, table=True):
    """A journal: how long it is, its head, and how far its workflow is known to have read."""

    __tablename__ = "journal"

    id: str = Field(primary_key=True, max_length=200)
    kind: str = Field(max_length=20)
    seq: int
    head: str = Field(max_length=64)
    folded: int = Field(default=0)
    is_open: bool


class FactRow(Table, table=True):
    """A fact, as it is hashed; `position` is its place among the facts of all journals."""

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("position", name="position"),
        Index("ix_fact_command_id", "command_id"),
    )

    journal: str = Field(primary_key=True, max_length=200)
    seq: int = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)
    kind: str = Field(max_length=60)
    content: str = Field(sa_type=Text)
    happened_at: datetime = Field(sa_type=Instant)
    recorded_at: datetime = Field(sa_type=Instant)
    actor: str = Field(max_length=200)
    on_behalf_of: str = Field(default="", max_length=200, sa_column_kwargs={"server_default": ""})
    role: str = Field(max_length=40)
    authenticated: str = Field(max_length=40)
    later_because: str = Field(default="", max_length=500, sa_column_kwargs={"server_default": ""})
    command_id: str = Field(max_length=200)
    before: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class SnapshotRow(Table, table=True):
    """A long journal folded up to one of its facts, so that it is not folded from its beginning each time.

    It says nothing that the facts do not say; `version` is of the program that folded it.
    """

    __tablename__ = "snapshot"

    journal: str = Field(primary_key=True, max_length=200)
    seq: int
    head: str = Field(max_length=64)
    noun: str = Field(max_length=20)
    version: str = Field(max_length=64)
    state: str = Field(sa_type=Text)


class CommandRow(Table, table=True):
    """A command that became facts. Its id makes it one, however often it is sent."""

    __tablename__ = "command"

    id: str = Field(primary_key=True, max_length=200)
    journal: str = Field(max_length=200)
    digest: str = Field(max_length=64)


class RefusedRow(Table, table=True):
    """An act that was refused while nobody waited for the answer, with its facts.

    Who signalled it asks for it by the command id; a deadline that was refused stands here until it passes.
    """

    __tablename__ = "refused"

    command_id: str = Field(primary_key=True, max_length=200)
    journal: str = Field(max_length=200, index=True)
    at: datetime = Field(sa_type=Instant)
    actor: str = Field(max_length=200)
    act: str = Field(max_length=60)
    type: str = Field(max_length=60)
    sentence: str = Field(sa_type=Text)
    said: str = Field(default="", sa_type=Text)
    """The refusal as a message, in JSON; empty of one that an older version kept in English alone."""


class NumberRow(Table, table=True):
    """A number of a series that was given here, and to what."""

    __tablename__ = "number"
    __table_args__ = (CheckConstraint("number >= 1", name="counts"),)

    series: str = Field(primary_key=True, max_length=60)
    number: int = Field(primary_key=True)


class PaperRow(Table, table=True):
    """A paper of the record: the version that made it and what came out. Never overwritten."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("journal", "seq", "template", "language", "subject", name="once"),)

    id: int | None = Field(default=None, primary_key=True)
    journal: str = Field(max_length=200)
    seq: int
    position: int = Field(sa_type=BigInteger)
    template: str = Field(max_length=60)
    language: str = Field(max_length=2)
    subject: str = Field(default="", max_length=200)
    title: str = Field(max_length=300)
    name: str = Field(max_length=200)
    version: str = Field(max_length=64)
    record_sha256: str = Field(max_length=64)
    sha256: str = Field(max_length=64)
    made_at: datetime = Field(sa_type=Instant)


class VersionRow(Table, table=True):
    """A version of the program that has driven this registry, by its hash; the last one drives it now."""

    __tablename__ = "version"

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(max_length=64)
    release: str = Field(max_length=40)
    since: datetime = Field(sa_type=Instant)


class SealedRow(Table, table=True):
    """Behind a commitment: a confidential text, or a secret file's plain hash. Erasing it breaks no chain."""

    __tablename__ = "sealed"

    sha256: str = Field(primary_key=True, max_length=64)
    salt: str = Field(max_length=64)
    text: str = Field(sa_type=Text)


class ErasedRow(Table, table=True):
    """That a confidential text was erased: when, by whom and why. Its hash stays in the chain."""

    __tablename__ = "erased"

    sha256: str = Field(primary_key=True, max_length=64)
    at: datetime = Field(sa_type=Instant)
    actor: str = Field(max_length=200)
    reason: str = Field(max_length=500)


class AddressRow(Table, table=True):
    """Where mail for a role, a group or an owner goes; kept apart from the record.

    A private person's key is the commitment to their name, and the name stands behind it. The ledger knows
    a hash of all of it; with the salt goes what it could be guessed by.
    """

    __tablename__ = "address"

    key: str = Field(primary_key=True, max_length=200)
    name: str = Field(default="", max_length=200)
    mail: str = Field(max_length=320)
    salt: str = Field(default="", max_length=32)


REGISTRY = RegistryRow.__table__
LEDGER = LedgerRow.__table__
JOURNAL = JournalRow.__table__
FACT = FactRow.__table__
SNAPSHOT = SnapshotRow.__table__
COMMAND = CommandRow.__table__
REFUSED = RefusedRow.__table__
NUMBER = NumberRow.__table__
PAPER = PaperRow.__table__
VERSION = VersionRow.__table__
SEALED = SealedRow.__table__
ERASED = ErasedRow.__table__
ADDRESS = AddressRow.__table__

RESTORED = "*"
"""In the place of a journal that is behind: all may be, and nobody has looked yet."""
