"""Find slips of the keyboard: characters, words and capitals that nobody meant to be said."""

import re
from collections.abc import Iterator
from unicodedata import category

from ivr.check.rule import Subject, warning
from ivr.check.rules.passages import passages
from ivr.dialog.segments import name_character
from ivr.loader.problems import Problem

MARKUP = r"<>*_`\|~^[]"
SIGNS = "#@&/=+"
PICTURES = {"So", "Sk"}  # Unicode's symbols, emoji among them, and what changes their colour
CAPITALS = re.compile(r"\bX{2,}(?:[\s,'’]+X{2,}){2,}\b")  # where X is any capital letter
DOUBLED = re.compile(r"\b([^\W\d_]+)(?:[ \u00A0]{1,2}| ?\n ?)\1\b", re.I)
RIGHTLY_DOUBLED = {
    "de": {"das", "der", "die", "sie"},
    "en": {"had", "that"},
    "es": {"casi", "luego", "muy"},
    "fr": {"nous", "vous"},
    "it": {"mano", "piano", "via"},
    "nl": {"dat", "die"},
    "pt": {"logo", "quase"},
}
# Languages that double a word to say each, all, or very: no double is a slip there.
DOUBLING = {
    "bn",
    "gu",
    "hi",
    "id",
    "kn",
    "ml",
    "mr",
    "ms",
    "ne",
    "pa",
    "ta",
    "te",
    "th",
    "tl",
    "ur",
}
DOUBLING |= {"fil", "vi", "yue", "zh"}
UNFINISHED = re.compile(  # "todo" is a word in Spanish
    r"\b(?:TODO|TBD|TBC|FIXME|(?i:XXX+|lorem ipsum|à traduire|por traducir|to be translated))\b"
)


def unsayable_character(subject: Subject) -> Iterator[Problem]:
    """A voice reads signs aloud, or stumbles over them; nothing but {facts} is markup here.

    Passes:

        en: |
          Name and address.

    Fails:

        en: |
          <b>Name</b> & address.
    """
    cure = "Write it out in words, or leave it out."
    for texts, signs, pictures, done in (
        (subject.spoken, MARKUP + SIGNS, PICTURES, "said"),
        (subject.texted, MARKUP, set(), "read"),
    ):
        for words in texts:
            for start, sign in enumerate(words.plain):
                if sign in signs or category(sign) in pictures:
                    says = f"has a sign that cannot be {done}: {name_character(sign)}"
                    message = f'"{words.name}" {says}'
                    yield words.problem("unsayable-character", message, cure, start)
                    break


def many_capitals(subject: Subject) -> Iterator[Problem]:
    """Voices spell words in capitals letter by letter, and readers are shouted at. A warning.

    Passes:

        en: |
          You do not need to do anything.

    Fails:

        en: |
          You DO NOT NEED to do anything.
    """
    for words in subject.written:
        found = CAPITALS.search("".join("X" if sign.isupper() else sign for sign in words.plain))
        if found:
            quoted = " ".join(words.plain[found.start() : found.end()].split())
            message = f'"{words.name}" has words in capitals: "{quoted}"'
            cure = "Write them in small letters."
            yield warning(words.problem("many-capitals", message, cure, found.start()))


def doubled_word(subject: Subject) -> Iterator[Problem]:
    """A word that stands twice is said twice.

    Passes:

        en: |
          Please hold the line.

    Fails:

        en: |
          Please hold the the line.
    """
    written = (words for words in subject.written if words.language not in DOUBLING)
    for passage in passages(written, DOUBLED):
        word = passage.match[1]
        if word.lower() not in RIGHTLY_DOUBLED.get(passage.words.language, ()):
            says = f'says "{word}" twice in a row'
            yield passage.problem("doubled-word", says, "Delete one of the two.")


def unfinished_words(subject: Subject) -> Iterator[Problem]:
    """A note to oneself would be read out to callers.

    Passes:

        fr: |
          Veuillez rester en ligne.

    Fails:

        fr: |
          TODO
    """
    cure = "Write what is to be said; notes stand in comments above the key."
    for passage in passages(subject.written, UNFINISHED, most=1):
        says = f"is not finished: it says {passage.quoted}"
        yield passage.problem("unfinished-words", says, cure)
