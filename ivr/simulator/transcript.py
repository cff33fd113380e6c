"""Turn what happened in a call into lines that people read and review; it prints nothing.

    POST /voice
      en!     Hello. This is the information line.
      en      For English, press 1.
      fr      Pour le français, appuyez sur le 2.
      listen  a key within 7 s
    > 1
    POST /voice/greeting
      ring    +14165550123, for 25 s, as +14165550100
    > completed
    POST /voice/whisper
      whisper en  A caller.
    POST /voice/connect
      end     the line hung up

A line at the margin is a webhook, one with `>` is what a person did, the rest is what followed.
Speech stands under the first two letters of its language, a paragraph a line. An exclamation mark
says that a key press does not interrupt what is heard. Queries and hosts are left out.
"""

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from ivr.simulator.happenings import (
    Ended,
    Happening,
    Heard,
    Listening,
    Paused,
    Played,
    Pressed,
    RangOut,
    Requested,
    Ringing,
    Said,
    Texted,
    Waited,
    Whispered,
)

MARGIN = 8
Mask = Callable[[str], str]
_ENDS = {
    "caller": "the caller hung up",
    "line": "the line hung up",
    "reject": "the line rejected the call",
    "end of document": "the document had no more to do, so the line hung up",
}


def write_transcript(happenings: Iterable[Happening], mask: Mask = str) -> str:
    """Write happenings; `mask` rewrites each path, such as the release in it."""
    lines = (line for happening in happenings for line in write_lines(happening, mask))
    return "".join(f"{line}\n" for line in lines)


def write_lines(happening: Happening, mask: Mask = str) -> Iterator[str]:
    """Write the lines of one happening, without line ends."""
    match happening:
        case Requested(method, address):
            yield f"{method} {mask(urlsplit(address).path)}"
        case Said() | Played() | Paused():
            label, words = _describe(happening, mask)
            yield from entry(label if happening.barge_in else f"{label}!", words)
        case Whispered(heard):
            label, words = _describe(heard, mask)
            yield from entry("whisper", words, f"{label}  ")
        case Listening():
            yield from entry("listen", _describe_listening(happening))
        case Ringing():
            yield from entry("ring", _describe_ringing(happening))
        case Pressed(key, ignored):
            yield f"> {key}"
            if ignored:
                yield from entry("-", "the key does nothing here")
        case Waited():
            yield "> wait"
        case RangOut(status):
            yield f"> {status}"
        case Texted():
            yield from entry("text", describe_texted(happening))
        case Ended(by):
            if by == "caller":
                yield "> hang up"
            yield from entry("end", _ENDS[by])


def entry(label: str, words: str, lead: str = "") -> Iterator[str]:
    """Write words under a label, their further lines below the first."""
    head = f"  {label:<{MARGIN}}{lead}"
    for line in words.split("\n"):
        yield head + line
        head = " " * len(head)


def describe_texted(texted: Texted) -> str:
    """Say to whom a text went and, in Twilio's word, how that ended; then the text itself."""
    return f"to {texted.to}: {texted.status}\n{texted.text}"


def _describe(heard: Heard, mask: Mask) -> tuple[str, str]:
    match heard:
        case Said(text, language):
            return language[:2], text
        case Played(address):
            return "play", mask(urlsplit(address).path)
        case Paused(seconds):
            return "pause", f"{seconds} s"


def _describe_listening(listening: Listening) -> str:
    if listening.num_digits == 1:
        return f"a key within {listening.timeout} s"
    each, finish = f"each within {listening.timeout} s", listening.finish_on_key
    if listening.num_digits is None:
        return f"keys, {each}" + (f", then {finish}" if finish else "")
    return f"{listening.num_digits} keys, {each}" + (f", or fewer and {finish}" if finish else "")


def _describe_ringing(ringing: Ringing) -> str:
    numbers = " and ".join(ringing.numbers)
    bridge = ", unanswered until then" if ringing.answer_on_bridge else ""
    return f"{numbers}, for {ringing.timeout} s, as {ringing.caller_id}{bridge}"
