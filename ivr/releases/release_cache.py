"""Keep the files of releases in a folder, so that a process knows them while the database is away.

A release is one file of JSON with its name, and is there as a whole or not at all. The file
`current` tells which is on the air. Sound files stand in `audio`, under the hash of
their bytes. Earlier versions kept a release as a folder, which is read as well.
"""

import json
import re
import shutil
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ivr.atomic_write import write_whole

RELEASE = re.compile(r"[0-9a-f]{8}")
AUDIO = re.compile(r"[0-9a-f]{16}")
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # for what came on the air nobody knows when
ABANDONED = 60 * 60  # seconds after which nobody writes an unfinished file any more


@dataclass(frozen=True)
class OnAir:
    """What was on the air: a release, with its number in a store and when it was published."""

    release: str
    number: int = 0
    published: datetime = EARLIEST


class ReleaseCache:
    """The releases in one folder, which any number of processes of a machine share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._audio = folder / "audio"
        self._current = folder / "current"

    def put(self, release: str, files: Mapping[str, str]) -> None:
        """Keep the files of a release, name → text; OSError if the folder takes none."""
        if self.find(release) is None:
            write_whole(self._path(release), json.dumps(dict(files), ensure_ascii=False).encode())

    def find(self, release: str) -> dict[str, str] | None:
        """Return the files of a release, or None if they are not here."""
        folder, path = self._folder / release, self._path(release)
        if not RELEASE.fullmatch(release):
            return None
        try:
            if folder.is_dir() and not path.exists():
                return {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
            return {name: str(text) for name, text in json.loads(path.read_bytes()).items()}
        except (OSError, ValueError, AttributeError):
            return None

    def drop(self, release: str) -> None:
        """Remove a release; OSError if it cannot be."""
        self._path(release).unlink(missing_ok=True)
        shutil.rmtree(self._folder / release, ignore_errors=True)

    def prune(self, releases: Collection[str], audio: Collection[str]) -> None:
        """Keep some releases and sound files, and remove all others; OSError if that fails."""
        for path in self._folder.glob("*"):
            if RELEASE.fullmatch(path.stem) and path.stem not in releases:
                self.drop(path.stem)
        for path in self._audio.glob("*"):
            if AUDIO.fullmatch(path.name) and path.name not in audio:
                path.unlink(missing_ok=True)

    def remove_unfinished(self) -> None:
        """Remove what processes left that were killed while they wrote."""
        for path in (*self._folder.glob(".*"), *self._audio.glob(".*")):
            with suppress(FileNotFoundError):  # another process has just finished it
                if path.lstat().st_mtime < time.time() - ABANDONED:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    def point_to(self, on_air: OnAir) -> None:
        """Note what is on the air; OSError if the folder takes nothing."""
        noted = {**asdict(on_air), "published": on_air.published.isoformat()}
        write_whole(self._current, json.dumps(noted).encode())

    @property
    def current(self) -> str | None:
        """The release that was on the air when somebody looked last, or None."""
        on_air = self.on_air
        return on_air.release if on_air else None

    @property
    def on_air(self) -> OnAir | None:
        """What was on the air when somebody on this machine looked last, or None."""
        try:
            text = self._current.read_text(encoding="utf-8").strip()
            if RELEASE.fullmatch(text):  # as earlier versions noted it
                return OnAir(text)
            noted = json.loads(text)
            published = datetime.fromisoformat(noted["published"])
            return OnAir(str(noted["release"]), int(noted["number"]), published.astimezone(UTC))
        except (OSError, ValueError, TypeError, LookupError):
            return None

    def put_audio(self, name: str, content: bytes) -> None:
        """Keep a sound file; OSError if the folder takes nothing."""
        write_whole(self._audio / name, content)

    def audio(self, name: str) -> Path | None:
        """Return the path of a sound file, or None if it is not here."""
        path = self._audio / name
        return path if AUDIO.fullmatch(name) and path.is_file() else None

    def _path(self, release: str) -> Path:
        return self._folder / f"{release}.json"
