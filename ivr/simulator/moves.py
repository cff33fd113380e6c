"""Turn a word that a person types into a step of a call, and a transcript into its words.

It never reads from a stream: the terminal, the browser page and the kept transcripts do.

    1 … 9, 0, * or #    press a key
    wait                let the time run out
    hang up             hang up
    busy, completed, …  while it rings: how that ends, in Twilio's words
"""

from ivr.simulator.call import Call, Step
from ivr.simulator.line import Line
from ivr.simulator.telephone import KEYS, hang_up, press, ring_out, wait

PROMPT = "> "


def make_move(line: Line, call: Call, move: str) -> Step:
    """Do what a word says; raise a ValueError if it says nothing here."""
    if move == "wait":
        return wait(line, call)
    if move == "hang up":
        return hang_up(call)
    if len(move) == 1 and move in KEYS:
        return press(line, call, move)
    if move and call.stands == "ringing":
        return ring_out(line, call, move)
    raise ValueError(f'"{move}" is no move here: press one of {KEYS}, or "wait", or "hang up"')


def read_moves(transcript: str) -> tuple[str, ...]:
    """Give what the people did in a transcript, so that the call can be made again."""
    lines = transcript.splitlines()
    return tuple(line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT))
