"""The tables as they were before there were revisions: what is there already stays."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create what is missing."""
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("release", TEXT, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=False),
        if_not_exists=True,
    )
    key = ("period", "release", "channel", "language", "origin", "by", "target")
    op.create_table(
        "counts",
        *(sa.Column(name, TEXT, primary_key=True) for name in key),
        sa.Column("n", sa.BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "recordings",
        sa.Column("audio", TEXT, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        if_not_exists=True,
    )
