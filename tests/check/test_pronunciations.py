"""A pronunciation counts where callers hear its term, and nowhere else."""

import pytest

from tests.check.found import found
from tests.flows.edit import SERVICE, Edit


def pronouncing(terms: str) -> Edit:
    return Edit(SERVICE, "\nhours:\n", f"\npronunciations: {{{terms}}}\n\nhours:\n")


@pytest.mark.parametrize(
    "terms",
    [
        "Hello: {en: {say: hallo}}",
        "Bonjour: {fr: {phoneme: bɔ̃ʒuʁ}}",
        "privacy: {en: {say: privvacy}, fr: {say: praivécie}}",  # in the fact of an address
        "ne faites rien: {fr: {say: ne faites rrrien}}",  # in the fact of words
    ],
)
def test_a_term_that_callers_hear_has_its_pronunciation(terms: str) -> None:
    assert found(pronouncing(terms)) == []


@pytest.mark.parametrize(
    "terms",
    [
        "hello: {en: {say: hallo}}",
        "Hell: {en: {say: hull}}",
        "Bonjour: {en: {say: bonjour}}",
        "Hello: {fr: {say: hélo}}",
        "Guten Tag: {en: {say: hello}}",
    ],
)
def test_a_term_that_nobody_says_as_a_whole_word_needs_none(terms: str) -> None:
    (line,) = found(pronouncing(terms))
    assert line.endswith(" error unused-pronunciation")


def test_each_language_is_told_for_itself() -> None:
    edit = pronouncing("Hello: {en: {say: hallo}, fr: {say: allô}}")
    assert found(edit) == ["service.yaml:8:44 error unused-pronunciation"]
