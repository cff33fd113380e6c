"""A machine of its own over a store that can be taken away."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ivr.loader import BUNDLED, release_of
from ivr.releases.release_cache import OnAir, ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.store import Store, StoreError
from tests.conftest import WORKDAY, at

Files = dict[str, str]


class Machine:
    """A cache in a folder beside a store; each worker has a sync of its own."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.cache = ReleaseCache(folder)

    def sync(self, flows: Path = BUNDLED) -> ReleaseSync:
        return ReleaseSync(self.store, self.cache, flows, Path("nowhere"), at(WORKDAY))

    def publish(self, files: Files) -> str:
        current = self.store.current()
        name = release_of(files)
        after = current.number if current else 0
        self.store.publish(name, files, "a change", datetime.now(UTC), after)
        return name

    def cache_only(self, files: Files) -> str:
        name = release_of(files)
        self.cache.put(name, files)
        self.cache.point_to(OnAir(name))
        return name


def changed(files: Files, words: str = "Hello") -> Files:
    """Return the files with another welcome."""
    return {**files, "call.yaml": files["call.yaml"].replace("Thank you for calling", words)}


def take_away(patches: pytest.MonkeyPatch) -> None:
    """Let every use of every store fail, until the patches are undone."""

    def fail(*_: Any, **__: Any) -> None:
        raise StoreError("nobody answers")

    for method in (
        *("prepare", "current", "history", "holds_publications", "was_published"),
        *("files", "audio", "add", "publish"),
    ):
        patches.setattr(Store, method, fail)
