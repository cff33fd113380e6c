"""Every message of ours is in the French catalog, and the compiled catalog is current."""

import re
from collections.abc import Mapping

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from ivr.view.labels import CATALOGS, translator

FRENCH = CATALOGS / "fr" / "LC_MESSAGES"
KEYWORDS = {**DEFAULT_KEYWORDS, "translate": None, "message": None}


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (FRENCH / "messages.po").open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def extracted() -> set[object]:
    with (CATALOGS / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(CATALOGS.parent, methods, options, KEYWORDS)
    return {message for _, _, message, _, _ in found}


def test_every_message_is_in_the_catalog_and_no_other(
    french: Catalog, extracted: set[object]
) -> None:
    assert {message.id for message in messages_of(french)} == extracted, "run make translations"
    assert not french.obsolete


def test_every_message_is_translated(french: Catalog) -> None:
    assert not [message.id for message in messages_of(french) if not all(strings(message))]
    assert not [message.id for message in messages_of(french) if message.fuzzy]


def test_the_compiled_catalog_is_current(french: Catalog) -> None:
    with (FRENCH / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    assert words_of(compiled) == words_of(french), "run make translations"


def test_placeholders_are_the_same_in_both_languages(french: Catalog) -> None:
    for message in messages_of(french):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        for string in filter(None, strings(message)):
            assert placeholders(string) == placeholders(ids[-1]), ids


def test_french_is_written_as_in_the_flow_files(french: Catalog) -> None:
    """Apostrophes and spaces are the plain ones; only a colon has a space before it."""
    for message in messages_of(french):
        for string in strings(message):
            assert not re.search(r"[’\u00a0\u202f]|\S:(?!//)| [?!;]", string), string


def test_a_translator_gives_the_words_of_its_language() -> None:
    assert translator("fr")("How to read it") == "Comment lire ce schéma"


@pytest.mark.parametrize(
    "language", [pytest.param("en", id="English"), pytest.param("de", id="without a catalog")]
)
def test_messages_stay_as_they_are_without_a_catalog(language: str) -> None:
    assert translator(language)("How to read it") == "How to read it"


def test_a_message_that_is_in_no_catalog_stays_as_it_is() -> None:
    assert translator("fr")("Not a message of ours") == "Not a message of ours"


def messages_of(catalog: Catalog) -> list[Message]:
    """Return the messages of a catalog without its header."""
    return [message for message in catalog if message.id]


def strings(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: several for a plural."""
    string = message.string
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def words_of(catalog: Catalog) -> Mapping[object, tuple[str, ...]]:
    """Return the translations in a catalog, but for the header, which names dates and tools."""
    return {m.id: strings(m) for m in messages_of(catalog) if all(strings(m))}


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a message, sorted: Python's, and the {named} ones of scripts."""
    return sorted(re.findall(r"%\(\w+\)[a-z]|%[a-z%]|\{\w+\}", text))
