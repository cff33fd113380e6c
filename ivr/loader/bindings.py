"""Keys and words that are bound twice, and words that lack a language."""

from collections.abc import Collection, Iterator, Mapping

from ivr.loader.problems import Problem, suggest
from ivr.loader.source import Path, Source
from ivr.model.states.listening import ListeningState
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow


def key_problems(flow: VoiceFlow, source: Source) -> Iterator[Problem]:
    """Yield each key of the flow that would do two things."""
    for key in flow.answers:
        if key in flow.anywhere:
            yield _key_problem(source, ("answers", key), key, f'"{flow.anywhere[key]}" anywhere')
    for name, state in flow.states.items():
        taken: dict[str, str] = {}
        for key, target, place in state.bound() if isinstance(state, ListeningState) else ():
            path: Path = ("states", name, *place)
            elsewhere = flow.anywhere.get(key, target)
            if key in taken:
                yield _key_problem(source, path, key, f'"{taken[key]}" in this menu')
            elif elsewhere != target:
                yield _key_problem(source, path, key, f'"{elsewhere}" anywhere')
            taken.setdefault(key, target)


def language_key_problems(
    flow: VoiceFlow, languages: Collection[str], source: Source
) -> Iterator[Problem]:
    """Yield the keys that work anywhere but also choose a language."""
    if any(state.OFFERS_LANGUAGES for state in flow.states.values()):
        for place, language in enumerate(languages, 1):
            key = str(place)
            if key in flow.anywhere:
                yield _key_problem(source, ("anywhere", key), key, f'the language "{language}"')


def _key_problem(source: Source, path: Path, key: str, use: str) -> Problem:
    message = f"the key {key} is bound twice: it already leads to {use}"
    return source.problem(path, "key-twice", message, "Give one of the two another key.")


def word_problems(flow: TextFlow, languages: Collection[str], source: Source) -> Iterator[Problem]:
    """Yield the word lists that lack a language, and each word that would do two things."""
    for path, lists in _word_lists(flow):
        name = ".".join(map(str, path))
        for language in languages if lists else ():
            if language not in lists:
                message = f'"{name}" has no word in the language "{language}"'
                cure = f"Add {language}: [WORD] to it."
                yield source.problem(path, "missing-language", message, cure)
        for language in lists:
            if language not in languages:
                message = f'"{language}" is not a language of this hotline'
                cure = suggest(language, languages)
                yield source.problem((*path, language), "unknown-language", message, cure)
    yield from _twofold_word_problems(flow, languages, source)


def _twofold_word_problems(
    flow: TextFlow, languages: Collection[str], source: Source
) -> Iterator[Problem]:
    taken: dict[tuple[str, str], Path] = {}
    for path, language, place, word in _words(flow):
        choosing = path == ("languages",)  # which any texter may do, in whatever language
        meaning = (*path, language) if choosing else path
        for spoken in languages if choosing else (language,):
            first = taken.setdefault((spoken, word), meaning)
            if first != meaning and path != ("fillers",):
                message = f'"{word}" stands for "{".".join(map(str, first))}" already'
                cure = "One word can do one thing only: take it out of one of the two."
                yield source.problem((*path, language, place), "word-twice", message, cure)


def offer_problems(flow: TextFlow, source: Source) -> Iterator[Problem]:
    """Yield what has to have a keyword but has none, unless a keyword is misspelt."""
    if not set(flow.keywords) <= set(source.data["states"]):
        return
    for key in ("alone", "mandatory"):
        for place, name in enumerate(getattr(flow, key)):
            if name not in flow.keywords:
                message = f'"{key}" names "{name}", to which no keyword leads'
                cure = suggest(name, flow.keywords)
                yield source.problem((key, place), "no-keyword", message, cure)
    for name, state in flow.states.items():
        for way in state.ways():
            offered = way.cause == "keyword" and way.to in flow.states
            if offered and way.to not in flow.keywords:
                message = f'this menu offers "{way.to}", to which no keyword leads'
                cure = f"Add {way.to}: to keywords, with a word in each language."
                path: Path = ("states", name, *way.path)
                yield source.problem(path, "no-keyword", message, cure)


def _word_lists(flow: TextFlow) -> Iterator[tuple[Path, Mapping[str, tuple[str, ...]]]]:
    yield ("answers", "yes"), flow.answers.yes
    yield ("answers", "no"), flow.answers.no
    yield ("languages",), flow.languages
    for state, lists in flow.keywords.items():
        yield ("keywords", state), lists
    yield ("fillers",), flow.fillers


def _words(flow: TextFlow) -> Iterator[tuple[Path, str, int, str]]:
    """Yield each word with the path of its lists, its language and its place in the list."""
    for path, lists in _word_lists(flow):
        for language, words in lists.items():
            for place, word in enumerate(words):
                yield path, language, place, word
