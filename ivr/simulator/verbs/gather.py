"""<Gather>: prompts that a key interrupts, and keys that are gathered and sent.

Source: https://www.twilio.com/docs/voice/twiml/gather
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated
from xml.etree.ElementTree import Element as Xml

from ivr.simulator.call import PLAIN, PROMPT, Call, CallEvent, Pressed, Style, entry
from ivr.simulator.elements import Address, Count, Flag, Method, read_elements, takes
from ivr.simulator.transport import NextRequest, Transport, resolve
from ivr.simulator.verbs.say import PROMPTS, Prompt, hear_all
from ivr.simulator.verbs.verb import N_, Done, Verb


@dataclass(frozen=True)
class Listening(CallEvent):
    """The line awaits keys: `timeout` seconds for each, `num_digits` of them (None: any number).

    They go to `action`.
    """

    timeout: int
    num_digits: int | None
    finish_on_key: str
    action: str

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        return entry("listen", self._words)

    @property
    def _words(self) -> str:
        if self.num_digits == 1:
            return f"a key within {self.timeout} s"
        each, finish = f"each within {self.timeout} s", self.finish_on_key
        if self.num_digits is None:
            return f"keys, {each}" + (f", then {finish}" if finish else "")
        return f"{self.num_digits} keys, {each}" + (f", or fewer and {finish}" if finish else "")


@dataclass(frozen=True)
class Waited(CallEvent):
    """The caller pressed nothing for as long as the line was prepared to listen, in seconds."""

    seconds: int

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{PROMPT}wait"


def _is_input(text: str) -> bool:
    words = text.split()
    return "dtmf" in words and {"dtmf", "speech"}.issuperset(words)


Input = Annotated[str, takes('"dtmf" or "dtmf speech" (this telephone has keys only)', _is_input)]
FinishKey = Annotated[str, takes('one key of 0-9, * and #, or ""', r"[0-9*#]?")]


class Gather(Verb):
    stands = "listening"
    status = N_("Press a key")
    content = "prompts"
    prompts: tuple[Prompt, ...]
    input: Input = "dtmf"
    action: Address | None = None  # None: the address of the document
    method: Method = "POST"
    timeout: Count = 5
    finish_on_key: FinishKey = "#"
    num_digits: Count | None = None  # None: as many as come
    action_on_empty_result: Flag = False

    @classmethod
    def read_content(cls, xml: Xml) -> tuple[Prompt, ...]:
        return read_elements(xml, PROMPTS)

    @property
    def seconds(self) -> int:
        return self.timeout

    def execute(self, call: Call) -> Done:
        action = resolve(call.address, self.action or call.address)
        listening = Listening(self.timeout, self.num_digits, self.finish_on_key, action)
        heard = hear_all(call, self.prompts, barge_in=True)
        return Done(call.connected().having(stands="listening"), (*heard, listening))

    def press(self, call: Call, key: str) -> Done:
        """Gather a key; the finish key is not sent, and does nothing before another key.

        Source: https://www.twilio.com/docs/voice/twiml/gather#finishonkey
        """
        if key == self.finish_on_key:
            return self._submit(call, Pressed(key)) if call.digits else super().press(call, key)
        call = call.having(digits=call.digits + key)
        if len(call.digits) == self.num_digits:
            return self._submit(call, Pressed(key))
        return Done(call, (Pressed(key),))

    def wait(self, transport: Transport, call: Call) -> Done:
        """Send the keys pressed so far; without any, go on with the next verb."""
        waited = Waited(self.timeout)
        if call.digits or self.action_on_empty_result:
            return self._submit(call, waited)
        return Done(call.having(stands="going"), (waited,))

    def _submit(self, call: Call, event: CallEvent) -> Done:
        action = call.address if self.action is None else self.action
        request = NextRequest("Gather", action, self.method, {"Digits": call.digits})
        return Done(call, (event,), request)
