"""Turn what came of a storm into figures: what was amiss, and how far counts and callers differ."""

import statistics
from collections import Counter
from dataclasses import dataclass

from bench.tallies import Tallies
from tests.telephones import Diary

TAKEN_UP = 2.0  # seconds within which every worker serves what was published


@dataclass(frozen=True)
class Publication:
    """A release that came on the air, and the last arrival that was answered by another."""

    how: str
    release: str
    moment: float
    lag: float


@dataclass
class Outcome:
    """What came of it."""

    diary: Diary
    tallies: Tallies
    publications: list[Publication]
    away: tuple[float, float]

    @property
    def most_twice(self) -> int:
        """How many counts may be too many: what was called again, as no answer had come."""
        return len(self.diary.repeated)

    @property
    def outdated(self) -> int:
        """How many calls came in on another release once the last was on every worker."""
        last = self.publications[-1]
        since = last.moment + max(last.lag, TAKEN_UP)
        return sum(
            release != last.release for began, release in self.diary.arrivals if began > since
        )

    @property
    def went_on(self) -> int:
        """How many answers were given in calls on earlier releases, the database being away."""
        last, (away, back) = self.publications[-1].release, self.away
        return sum(
            bool(one.noted and one.noted.release not in ("", last) and away < one.began < back)
            for one in self.diary.answered
        )


def report(outcome: Outcome) -> None:
    """Print the figures."""
    diary, tallies = outcome.diary, outcome.tallies
    milliseconds = sorted(one.seconds * 1000 for one in diary.answered)
    percent = statistics.quantiles(milliseconds, n=1000)
    lags = ", ".join(f"{one.how} {one.lag:.2f} s" for one in outcome.publications)
    whats = ("arrived", "ended", "received")
    by_what = Counter(dict.fromkeys(whats, 0))
    for noted, n in diary.counted.items():
        by_what[noted.what if noted.what in whats else "answers"] += n
    rows = {
        "webhooks": f"{len(diary.answered):,}",
        "calls, ended, texts": ", ".join(f"{by_what[what]:,}" for what in whats),
        "answers in calls": f"{by_what['answers']:,}",
        "median, 99 %, 99.9 %, longest": ", ".join(
            f"{value:.0f} ms"
            for value in (percent[499], percent[989], percent[998], milliseconds[-1])
        ),
        "amiss (apologies, releases, TwiML)": str(len(diary.amiss)),
        "webhooks tried again": str(len(diary.repeated)),
        "old release heard until": lags,
        "new calls on an outdated release": str(outcome.outdated),
        "answers on earlier ones, while away": str(outcome.went_on),
        "told by telephones, by the store": f"{tallies.told:,}, {tallies.stored:,}",
        "lost": str(tallies.lost),
        "counted twice (at most)": f"{tallies.twice} ({outcome.most_twice})",
        "counted as lost, refused, failed": str(tallies.odd),
    }
    for name, value in rows.items():
        print(f"{name:>36}  {value}")
    for line in (*diary.amiss[:10], *diary.repeated[:10]):
        print(line)
