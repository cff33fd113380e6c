"""The picture of a flow for the page, drawn once for each release and language.

The layout needs 50 MB that it never gives back, so another process draws, by `ivr draw`. It draws
one picture at a time: webhooks come first.
"""

import logging
import os
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Literal

from ivr.loader import Reading

REMEMBERED = 8  # pictures of about 100 kB
LONGEST = 30  # seconds
NEEDED = ("PATH", "PYTHONPATH")  # of our environment; not its secrets
Key = tuple[str, str, str]

log = logging.getLogger("ivr")
_drawing = Lock()
_drawn: OrderedDict[Key, bytes] = OrderedDict()


def picture_of(reading: Reading, flow: Literal["call", "text"], language: str) -> bytes | None:
    """Return a flow as an SVG document; None while it cannot be had, because another is drawn.

    It is in the language if the hotline speaks it, else in its first.
    """
    spoken = reading.hotline.languages_in(flow)
    if not spoken:
        return None
    key = (reading.hotline.release, flow, language if language in spoken else spoken[0])
    if key in _drawn:
        return _drawn[key]
    if not _drawing.acquire(blocking=False):
        return None
    try:
        drawn = _draw(reading, flow, key[-1])
        if drawn:
            _drawn[key] = drawn
            if len(_drawn) > REMEMBERED:
                _drawn.popitem(last=False)
        return drawn
    finally:
        _drawing.release()


def _draw(reading: Reading, flow: str, language: str) -> bytes | None:
    with TemporaryDirectory() as folder:
        for name, source in reading.sources.items():
            if source.text:
                Path(folder, name).write_text(source.text, encoding="utf-8")
        options = ["--flow", flow, "--language", language, "--format", "svg"]
        command = [sys.executable, "-m", "ivr.cli", "draw", folder, *options]
        environ = {name: os.environ[name] for name in NEEDED if name in os.environ}
        try:
            done = subprocess.run(  # noqa: S603
                command, capture_output=True, timeout=LONGEST, check=True, env=environ
            )
        except subprocess.SubprocessError as error:
            log.error("a picture cannot be drawn", exc_info=error)
            return None
    return done.stdout
