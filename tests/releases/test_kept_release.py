"""A release of November 2026 that stands in a store answers as it did, whatever is on the air now.

Beside its files stand digests of what the webhooks answered then, at every situation's address;
`python -m bench.documents compare` holds all of them, here it is a few of each kind.
"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bench.documents import Service, digest_calls, digest_texts
from ivr.loader import read_folder, release_of
from ivr.recordings import Edition, read_edition
from ivr.releases.active_releases import ReleaseSource

KEPT = Path(__file__).parent / "kept"
FILES = read_folder(KEPT)
POSTED: dict[str, Any] = json.loads(gzip.decompress((KEPT / "documents.json.gz").read_bytes()))
STEP = 37  # every so many addresses


class Store(ReleaseSource):
    """Where the release of then is found."""

    def find(self, name: str) -> Edition | None:
        return read_edition(FILES) if name == POSTED["release"] else None


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    """A service on whose air are other words."""
    monkeypatch.setattr("ivr.web.NOWHERE", Store())
    call = FILES["call.yaml"].replace("Thank you for calling", "Welcome")
    return Service({**FILES, "call.yaml": call})


def test_its_files_make_the_same_release() -> None:
    assert release_of(FILES) == POSTED["release"] == "597bc820"


@pytest.mark.parametrize("address", POSTED["calls"][3::STEP])
def test_a_call_in_flight_goes_on_to_the_byte(service: Service, address: str) -> None:
    for place, digest, count in digest_calls(service, POSTED, address):
        assert count
        assert digest == POSTED["answers"][place]


@pytest.mark.parametrize(
    "address", [one for one in POSTED["texts"] if "/birth" in one or "/fertility" in one][::STEP]
)
def test_a_pending_question_is_answered_as_it_was(service: Service, address: str) -> None:
    place, digest, _ = digest_texts(service, POSTED, address)
    assert digest == POSTED["answers"][place]
