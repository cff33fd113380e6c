"""Tell the takes in a folder from what else lies there; never open one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from ivr.loader.problems import Problem

SOUNDS = (".wav", ".mp3", ".flac", ".ogg", ".m4a", ".aif", ".aiff")
SHEET_FILE = "script.csv"  # the sheet that was read, among the takes
PAPERS = (".csv", ".html", ".md", ".pdf", ".txt")  # may lie beside the takes
LEFT_BY_SYSTEMS = ("thumbs.db", "ehthumbs.db", "desktop.ini")  # Windows makes them unasked
HIDDEN = (".", "~$")  # how names begin that macOS and Office make unasked


def list_takes(folder: Path) -> list[Path]:
    """Return what should be a take: every file that is no paper and was not left by a system."""
    return [path for path in sorted(folder.iterdir()) if path.is_file() and not _is_beside(path)]


def folder_problems(folder: Path) -> list[Problem]:
    """Tell of takes in folders within, which is a note where others are, and of none at all."""
    takes = list_takes(folder)
    nested = list(_nested(folder, "note" if takes else "error"))
    if takes or nested:
        return nested
    message = "there is no take in this folder"
    cure = f"Put sound files there, named {', '.join(SOUNDS[:-1])} or {SOUNDS[-1]}."
    return [Problem(str(folder), 1, 1, "no-takes", message, cure)]


def _nested(folder: Path, level: Literal["error", "note"]) -> Iterator[Problem]:
    for inner in sorted(path for path in folder.rglob("*") if path.is_dir()):
        count = sum(path.suffix.lower() in SOUNDS for path in list_takes(inner))
        if count:
            takes = "a take lies" if count == 1 else f"{count} takes lie"
            message = f"{takes} in this folder within {folder.name}, and nobody looked there"
            cure = f"Move what is to be imported up into {folder.name}, or import this folder."
            yield Problem(str(inner), 1, 1, "takes-in-folder", message, cure, level)


def _is_beside(path: Path) -> bool:
    name = path.name.lower()
    return name.startswith(HIDDEN) or name in LEFT_BY_SYSTEMS or path.suffix.lower() in PAPERS
