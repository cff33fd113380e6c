"""Databases for tests: a PostgreSQL URL under which nothing is seen but what the test makes."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

VARIABLE = "TEST_DATABASE_URL"


@contextmanager
def postgresql_url() -> Iterator[str]:
    """Yield the URL of an empty PostgreSQL database of one's own; skip the test if there is none.

    It is a schema in the database at TEST_DATABASE_URL, dropped at the end.
    """
    url = os.environ.get(VARIABLE)
    if not url:
        pytest.skip(f"needs PostgreSQL: set {VARIABLE} to the URL of a database for tests")
    schema = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        try:
            yield f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{schema}"
        finally:
            connection.execute("SET client_min_messages = warning")
            connection.execute(f"DROP SCHEMA {schema} CASCADE")
