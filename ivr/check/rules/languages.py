"""Find the prompts that do not tell the same in each language."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ivr.check.rule import Subject, Written, warning
from ivr.loader.problems import Problem

USUAL_RATIO = 1.6
DENSE = 0.5  # of the characters of another language: Chinese, not English beside French
COMMON = 3  # prompts that have a word which is common in their language
SLACK = 20  # characters; a menu's "To try again" is "Pour essayer de nouveau"
FIRST = {"fr": "1er"}
TELLTALES = {  # words that other languages do not have; those of more languages are counted
    "en": "the you your and of to is are for we our from this that not have been will press text "
    "with by it was were be has had did if what who an at please thank goodbye hello",
    "fr": "le la les vous votre et nous des de du pour est une avez sont dans qui que nos "
    "ce cette ces un au aux ne pas par sur vos notre ou avec merci revoir bonjour veuillez",
}

WORD = re.compile(r"[^\W\d_]+")
Telltales = Mapping[str, frozenset[str]]


def uneven_facts(subject: Subject) -> Iterator[Problem]:
    """A fact that one language tells and another does not leaves some callers knowing less.

    Passes:

        en: |
          Write to {privacy_email}.
        fr: |
          Écrivez à {privacy_email}.

    Fails:

        en: |
          Write to {privacy_email}.
        fr: |
          Écrivez-nous.
    """
    for prompt in subject.prompts:
        for words in prompt:
            for other in prompt:
                for slot in sorted(other.slots - words.slots):
                    message = (
                        f'"{words.name}" says {{{slot}}} in the language "{other.language}", '
                        f'but not in "{words.language}"'
                    )
                    cure = "Say it in all languages, or in none."
                    yield words.problem("uneven-facts", message, cure)


def uneven_lengths(subject: Subject) -> Iterator[Problem]:
    """A language that is much shorter than another has probably lost a sentence. A warning.

    Passes:

        en: |
          You do not need to do anything. Still, watch your online accounts.
        fr: |
          Vous n'avez rien à faire. Surveillez toutefois vos comptes en ligne.

    Fails:

        en: |
          You do not need to do anything. Still, watch your online accounts.
        fr: |
          Rien à faire.
    """
    usual = _usual_lengths(subject)

    def measure(words: Written) -> float:
        own = len(" ".join(words.plain.split()))  # what stands in braces is as long in each
        return own / usual.get(words.language, 1) + _length(words) - own

    for prompt in subject.prompts:
        short, long = min(prompt, key=measure), max(prompt, key=measure)
        if measure(long) - SLACK > USUAL_RATIO * measure(short):
            message = (
                f'"{short.name}" has {_length(short)} characters in the language '
                f'"{short.language}", and {_length(long)} in "{long.language}"'
            )
            cure = "See whether one of the two says more than the other."
            yield warning(short.problem("uneven-lengths", message, cure))


def uneven_pauses(subject: Subject) -> Iterator[Problem]:
    """Languages that differ in their paragraphs have probably lost one. A warning.

    Passes:

        en: |
          We are sorry.

          Please call again.
        fr: |
          Nous sommes désolés.

          Veuillez rappeler.

    Fails:

        en: |
          We are sorry.

          Please call again.
        fr: |
          Nous sommes désolés. Veuillez rappeler.
    """
    for prompt in subject.prompts:
        fewest, most = min(prompt, key=_paragraphs), max(prompt, key=_paragraphs)
        if _paragraphs(fewest) < _paragraphs(most):
            message = (
                f'"{fewest.name}" has paragraphs in the language "{fewest.language}": '
                f'{_paragraphs(fewest)}, and in "{most.language}": {_paragraphs(most)}'
            )
            cure = "Divide both alike with blank lines, and see whether one has lost words."
            yield warning(fewest.problem("uneven-pauses", message, cure))


def wrong_language(subject: Subject) -> Iterator[Problem]:
    """Words of another language were left to be translated, or pasted into the wrong place.

    Passes:

        en: |
          Thank you for calling.
        fr: |
          Merci de votre appel.

    Fails:

        en: |
          Thank you for calling.
        fr: |
          Thank you for calling.
    """
    telltales = _telltales(subject)
    for prompt in subject.prompts:
        seeming = {words.language: _seeming_language(words, telltales) for words in prompt}
        for words in prompt:
            other, count = seeming[words.language]
            swapped = other != words.language and seeming.get(other, ("", 0))[0] == words.language
            if other == words.language or (count == 1 and not swapped):
                continue
            message = f'"{words.name}" has words of "{other}" under "{words.language}"'
            cure = f"Write it in the language {words.language}."
            if swapped:
                cure = f"Swap the words of {words.language} and {other}."
            yield words.problem("wrong-language", message, cure)


def first_of_month(subject: Subject) -> Iterator[Problem]:
    """French says "1er mai" where the other days of a month are plain numbers.

    Passes:

        fr: {date: d MMMM y, date_on_the_first: "'1er' MMMM y", …}

    Fails:

        fr: {date: d MMMM y, …}
    """
    service = subject.hotline.service
    for language, formats in service.formats.items():
        first = FIRST.get(service.voices[language].locale[:2])
        for name in ("date", "weekday_date") if first else ():
            if getattr(formats, f"{name}_on_the_first") is None:
                pattern = re.sub(r"\bd\b", f"'{first}'", getattr(formats, name))
                message = f'"{name}" says "1" for the first of a month, not "{first}"'
                cure = f'Add {name}_on_the_first: "{pattern}"'
                path = ("formats", language, name)
                yield subject.service.problem(path, "first-of-month", message, cure)


def _usual_lengths(subject: Subject) -> dict[str, float]:
    """Return how short the languages are that take far fewer characters for the same, by half."""
    totals: Counter[str] = Counter()
    for words in subject.written:
        totals[words.language] += _length(words)
    longest = max(totals.values(), default=1)
    shares = {language: total / longest for language, total in totals.items()}
    return {language: share for language, share in shares.items() if share < DENSE}


def _length(words: Written) -> int:
    return len(" ".join(words.text.split()))


def _paragraphs(words: Written) -> int:
    return len(re.split(r"\n\s*\n", words.text.strip()))


def _seeming_language(words: Written, telltales: Telltales) -> tuple[str, int]:
    """Return the language that words seem to be in, and how many of its telltales they have."""
    said = WORD.findall(words.plain.lower())
    counts = {one: sum(word in known for word in said) for one, known in telltales.items()}
    own = counts[words.language]
    other = max(counts, key=counts.__getitem__)
    return (words.language, own) if counts[other] <= own else (other, counts[other])


def _telltales(subject: Subject) -> Telltales:
    """Return the words that tell the languages of a hotline.

    Those of a language that is not in the table are the words that are common in its own prompts.
    A word that is common in two languages tells neither.
    """
    common = {language: _common_words(subject, language) for language in subject.hotline.languages}
    found = {}
    for language, own in common.items():
        known = TELLTALES.get(language)
        rivals = (one for one in common if one != language and (not known or one not in TELLTALES))
        others = frozenset().union(*(common[one] for one in rivals))
        found[language] = frozenset(known.split() if known else own) - others
    return found


def _common_words(subject: Subject, language: str) -> frozenset[str]:
    """Return the words of several prompts of a language; words left as another's do not count."""
    prompts: Counter[str] = Counter()
    for prompt in subject.prompts:
        own = next((words.plain for words in prompt if words.language == language), "")
        if sum(words.plain == own for words in prompt) == 1:
            prompts.update({*WORD.findall(own.lower())})
    return frozenset(word for word, count in prompts.items() if count >= COMMON)
