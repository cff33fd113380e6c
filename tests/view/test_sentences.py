"""Every sentence is listed once, with its words in each language and what it rests on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ivr.loader import Reading, read_flows
from ivr.view.sentences import Sentence, sentences_of
from tests.conftest import WORKDAY

Key = tuple[str, str, str]


@pytest.fixture(scope="module")
def reading(files: dict[str, str]) -> Reading:
    return read_flows(files)


@pytest.fixture(scope="module")
def listed(reading: Reading) -> dict[Key, Sentence]:
    return {key_of(one): one for one in sentences_of(reading, WORKDAY)}


def key_of(sentence: Sentence) -> Key:
    return sentence.flow, sentence.name, sentence.part


def words(sentence: Sentence, language: str) -> str:
    return " ".join(sentence.renderings[language].words)


def with_change(files: dict[str, str], file: str, old: str, new: str) -> Reading:
    assert old in files[file]
    return read_flows({**files, file: files[file].replace(old, new, 1)})


def test_no_sentence_stands_twice(reading: Reading, listed: dict[Key, Sentence]) -> None:
    assert len(sentences_of(reading, WORKDAY)) == len(listed)


def test_every_block_of_words_in_the_files_is_listed(
    reading: Reading, files: dict[str, str], listed: dict[Key, Sentence]
) -> None:
    lines = {(one.file, one.line) for one in listed.values()}
    missing = [place for place in blocks(reading) if not lines.intersection(place)]
    assert missing == []


def blocks(reading: Reading) -> Iterator[set[tuple[str, int]]]:
    """Yield for each block of English the lines of the keys that it stands below."""
    for file, source in reading.sources.items():
        for path in source.places:
            if path[-1:] == ("en",) and path[0] in ("states", "phrases"):
                above = (path[:-1], path[:-2])
                yield {(file, source.places[one][0]) for one in above if one in source.places}


def test_every_sentence_has_words_in_each_language(listed: dict[Key, Sentence]) -> None:
    for key, sentence in listed.items():
        assert list(sentence.renderings) == ["en", "fr"], key
        assert all(all(one.words) and one.words for one in sentence.renderings.values()), key


def test_a_question_is_listed_with_its_keys_facts_and_sources(
    listed: dict[Key, Sentence],
) -> None:
    question = listed["call", "birth", "question"]
    assert words(question, "en").endswith("April 2010 and May 2023? Press 1 for yes, 2 for no.")
    assert question.facts == ("F8",)
    assert question.slots == ("birth_from", "known_until")
    assert question.sources == ("S0",)
    assert question.kind == "spoken"


def test_a_line_is_where_the_words_stand(
    files: dict[str, str], listed: dict[Key, Sentence]
) -> None:
    whisper = listed["call", "connect", "whisper"]
    assert files["call.yaml"].splitlines()[whisper.line - 1].strip() == "whisper:"


def test_each_choice_is_a_sentence_with_its_key_and_its_target(
    listed: dict[Key, Sentence],
) -> None:
    choice = listed["call", "more", "choice 4"]
    assert words(choice, "fr") == "Pour parler à un agent, faites le 0."
    assert choice.leads_to == "agent"


def test_what_is_spoken_has_seconds_and_what_is_written_has_parts(
    listed: dict[Key, Sentence],
) -> None:
    for sentence in listed.values():
        for rendering in sentence.renderings.values():
            assert (rendering.seconds is not None) == (sentence.kind == "spoken")
            assert (rendering.segments is not None) == (sentence.kind == "written")


def test_a_fact_is_spoken_in_calls_and_written_in_texts(listed: dict[Key, Sentence]) -> None:
    assert "1, 8 3 3," in words(listed["fallback", "fallback", "essentials"], "en")
    assert "1-833-622-1361" in words(listed["text", "talk", "say"], "en")
    assert listed["text", "talk", "say"].slots[-1] == "hours"


def test_the_next_opening_follows_the_given_moment(reading: Reading) -> None:
    closed = {key_of(one): one for one in sentences_of(reading, WORKDAY)}["call", "closed", "say"]
    assert "back on Tuesday, November 24, at 9 a.m." in words(closed, "en")
    assert closed.slots == ("hours", "reopens")


def test_an_opening_later_today_is_said_with_its_date(reading: Reading) -> None:
    early = WORKDAY.replace(hour=7)
    closed = {key_of(one): one for one in sentences_of(reading, early)}["call", "closed", "say"]
    assert "back on Monday, November 23, at 9 a.m." in words(closed, "en")


def test_what_a_conversation_fills_in_stands_in_brackets(listed: dict[Key, Sentence]) -> None:
    assert words(listed["text", "did_you_mean", "phrase"], "en").startswith("Did you mean [word]?")
    assert words(listed["service", "choice", "phrase"], "fr") == "[choice], faites [key]."


def test_what_is_known_already_is_filled_in(listed: dict[Key, Sentence]) -> None:
    assert words(listed["service", "yes_no", "phrase"], "en") == "Press 1 for yes, 2 for no."
    assert words(listed["text", "yes_no", "phrase"], "fr") == "Répondez OUI ou NON."
    assert words(listed["text", "switch_language", "phrase"], "fr") == "FRANÇAIS : textez FR"


def test_the_words_that_are_understood_are_listed(listed: dict[Key, Sentence]) -> None:
    assert words(listed["text", "answers.no", "words"], "fr") == "NON, N, 2"
    assert listed["text", "keywords.data", "words"].kind == "understood"


def test_a_pronunciation_is_listed_where_it_stands(files: dict[str, str]) -> None:
    entry = "pronunciations:\n  MOVEit: {en: {say: move it}, fr: {phoneme: muvit}}\n"
    changed = with_change(files, "service.yaml", "\nhours:\n", f"\n{entry}\nhours:\n")
    listed = {key_of(one): one for one in sentences_of(changed, WORKDAY)}
    sentence = listed["service", "MOVEit", "pronunciation"]
    assert (words(sentence, "en"), words(sentence, "fr")) == ("move it", "/muvit/")
    place = changed.sources["service.yaml"].places["pronunciations", "MOVEit"]
    assert (sentence.file, sentence.line) == ("service.yaml", place[0])


def test_a_date_with_hours_of_its_own_is_said_as_in_the_week_before_it(
    files: dict[str, str],
) -> None:
    changed = with_change(files, "service.yaml", "dates: {}", "dates: {2026-12-24: closed}")
    listed = {key_of(one): one for one in sentences_of(changed, WORKDAY)}
    day = listed["service", "hours", "2026-12-24"]
    assert "on Thursday, December 24, all day" in words(day, "en")
    assert "dates: {2026-12-24" in changed.sources["service.yaml"].text.splitlines()[day.line - 1]


def test_what_only_the_fallback_document_says_is_no_phrase_as_well(
    listed: dict[Key, Sentence],
) -> None:
    parts = [part for flow, _, part in listed if flow == "fallback"]
    assert parts == ["apology", "essentials", "say", "goodbye"]
    assert ("service", "apology", "phrase") not in listed


def test_sentences_are_data(listed: dict[Key, Sentence]) -> None:
    question = listed["call", "birth", "question"]
    assert replace(question) == question
