"""The registry"""

import sqlalchemy as sa
from alembic import op

import models.tables.columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "address",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("mail", sa.String(length=320), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_address")),
    )
    op.create_table(
        "case_row",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("task_class", sa.String(length=20), nullable=False),
        sa.Column("publicity", sa.String(length=30), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=False),
        sa.Column("opened", sa.Date(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("journal", name=op.f("pk_case_row")),
    )
    with op.batch_alter_table("case_row", schema=None) as batch_op:
        batch_op.create_index("ix_case_row_body_stage", ["body", "stage"], unique=False)

    op.create_table(
        "command",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command")),
    )
    op.create_table(
        "deadline_row",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("explanation", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("journal", "key", name=op.f("pk_deadline_row")),
    )
    with op.batch_alter_table("deadline_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_row_at"), ["at"], unique=False)

    op.create_table(
        "fact",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("happened_at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("recorded_at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("authenticated", sa.String(length=40), nullable=False),
        sa.Column("command_id", sa.String(length=200), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("journal", "seq", name=op.f("pk_fact")),
        sa.UniqueConstraint("position", name=op.f("uq_fact_position")),
    )
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.create_index("ix_fact_command_id", ["command_id"], unique=False)

    op.create_table(
        "handling_row",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("decision", sa.String(length=80), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(length=200), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.CheckConstraint("section >= 1", name=op.f("ck_handling_row_counts")),
        sa.PrimaryKeyConstraint("journal", "decision", name=op.f("pk_handling_row")),
        sa.UniqueConstraint("body", "year", "section", name=op.f("uq_handling_row_section")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("folded", sa.Integer(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_table(
        "meeting_row",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=False),
        sa.Column("at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("journal", name=op.f("pk_meeting_row")),
    )
    with op.batch_alter_table("meeting_row", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_row_body_stage", ["body", "stage"], unique=False)

    op.create_table(
        "number",
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_number_counts")),
        sa.PrimaryKeyConstraint("series", "number", name=op.f("pk_number")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("driver", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("ordered_at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_driver_done", ["driver", "done"], unique=False)

    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("template_sha256", sa.String(length=64), nullable=False),
        sa.Column("record_sha256", sa.String(length=64), nullable=False),
        sa.Column("layout_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_at", models.tables.columns.Instant(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("journal", "seq", "template", "language", "subject", name=op.f("uq_paper_once")),
    )
    op.create_table(
        "refused",
        sa.Column("command_id", sa.String(length=200), nullable=False),
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("at", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_refused")),
    )
    with op.batch_alter_table("refused", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refused_journal"), ["journal"], unique=False)

    op.create_table(
        "registry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("behind", sa.String(length=200), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_registry_is_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry")),
    )
    op.create_table(
        "report_row",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("project", sa.String(length=40), nullable=False),
        sa.Column("division", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("due", models.tables.columns.Instant(length=20), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("journal", "period", "project", name=op.f("pk_report_row")),
    )
    op.create_table(
        "sealed",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_sealed")),
    )
    op.execute("insert into registry (id, position, behind) values (1, 0, '')")
