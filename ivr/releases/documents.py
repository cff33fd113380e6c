"""The documents of one release: what answers a session and an event, built once and remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import parse_qs

from ivr.dialog.events import (
    Act,
    Action,
    Conditions,
    Entered,
    Event,
    Say,
    TextEvent,
    TextReply,
    Transition,
    with_each_say,
)
from ivr.dialog.fallback import agents_state, fallback_actions, fallback_messages
from ivr.dialog.hours import Duty, duty_of
from ivr.dialog.prompts import put_into_words, say_in_words
from ivr.dialog.segments import count_parts
from ivr.dialog.session import Session, read_session
from ivr.dialog.text_engine import answer_text, write_messages
from ivr.dialog.voice_engine import step, whisper
from ivr.dialog.walk import texting_states
from ivr.model.hotline import Hotline
from ivr.recordings import NO_RECORDINGS, Recordings
from ivr.releases import RequestWorld
from ivr.settings import Settings
from ivr.twilio.twiml import render_text, render_voice
from ivr.twilio.verbs.verb import Deployment

REMEMBERED = 2048  # documents of about 5 kB
_NOBODY: Mapping[str, tuple[str, ...]] = {}


class Document(NamedTuple):
    """A finished document, and what it counts for: transitions, and segments of texts it sends."""

    body: bytes
    transitions: tuple[Transition, ...]
    language: str | None
    segments: int


class Documents:
    """Those of one release, for one deployment's numbers and address."""

    def __init__(
        self, hotline: Hotline, settings: Settings, recordings: Recordings = NO_RECORDINGS
    ) -> None:
        self.hotline = hotline
        self._recordings = recordings
        self._settings = settings
        self._is_retired = False
        self._texting = texting_states(hotline.call)
        self._groups = ("", *hotline.service.agents.groups)
        self._shows_line = any(
            hotline.service.agents.of(group).caller_id == "line" for group in self._groups
        )
        self._numbers_for = lru_cache(None)(self._find_numbers)
        self._remember(REMEMBERED)
        self._duty = lru_cache(REMEMBERED)(partial(duty_of, hotline))
        ringing = agents_state(hotline)
        self._group_at_worst = next((one for one, _ in ringing[1].groups()), "") if ringing else ""
        self._text_fallback = {
            language: self._make_text_fallback(language) for language in (None, *hotline.written)
        }
        self._fallback = {
            (language, is_open): self._make_fallback(language, is_open)
            for language in (None, *hotline.spoken)
            for is_open in (True, False)
        }

    def session_at(self, state: str, query: bytes) -> Session:
        """Read where a caller stands from an address; what makes no sense leads to the start."""
        return self._session(state, query)

    def voice(self, session: Session, event: Event, world: RequestWorld) -> Document:
        """Answer an event of a call; what a caller has entered is remembered nowhere."""
        answer = self._make_answer if isinstance(event, Entered) else self._answer
        line = world.line if world.withheld or self._shows_line else ""
        return answer(session, event, self._conditions(session, world), line, world.withheld)

    def retire(self) -> None:
        """Give back the memory of a release that is off the air, and go on with little."""
        if not self._is_retired:
            self._is_retired = True
            self._remember(REMEMBERED // 8)

    def _remember(self, documents: int) -> None:
        self._answer = lru_cache(documents)(self._make_answer)
        self._session = lru_cache(documents)(self._read_session)
        self._whisper = lru_cache(documents)(self._make_whisper)
        self._text = lru_cache(documents)(self._make_text)

    @property
    def remembered(self) -> int:
        """How many answers are kept ready."""
        return self._answer.cache_info().currsize

    def may_text(self, session: Session) -> bool:
        """Tell whether the next answer of a call may send a text to the number that calls."""
        return not self._texting.isdisjoint((session.state, session.prompt_start))

    def is_open(self, world: RequestWorld) -> bool:
        """Tell whether agents are on duty."""
        return self._duty_at(world.now).open

    def rings_at_worst(self, world: RequestWorld) -> bool:
        """Tell whether the agents whom the fallback rings are on duty."""
        conditions = self._conditions(Session("", ""), world)
        return world.has_agents and conditions.is_open(self._group_at_worst)

    def whisper(self, session: Session, world: RequestWorld) -> bytes:
        """Answer what the agent hears first."""
        return self._whisper(session, self._conditions(session, world))

    def text(self, session: Session, event: TextEvent, world: RequestWorld) -> TextReply:
        """Answer an event of a text conversation."""
        answer = self._make_text if isinstance(event, Entered) else self._text
        return answer(session, event, self._conditions(session, world))

    def text_fallback(self, language: str | None) -> bytes:
        """Answer a text when everything else has failed."""
        return self._text_fallback[language if language in self.hotline.written else None]

    def fallback(self, language: str | None, is_open: bool) -> bytes:
        """Answer when everything else has failed; it rings an agent if one is on duty."""
        return self._fallback[language if language in self.hotline.spoken else None, is_open]

    def _find_numbers(self, language: str | None) -> dict[str, tuple[str, ...]]:
        """Return the agents' numbers for a language, by group."""
        return {group: self._settings.numbers_for(language, group) for group in self._groups}

    def _duty_at(self, now: datetime) -> Duty:
        return self._duty(now.replace(second=0, microsecond=0))

    def _conditions(self, session: Session, world: RequestWorld) -> Conditions:
        numbers = self._numbers_for(session.language) if world.has_agents else {}
        unstaffed = frozenset(group for group in self._groups if not numbers.get(group))
        staffed = bool(numbers.get(""))
        return Conditions(self._duty_at(world.now), staffed, world.textable, unstaffed)

    def _make_answer(
        self,
        session: Session,
        event: Event,
        conditions: Conditions,
        line: str = "",
        withheld: bool = False,
    ) -> Document:
        reply = step(self.hotline, session, event, conditions)
        actions, transitions, after = put_into_words(self.hotline, reply, conditions.duty)
        texts = (action.messages for action in actions if isinstance(action, Act))
        hung_up = not transitions[-1].target  # nobody gets what such a document would send
        segments = 0 if hung_up else sum(map(count_parts, texts))
        played = (with_each_say(one, self._played) for one in actions)
        numbers = self._numbers_for(session.language)
        if after.language != session.language:  # who chooses a language may be put through at once
            own = self._numbers_for(after.language)
            numbers = {group: own[group] or found for group, found in numbers.items()}
        body = self._render(played, numbers, line, withheld)
        return Document(body, transitions, after.language, segments)

    def _read_session(self, state: str, query: bytes) -> Session:
        written = parse_qs(query.decode(errors="replace"))
        return read_session(self.hotline, self.hotline.call, state, written)

    def _make_whisper(self, session: Session, conditions: Conditions) -> bytes:
        def said(say: Say) -> Say:
            return self._played(say_in_words(self.hotline, say, conditions.duty))

        actions = (with_each_say(one, said) for one in whisper(self.hotline, session))
        return self._render(actions)

    def _make_text(self, session: Session, event: TextEvent, conditions: Conditions) -> TextReply:
        reply = answer_text(self.hotline, session, event, conditions)
        return write_messages(self.hotline, reply, conditions.duty)

    def _make_fallback(self, language: str | None, is_open: bool) -> bytes:
        numbers = self._numbers_for(language)
        transfer = is_open and bool(numbers.get(self._group_at_worst))
        return self._render(fallback_actions(self.hotline, language, transfer), numbers)

    def _make_text_fallback(self, language: str | None) -> bytes:
        return render_text(fallback_messages(self.hotline, language))

    def _render(
        self,
        actions: Iterable[Action],
        numbers: Mapping[str, tuple[str, ...]] = _NOBODY,
        line: str = "",
        withheld: bool = False,
    ) -> bytes:
        address = f"{self._settings.public_url}/voice"
        deployment = Deployment(address, self.hotline.service, numbers, line, withheld)
        return render_voice(actions, deployment)

    def _played(self, say: Say) -> Say:
        """Play the recording of these very words, if there is one."""
        found = self._recordings.find(say.language, say.text)
        if found is None:
            return say
        address = f"{self._settings.recordings_url}/{found.audio}/{found.file}"
        return replace(say, recording=address)
