"""Bring the tables of any earlier version to those of this one, once for all who ask.

A revision is a file in `versions/`, which Alembic runs in their order; a number names it. Alembic
is loaded only where one is to be run: what answers calls has no need of it.
"""

import logging
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from ivr.store.database import StoreError
from ivr.store.tables import metadata

FOLDER = Path(__file__).parent
REVISIONS = sorted(path.stem.partition("_")[0] for path in FOLDER.glob("versions/*.py"))
LOCK = 0x6976725F  # "ivr_": the advisory lock of PostgreSQL under which they run

log = logging.getLogger("ivr")


class NewerDatabase(StoreError):
    """A later version of the program has made the tables, and this one must not touch them."""


def is_current(connection: Connection, place: str) -> bool:
    """Tell whether the tables are those of this version; NewerDatabase if they are of a later."""
    is_newest = _find_revision(connection, place) == REVISIONS[-1]
    return is_newest and {*metadata.tables} <= {*inspect(connection).get_table_names()}


def upgrade(connection: Connection, place: str) -> None:
    """Run what is missing in a transaction that writes; others wait, then find it done.

    A database of the time before there were revisions is taken up as it is.
    """
    logging.getLogger("alembic").setLevel(logging.WARNING)
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    before = _find_revision(connection, place)
    if before == REVISIONS[-1]:
        metadata.create_all(connection)  # of tables that somebody has removed
        return
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    command.upgrade(config, "head")
    data = {"from": before, "to": REVISIONS[-1]}
    log.info("the tables of the database are those of this version", extra={"data": data})


def _find_revision(connection: Connection, place: str) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found and found not in REVISIONS:
        raise NewerDatabase(
            f"The database at {place} was made by a later version of this program (its revision "
            f"{found} is not known here): install that version, or go back to a copy of the "
            "database from before it."
        )
    return found
