"""Replay each kept call through the real webhooks, and compare it word for word.

A file begins with `#` lines: what it shows, then `at` (Toronto time), `agents`, `number` and
`caller` where they are not a workday at 10:00, one common number, a number that asks for the
language and a Canadian caller. To keep a new call, write those lines and the moves (`> 1`), then
run `make transcripts`.
"""

import re
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from ivr.model.hotline import Hotline
from ivr.model.states.listening import ListeningState
from ivr.recordings import Edition
from ivr.simulator import Call, Style, dial, make_input, read_inputs, write_transcript
from ivr.web import create_app
from tests.conftest import AGENT, PUBLIC_URL, TORONTO, at, settings_with
from tests.kept import compare, given_in, head_of, in_both_languages, line_to

CALLS = sorted(Path(__file__).parent.glob("*.txt"))
RELEASE = r"^/voice/[0-9a-f]{8}/"


def make_call(edition: Edition, kept: str) -> str:
    """Make the call of a transcript again, its state written out and read back at each step."""
    given = given_in(kept)
    moment = datetime.fromisoformat(given.get("at", "2026-11-23 10:00")).replace(tzinfo=TORONTO)
    number = "" if given.get("agents") == "none" else AGENT
    line = line_to(create_app(settings_with(AGENT_NUMBER=number), edition, at(moment)))
    query = f"?language={given['number']}" if "number" in given else ""
    caller = given.get("caller", "+14165550100")
    step = dial(line, f"{PUBLIC_URL}/voice{query}", caller=caller)
    events = step.events
    for move in read_inputs(kept):
        step = make_input(line, Call.model_validate_json(step.call.model_dump_json()), move)
        events += step.events
    assert step.call.stands == "ended", "the last input leaves the call open"
    return head_of(kept) + write_transcript(
        events, Style(partial(re.sub, RELEASE, "/voice/<release>/"))
    )


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_a_call_goes_as_it_was_kept(
    path: Path, edition: Edition, pytestconfig: pytest.Config
) -> None:
    made = make_call(edition, path.read_text(encoding="utf-8"))
    compare(path, made, pytestconfig.getoption("--refresh-transcripts"))


def test_every_call_is_kept_in_both_languages() -> None:
    assert in_both_languages(CALLS)


def test_every_state_that_listens_is_visited_by_a_kept_call(hotline: Hotline) -> None:
    kept = "\n".join(path.read_text(encoding="utf-8") for path in CALLS)
    visited = set(re.findall(r"<release>/(\w+)", kept))
    states = hotline.call.states.items()
    assert {name for name, state in states if isinstance(state, ListeningState)} <= visited
