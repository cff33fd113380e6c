"""Turn what a text can say into sentences: states, offers, phrases, and the words understood."""

from collections.abc import Iterable, Iterator, Mapping

from ivr.dialog.wording import Text
from ivr.model.flow import Question, State
from ivr.model.prompt import Prompt
from ivr.model.text_flow import Offer, TextFlow, TextMenuState, TextPhrases
from ivr.view.sentences.book import TEXT, Book, Path, Say, Sentence

Lists = Mapping[str, tuple[str, ...]]
WordsBySlot = Mapping[str, Lists]


def text_sentences(book: Book) -> Iterator[Sentence]:
    """Yield the words of each state of the text flow, its offers one by one."""
    flow = book.hotline.text
    answers = _answers(flow)
    for name, state in flow.states.items():
        path: Path = ("states", name)
        if state.say:
            yield _text(book, (name, "say"), (*path, "say"), [state.say], {}, state)
        if isinstance(state, Question):
            prompts = [state.ask, flow.phrases.yes_no]
            yield _text(book, (name, "question"), (*path, "ask"), prompts, answers, state)
        if isinstance(state, TextMenuState):
            for place, offer in enumerate(state.menu):
                yield _offer(book, (name, f"offer {place + 1}"), (*path, "menu", place), offer)


def text_phrase_sentences(book: Book) -> Iterator[Sentence]:
    """Yield what is written everywhere."""
    flow = book.hotline.text
    words: dict[str, WordsBySlot] = {
        "yes_no": _answers(flow),
        "switch_language": {"word": flow.languages},
    }
    for name in TextPhrases.model_fields:
        prompts, slots = [getattr(flow.phrases, name)], words.get(name, {})
        yield _text(book, (name, "phrase"), ("phrases", name), prompts, slots)


def _answers(flow: TextFlow) -> WordsBySlot:
    return {"yes": flow.answers.yes, "no": flow.answers.no}


def _text(
    book: Book,
    title: tuple[str, str],
    path: Path,
    prompts: Iterable[Prompt],
    words: WordsBySlot,
    state: State | None = None,
) -> Sentence:
    """Make a sentence of prompts, whose slots say the first of some words."""
    unknown = {slot: f"[{slot}]" for slot in TextPhrases.SLOTS.get(title[0], ()) if not state}

    def write(language: str) -> Text:
        slots = unknown | {slot: lists[language][0] for slot, lists in words.items()}
        wording = book.wording(language, "written")
        return tuple(
            paragraph for one in prompts for paragraph in wording.render(one, book.duty, **slots)
        )

    facts = state.facts if state else ()
    return book.sentence(
        ("text", *title), (TEXT, path), write, prompts, kind="written", facts=facts
    )


def _offer(book: Book, title: tuple[str, str], path: Path, offer: Offer) -> Sentence:
    flow = book.hotline.text

    def write(language: str) -> Text:
        wording = book.wording(language, "written")
        word = flow.keywords[offer.next][language][0]
        choice = wording.line(offer.say, book.duty)
        return (wording.line(flow.phrases.choice, book.duty, choice=choice, word=word),)

    return book.sentence(
        ("text", *title),
        (TEXT, path),
        write,
        (offer.say, flow.phrases.choice),
        kind="written",
        facts=flow.states[title[0]].facts,
        leads_to=offer.next,
    )


def word_sentences(book: Book) -> Iterator[Sentence]:
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


def _listing(words: Lists) -> Say:
    return lambda language: (", ".join(words[language]),)
