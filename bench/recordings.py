"""Compare documents with recordings to documents without, in one run: `python -m bench.recordings`.

Both are built anew (no document is remembered), as the first caller of a state finds them; then
both are served from memory, as all others do.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from ivr.dialog.events import Arrived, Key
from ivr.dialog.session import Session
from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.recordings import NO_RECORDINGS, make_edition, read_recordings
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from tests.conftest import WORKDAY, settings_with
from tests.recordings.booth import record

ROUNDS = 300


def main() -> None:
    """Print the ratios; medians of interleaved rounds, in processor time."""
    with TemporaryDirectory() as folder:
        reading = read_flows(read_folder(BUNDLED))
        record(Path(folder), reading.hotline)
        edition, _ = make_edition(reading, read_recordings(Path(folder)))
        settings, world = settings_with(), RequestWorld(WORKDAY)
        plain = Documents(reading.hotline, settings, NO_RECORDINGS)
        recorded = Documents(edition.reading.hotline, settings, edition.recordings)

        def build(documents: Documents) -> Callable[[], object]:
            session = Session(documents.hotline.release, "fertility", "en", (("birth", True),))
            return lambda: documents._make_answer(
                session, Key("2"), documents._conditions(session, world)
            )

        def serve(documents: Documents) -> Callable[[], object]:
            session = Session(documents.hotline.release, documents.hotline.call.start)
            return lambda: documents.voice(session, Arrived(), world)

        compare("built anew", build(plain), build(recorded))
        compare("from memory", serve(plain), serve(recorded))


def compare(name: str, without: Callable[[], object], with_them: Callable[[], object]) -> None:
    times: dict[str, list[float]] = {"without": [], "with": []}
    for act in (without, with_them):
        act()
    for _ in range(ROUNDS):
        for kind, act in (("without", without), ("with", with_them)):
            begun = time.thread_time_ns()
            for _ in range(10):
                act()
            times[kind].append((time.thread_time_ns() - begun) / 10_000)
    before, after = (statistics.median(times[kind]) for kind in ("without", "with"))
    print(
        f"{name:>12}: {before:7.1f} µs without recordings, {after:7.1f} µs with, "
        f"ratio {after / before:.2f}"
    )


if __name__ == "__main__":
    main()
