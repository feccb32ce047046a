"""In whose name somebody acted, where it was not their own"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("fact", sa.Column("on_behalf_of", sa.String(length=200), nullable=False, server_default=""))
