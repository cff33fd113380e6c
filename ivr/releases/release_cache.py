"""Keep the files of releases in a folder, so that a process knows them while the database is away.

A release is a folder with its name; it is there as a whole or not at all. The file `current` holds
the name of the one on the air. Sound files stand in `audio`, under the hash of their bytes.
"""

import re
import shutil
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from ivr.atomic_write import write_whole

CURRENT = "current"
AUDIO = "audio"
RELEASE = re.compile(r"[0-9a-f]{8}")
AUDIO_NAME = re.compile(r"[0-9a-f]{16}")
ABANDONED = 60 * 60  # seconds after which nobody writes an unfinished file any more


class ReleaseCache:
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
        """Remove a release, as a whole for who reads it meanwhile; OSError if it cannot be."""
        unwanted = Path(mkdtemp(prefix=".", dir=self._folder))
        try:
            with suppress(FileNotFoundError):  # another process was faster
                (self._folder / release).replace(unwanted)
        finally:
            shutil.rmtree(unwanted, ignore_errors=True)

    def prune(self, releases: Collection[str], audio: Collection[str]) -> None:
        """Keep some releases and sound files, and remove all others; OSError if that fails."""
        for path in self._folder.iterdir():
            if RELEASE.fullmatch(path.name) and path.name not in releases:
                self.drop(path.name)
        for path in (self._folder / AUDIO).glob("*"):
            if AUDIO_NAME.fullmatch(path.name) and path.name not in audio:
                path.unlink(missing_ok=True)

    def remove_unfinished(self) -> None:
        """Remove what processes left that were killed while they wrote."""
        for path in [*self._folder.glob(".*"), *(self._folder / AUDIO).glob(".*")]:
            if path.lstat().st_mtime < time.time() - ABANDONED:
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

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
