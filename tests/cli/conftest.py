"""What tests of the commands about releases share: a database, a folder, ways to publish."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli import main
from ivr.loader import release_of
from ivr.store import Publication, Store

Run = Callable[..., Result]
on_sqlite_alone = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
Put = Callable[[Mapping[str, str], str], Publication]


@pytest.fixture
def put(store: Store) -> Put:
    """Publish files without any check, as another operator may have done before."""

    def put(files: Mapping[str, str], note: str) -> Publication:
        current = store.current()
        moment = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
        return store.publish(
            release_of(files), files, note, moment, current.number if current else 0
        )

    return put


@pytest.fixture
def command(url: str) -> Run:
    """Run a command on the database, where no folder is set."""

    def run(*arguments: str, typed: str | None = None, **environ: str) -> Result:
        clean = {"IVR_FLOWS": "", "DATABASE_URL": url, **environ}
        return CliRunner(env=clean).invoke(main, arguments, input=typed)

    return run


@pytest.fixture
def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    """A folder with the flows as they ship."""
    folder = tmp_path / "flows"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def versions(files: dict[str, str]) -> list[dict[str, str]]:
    """Three releases in which an agent is announced with other words."""
    words = "Please hold while we ring an agent."
    assert words in files["call.yaml"]
    return [
        {**files, "call.yaml": files["call.yaml"].replace(words, other)}
        for other in ("Hold on.", "One moment.", "Stay with us.")
    ]
