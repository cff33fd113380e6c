"""Every sentence that anyone can hear or read, with its place in the files and its facts.

Facts are filled in, as they are spoken in calls and written in texts. `{hours}` says the weekly
hours and `{reopens}` the opening that follows a given moment. What only a conversation fills in
(the word that somebody texted) stands in [brackets].
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ivr.dialog.events import Paragraphs, Part, Say
from ivr.dialog.fallback import agents_state, fallback_actions
from ivr.dialog.hours import Duty, SpecialDay, duty_at
from ivr.dialog.prompts import words_of
from ivr.dialog.text_composition import written_lines
from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt
from ivr.model.service import Phrases
from ivr.model.states.state import Line, State
from ivr.model.text_flow import TextPhrases
from ivr.view.sentences.book import (
    CALL,
    SERVICE,
    TEXT,
    Book,
    Path,
    Place,
    Rendering,
    Sentence,
    SentenceKind,
    Words,
)

__all__ = ["Rendering", "Sentence", "SentenceKind", "sentences_of"]

Lists = Mapping[str, tuple[str, ...]]


def sentences_of(reading: Reading, moment: datetime) -> tuple[Sentence, ...]:
    """Collect every sentence, calls first, in the order of the files; `moment` is aware."""
    book = Book(reading, _sample_duty(reading.hotline, moment))
    return (
        *_state_sentences(book, CALL),
        *_phrase_sentences(book),
        *_hours_sentences(book),
        *_fallback_sentences(book),
        *_state_sentences(book, TEXT),
        *_text_phrase_sentences(book),
        *_word_sentences(book),
    )


def _sample_duty(hotline: Hotline, moment: datetime) -> Duty:
    """Return a closed moment, of which only the next opening shows in words."""
    return replace(duty_at(hotline, moment), open=False, reopens_today=False, special_days=())


def _state_sentences(book: Book, file: str) -> Iterator[Sentence]:
    """Yield the words of each state of a flow, its choices one by one."""
    hotline = book.hotline
    states: Mapping[str, State] = hotline.call.states if file == CALL else hotline.text.states
    for name, state in states.items():
        for part in state.parts():
            lines = state.lines(part, hotline.bindings, hotline.languages[0])
            for place, line in enumerate(lines):
                yield _line_sentence(book, file, (name, part), line, place if line.to else None)


def _line_sentence(book: Book, file: str, part: Part, line: Line, choice: int | None) -> Sentence:
    """Make a sentence of a line: one choice among several, or a whole part."""
    hotline, (name, kind) = book.hotline, part
    phrases = hotline.service.phrases if file == CALL else hotline.text.phrases
    flow, offered = ("call", "choice") if file == CALL else ("text", "offer")
    states: Mapping[str, State] = hotline.call.states if file == CALL else hotline.text.states

    def say(language: str) -> Paragraphs:
        if file == CALL:
            words = words_of(hotline, language, book.duty, part)
        else:
            words = tuple(written_lines(hotline, language, book.duty, part))
        return words if choice is None else (words[choice],)

    with_it = [name for name in ("choice" if line.choice else "", line.then) if name]
    path = line.path if choice is None else line.path[:-1]
    return book.sentence(
        (flow, name, kind if choice is None else f"{offered} {choice + 1}"),
        (file, ("states", name, *path)),
        say,
        [line.prompt, *(getattr(phrases, one) for one in with_it)],
        kind="spoken" if file == CALL else "written",
        facts=states[name].facts,
        leads_to=line.to,
    )


def _text_phrase_sentences(book: Book) -> Iterator[Sentence]:
    """Yield what is written everywhere, its slots filled with the first of their words."""
    flow = book.hotline.text
    known: Mapping[str, Mapping[str, Lists]] = {
        "yes_no": {"yes": flow.answers.yes, "no": flow.answers.no},
        "switch_language": {"word": flow.languages},
    }
    for name in TextPhrases.model_fields:
        prompt: Prompt = getattr(flow.phrases, name)
        unknown = {slot: f"[{slot}]" for slot in TextPhrases.SLOTS.get(name, ())}
        words = _written(book, prompt, unknown, known.get(name, {}))
        place: Place = (TEXT, ("phrases", name))
        yield book.sentence(("text", name, "phrase"), place, words, [prompt], kind="written")


def _written(
    book: Book, prompt: Prompt, unknown: Mapping[str, str], lists: Mapping[str, Lists]
) -> Words:
    def write(language: str) -> Paragraphs:
        slots = {**unknown, **{slot: words[language][0] for slot, words in lists.items()}}
        return book.wording(language, "written").render(prompt, book.duty, **slots)

    return write


def _fallback_sentences(book: Book) -> Iterator[Sentence]:
    """Yield what is said when the service itself has failed."""
    phrases = book.hotline.service.phrases
    for part, texts in _fallback_parts(book.hotline).items():
        place: Place = (SERVICE, ("phrases", part))
        prompt: Prompt | None = getattr(phrases, part, None)
        facts: tuple[str, ...] = ()
        ringing = agents_state(book.hotline)
        if not prompt and ringing:  # what the flow says before it rings an agent
            name, state = ringing
            place, prompt, facts = (CALL, ("states", name, part)), state.say, state.facts
        prompts = [prompt] if prompt else []
        title = "fallback", "fallback", part
        yield book.sentence(title, place, texts.__getitem__, prompts, facts=facts)


def _fallback_parts(hotline: Hotline) -> dict[str, dict[str, Paragraphs]]:
    """Return what the fallback document says: part → language → words."""
    parts: dict[str, dict[str, Paragraphs]] = {}
    for action in fallback_actions(hotline, None, transfer=True):
        if isinstance(action, Say):
            parts.setdefault(action.part, {})[action.language] = action.text
    return parts


def _phrase_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the phrases of calls, but those that only the fallback document says."""
    elsewhere = _fallback_parts(book.hotline)
    phrases = (_phrase(book, name) for name in Phrases.model_fields if name not in elsewhere)
    yield from sorted(phrases, key=lambda phrase: phrase.line)


def _phrase(book: Book, name: str) -> Sentence:
    prompt: Prompt = getattr(book.hotline.service.phrases, name)
    keys = {answer: key for key, answer in book.hotline.call.answers.items()}

    def say(language: str) -> Paragraphs:
        wording = book.wording(language)
        slots = {
            slot: wording.key(keys[slot]) if slot in keys else f"[{slot}]"
            for slot in Phrases.SLOTS.get(name, ())
        }
        return wording.render(prompt, book.duty, **slots)

    prompts = () if name in Phrases.PARTS else (prompt,)
    return book.sentence(("service", name, "phrase"), (SERVICE, ("phrases", name)), say, prompts)


def _hours_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the weekly hours, then what is said in the week before each date of its own."""
    yield _hours(book, "week", ("hours", "open"))
    for day, spans in sorted(book.hotline.service.hours.dates.items()):
        yield _hours(book, str(day), ("hours", "dates", str(day)), SpecialDay(day, spans))


def _hours(book: Book, part: str, path: Path, *special: SpecialDay) -> Sentence:
    def say(language: str) -> Paragraphs:
        return (book.wording(language).hours(special),)

    return book.sentence(("service", "hours", part), (SERVICE, path), say)


def _word_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the words that are understood, list by list."""
    flow = book.hotline.text
    lists: dict[Path, Lists] = {
        ("answers", "yes"): flow.answers.yes,
        ("answers", "no"): flow.answers.no,
        ("languages",): flow.languages,
        **{("keywords", name): words for name, words in flow.keywords.items()},
        ("fillers",): flow.fillers,
    }
    for path, words in lists.items():
        title = "text", ".".join(map(str, path)), "words"
        yield book.sentence(title, (TEXT, path), _listing(words), kind="understood")


def _listing(words: Lists) -> Words:
    return lambda language: (", ".join(words[language]),)
