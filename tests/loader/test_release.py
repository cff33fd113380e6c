import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.loader import FILES, read_hotline, release_of
from tests.loader.mistakes.mistake import MINI


def test_a_release_is_eight_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{8}", release_of(MINI))


def test_a_hotline_carries_the_release_of_its_files() -> None:
    assert read_hotline(MINI).release == release_of(MINI)


def test_a_release_does_not_depend_on_the_order_of_files() -> None:
    assert release_of(dict(reversed(MINI.items()))) == release_of(MINI)


@pytest.mark.parametrize(("one", "other"), list(combinations(FILES, 2)))
def test_a_release_changes_when_two_files_trade_places(one: str, other: str) -> None:
    assert release_of({**MINI, one: MINI[other], other: MINI[one]}) != release_of(MINI)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_release_changes_with_any_byte_of_any_file(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = MINI[name]
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda char: char != text[place]))
    changed = text[:place] + other + text[place + 1 :]
    assert release_of({**MINI, name: changed}) != release_of(MINI)
    assert release_of({**MINI, name: text[:place] + text[place + 1 :]}) != release_of(MINI)
