"""Find the words that must be answered by law, and are not."""

from collections.abc import Iterator

from ivr.check.rule import Subject
from ivr.loader.problems import Problem

MUST_BE_ANSWERED = {"en": ("HELP", "INFO", "STOP"), "fr": ("AIDE", "ARRET")}
STOPS = ("STOP", "ARRET")
HELPS = ("HELP", "INFO", "AIDE")


def missing_word(subject: Subject) -> Iterator[Problem]:
    """HELP, INFO and STOP, AIDE and ARRET must each be answered, in their own language.

    Passes:

        keywords:
          help: {en: [HELP, INFO], fr: [AIDE]}
          stopped: {en: [STOP], fr: [ARRET]}

    Fails, for INFO:

        keywords:
          help: {en: [HELP], fr: [AIDE]}
          stopped: {en: [STOP], fr: [ARRET]}
    """
    lists = subject.hotline.text.keywords
    for language in subject.hotline.written:
        taken = {word for words in lists.values() for word in words[language]}
        for word in MUST_BE_ANSWERED.get(language, ()):
            if word not in taken:
                message = f'no keyword answers {word} in the language "{language}"'
                cure = f"Add {word} to the words of the state that answers it."
                path = ("keywords", *_states_answering(subject, word))
                yield subject.text.problem(path[:2], "missing-word", message, cure)


def stop_that_goes_on(subject: Subject) -> Iterator[Problem]:
    """Who texts STOP or ARRET is answered once, and then never but for a keyword.

    Passes:

        stopped:
          say: …
          ends: true

    Fails:

        stopped:
          say: …
    """
    flow = subject.hotline.text
    for name, lists in flow.keywords.items():
        stops = any(word in STOPS for words in lists.values() for word in words)
        state = flow.states[name]
        if stops and not state.is_end:
            message = f'state "{name}" answers STOP, and does not end the conversation'
            cure = "Add ends: true to it, and no next."
            yield subject.text.problem(("states", name), "stop-that-goes-on", message, cure)


def _states_answering(subject: Subject, word: str) -> Iterator[str]:
    """Yield the states that answer a word which means the same."""
    alike = STOPS if word in STOPS else HELPS
    for name, lists in subject.hotline.text.keywords.items():
        if any(one in alike for words in lists.values() for one in words):
            yield name
