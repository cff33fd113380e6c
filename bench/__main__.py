"""Measure everything, and write docs/performance.md and docs/reliability.md: `make bench`."""

import os
import platform
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

WIDTH = 100
DOCS = Path(__file__).parent.parent / "docs"


@dataclass(frozen=True)
class Measure:
    """What is measured by a module of `bench`, and what a reader should know of its figures."""

    module: str
    title: str
    words: str
    arguments: tuple[str, ...] = ()


PERFORMANCE = (
    Measure(
        "webhooks",
        "A webhook in process",
        "Beside the route of Twilio's tutorial with a constant answer (recommended), the same with "
        "a document built by the library (usual), and WSGI with the library's validator alone "
        "(raw).",
    ),
    Measure(
        "load",
        "The service under load",
        "Two workers of four threads; webhooks arrive at random, and their time counts from the "
        "moment at which they were planned. 6,600 a second would be all 3.4 million people within "
        "an hour, at seven webhooks a call.",
    ),
    Measure(
        "explore",
        "Exploring every situation",
        "What `ivr check` does beside reading the files and the rules, for the hotline and for "
        "flows of more states.",
    ),
)
RELIABILITY = (
    Measure(
        "slow_clients",
        "200 slow clients",
        "Beside genuine webhooks, 100 a second, with no proxy in front.",
    ),
    Measure("slow_clients", "2,500 slow clients", "The same with more of them.", ("2500",)),
    Measure(
        "hostile",
        "Forged, mangled and hostile requests",
        "As fast as they are answered, beside genuine webhooks. What is closed got no answer, as "
        "it was cut off or no request.",
    ),
    Measure(
        "signatures",
        "Who is let in",
        "Requests of any bytes, ports, duplicates and order, held against what Twilio's library "
        "says of them.",
    ),
    Measure(
        "storm",
        "A storm",
        "40 telephones call and text while releases are published and taken back, the service is "
        "reloaded, workers are killed, and PostgreSQL goes away for half a minute.",
    ),
)
NOTE = """Measured on {day} by `make bench`, on {cores} cores of a {machine}, which the load shares
with the service. Ratios and orders of magnitude travel to other machines, microseconds do not.
"""


def write_page(name: str, title: str, measures: tuple[Measure, ...]) -> None:
    """Measure, and write a page of what came of it."""
    about = NOTE.format(
        day=f"{datetime.now(UTC):%Y-%m-%d}", cores=os.cpu_count(), machine=platform.machine()
    )
    parts = [f"# {title}\n", f"{textwrap.fill(' '.join(about.split()), WIDTH)}\n"]
    for one in measures:
        print(f"{one.module} {' '.join(one.arguments)}", flush=True)
        command = [sys.executable, "-m", f"bench.{one.module}", *one.arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        words = textwrap.fill(one.words, WIDTH)
        parts.append(f"## {one.title}\n\n{words}\n\n```\n{done.stdout.rstrip()}\n```\n")
    (DOCS / name).write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    write_page("performance.md", "How fast it is", PERFORMANCE)
    write_page("reliability.md", "What it stands", RELIABILITY)
