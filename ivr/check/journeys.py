"""Turn a hotline into what its callers' and texters' time and texts are: seconds, webhooks, parts.

The paths are those that callers take: yes to the first question, or no to all, in each language.
Nothing is repeated, and each key waits for the prompt to end. A recording has its own length; other
speech is estimated from words, pauses and pace.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.check.environments import worlds_of
from ivr.dialog.events import Action, Answered, Arrived, Asked, Conditions, Event, Key, Listen, Say
from ivr.dialog.prompts import language_keys
from ivr.dialog.segments import count_parts
from ivr.dialog.session import Session
from ivr.dialog.text_engine import answer_text
from ivr.dialog.voice_engine import step
from ivr.dialog.wording import wording_of
from ivr.loader import Reading
from ivr.loader.problems import Problem
from ivr.model.flow import Question
from ivr.model.hotline import Hotline
from ivr.model.voice_flow import AskState, ChooseLanguageState, MenuState
from ivr.recordings import NO_RECORDINGS, Recordings

PATHS = ("yes", "no")
MILESTONE = "answered"


@dataclass(frozen=True)
class Journey:
    """A call on a path in a language, to the choices that follow the answer.

    `to_answer` are the seconds from the choice of language to the answer's first word, None where
    the path has no answer; `whole` are all seconds of the call. `webhooks` counts documents.
    """

    path: str
    language: str
    to_answer: float | None
    whole: float
    webhooks: int


@dataclass(frozen=True)
class TextJourney:
    """A text conversation on a path in a language: `messages` that answer it, in `parts`."""

    path: str
    language: str
    webhooks: int
    messages: int
    parts: int


def measure(hotline: Hotline, recordings: Recordings = NO_RECORDINGS) -> tuple[Journey, ...]:
    """Measure the paths that callers take, in each language, while agents are on duty."""
    return tuple(
        _call_on(hotline, recordings, path, language)
        for language in hotline.languages
        for path in PATHS
    )


def measure_texts(hotline: Hotline) -> tuple[TextJourney, ...]:
    """Measure the paths that texters take; none if no keyword leads to a question."""
    return tuple(
        journey
        for language in hotline.languages
        for path in PATHS
        for journey in _texts_on(hotline, path, language)
    )


def budget_problems(reading: Reading, recordings: Recordings = NO_RECORDINGS) -> Iterator[Problem]:
    """Yield each limit of the flow's budget with the longest path over it."""
    budget = reading.hotline.call.budget
    journeys = measure(reading.hotline, recordings)
    for name in ("to_answer", "whole") if budget else ():
        limit, longest = getattr(budget, name), max(journeys, key=lambda one: _taken(one, name))
        if _taken(longest, name) > limit:
            what = "the answer comes after" if name == "to_answer" else "the call takes"
            message = (
                f"{what} {_taken(longest, name):.0f} s in {longest.language}, with {longest.path}"
                f" as the answer, and the budget is {limit} s"
            )
            cure = "Say it in fewer words, or allow more seconds."
            source = reading.sources["call.yaml"]
            yield source.problem(("budget", name), "over-budget", message, cure)


def _taken(journey: Journey, name: str) -> float:
    return getattr(journey, name) or 0.0


def _call_on(hotline: Hotline, recordings: Recordings, path: str, language: str) -> Journey:
    conditions = _conditions(hotline)
    session = Session(hotline.release, hotline.call.start)
    event: Event | None = Arrived()
    to_answer, since_choice, whole, webhooks = None, 0.0, 0.0, 0
    seen: set[str] = set()
    yes_is_due = path == "yes"
    while event is not None:
        actions = step(hotline, session, event, conditions).actions
        webhooks += 1
        for say in _first_heard(actions):
            milestone = hotline.call.states[say.state].milestone
            if to_answer is None and milestone == MILESTONE:
                to_answer = since_choice
            recording = recordings.find(say.language, say.text)
            spoken = wording_of(hotline, say.language).seconds(say.text)
            seconds = recording.seconds if recording else spoken
            whole += seconds
            since_choice += seconds
        event = None
        last = actions[-1]
        reached = getattr(last, "session", None)
        if isinstance(reached, Session) and reached.state not in seen:
            session = reached
            seen.add(session.state)
            if isinstance(hotline.call.states[session.state], ChooseLanguageState):
                since_choice = 0.0
            event = _key_on(hotline, session, language, yes_is_due, to_answer is not None)
            if isinstance(hotline.call.states[session.state], AskState):
                yes_is_due = False
    return Journey(path, language, to_answer, whole, webhooks)


def _key_on(
    hotline: Hotline, session: Session, language: str, yes_is_due: bool, is_answered: bool
) -> Key | None:
    """Return the key that goes on: at a menu the first, until the answer was heard."""
    match hotline.call.states[session.state]:
        case ChooseLanguageState():
            keys = {chosen: key for key, chosen in language_keys(hotline).items()}
            return Key(keys[language])
        case AskState():
            keys = {answer: key for key, answer in hotline.call.answers.items()}
            return Key(keys["yes" if yes_is_due else "no"])
        case MenuState() as state if not is_answered:
            return Key(state.menu[0].key)
    return None


def _first_heard(actions: tuple[Action, ...]) -> Iterator[Say]:
    """Yield what is said before a caller who presses a key at the prompt's end does so."""
    for action in actions:
        if isinstance(action, Say):
            yield action
        elif isinstance(action, Listen):
            yield from action.says
            return


def _texts_on(hotline: Hotline, path: str, language: str) -> Iterator[TextJourney]:
    flow, conditions = hotline.text, _conditions(hotline)
    for keyword in flow.keywords:
        session = Session(hotline.release, flow.start)
        reply = answer_text(hotline, session, Asked(keyword, (language,), exact=True), conditions)
        if not isinstance(flow.states[reply.session.state], Question):
            continue
        messages, webhooks, yes_is_due = list(reply.messages), 1, path == "yes"
        seen: set[str] = set()
        while (
            isinstance(flow.states[reply.session.state], Question)
            and reply.session.state not in seen
        ):
            seen.add(reply.session.state)
            answer = Answered(yes_is_due, (language,))
            reply = answer_text(hotline, reply.session, answer, conditions)
            messages += reply.messages
            webhooks, yes_is_due = webhooks + 1, False
        parts = count_parts(messages)
        yield TextJourney(path, language, webhooks, len(messages), parts)
        return


def _conditions(hotline: Hotline) -> Conditions:
    return worlds_of(hotline)[0].conditions
