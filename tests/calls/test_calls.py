"""Replay each kept call through the real webhooks, and compare it word for word.

A file begins with `#` lines: what it shows, then `at` (Toronto time), `agents` and `number`
where they are not a workday at 10:00, one common number and a number that asks for the language.
To keep a new call, write those lines and the moves (`> 1`), then run `make transcripts`.
"""

import re
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from ivr.handset import Call, WsgiLine, dial, make_move, read_moves, write_transcript
from ivr.model.hotline import Hotline
from ivr.signature import sign
from ivr.web import create_app
from tests.conftest import AGENT, PUBLIC_URL, TOKEN, TORONTO, at, settings_with

CALLS = sorted(Path(__file__).parent.glob("*.txt"))


def make_call(hotline: Hotline, kept: str) -> str:
    """Make the call of a transcript again, its state written out and read back at each step."""
    head = [line for line in kept.splitlines() if line.startswith("#")]
    given = dict(re.findall(r"^# (at|agents|number) (.+)$", kept, re.MULTILINE))
    moment = datetime.fromisoformat(given.get("at", "2026-11-23 10:00")).replace(tzinfo=TORONTO)
    number = "" if given.get("agents") == "none" else AGENT
    app = create_app(settings_with(AGENT_NUMBER=number), hotline, at(moment))
    line = WsgiLine(app, PUBLIC_URL, partial(sign, TOKEN))
    query = f"?language={given['number']}" if "number" in given else ""
    step = dial(line, f"{PUBLIC_URL}/voice{query}")
    happenings = step.happenings
    for move in read_moves(kept):
        step = make_move(line, Call.from_json(step.call.to_json()), move)
        happenings += step.happenings
    assert step.call.stands == "ended", "the last move leaves the call open"
    path_mask = partial(re.sub, r"^/voice/[0-9a-f]{8}/", "/voice/<release>/")
    return "\n".join(head) + "\n\n" + write_transcript(happenings, path_mask)


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_a_call_goes_as_it_was_kept(
    path: Path, hotline: Hotline, pytestconfig: pytest.Config
) -> None:
    kept = path.read_text(encoding="utf-8")
    made = make_call(hotline, kept)
    if pytestconfig.getoption("--refresh-transcripts"):
        path.write_text(made, encoding="utf-8")
    else:
        assert made == kept


def test_every_call_is_kept_in_both_languages() -> None:
    kept = {path.stem for path in CALLS}
    english = {stem.removesuffix(".en") for stem in kept if stem.endswith(".en")}
    french = {stem.removesuffix(".fr") for stem in kept if stem.endswith(".fr")}
    assert english == french != set()


def test_every_state_is_visited_by_a_kept_call(hotline: Hotline) -> None:
    visited = set()
    for path in CALLS:
        visited |= set(re.findall(r"<release>/(\w+)", path.read_text(encoding="utf-8")))
    listening = {name for name, state in hotline.call.states.items() if hasattr(state, "patience")}
    assert listening <= visited
