"""The ledger: its first lines note what was there before it"""

import hashlib
import json
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BEGINNING = "0" * 64
MOST = 1_000
"""Entries in a line."""

NOTED = (
    ("registry", "registry", "id", "name"),
    ("version", "version", "id", "sha256 release since"),
    ("fact", "fact", "journal seq", "position hash"),
    ("command", "command", "id", "journal digest"),
    ("refused", "refused", "command_id", "journal at actor act type sentence said"),
    ("order", "outbox", "id", "driver kind position order ordered_at"),
    ("delivery", "outbox", "id", "state detail"),
    (
        "paper",
        "paper",
        "journal seq template language subject",
        "position title name version record_sha256 sha256 made_at",
    ),
    ("sealed", "sealed", "sha256", ""),
    ("erased", "erased", "sha256", "at actor reason"),
    ("address", "address", "", "key salt name mail"),
)
"""What was noted, of which table, by which key, and what of it was held, when the ledger began."""

_LEDGER = sa.table("ledger", *map(sa.column, ("line", "position", "version", "entries", "hash")))
_REGISTRY = sa.table("registry", *map(sa.column, ("position", "line", "head")))
_ADDRESS = sa.table("address", *map(sa.column, ("key", "salt")))


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entries_of(what: str, table: str, key: list[str], held: list[str]) -> list[list[object]]:
    """The entries of all rows that there are."""
    source = sa.table(table, *map(sa.column, [*key, *held]))
    wanted = sa.select(source)
    if key:
        wanted = wanted.order_by(*(source.c[name] for name in key))
    if what == "delivery":
        wanted = wanted.where(source.c.state.not_in(("waiting", "failed")))
    found: list[list[object]] = []
    for row in op.get_bind().execute(wanted).mappings():
        digest = hashlib.sha256(canonical([what, *(row[name] for name in held)]).encode()).hexdigest()
        found.append([what, [row[name] for name in key] or [digest], digest])
    return found


def upgrade() -> None:
    op.create_table(
        "ledger",
        sa.Column("line", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_ledger")),
    )
    for table, column in (
        ("registry", sa.Column("line", sa.BigInteger(), nullable=False, server_default="0")),
        ("registry", sa.Column("head", sa.String(length=64), nullable=False, server_default="")),
        ("address", sa.Column("salt", sa.String(length=32), nullable=False, server_default="")),
    ):
        op.add_column(table, column)
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column.name, server_default=None)
    connection = op.get_bind()
    for key in connection.execute(sa.select(_ADDRESS.c.key)).scalars().all():
        salted = sa.update(_ADDRESS).where(_ADDRESS.c.key == key).values(salt=secrets.token_hex(16))
        connection.execute(salted)
    entries = [
        entry
        for what, table, key, held in NOTED
        for entry in entries_of(what, table, key.split(), held.split())
    ]
    position = connection.execute(sa.select(_REGISTRY.c.position)).scalar_one()
    line, head = 0, BEGINNING
    for first in range(0, len(entries), MOST):
        line, said = line + 1, canonical(entries[first : first + MOST])
        head = hashlib.sha256(canonical([head, line, position, "", said]).encode()).hexdigest()
        row = {"line": line, "position": position, "version": "", "entries": said, "hash": head}
        connection.execute(sa.insert(_LEDGER), row)
    connection.execute(sa.update(_REGISTRY).values(line=line, head=head))
