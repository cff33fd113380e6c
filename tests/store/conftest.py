"""A store on each database, empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivr.store import Store, open_store
from tests.databases import postgresql_url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/var/ivr.db"
    else:
        with postgresql_url() as address:
            yield address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store that is prepared."""
    store = open_store(url)
    store.prepare()
    yield store
    store.close()
