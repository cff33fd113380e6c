"""Sound files are kept under the hash of their bytes, with the release that plays them."""

import hashlib
from datetime import UTC, datetime

import pytest

from ivr.recordings import index
from ivr.store import Store
from ivr.store.releases import MOST_BYTES

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)


def test_what_can_be_imported_can_be_stored() -> None:
    """The store knows nothing of recordings, so each has the limit."""
    assert index.MOST_BYTES == MOST_BYTES


def named(*contents: bytes) -> dict[str, bytes]:
    return {hashlib.sha256(content).hexdigest()[:16]: content for content in contents}


def test_what_was_published_is_found_by_its_hash(store: Store) -> None:
    audio = named(b"one", bytes(range(256)))
    store.publish("0123abcd", {}, "with sound", MOMENT, 0, audio)
    assert store.audio([*audio, "f" * 16]) == audio
    assert store.audio([]) == {}


def test_the_same_sound_is_kept_once(store: Store) -> None:
    store.publish("0123abcd", {}, "with sound", MOMENT, 0, named(b"one"))
    store.publish("abcd0123", {}, "again", MOMENT, 1, named(b"one", b"two"))
    assert store.audio(named(b"one", b"two")) == named(b"one", b"two")


@pytest.mark.parametrize(
    ("audio", "message"),
    [
        pytest.param({"0" * 16: b"one"}, "does not have that hash", id="another hash"),
        pytest.param({"": b"one"}, "does not have that hash", id="no hash"),
        pytest.param(named(bytes(MOST_BYTES + 1)), "is the most", id="too large"),
    ],
)
def test_what_cannot_be_kept_publishes_nothing(
    store: Store, audio: dict[str, bytes], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        store.publish("0123abcd", {}, "with sound", MOMENT, 0, audio)
    assert store.current() is None
