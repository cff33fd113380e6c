"""Twilio's own list of the voices of <Say>, each with its engine and the languages it speaks.

The table beside this module tells where it is from; `make voices` writes it anew.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_suffix(".csv")
COLUMNS = ("voice", "engine", "languages")


class Speaker(NamedTuple):
    """How a voice is made (Standard, Neural, …), and which languages it speaks, its own first.

    No languages: it is one of Twilio's basic voices, for which nothing tells them.
    """

    engine: str
    languages: tuple[str, ...]


@cache
def twilio_voices() -> Mapping[str, Speaker]:
    """Read the list, by the names that the attribute `voice` takes."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {
            row["voice"]: Speaker(row["engine"], tuple(row["languages"].split())) for row in rows
        }
