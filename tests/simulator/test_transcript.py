"""How a call reads, and how a transcript makes the same call again."""

import re
from typing import Literal

import pytest

from ivr.simulator import (
    Ended,
    Finished,
    Listening,
    Style,
    make_input,
    read_inputs,
    write_transcript,
)
from tests.simulator.switchboard import MakePhone

AGENT = "+14165550123"
PAGES = {
    "/voice/4f1c09ab/menu": (
        '<Say>Sorry.</Say><Gather action="menu" timeout="7"><Say>Press 0.</Say>'
        "<Play>https://cdn.example/prompts/en/call.menu.mp3?v=1</Play><Pause/></Gather>"
        f'<Dial action="after?x=1" timeout="25"><Number url="whisper">{AGENT}</Number></Dial>'
    ),
    "/voice/4f1c09ab/whisper": '<Say language="fr-CA">Un appel.<break/>Bonjour.</Say><Pause/>',
    "/voice/4f1c09ab/after": "<Hangup/>",
}
VOICE = (
    '<Gather action="/voice/4f1c09ab/menu?language=en" numDigits="1" finishOnKey="" timeout="7">'
    '<Say>Hello.<break time="1s"/>For English, press 1.</Say>'
    '<Say language="fr-CA" voice="Polly.Gabrielle-Neural">Pour le français, appuyez sur le 2.</Say>'
    "</Gather>"
)
TRANSCRIPT = """\
POST /voice
  en      Hello.
          For English, press 1.
  fr      Pour le français, appuyez sur le 2.
  listen  a key within 7 s
> 1
POST /voice/<release>/menu
  en!     Sorry.
  en      Press 0.
  play    /prompts/en/call.menu.mp3
  pause   1 s
  listen  keys, each within 7 s, then #
> #
  -       the key does nothing here
> wait
  ring    +14165550123, for 25 s, as +14165550100
> completed
POST /voice/<release>/whisper
  whisper fr  Un appel.
              Bonjour.
  whisper pause  1 s
POST /voice/<release>/after
  end     the line hung up
"""


def mask(path: str) -> str:
    return re.sub(r"/[0-9a-f]{8}/", "/<release>/", path)


def test_a_call_reads_like_this(phone: MakePhone) -> None:
    caller = phone(VOICE, PAGES)
    events = caller.dial() + caller.press("1#") + caller.wait() + caller.finish("completed")
    assert write_transcript(events, Style(mask)) == TRANSCRIPT


def test_a_transcript_makes_the_same_call_again(phone: MakePhone) -> None:
    caller = phone(VOICE, PAGES)
    events = caller.dial()
    for move in read_inputs(TRANSCRIPT):
        events += caller.take(make_input(caller.transport, caller.call, move))
    assert write_transcript(events, Style(mask)) == TRANSCRIPT


def test_the_caller_who_hangs_up_can_be_read_back(phone: MakePhone) -> None:
    caller = phone("<Gather/>")
    caller.dial()
    written = write_transcript(make_input(caller.transport, caller.call, "hang up").events)
    assert written == "> hang up\n  end     the caller hung up\n"
    assert read_inputs(written) == ("hang up",)


@pytest.mark.parametrize(
    ("listening", "words"),
    [
        (Listening(7, 1, "", "/voice"), "a key within 7 s"),
        (Listening(7, 1, "#", "/voice"), "a key within 7 s"),
        (Listening(5, 4, "", "/voice"), "4 keys, each within 5 s"),
        (Listening(5, 4, "*", "/voice"), "4 keys, each within 5 s, or fewer and *"),
        (Listening(5, None, "", "/voice"), "keys, each within 5 s"),
        (Listening(5, None, "#", "/voice"), "keys, each within 5 s, then #"),
    ],
)
def test_what_the_line_listens_for_is_said_in_words(listening: Listening, words: str) -> None:
    assert list(listening.lines()) == [f"  listen  {words}"]


@pytest.mark.parametrize("by", ["line", "reject", "end of document"])
def test_every_end_says_who_ended_it(by: Literal["line", "reject", "end of document"]) -> None:
    (line,) = Ended(by).lines()
    assert line.startswith("  end     the ")


def test_a_dial_says_all_that_rings_and_that_the_call_is_not_yet_answered(phone: MakePhone) -> None:
    _, ringing = phone(
        '<Dial answerOnBridge="true"><Number>+14165550123</Number><Number>+14165550124</Number>'
        "</Dial>"
    ).dial()
    assert list(ringing.lines()) == [
        "  ring    +14165550123 and +14165550124, for 30 s, as +14165550100, unanswered until then"
    ]


def test_a_text_says_to_whom_it_goes_and_how_that_ends(phone: MakePhone) -> None:
    _, texted, _ = phone("<Sms>Bonjour.\nVos données.</Sms>").dial()
    assert list(texted.lines()) == [
        "  text    to +14165550100: sending",
        "          Bonjour.",
        "          Vos données.",
    ]


@pytest.mark.parametrize("move", ["", "x", "12", "busy", "Wait"])
def test_what_is_no_move_is_refused_with_the_moves_there_are(phone: MakePhone, move: str) -> None:
    caller = phone("<Gather/>")
    caller.dial()
    with pytest.raises(ValueError, match=f'"{move}" is no move here: press one of '):
        make_input(caller.transport, caller.call, move)


def test_a_word_of_twilios_ends_the_ringing(phone: MakePhone) -> None:
    caller = phone("<Dial>+14165550123</Dial>")
    caller.dial()
    assert make_input(caller.transport, caller.call, "busy").events[0] == Finished("busy")
