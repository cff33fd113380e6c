"""Find what should never stand in words: keys, keywords, links, numbers, reproaches."""

import re
from collections.abc import Iterator

from ivr.check.rule import Subject
from ivr.check.rules.passages import passages
from ivr.dialog.intent import vocabulary
from ivr.loader.problems import Problem

SIGNS = {"en": "star|asterisk|pound|hash", "fr": "étoile|astérisque|carré|dièse"}
DIGITS = {
    "en": "zero|one|two|three|four|five|six|seven|eight|nine",
    "fr": "zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf",
}
ONE_DIGIT = r"[0-9*#](?![\w*#-]|[.,:/]\d|[  ]\d|\s?%)"
COUNTED = {  # what follows a number of things
    "en": r"or more|more|of|times?|digits?|keys|key at|buttons|numbers|letters|seconds?|minutes?",
    "fr": r"ou plus|ou plusieurs|de plus|des|fois|chiffres?|touches|lettres?|secondes?|minutes?",
}
GOES_ON = {  # what follows the name of a key
    "en": r"now|for|to|at|if|and|or|key|on|again|when|then",
    "fr": r"pour|et|ou|si|à|afin|maintenant|puis|dès|quand",
}
PRESS = {
    "en": r"(?:press|push|hit|dial|enter|key|choose|select)(?:\s+(?:the|key|number|button))*\s+",
    "fr": r"(?:faites|appuyez|pressez|composez|tapez|touche|choisissez)"
    r"(?:\s+(?:sur|le|la|touche|numéro|chiffre))*\s+(?:l['’])?",
}
KEYS = {  # "choose one" is to choose something, and "faites un choix" names no key
    language: re.compile(
        rf"\b{PRESS[language]}(?<!choose )(?<!select )"
        rf"(?:{ONE_DIGIT}|(?:{SIGNS[language]})\b|(?:{DIGITS[language]})\b"
        rf"(?=\s*(?:[.,;:!?)]|$)|\s+(?:{GOES_ON[language]})\b))(?!\s+(?:{COUNTED[language]})\b)",
        re.I,
    )
    for language in PRESS
}
SEND = re.compile(
    r"\b(?i:text|reply|send|answer|textez|répondez|envoyez|écrivez)\s+(?P<word>[A-Z0-9]{2,})\b"
)
HARSH = {
    "en": re.compile(
        r"\b(?:invalid|wrong|errors?|illegal|incorrect|failed|failure|denied|rejected)\b", re.I
    ),
    "fr": re.compile(
        r"\b(?:invalides?|erreurs?|erronée?s?|illéga(?:le?s?|ux)|incorrecte?s?|échec|échoué"
        r"|refusée?s?|rejetée?s?|mauvaise?s?)\b",
        re.I,
    ),
}
LINK = re.compile(
    r"(?:https?:|\bwww\.|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:ca|com|org|net|gov|info|ly|io|qc)\b)"
    r"(?:\S*[^\s.,;:!?)])?",
    re.I,
)
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w|(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}\b"
)


def key_in_words(subject: Subject) -> Iterator[Problem]:
    """The keys of choices and questions are spoken by themselves, from the keys that are bound.

    A key in the words is said twice, and is wrong as soon as the key changes.

    Passes:

        - key: 2
          say:
            en: |
              For what happened

    Fails:

        - key: 2
          say:
            en: |
              For what happened, press 3
    """
    cure = "Leave it out: keys are spoken by themselves. Elsewhere write {agent_key}."
    for passage in passages(subject.written, KEYS):
        says = f"names a key in its words: {passage.quoted}"
        yield passage.problem("key-in-words", says, cure)


def keyword_in_words(subject: Subject) -> Iterator[Problem]:
    """A keyword in the words of a text is wrong as soon as the keyword changes.

    Passes:

        en: |
          Staying safe: text {safe_word}.

    Fails:

        en: |
          Staying safe: text SAFE.
    """
    known = vocabulary(subject.hotline)
    for passage in passages(subject.texted, SEND):
        word = passage.match["word"]
        for meaning in known.get(word, ())[:1]:
            slot = f"{{{meaning.name}_word}}" if meaning.kind == "keyword" else "{word}"
            cure = f"Write {slot} for a keyword; answers are written by themselves."
            yield passage.problem("keyword-in-words", f"writes the word {word} out", cure, "word")


def harsh_word(subject: Subject) -> Iterator[Problem]:
    """A worried caller who pressed another key has done nothing wrong, and is not told so.

    Passes:

        en: |
          Sorry, that key is not one of the choices.

    Fails:

        en: |
          Invalid choice.
    """
    for passage in passages(subject.written, HARSH):
        says = f"has a word that callers should not meet: {passage.quoted}"
        yield passage.problem("harsh-word", says, "Say what can be done instead.")


def link_in_words(subject: Subject) -> Iterator[Problem]:
    """After a breach people are told to distrust links, so that no prompt and no text has one.

    Passes:

        en: |
          BORN Ontario's website lists that care.

    Fails:

        en: |
          See www.bornontario.ca.
    """
    cure = 'Say where it is in words: "on our website".'
    for passage in passages(subject.written, LINK, most=1):
        yield passage.problem("link-in-words", f"has a link: {passage.quoted}", cure)


def contact_in_words(subject: Subject) -> Iterator[Problem]:
    """Telephone numbers and addresses are facts: said in one place, with a source, sayable.

    Passes:

        en: |
          Call {call_centre}.

    Fails:

        en: |
          Call 1-833-622-1361.
    """
    cure = "Make it a fact in service.yaml, and write its name in braces."
    for passage in passages(subject.written, CONTACT):
        kind = "an email address" if "@" in passage.match[0] else "a telephone number"
        says = f"has {kind} in its words: {passage.quoted}"
        yield passage.problem("contact-in-words", says, cure)
