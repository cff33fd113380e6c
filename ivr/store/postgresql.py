"""Make engines for PostgreSQL that notice within seconds when the server is away.

Nothing is set for a session, and no statement is prepared, so a pooler may stand in between.
"""

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select

CONNECT = {  # libpq's names; what the URL says goes first
    "connect_timeout": 3,  # seconds
    "keepalives_idle": 3,  # seconds
    "keepalives_interval": 1,  # seconds
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,  # milliseconds
    "application_name": "ivr",
}
OVERFLOW = 4  # connections beside the one that is kept: as many as a worker has threads
IDLE = 10  # seconds a transaction may stand still: a worker that froze must not keep its locks


def make_engine(url: URL) -> Engine:
    """Make an engine for the server at a URL (postgresql+psycopg), without connecting to it."""
    ours = {name: value for name, value in CONNECT.items() if name not in url.query}
    engine = create_engine(
        url,
        pool_size=1,
        max_overflow=OVERFLOW,
        pool_timeout=3,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={**ours, "prepare_threshold": None},
    )
    event.listen(engine, "begin", _limit)
    return engine


def _limit(connection: Connection) -> None:
    seconds = connection.get_execution_options()["seconds"]
    limits = {"statement_timeout": seconds, "idle_in_transaction_session_timeout": IDLE}
    connection.execute(select(*(func.set_config(k, f"{v}s", True) for k, v in limits.items())))
