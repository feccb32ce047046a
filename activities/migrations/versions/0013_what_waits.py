"""What waits in the outbox: when it is tried next, how often it failed, and which drain has it in hand"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

AT_ONCE = "1970-01-01T00:00:00Z"

_OUTBOX = sa.table("outbox", *map(sa.column, ("state", "next_at")))


def upgrade() -> None:
    op.add_column("outbox", sa.Column("next_at", sa.String(length=20), nullable=True))
    op.add_column("outbox", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("claim", sa.String(length=80), nullable=False, server_default=""))
    waits = _OUTBOX.c.state.in_(("waiting", "failed"))
    op.execute(sa.update(_OUTBOX).where(waits).values(next_at=AT_ONCE))
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_driver_state")
        batch_op.alter_column("tries", server_default=None)
        batch_op.alter_column("claim", server_default=None)
    waiting = sa.text("next_at is not null")
    op.create_index(
        "ix_outbox_waits",
        "outbox",
        ["driver", "position"],
        unique=False,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_table(
        "drain",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("since", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_drain"),
    )
