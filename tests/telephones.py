"""Let telephones walk calls and text conversations all the time, and keep a diary of what they did.

Each answer is examined as it comes: whether it is strict TwiML, apologises, or leaves the release
on which a call or a pending question began. What the service counts, the diary counts as well.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import urlsplit

from itsdangerous import URLSafeTimedSerializer

from ivr.simulator import (
    Answer,
    Call,
    Texting,
    Transport,
    WebhookFailed,
    dial,
    make_input,
    send_text,
    texting_to,
)
from ivr.simulator.transport import NO_PARAMETERS

APOLOGIES = (
    "Something is not working on our side",
    "Un problème est survenu de notre côté",
    "Un problème est survenu chez nous",
)
NAMED = re.compile(r"/voice/([0-9a-f]{8})/")
CALLERS = "+1416555"  # numbers that can be texted
QUESTIONS = ("birth", "pregnancy", "fertility")
KEYS = ("1", "1", "2", "2", "3", "0", "*", "9", "5")
LASTING_KEYS = ("1", "2", "3", "*", "9")  # a call of these alone does not end by itself
RINGINGS = ("busy", "no-answer", "completed", "failed")
BODIES = (
    *("hello", "check", "vérifier", "YES", "oui", "no", "non", "DATA", "données", "safe"),
    *("prudence", "agent", "droits", "FR", "english", "aide", "chek", "is my baby safe", "merci"),
)


class Noted(NamedTuple):
    """What is counted: `what` is the state at which a call was, or arrived, ended, received.

    The release is empty where it cannot be seen from outside.
    """

    channel: str
    release: str
    what: str


@dataclass(frozen=True)
class Answered:
    """A webhook that was answered: when it was called, in seconds since 1970, and for how long."""

    began: float
    seconds: float
    noted: Noted | None


@dataclass
class Diary:
    """What many telephones did, and what they found amiss."""

    answered: list[Answered] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)  # why a webhook was called again
    amiss: list[str] = field(default_factory=list)

    @property
    def counted(self) -> Counter[Noted]:
        """How often there was what is counted."""
        return Counter(one.noted for one in self.answered if one.noted)

    @property
    def arrivals(self) -> list[tuple[float, str]]:
        """When each call came in, and which release answered it."""
        found = [(one.began, one.noted) for one in self.answered if one.noted]
        return [(began, noted.release) for began, noted in found if noted.what == "arrived"]

    def complain(self, what: str) -> None:
        """Note something that should never happen."""
        self.amiss.append(f"{time.time():.3f} {what}")


@dataclass(frozen=True)
class ExaminedLine:
    """A line that examines every answer; like Twilio it tries once more where there was none."""

    line: Transport
    diary: Diary

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_PARAMETERS,
    ) -> Answer:
        """Call a webhook."""
        began = time.time()
        try:
            answer = self.line.request(method, address, parameters, headers)
        except WebhookFailed as error:
            self.diary.repeated.append(f"{time.time():.3f} {error.message}")
            answer = self.line.request(method, address, parameters, headers)
        noted = self._examine(address, headers, answer)
        self.diary.answered.append(Answered(began, time.time() - began, noted))
        return answer

    def _examine(self, address: str, headers: Mapping[str, str], answer: Answer) -> Noted | None:
        document = answer.body.decode()
        if answer.status not in (200, 204):
            self.diary.complain(f"{address} answered {answer.status}")
        if any(words in document for words in APOLOGIES):
            self.diary.complain(f"{address} apologised")
        _, channel, *rest = urlsplit(address).path.split("/")
        if channel == "text":
            return self._examine_text(headers, answer)
        releases = set(NAMED.findall(document))
        match rest:
            case []:
                if len(releases) != 1:
                    self.diary.complain(f"an arrival was answered by releases {releases}")
                return Noted("call", "".join(releases), "arrived")
            case ["ended"]:
                return Noted("call", "", "ended")
            case [release, state, *whisper]:
                if releases - {release}:
                    self.diary.complain(f"a call on {release} went to {releases} at {state}")
                return None if whisper else Noted("call", release, state)
        raise AssertionError(address)

    def _examine_text(self, headers: Mapping[str, str], answer: Answer) -> Noted:
        before = _kept(headers.get("Cookie", ""))
        after = _kept("; ".join(answer.cookies))
        if before and before[1] in QUESTIONS and after[:1] != before[:1]:
            self.diary.complain(f"a question of {before[0]} was answered by {after}")
        if not after:
            self.diary.complain("a text was answered without a cookie")
        return Noted("text", after[0] if after else "", "received")


def _kept(cookies: str) -> tuple[str, ...]:
    """Return release and state of a conversation, as anybody can read them in its cookie."""
    found = re.search(r"conversation=([^;]+)", cookies)
    if not found:
        return ()
    _, address = URLSafeTimedSerializer("unknown").loads_unsafe(found[1])
    return tuple(urlsplit(str(address)).path.split("/"))


@dataclass(frozen=True)
class Telephone:
    """A telephone that somebody calls and texts with, until `stop`; pauses are in seconds."""

    line: ExaminedLine
    url: str
    number: int
    pause: float
    stop: Event

    def use(self) -> None:
        """Call and text in turn. A telephone in four stays in one call as long as it can."""
        chance = random.Random(self.number)  # noqa: S311  the same walks each time
        lasting = self.number % 4 == 0
        while not self.stop.is_set():
            try:
                if not lasting and chance.random() < 0.4:
                    self._converse(chance)
                else:
                    self._call(chance, lasting)
            except Exception as error:  # whatever it is, the storm is to tell it
                self.line.diary.complain(f"telephone {self.number}: {error!r}")
                self.stop.wait(self.pause)

    def _call(self, chance: random.Random, lasting: bool) -> None:
        sid = f"CA{chance.getrandbits(128):032x}"
        caller = f"{CALLERS}{self.number:04}"
        call = dial(self.line, f"{self.url}/voice", caller=caller, call_sid=sid).call
        while call.stands != "ended" and not self._pauses(chance, 4 if lasting else 1):
            call = make_input(self.line, call, _next_move(chance, call, lasting)).call
        told = {"CallSid": sid, "CallStatus": "completed", "CallDuration": "42"}
        self.line.request("POST", f"{self.url}/voice/ended", told)

    def _converse(self, chance: random.Random) -> None:
        sender = f"{CALLERS}{self.number:04}"
        texting: Texting = texting_to(f"{self.url}/text", sender=sender)
        for _ in range(chance.randint(1, 12)):
            body = chance.choice(BODIES)
            texting = send_text(self.line, texting, body, now=time.time()).texting
            if self._pauses(chance):
                return

    def _pauses(self, chance: random.Random, times: int = 1) -> bool:
        """Let somebody think; tell whether the telephone is to be put down."""
        return self.stop.wait(times * self.pause * chance.uniform(0.3, 1.7))


def _next_move(chance: random.Random, call: Call, lasting: bool) -> str:
    if call.stands == "waiting":
        return "busy" if lasting else chance.choice(RINGINGS)
    if lasting:
        return chance.choice(LASTING_KEYS)
    return chance.choices(("wait", "hang up", chance.choice(KEYS)), (4, 3, 93))[0]


@contextmanager
def telephones(line: Transport, url: str, count: int, pause: float) -> Iterator[Diary]:
    """Use telephones while the block runs; yield their diary, which is complete at its end."""
    diary, stop = Diary(), Event()
    users = [
        Thread(target=Telephone(ExaminedLine(line, diary), url, number, pause, stop).use)
        for number in range(count)
    ]
    for user in users:
        user.start()
    try:
        yield diary
    finally:
        stop.set()
        for user in users:
            user.join()
