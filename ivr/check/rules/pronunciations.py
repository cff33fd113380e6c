"""Find the pronunciations of terms that nobody says."""

import re
from collections.abc import Iterator

from ivr.check.rule import Subject
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem
from ivr.model.pronunciation import find_terms


def unused_pronunciation(subject: Subject) -> Iterator[Problem]:
    """A pronunciation of what no words say does nothing: it counts for whole words as they stand.

    Passes, where a prompt in English says "MOVEit":

        pronunciations:
          MOVEit: {en: {say: move it}}

    Fails:

        pronunciations:
          MoveIt: {en: {say: move it}}
    """
    said = {language: _said(subject, language) for language in subject.hotline.languages}
    for term, languages in subject.hotline.service.pronunciations.items():
        pattern = find_terms([term])
        for language in languages:
            if pattern.search(said[language]):
                continue
            message = f'no words in the language "{language}" say "{term}"'
            near = re.search(re.escape(term), said[language], re.IGNORECASE)
            cure = (
                f'The words say "{near[0]}".' if near else "Delete it, or write it as it is said."
            )
            path = ("pronunciations", term, language)
            yield subject.service.problem(path, "unused-pronunciation", message, cure)


def _said(subject: Subject, language: str) -> str:
    """Return all that callers hear in a language: words in their files, and facts."""
    wording = wording_of(subject.hotline, language)
    words = (one.plain for one in subject.spoken if one.language == language)
    facts = map(wording.fact, subject.hotline.service.facts.values())
    return "\n".join(" ".join(text.split()) for text in (*words, *facts))
