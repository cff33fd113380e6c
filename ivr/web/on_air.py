"""Tell which release answers a request: the one on the air, or the one on which a call began."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from ivr.model.hotline import Hotline
from ivr.problems import FlowError
from ivr.reader import Reading, read_flows, read_folder, release_of
from ivr.settings import Settings
from ivr.speech import words_of
from ivr.web.answers import Answers
from ivr.wording import wording_of

KEPT = 4  # releases in memory beside the current one, of about 10 MB at most
FORGET_AFTER = 30  # seconds after which an unknown release is looked for again
Find = Callable[[str], Mapping[str, str] | None]
"""Finds the files of a release by its name, wherever releases are kept."""


def find_nothing(_: str) -> None:
    """Find no release."""


log = logging.getLogger("ivr")


@dataclass(frozen=True, eq=False)
class Release:
    """A release that is ready to answer."""

    reading: Reading
    answers: Answers

    @property
    def hotline(self) -> Hotline:
        """What the release says and does."""
        return self.reading.hotline


class OnAir:
    """The releases that a process answers with; `find` knows those that it has not in memory."""

    def __init__(self, settings: Settings, reading: Reading, find: Find = find_nothing) -> None:
        self._settings = settings
        self._find = find
        self._lock = Lock()
        self._earlier: OrderedDict[str, Release] = OrderedDict()
        self._unknown: dict[str, float] = {}
        self.current = self._make(reading)

    def take_up(self, files: Mapping[str, str]) -> None:
        """Put files on the air, for calls that come in from now on; FlowError if they are amiss."""
        if release_of(files) == self.current.hotline.release:
            return
        release = self._make(read_flows(files))
        with self._lock:
            self._keep(self.current)
            self.current = release

    def named(self, name: str) -> Release:
        """Return the release on which a call began; the current one where it is nowhere."""
        current = self.current
        if name == current.hotline.release:
            return current
        with self._lock:
            release = self._earlier.get(name) or self._look_for(name)
            if release:
                self._keep(release)
        return release or self.current

    def has_draft(self) -> bool:
        """Tell whether the folder of flow files holds something else than what is on the air."""
        try:
            return release_of(read_folder(self._settings.flows)) != self.current.hotline.release
        except FlowError:
            return True

    def draft(self) -> Release:
        """Return the release that the folder of flow files would make; FlowError if none."""
        files = read_folder(self._settings.flows)
        name = release_of(files)
        with self._lock:
            release = self._earlier.get(name)
            if release is None and name != self.current.hotline.release:
                release = self._make(read_flows(files))
                self._keep(release)
        return release or self.current

    def _look_for(self, name: str) -> Release | None:
        if self._unknown.get(name, 0) > time.monotonic():
            return None
        files = self._find(name)
        try:
            if files is not None:
                return self._make(read_flows(files))
        except FlowError:
            log.warning("release %s cannot be read any more", name)
        if len(self._unknown) > KEPT:
            self._unknown.clear()
        self._unknown[name] = time.monotonic() + FORGET_AFTER
        return None

    def _keep(self, release: Release) -> None:
        """Keep a release in memory as the one that was used last."""
        self._earlier[release.hotline.release] = release
        self._earlier.move_to_end(release.hotline.release)
        if len(self._earlier) > KEPT:
            self._earlier.popitem(last=False)
            words_of.cache_clear()  # they hold on to the hotlines that they speak for
            wording_of.cache_clear()

    def _make(self, reading: Reading) -> Release:
        return Release(reading, Answers(reading.hotline, self._settings))
