"""Find the words that must be answered by law, and are not, and those that nobody is told of."""

from collections.abc import Iterator

from ivr.check.rule import Subject, warning
from ivr.check.rules.states import reached_from
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


def unlisted_keyword(subject: Subject) -> Iterator[Problem]:
    """A keyword that HELP does not list, where it lists others, is sent by few. A warning.

    The word of the state with which texts start, and those that end the conversation, may be left
    out; the choices of a menu that is named, or that follows, are listed.

    Passes:

        help:
          say:
            en: |
              Text {check_word}, {data_word} or {rights_word}.

    Fails, for RIGHTS:

        help:
          say:
            en: |
              Text {check_word} or {data_word}.
    """
    flow = subject.hotline.text
    onward = {
        name: [way.to for way in state.ways()]
        for name, state in flow.states.items()
        if not state.waits
    }
    answering = set(_states_answering(subject, "HELP"))
    said = reached_from(onward, answering)
    slots = {
        slot
        for words in subject.texted
        if words.path[0] == "states" and words.path[1] in said
        for slot in words.slots
    }
    listed = {name for name in flow.keywords if f"{name}_word" in slots}
    for name in said | (listed & {flow.start}):
        listed |= {way.to for way in flow.states[name].ways() if way.cause == "keyword"}
    spared = answering | {flow.start} | {name for name in flow.keywords if flow.states[name].is_end}
    for name in flow.keywords if listed - spared else ():
        if name not in listed | spared:
            word = flow.keywords[name][subject.hotline.written[0]][0]
            message = f'the answer to HELP does not list {word}, the word of "{name}"'
            cure = f"Add {{{name}_word}} to it."
            yield warning(
                subject.text.problem(("keywords", name), "unlisted-keyword", message, cure)
            )


def _states_answering(subject: Subject, word: str) -> Iterator[str]:
    """Yield the states that answer a word which means the same."""
    alike = STOPS if word in STOPS else HELPS
    for name, lists in subject.hotline.text.keywords.items():
        if any(one in alike for words in lists.values() for one in words):
            yield name
