"""Turn a part of a state into the words that are said there, in one language."""

from functools import lru_cache

from ivr.dialog.hours import Duty
from ivr.dialog.wording import Text, Wording, wording_of
from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt
from ivr.model.voice_flow import AskState, ChooseLanguageState, MenuState, TransferState

REMEMBERED = 32768  # parts: a flow of a thousand states in two languages, open and closed

Part = tuple[str, str]
"""A state's name, and which of its words: say, question, whisper, or the name of a phrase."""


def language_keys(hotline: Hotline) -> dict[str, str]:
    """Return the keys that choose a language, in the order in which languages are offered."""
    return {str(place): language for place, language in enumerate(hotline.languages, 1)}


@lru_cache(REMEMBERED)
def words_of(hotline: Hotline, language: str, duty: Duty, part: Part) -> Text:
    """Return the words of a part, the keys that they name included; made once."""
    wording = wording_of(hotline, language)
    name, kind = part
    state = hotline.call.states[name]
    match kind, state:
        case "question", ChooseLanguageState():
            keys = {language: key for key, language in language_keys(hotline).items()}
            return (_choice(wording, duty, state.choose_language, keys[language]),)
        case "question", AskState():
            return (*wording.render(state.ask, duty), _yes_no(hotline, wording))
        case "question", MenuState():
            return tuple(_choice(wording, duty, choice.say, choice.key) for choice in state.menu)
        case "whisper", TransferState():
            return wording.render(state.transfer.whisper, duty)
        case "say", _ if state.say:
            return wording.render(state.say, duty)
    return (wording.phrase(kind, duty),)


def _choice(wording: Wording, duty: Duty, say: Prompt, key: str) -> str:
    choice = " ".join(wording.render(say, duty))
    return wording.phrase("choice", duty, choice=choice, key=wording.key(key))


def _yes_no(hotline: Hotline, wording: Wording) -> str:
    keys = {answer: wording.key(key) for key, answer in hotline.call.answers.items()}
    return wording.phrase("yes_no", yes=keys["yes"], no=keys["no"])
