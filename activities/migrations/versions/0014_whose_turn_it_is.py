"""Whose turn it is in the outbox is found by kind, however many wait for one command"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_WAITING = sa.text("next_at is not null")


def upgrade() -> None:
    op.drop_index("ix_outbox_waits", "outbox")
    _index("ix_outbox_waits", "driver", "kind", "position")
    _index("ix_outbox_turn", "kind", "id")


def _index(name: str, *columns: str) -> None:
    op.create_index(name, "outbox", list(columns), sqlite_where=_WAITING, postgresql_where=_WAITING)
