import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from ivr.model.prompt import Block, Slot, Words, read_words

sentences = st.text(st.characters(exclude_characters="{}#\n\r", codec="utf-8"), min_size=1).filter(
    lambda text: len(text.splitlines()) == 1 and text.strip()
)


def test_a_line_break_is_a_space_and_a_blank_line_a_new_paragraph() -> None:
    words = read_words(Block("You can\nwrite to {email}.\n \n\n Goodbye.\n"))
    assert words == Words((("You can write to ", Slot("email"), "."), ("Goodbye.",)))


def test_slots_are_found_in_every_paragraph() -> None:
    assert read_words(Block("{b} and {a}\n\n{a}")).slots == {"a", "b"}


def test_slots_may_stand_side_by_side() -> None:
    assert read_words(Block("{a}{b}")).paragraphs == ((Slot("a"), Slot("b")),)


def test_words_that_were_read_stay_as_they_are() -> None:
    words = read_words(Block("Hello."))
    assert read_words(words) is words


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param("Hello.", "inline-prompt", id="a string outside a block"),
        pytest.param(["Hello."], "inline-prompt", id="a list"),
        pytest.param({"people": ""}, "inline-prompt", id="a fact that YAML took for a mapping"),
        pytest.param(Block(" \n \n"), "empty-prompt", id="nothing but spaces"),
        pytest.param(Block("Hello.\n  # To do"), "comment-in-words", id="a comment inside"),
        pytest.param(Block("{birth_from"), "stray-brace", id="a brace left open"),
        pytest.param(Block("birth_from}"), "stray-brace", id="a brace never opened"),
        pytest.param(Block("{{people}}"), "stray-brace", id="braces in braces"),
        pytest.param(Block("{}"), "stray-brace", id="braces around nothing"),
        pytest.param(Block("{Birth}"), "stray-brace", id="a capital in braces"),
        pytest.param(Block("{ people }"), "stray-brace", id="spaces in braces"),
    ],
)
def test_words_that_could_be_misread_are_refused(value: object, rule: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        read_words(value)
    assert raised.value.type == rule
    assert raised.value.context
    assert raised.value.context["cure"]


@given(st.text() | st.text("ab_{} \n"))
def test_any_block_gives_words_or_a_reason(text: str) -> None:
    try:
        words = read_words(Block(text))
    except PydanticCustomError:
        return
    assert words.paragraphs
    assert all(words.paragraphs)


@given(sentences)
def test_words_without_slots_or_blank_lines_are_kept_with_single_spaces(text: str) -> None:
    assert read_words(Block(text)) == Words(((" ".join(text.split()),),))


@given(st.lists(sentences, min_size=1))
def test_every_blank_line_begins_a_paragraph(paragraphs: list[str]) -> None:
    words = read_words(Block("\n\n".join(paragraphs)))
    assert words == Words(tuple((" ".join(text.split()),) for text in paragraphs))
