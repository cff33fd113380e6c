"""Releases: a log that only grows, and two who publish at once."""

import pickle
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest

from ivr.store import Overtaken, Publication, Store

NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)
FILES = {"service.yaml": "a: é\n", "call.yaml": "b: \U0001f4de\n"}


def test_before_the_first_there_is_nothing(store: Store) -> None:
    assert store.current() is None
    assert store.history(10) == []
    assert store.files("0123abcd") is None


def test_what_is_published_is_current_and_keeps_its_files(store: Store) -> None:
    first = store.publish("0123abcd", FILES, "la première", NOON, after=0)
    assert first == Publication(1, "0123abcd", "la première", NOON)
    assert store.current() == first
    assert store.files("0123abcd") == FILES
    assert store.files("89abcdef") is None


def test_going_back_adds_a_publication(store: Store) -> None:
    for number, release in enumerate(["0000000a", "0000000b", "0000000a"]):
        store.publish(release, FILES, "", NOON + timedelta(hours=number), after=number)
    assert [(row.number, row.release) for row in store.history(2)] == [
        (3, "0000000a"),
        (2, "0000000b"),
    ]
    assert len(store.history(10)) == 3
    assert store.current() == store.history(1)[0]


def test_a_time_comes_back_in_utc(store: Store) -> None:
    toronto = timezone(timedelta(hours=-5))
    store.publish("0123abcd", FILES, "", NOON.astimezone(toronto), after=0)
    current = store.current()
    assert current
    assert current.published == NOON
    assert current.published.tzinfo is UTC


def test_who_read_an_old_number_is_overtaken(store: Store) -> None:
    first = store.publish("0000000a", FILES, "first", NOON, after=0)
    store.publish("0000000b", FILES, "second", NOON, after=1)
    with pytest.raises(Overtaken, match="release 0000000a was published first") as caught:
        store.publish("0000000c", FILES, "third", NOON, after=0)
    assert caught.value.first == first
    assert pickle.loads(pickle.dumps(caught.value)).first == first  # noqa: S301
    assert len(store.history(10)) == 2


def test_of_publishers_at_once_one_wins(store: Store) -> None:
    start, outcomes = threading.Barrier(8), dict[str, Publication]()

    def publish(release: str) -> None:
        start.wait()
        try:
            outcomes[release] = store.publish(release, FILES, release, NOON, after=0)
        except Overtaken as error:
            outcomes[release] = error.first

    names = [f"0000000{n}" for n in range(8)]
    threads = [threading.Thread(target=publish, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == names
    assert set(outcomes.values()) == {store.current()}
    assert len(store.history(10)) == 1


def test_a_gap_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="nothing was published yet as number 1"):
        store.publish("0123abcd", FILES, "", NOON, after=1)
    assert store.current() is None


@pytest.mark.parametrize(
    ("release", "note", "published", "after", "message"),
    [
        ("0123ABCD", "", NOON, 0, "no release"),
        ("0123abcd\n", "", NOON, 0, "no release"),
        ("0123abcd", "", NOON.replace(tzinfo=None), 0, "time zone"),
        ("0123abcd", "", NOON, -1, "no number"),
        ("0123abcd", "a\0b", NOON, 0, "NUL"),
        ("0123abcd", "\ud800", NOON, 0, "half a character"),
    ],
)
def test_what_cannot_be_a_publication_is_refused(
    store: Store, release: str, note: str, published: datetime, after: int, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        store.publish(release, FILES, note, published, after)
    assert store.current() is None


def test_files_and_notes_hold_any_character(store: Store) -> None:
    every = "".join(chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000)
    store.publish("0123abcd", {"all": every, "": ""}, every[1:], NOON, after=0)
    assert store.files("0123abcd") == {"all": every, "": ""}
    assert store.history(1)[0].note == every[1:]


def test_files_with_half_a_character_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="half a character"):
        store.publish("0123abcd", {"call.yaml": "\ud800"}, "", NOON, after=0)
    assert store.current() is None


@pytest.mark.parametrize("release", ["", "0123abcd'", "\0", "\ud800", "0123abc", "0" * 9])
def test_no_files_have_the_name_of_no_release(store: Store, release: str) -> None:
    assert store.files(release) is None
