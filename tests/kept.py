"""What kept calls and kept texts share: their head, and writing them anew."""

import re
from functools import partial
from pathlib import Path

from flask import Flask

from ivr.simulator import WsgiTransport
from ivr.twilio.signature import sign
from tests.conftest import PUBLIC_URL, TOKEN


def given_in(kept: str) -> dict[str, str]:
    """Read the `# name value` lines of a transcript."""
    return dict(re.findall(r"^# (\w+) (.+)$", kept, re.MULTILINE))


def head_of(kept: str) -> str:
    """Return the lines with which a transcript begins."""
    return "".join(f"{line}\n" for line in kept.splitlines() if line.startswith("#")) + "\n"


def line_to(app: Flask) -> WsgiTransport:
    """Make a signed line to an application."""
    return WsgiTransport(app, PUBLIC_URL, partial(sign, TOKEN))


def compare(path: Path, made: str, refresh: bool) -> None:
    """Hold what was made against what was kept, or keep it."""
    if refresh:
        path.write_text(made, encoding="utf-8")
    else:
        assert made == path.read_text(encoding="utf-8")


def in_both_languages(paths: list[Path]) -> bool:
    """Tell whether each transcript is kept in English and in French."""
    kept = [path.stem.rpartition(".")[::2] for path in paths]
    english, french = ({stem for stem, one in kept if one == language} for language in ("en", "fr"))
    return english == french != set()
