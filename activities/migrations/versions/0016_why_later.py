"""Why something was recorded later than it happened"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "fact", sa.Column("later_because", sa.String(length=500), nullable=False, server_default="")
    )
