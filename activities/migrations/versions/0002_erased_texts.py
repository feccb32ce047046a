"""Erased texts"""

import sqlalchemy as sa
from alembic import op

import models.tables.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erased",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_erased")),
    )
