"""Find slips of the keyboard: characters, words and capitals that nobody meant to be said."""

import re
from collections.abc import Iterator

from ivr.check.rule import Subject, warning
from ivr.problems import Problem
from ivr.segments import name_character

MARKUP = r"<>*_`\\|~^\[\]"
UNSAYABLE = re.compile(rf"[{MARKUP}#@&/=+]")
UNWRITABLE = re.compile(rf"[{MARKUP}]")
CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}(?:[\s,']+[A-ZÀ-ÖØ-Þ]{2,}){2,}\b")
DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.I)
RIGHTLY_DOUBLED = {"nous", "vous", "that", "had"}
UNFINISHED = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX+|lorem ipsum|à traduire|to be translated)\b", re.I
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
    spoken = [(words, UNSAYABLE, "said") for words in subject.spoken]
    texted = [(words, UNWRITABLE, "read") for words in subject.texted]
    for words, pattern, done in spoken + texted:
        found = pattern.search(words.plain)
        if found:
            sign = found[0]
            message = f'"{words.name}" has a sign that cannot be {done}: {name_character(sign)}'
            cure = "Write it out in words, or leave it out."
            yield words.problem("unsayable-character", message, cure, found.start())


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
        found = CAPITALS.search(words.plain)
        if found:
            quoted = " ".join(found[0].split())
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
    for words in subject.written:
        for found in DOUBLED.finditer(words.plain):
            if found[1].lower() not in RIGHTLY_DOUBLED:
                message = f'"{words.name}" says "{found[1]}" twice in a row'
                cure = "Delete one of the two."
                yield words.problem("doubled-word", message, cure, found.start())


def unfinished_words(subject: Subject) -> Iterator[Problem]:
    """A note to oneself would be read out to callers.

    Passes:

        fr: |
          Veuillez rester en ligne.

    Fails:

        fr: |
          TODO
    """
    for words in subject.written:
        found = UNFINISHED.search(words.plain)
        if found:
            message = f'"{words.name}" is not finished: it says "{found[0]}"'
            cure = "Write what is to be said; notes stand in comments above the key."
            yield words.problem("unfinished-words", message, cure, found.start())
