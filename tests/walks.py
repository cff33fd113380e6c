"""Call and text any hotline through the real application, from the greeting to the end.

Whoever calls takes each choice of each menu once, enters a number, lets the agents be busy, and
then says nothing until the line hangs up. Whoever texts sends each keyword and answers what is
asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from ivr.check.worlds import worlds_of
from ivr.dialog.session import Session
from ivr.dialog.walk import walk
from ivr.model.hotline import Hotline
from ivr.model.states.language import language_keys
from ivr.model.states.listening import ListeningState
from ivr.recordings import Edition
from ivr.simulator import (
    Call,
    CallEvent,
    Received,
    Said,
    Step,
    dial,
    make_input,
    send_text,
    standing_at,
    texting_to,
)
from ivr.simulator.verbs.gather import Gather
from ivr.web import create_app
from tests.conftest import PUBLIC_URL, WORKDAY, at, settings_with
from tests.kept import line_to

MOST_MOVES = 300


@dataclass
class Heard:
    """What somebody heard or read, in the order of the call, and the states that listened."""

    words: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)

    def note(self, events: tuple[CallEvent, ...]) -> None:
        """Keep what was said and written."""
        self.words += [one.text for one in events if isinstance(one, Said | Received)]


def call_through(
    edition: Edition,
    language: str,
    number: int = 0,
    answer: str = "yes",
    moment: datetime = WORKDAY,
) -> Heard:
    """Make a call in a language, and enter the number of a place among those of its ways."""
    hotline = edition.reading.hotline
    line = line_to(create_app(settings_with(), edition, at(moment)))
    heard, taken = Heard(), set[tuple[str, str]]()
    step = dial(line, f"{PUBLIC_URL}/voice")
    heard.note(step.events)
    for _ in range(MOST_MOVES):
        if step.call.stands == "ended":
            return heard
        for move in _moves(hotline, step, language, number, answer, taken, heard):
            step = make_input(line, Call.model_validate_json(step.call.model_dump_json()), move)
            heard.note(step.events)
    raise AssertionError(f"the call goes on after {MOST_MOVES} moves: {heard.states[-9:]}")


def _moves(
    hotline: Hotline,
    step: Step,
    language: str,
    number: int,
    answer: str,
    taken: set[tuple[str, str]],
    heard: Heard,
) -> Iterator[str]:
    """Yield what the caller does next."""
    verb = standing_at(step.call)
    if not isinstance(verb, Gather):
        yield "busy"
        return
    address = urlsplit(verb.action or "")
    name = address.path.split("/")[3]
    heard.states.append(name)
    state = hotline.call.states[name]
    assert isinstance(state, ListeningState)
    bindings = hotline.bindings
    answers: dict[str, str] = {word: key for key, word in hotline.call.answers.items()}
    if state.OFFERS_LANGUAGES:
        yield next(key for key, one in language_keys(bindings.languages).items() if one == language)
    elif state.TAKES_ANSWERS:
        yield answers[answer]
    elif state.entry and "entered" in parse_qs(address.query):
        yield answers["yes"]
    elif state.entry:
        numbers = list(state.numbers())
        yield from numbers[number % len(numbers)] + state.entry.finish
    else:
        keys = [key for key in state.keys(bindings) if (name, key) not in taken]
        taken |= {(name, key) for key in keys[:1]}
        yield keys[0] if keys else "wait"


def text_through(edition: Edition, language: str, answer: str = "yes") -> Heard:
    """Have a conversation by text in a language, every keyword of which is sent."""
    hotline = edition.reading.hotline
    flow = hotline.text
    line = line_to(create_app(settings_with(TEXT_NUMBER="advanced"), edition, at(WORKDAY)))
    heard, texting = Heard(), texting_to(f"{PUBLIC_URL}/text")
    for place, body in enumerate(_bodies(hotline, language, answer)):
        step = send_text(line, texting, body, now=WORKDAY.timestamp() + place)
        texting, before = step.texting, len(heard.words)
        heard.note(step.events)
        assert len(heard.words) > before, f"{body} is not answered"
    heard.states += flow.keywords
    return heard


def _bodies(hotline: Hotline, language: str, answer: str) -> Iterator[str]:
    """Yield what is texted: each keyword, those that end the conversation last."""
    flow = hotline.text
    states = flow.states
    for name in sorted(flow.keywords, key=lambda name: states[name].is_end):
        waiting = _rest(hotline, name, language)
        rounds = list(states[waiting].numbers()) if states[waiting].TAKES_DIGITS else [""]
        for digits in rounds:
            yield flow.keywords[name][language][0]
            state = states[waiting]
            if digits:
                yield digits
            while state.TAKES_ANSWERS:
                words = flow.answers.yes if answer == "yes" else flow.answers.no
                yield words[language][0]
                to = next(way.to for way in state.ways() if way.by == answer)
                state = states[_rest(hotline, to, language)]


def _rest(hotline: Hotline, name: str, language: str) -> str:
    """Return the state at which a conversation rests that is sent to another."""
    session = Session(hotline.release, name, language)
    return walk(hotline.text.states, name, session, worlds_of(hotline)[0].conditions).last
