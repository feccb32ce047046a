"""What the public finds, how its stems are looked up, and who is told of it by mail"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE VIRTUAL TABLE public_stems USING fts5(
    stems, content='public_text', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER public_stems_come AFTER INSERT ON public_text BEGIN
    INSERT INTO public_stems(rowid, stems) VALUES (new.id, new.stems); END""",
    """CREATE TRIGGER public_stems_go AFTER DELETE ON public_text BEGIN
    INSERT INTO public_stems(public_stems, rowid, stems) VALUES ('delete', old.id, old.stems); END""",
)
POSTGRESQL = (
    "CREATE INDEX public_stems ON public_text USING gin (array_to_tsvector(string_to_array(stems, ' ')))",
)


def upgrade() -> None:
    op.create_table(
        "public_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=200), nullable=False),
        sa.Column("decision", sa.String(length=80), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("published_at", sa.String(length=20), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_public_text"),
    )
    op.create_index("ix_public_text_journal", "public_text", ["journal"], unique=False)
    op.create_table(
        "public_journal",
        sa.Column("journal", sa.String(length=200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("changes_at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("journal", name="pk_public_journal"),
    )
    op.create_table(
        "subscription",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("mail", sa.String(length=320), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("of", sa.String(length=200), nullable=False),
        sa.Column("asked_at", sa.String(length=20), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_subscription"),
    )
    op.create_index("ix_subscription_mail", "subscription", ["mail"], unique=False)
    op.create_table(
        "subscriber_told",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token", "position", name="pk_subscriber_told"),
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
