"""Turn what a call can say into sentences: states, phrases, hours, the fallback document."""

from collections.abc import Iterable, Iterator

from ivr.dialog.events import Say
from ivr.dialog.fallback import fallback_actions
from ivr.dialog.hours import SpecialDay
from ivr.dialog.prompts import words_of
from ivr.dialog.wording import Text
from ivr.model.flow import State
from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt
from ivr.model.service import Phrases
from ivr.model.voice_flow import AskState, ChooseLanguageState, MenuState, TransferState
from ivr.view.sentences.book import CALL, SERVICE, Book, Path, Place, Sentence


def call_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the words of each state of the call, its choices one by one."""
    for name, state in book.hotline.call.states.items():
        for part, path, prompts in _parts(book.hotline, state):
            yield _part(book, (name, part), ("states", name, *path), prompts)
        if isinstance(state, MenuState):
            yield from (_choice(book, name, state, place) for place in range(len(state.menu)))


def _parts(hotline: Hotline, state: State) -> Iterator[tuple[str, Path, list[Prompt]]]:
    phrases = hotline.service.phrases
    if state.say:
        yield "say", ("say",), [state.say]
    match state:
        case ChooseLanguageState():
            yield "question", ("choose_language",), [state.choose_language, phrases.choice]
        case AskState():
            yield "question", ("ask",), [state.ask, phrases.yes_no]
        case TransferState():
            yield "whisper", ("transfer", "whisper"), [state.transfer.whisper]


def _part(book: Book, part: tuple[str, str], path: Path, prompts: Iterable[Prompt]) -> Sentence:
    def say(language: str) -> Text:
        return words_of(book.hotline, language, book.duty, part)

    facts = book.hotline.call.states[part[0]].facts
    return book.sentence(("call", *part), (CALL, path), say, prompts, facts=facts)


def _choice(book: Book, name: str, state: MenuState, place: int) -> Sentence:
    def say(language: str) -> Text:
        return (words_of(book.hotline, language, book.duty, (name, "question"))[place],)

    choice = state.menu[place]
    return book.sentence(
        ("call", name, f"choice {place + 1}"),
        (CALL, ("states", name, "menu", place)),
        say,
        (choice.say, book.hotline.service.phrases.choice),
        facts=state.facts,
        leads_to=choice.next,
    )


def fallback_sentences(book: Book) -> Iterator[Sentence]:
    """Yield what is said when the service itself has failed."""
    phrases = book.hotline.service.phrases
    for part, texts in _fallback_parts(book.hotline).items():
        place: Place = (SERVICE, ("phrases", part))
        prompt: Prompt | None = getattr(phrases, part, None)
        facts: tuple[str, ...] = ()
        if not prompt:  # what the flow says before it rings an agent
            states = book.hotline.call.states.items()
            name, state = next(one for one in states if isinstance(one[1], TransferState))
            place, prompt, facts = (CALL, ("states", name, part)), state.say, state.facts
        prompts = [prompt] if prompt else []
        title = "fallback", "fallback", part
        yield book.sentence(title, place, texts.__getitem__, prompts, facts=facts)


def _fallback_parts(hotline: Hotline) -> dict[str, dict[str, Text]]:
    """Return what the fallback document says: part → language → words."""
    parts: dict[str, dict[str, Text]] = {}
    for action in fallback_actions(hotline, None, transfer=True):
        if isinstance(action, Say):
            parts.setdefault(action.part, {})[action.language] = action.text
    return parts


def phrase_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the phrases of calls, but those that only the fallback document says."""
    elsewhere = _fallback_parts(book.hotline)
    phrases = (_phrase(book, name) for name in Phrases.model_fields if name not in elsewhere)
    yield from sorted(phrases, key=lambda phrase: phrase.line)


def _phrase(book: Book, name: str) -> Sentence:
    prompt: Prompt = getattr(book.hotline.service.phrases, name)
    keys = {answer: key for key, answer in book.hotline.call.answers.items()}

    def say(language: str) -> Text:
        wording = book.wording(language)
        slots = {
            slot: wording.key(keys[slot]) if slot in keys else f"[{slot}]"
            for slot in Phrases.SLOTS.get(name, ())
        }
        return wording.render(prompt, book.duty, **slots)

    prompts = () if name in Phrases.PARTS else (prompt,)
    return book.sentence(("service", name, "phrase"), (SERVICE, ("phrases", name)), say, prompts)


def hours_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the weekly hours, then what is said in the week before each date of its own."""
    yield _hours(book, "week", ("hours", "open"))
    for day, spans in sorted(book.hotline.service.hours.dates.items()):
        yield _hours(book, str(day), ("hours", "dates", str(day)), SpecialDay(day, spans))


def _hours(book: Book, part: str, path: Path, *special: SpecialDay) -> Sentence:
    def say(language: str) -> Text:
        return (book.wording(language).hours(special),)

    return book.sentence(("service", "hours", part), (SERVICE, path), say)
