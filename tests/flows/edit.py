"""Edits of flow files, and what the reader and the rules then find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivr.check import check_rules
from ivr.loader import read_flows
from ivr.loader.problems import FlowError, Problem

CALL, SERVICE, TEXT = "call.yaml", "service.yaml", "text.yaml"
TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Edit:
    """A passage of a file (`old` stands there once), and what an operator made of it."""

    file: str
    old: str
    new: str

    def apply(self, files: Mapping[str, str]) -> dict[str, str]:
        """Return the files with this edit."""
        text = files[self.file]
        assert text.count(self.old) == 1, f"{self.old!r} stands there {text.count(self.old)} times"
        return {**files, self.file: text.replace(self.old, self.new)}

    def first_line(self, files: Mapping[str, str]) -> int:
        """Return the first line that the edit changes."""
        before, _, _ = files[self.file].partition(self.old)
        same = 0
        while self.old[: same + 1] == self.new[: same + 1] and same < len(self.old):
            same += 1
        return before.count("\n") + self.old[:same].count("\n") + 1


def problems_in(files: Mapping[str, str], today: date = TODAY) -> list[Problem]:
    """Return what the reader finds in flow files, else what the rules find."""
    try:
        return check_rules(read_flows(files), today)
    except FlowError as error:
        return list(error.problems)
