"""Find the words that say facts amiss: typed out by hand, or the later before the earlier."""

import re
from collections.abc import Iterator

from ivr.check.rule import Subject
from ivr.check.rules.passages import passages
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem
from ivr.model.facts import DateFact, Fact, MonthFact, NumberFact, begins

BIG = 1000  # smaller numbers stand in words for other reasons
YEAR = re.compile(r"(?:19|20)\d\d")
# What makes another number or date of it: 13,400,000 is no 3,400,000, and 12 May 2023 no May 2023.
NOT_AFTER = r"(?<!\w)(?<!\d[.,\s])(?<!\der\s)"
NOT_BEFORE = r"(?!\w|[.,\s]\d)"
SPANS = {
    "en": re.compile(r"\b(?:between|from)\s+\{(\w+)\}\s+(?:and|to|until)\s+\{(\w+)\}", re.I),
    "fr": re.compile(r"\b(?:entre|de|du)\s+\{(\w+)\}\s+(?:et|à|au)\s+\{(\w+)\}", re.I),
}


def typed_fact(subject: Subject) -> Iterator[Problem]:
    """A month, a date or a big number that is typed out stays as it is when the fact changes.

    Passes:

        en: |
          Was your child born after {birth_from}?

    Fails, where `birth_from` is 2010-04:

        en: |
          Was your child born after April 2010?
    """
    slots: dict[str, list[str]] = {}
    for name, fact in subject.hotline.service.facts.items():
        for form in {" ".join(form.split()).casefold() for form in _forms(subject, fact)}:
            if not YEAR.fullmatch(form):
                slots.setdefault(form, []).append(f"{{{name}}}")
    if not slots:
        return
    longest_first = sorted(slots, key=len, reverse=True)
    choices = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    pattern = re.compile(rf"{NOT_AFTER}(?:{choices}){NOT_BEFORE}", re.I)
    elsewhere = (words for words in subject.written if words.path[0] != "facts")
    for passage in passages(elsewhere, pattern):
        form = " ".join(passage.match[0].split()).casefold()
        says = f"types out a fact: {passage.quoted}"
        cure = f"Write {' or '.join(slots.get(form, ()))} instead."
        yield passage.problem("typed-fact", says, cure)


def backward_dates(subject: Subject) -> Iterator[Problem]:
    """Between a later and an earlier time there is nothing: the two facts stand the wrong way.

    Passes:

        en: |
          Was your child born between {birth_from} and {known_until}?

    Fails:

        en: |
          Was your child born between {known_until} and {birth_from}?
    """
    days = {
        name: day
        for name, fact in subject.hotline.service.facts.items()
        if (day := begins(fact)) is not None
    }
    for words in subject.written:
        pattern = SPANS.get(words.language)
        for found in pattern.finditer(words.text) if pattern else ():
            first, last = found.groups()
            if first in days and last in days and days[first] >= days[last]:
                message = f'"{words.name}" says {{{first}}} before {{{last}}}, which is not later'
                cure = "Write the earlier of the two first, or look both up in service.yaml."
                yield words.problem("backward-dates", message, cure, found.start())


def _forms(subject: Subject, fact: Fact) -> Iterator[str]:
    """Yield how a month, a date or a big number may have been typed out, in any language."""
    if isinstance(fact, NumberFact) and fact.number >= BIG:
        for language in subject.hotline.languages:
            yield wording_of(subject.hotline, language).number(fact.number)
        grouped = f"{fact.number:,}"
        yield from (str(fact.number), grouped, grouped.replace(",", " "))
    elif isinstance(fact, MonthFact | DateFact):
        for language in subject.hotline.languages:
            yield wording_of(subject.hotline, language).fact(fact)
