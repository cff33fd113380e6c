"""Outcomes of transfers are spelled as in the flow files: connected, no_answer.

They were counted in Twilio's words, completed and no-answer. How whole calls ended still is.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

ABOUT = "period, release, channel, language, origin"
OLD = "channel = 'call' AND \"by\" IN ('completed', 'no-answer')"
RESPELLED = f"""
    INSERT INTO counts ({ABOUT}, "by", target, n)
    SELECT {ABOUT}, CASE "by" WHEN 'completed' THEN 'connected' ELSE 'no_answer' END, target, n
    FROM counts WHERE {OLD}
    ON CONFLICT ({ABOUT}, "by", target) DO UPDATE SET n = counts.n + excluded.n
"""  # noqa: S608


def upgrade() -> None:
    """Add the old names to the new ones. Who counts meanwhile waits."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("LOCK TABLE counts IN SHARE ROW EXCLUSIVE MODE")
    op.execute(RESPELLED)
    op.execute(f"DELETE FROM counts WHERE {OLD}")  # noqa: S608
