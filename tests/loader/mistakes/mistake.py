"""One edit of a small hotline that breaks it, and the problems that are reported then."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from ivr.loader import read_folder

MINI = read_folder(Path(__file__).parent.parent / "mini")
CALL, SERVICE, TEXT = "call.yaml", "service.yaml", "text.yaml"


@dataclass(frozen=True)
class Mistake:
    """What an operator did to a file (`old` stood there once), and what is printed for it."""

    name: str
    file: str
    old: str
    new: str
    printed: str

    @property
    def files(self) -> dict[str, str]:
        return {**MINI, self.file: edited(MINI[self.file], self.old, self.new)}

    @property
    def expected(self) -> str:
        return dedent(self.printed).strip("\n")


def edited(text: str, old: str, new: str) -> str:
    """Replace a passage that stands in a text exactly once."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new)
