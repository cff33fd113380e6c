"""A flow that breaks one rule alone: an edit of the sound hotline, and what is printed then."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from ivr.loader import read_folder
from tests.flows.edit import Edit

SOUND = read_folder(Path(__file__).parent.parent / "sound")


@dataclass(frozen=True)
class Bad:
    """The rule, the edit, and the one problem that follows from it."""

    rule: str
    edit: Edit
    printed: str

    @property
    def files(self) -> dict[str, str]:
        """The files of the flow."""
        return self.edit.apply(SOUND)

    @property
    def expected(self) -> str:
        """What is printed, without the indentation of this file."""
        return dedent(self.printed).strip("\n")
