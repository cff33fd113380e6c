"""What each process has counted is added once: who has added, and how far."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create what says so."""
    op.create_table(
        "writers",
        sa.Column("writer", TEXT, primary_key=True),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("noted", sa.DateTime(timezone=True), nullable=False),
        if_not_exists=True,
    )
