"""Turn a flow into its picture for the page, drawn once for each release and language.

The layout needs 50 MB that it never gives back, so another process draws, by `ivr draw`.
"""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from ivr.reader import Reading

REMEMBERED = 8  # pictures of about 100 kB
LONGEST = 60  # seconds
Files = tuple[tuple[str, str], ...]


def picture_of(reading: Reading, flow: Literal["call", "text"], language: str) -> bytes:
    """Return a flow as an SVG document, in a language if the hotline speaks it."""
    spoken = reading.hotline.languages
    files = tuple((name, source.text) for name, source in reading.sources.items())
    return _draw(files, flow, language if language in spoken else spoken[0])


@lru_cache(REMEMBERED)
def _draw(files: Files, flow: str, language: str) -> bytes:
    with TemporaryDirectory() as folder:
        for name, text in files:
            Path(folder, name).write_text(text, encoding="utf-8")
        options = ["--flow", flow, "--language", language, "--format", "svg"]
        command = [sys.executable, "-m", "ivr.cli", "draw", folder, *options]
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)  # noqa: S603
    return done.stdout
