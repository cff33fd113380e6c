"""How a conversation by text reads, and how a transcript has it again."""

import re

from ivr.simulator import Received, Sent, Style, read_inputs, write_transcript
from tests.simulator.texting.texter import MakeTexter, Texter

REPLY = (
    "<Message>Vos données ont été touchées.\nRépondez OUI.</Message>"
    '<Message to="+14165550123">Un message.</Message><Redirect>/4f1c09ab/silence</Redirect>'
)
TRANSCRIPT = """\
> DONNEES
POST /text
  reply   Vos données ont été touchées.
          Répondez OUI.
  -       43 characters
  text    to +14165550123: sending
          Un message.
POST /<release>/silence
> oui
POST /text
  silence
"""


def mask(path: str) -> str:
    return re.sub(r"/[0-9a-f]{8}/", "/<release>/", path)


def annotate(text: str) -> str:
    return f"{len(text)} characters" if len(text) > 20 else ""


def converse(texter: Texter, first: str, second: str) -> str:
    """Send two texts, of which the second is answered by silence; give the transcript."""
    sent = (Sent(first), *texter.send(first))
    texter.board.pages = {"/text": ""}
    return write_transcript((*sent, Sent(second), *texter.send(second)), Style(mask, annotate))


def test_a_conversation_reads_like_this(texter: MakeTexter) -> None:
    sender = texter(REPLY, {"/4f1c09ab/silence": ""})
    assert converse(sender, "DONNEES", "oui") == TRANSCRIPT


def test_a_transcript_has_the_same_conversation_again(texter: MakeTexter) -> None:
    sender = texter(REPLY, {"/4f1c09ab/silence": ""})
    assert converse(sender, *read_inputs(TRANSCRIPT)) == TRANSCRIPT


def test_nothing_is_noted_unless_asked_for() -> None:
    assert list(Received("Bonjour.").lines()) == ["  reply   Bonjour."]


def test_pictures_and_opt_outs_are_told() -> None:
    assert list(Sent("STOP", 2, "STOP").lines()) == [
        "> STOP",
        "  media   2",
        "  opt-out STOP",
    ]


def test_a_text_of_several_lines_is_written_on_one() -> None:
    assert list(Sent("un\r\ndeux\u2028trois").lines()) == ["> un deux trois"]
