"""What the shipped hotline says keeps to what callers need: times, keys, tone and equality."""

import re
from collections.abc import Iterator

import pytest

from ivr.dialog.events import Arrived, Conditions, Event, Key, Listen, Say
from ivr.dialog.hours import duty_of
from ivr.dialog.prompts import put_into_words, words_of
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step
from ivr.dialog.wording import wording_of
from ivr.model.hotline import Hotline
from ivr.model.states.listening import ListeningState
from tests.conftest import WORKDAY

LANGUAGE_KEYS = {"en": "1", "fr": "2"}
PATHS = {"yes": "122", "no": "222"}


def spoken_on(hotline: Hotline, language: str, answers: str) -> Iterator[tuple[Say, float]]:
    """Yield what is said on a path, with its seconds; each key waits for the prompt's end."""
    world = Conditions(duty_of(hotline, WORKDAY), staffed=True)
    session = Session(hotline.release, hotline.call.start)
    events: list[Event] = [Arrived(), *map(Key, LANGUAGE_KEYS[language] + answers)]
    for event in events:
        reply = put_into_words(hotline, step(hotline, session, event, world), world.duty)
        listen = next(action for action in reply.actions if isinstance(action, Listen))
        session = listen.session
        for say in listen.says:
            yield say, wording_of(hotline, say.language).seconds(say.text)


@pytest.mark.parametrize("language", LANGUAGE_KEYS)
@pytest.mark.parametrize("path", PATHS)
def test_the_answer_and_the_whole_path_come_within_the_budget(
    hotline: Hotline, path: str, language: str
) -> None:
    said = list(spoken_on(hotline, language, PATHS[path]))
    milestone = next(
        place
        for place, (say, _) in enumerate(said)
        if hotline.call.states[say.state].milestone == "answered"
    )
    budget = hotline.call.budget
    assert budget
    to_answer = sum(seconds for say, seconds in said[:milestone] if say.state != "greeting")
    assert to_answer <= budget.to_answer == 60
    assert sum(seconds for _, seconds in said) <= budget.whole == 150


def test_no_prompt_for_a_key_is_longer_than_20_seconds(hotline: Hotline) -> None:
    """Not even where it is said in both languages, because none is known yet."""
    duty = duty_of(hotline, WORKDAY)
    for name, state in hotline.call.states.items():
        if isinstance(state, ListeningState):
            seconds = {
                language: wording_of(hotline, language).seconds(
                    words_of(hotline, language, duty, (name, "question"))
                )
                for language in hotline.languages
            }
            asked_in_both = name in ("greeting", "questions", "busy", "instead")
            assert max(seconds.values()) < 20, name
            assert not asked_in_both or sum(seconds.values()) < 20, name


def everything(hotline: Hotline, language: str) -> str:
    """Return all that the states say in a language, a part of a state a line."""
    duty = duty_of(hotline, WORKDAY)
    parts = [(name, "say") for name, state in hotline.call.states.items() if state.say]
    parts += [
        (name, "question")
        for name, state in hotline.call.states.items()
        if isinstance(state, ListeningState)
    ]
    return "\n".join(" ".join(words_of(hotline, language, duty, part)) for part in parts)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "invalid|wrong|error|unaffected|not affected|victim|hack|click|http|www"),
        ("fr", "invalide|erreur|mauvais|pas touché|victime|pirat|appuyez|pesez|cliquez|http|www"),
    ],
)
def test_words_that_callers_should_not_meet_are_not_said(
    hotline: Hotline, language: str, words: str
) -> None:
    assert not re.findall(rf"\b(?:{words})", everything(hotline, language), re.IGNORECASE)


def test_spoken_french_has_no_typographic_spaces_and_straight_apostrophes(hotline: Hotline) -> None:
    assert not re.findall(r" [:;?!»]|[«»’\u00a0\u202f]", everything(hotline, "fr"))


def test_no_sentence_names_a_key_that_the_flow_speaks_by_itself(files: dict[str, str]) -> None:
    words = re.findall(r"^ {8,}(?!- |key:|next:)(.+)$", files["call.yaml"], re.MULTILINE)
    named = [line for line in words if re.search(r"\b(?:press|faites) (?:le )?[0-9]", line)]
    assert words
    assert not named
