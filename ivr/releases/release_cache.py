"""Keep the files of releases in a folder, so that a process knows them while the database is away.

A release is a folder with its name; it is there as a whole or not at all. The file `current` holds
the name of the one on the air. Sound files stand in `audio`, under the hash of their bytes. Counts
that could not be written are left here too, for the next process.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

from ivr.atomic_write import write_whole

CURRENT = "current"
AUDIO = "audio"
RELEASE = re.compile(r"[0-9a-f]{8}")
AUDIO_NAME = re.compile(r"[0-9a-f]{16}")


class Shelf:
    """The releases in one folder, which any number of processes of a machine share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, release: str, files: Mapping[str, str]) -> None:
        """Keep the files of a release, name → text; OSError if the folder takes none."""
        if (self._folder / release).is_dir():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=".", dir=self._folder))
        try:
            for name, text in files.items():
                (unfinished / name).write_text(text, encoding="utf-8")
            unfinished.chmod(0o755)
            unfinished.rename(self._folder / release)
        except OSError:
            shutil.rmtree(unfinished, ignore_errors=True)
            if not (self._folder / release).is_dir():  # another process may have been faster
                raise

    def find(self, release: str) -> dict[str, str] | None:
        """Return the files of a release, or None if they are not here."""
        if not RELEASE.fullmatch(release):
            return None
        try:
            files = [path for path in (self._folder / release).iterdir() if path.is_file()]
            return {path.name: path.read_text(encoding="utf-8") for path in files}
        except (OSError, ValueError):
            return None

    def drop(self, release: str) -> None:
        """Remove a release; what cannot be removed stays."""
        if RELEASE.fullmatch(release):
            shutil.rmtree(self._folder / release, ignore_errors=True)

    def point_to(self, release: str) -> None:
        """Note which release is on the air; OSError if the folder takes nothing."""
        write_whole(self._folder / CURRENT, release.encode())

    @property
    def current(self) -> str | None:
        """The release that was on the air when somebody looked last, or None."""
        try:
            return (self._folder / CURRENT).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return None

    def put_audio(self, name: str, content: bytes) -> None:
        """Keep a sound file; OSError if the folder takes nothing."""
        write_whole(self._folder / AUDIO / name, content)

    def audio(self, name: str) -> Path | None:
        """Return the path of a sound file, or None if it is not here."""
        path = self._folder / AUDIO / name
        return path if AUDIO_NAME.fullmatch(name) and path.is_file() else None

    def leave_counts(self, rows: Iterable[Sequence[str | int]]) -> None:
        """Leave counts that could not be written to who asks next; OSError if it cannot be done."""
        path = self._folder / f"counts-{uuid4().hex}.json"
        write_whole(path, json.dumps([*rows], ensure_ascii=False).encode())

    def take_counts(self) -> list[list[Any]]:
        """Take over all counts that were left; each is given to one process only."""
        rows: list[list[Any]] = []
        for path in self._folder.glob("counts-*.json"):
            mine = path.with_suffix(f".{os.getpid()}")
            try:
                path.replace(mine)
                rows += json.loads(mine.read_text(encoding="utf-8"))
                mine.unlink()
            except (OSError, ValueError):
                continue  # another process was faster
        return rows
