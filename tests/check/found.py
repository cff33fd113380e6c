"""What the rules find in the sound hotline after an edit."""

from datetime import date

from tests.flows.bad.flow import SOUND
from tests.flows.edit import TODAY, Edit, problems_in


def found(*edits: Edit, today: date = TODAY) -> list[str]:
    """Return each problem as its place, level and rule: call.yaml:3:1 error no-end."""
    files = SOUND
    for edit in edits:
        files = edit.apply(files)
    return [
        f"{one.file}:{one.line}:{one.column} {one.level} {one.rule}"
        for one in problems_in(files, today)
    ]
