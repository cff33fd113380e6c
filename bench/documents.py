"""Hold every document that the webhooks serve against what another version served.

    python -m bench.documents keep FILE       keep what the code at hand answers
    python -m bench.documents compare FILE    tell which answers differ from those kept

Every situation that the explorer knows is an address; at each, in every world, each thing that
Twilio can post is posted through the real webhooks. What is kept is a digest an address, and what
was posted there: a later version needs neither the explorer nor the engine of the earlier one.
"""

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from ivr.check.documents import ProvedDocuments
from ivr.check.explore_calls import explore_calls
from ivr.check.explore_texts import explore_texts
from ivr.check.worlds import worlds_of
from ivr.dialog.intent import vocabulary
from ivr.dialog.session import session_address
from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.recordings import NO_RECORDINGS, Edition
from ivr.settings import read_settings
from ivr.twilio.signature import sign
from ivr.web import create_app

TOKEN = "0123456789abcdef0123456789abcdef"
URL = "https://hotline.example"
CALLERS = {True: "+14165550100", False: "+33123456789"}  # who can be texted, who cannot
SERVICE = "+18885550199"
STATUSES = ("completed", "answered", "busy", "no-answer", "canceled", "failed", "in-orbit")
FORMS: list[dict[str, str]] = [
    {},
    *(
        {"Digits": key}
        for key in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#", "12")
    ),
    *({"DialCallStatus": status} for status in STATUSES),
    {"DialCallStatus": "completed", "DialBridged": "false"},
    {"DialCallStatus": "completed", "DialBridged": "true", "CallStatus": "completed"},
    {"SmsStatus": "sending"},
    {"SmsStatus": "failed"},
]


class Service:
    """The service at hand, with agents' numbers and without, at a moment of one's choice."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.moment = datetime.now(UTC)
        edition = Edition(read_flows(files), NO_RECORDINGS)
        environ = {"TWILIO_AUTH_TOKEN": TOKEN, "PUBLIC_URL": URL}
        self._apps = {
            staffed: self._make({**environ, **agents}, edition)
            for staffed, agents in ((True, {"AGENT_NUMBER": "+14165550123"}), (False, {}))
        }

    def _make(self, environ: Mapping[str, str], edition: Edition) -> Flask:
        return create_app(read_settings(environ), edition, lambda: self.moment)

    def answer(self, path: str, form: Mapping[str, str], staffed: bool, cookie: str = "") -> bytes:
        """Post a signed form, and return all of the answer that Twilio would look at."""
        headers = {"X-Twilio-Signature": sign(TOKEN, URL + path, form)}
        client = self._apps[staffed].test_client(use_cookies=False)
        if cookie:
            headers["Cookie"] = f"conversation={cookie}"
        answer = client.post(path, base_url=URL, data=form, headers=headers)
        after = answer.headers.get("Set-Cookie", "").partition(";")[0].partition("=")[2]
        kept = _jar("", "").loads_unsafe(after)[1] if after else ""
        kept = re.sub(r"[?&]texts=\d+$", "", kept or "")  # which earlier versions did not count
        head = f"{answer.status_code} {answer.content_type} {kept}\n"
        return head.encode() + answer.get_data()


def _jar(texter: str, service: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer([TOKEN], salt=f"text conversation {texter} {service}")


def walk(files: Mapping[str, str]) -> dict[str, Any]:
    """Return all that is posted: the addresses of every situation, the worlds, the bodies."""
    reading = read_flows(files)
    hotline, documents = reading.hotline, ProvedDocuments(reading.hotline)
    calls = explore_calls(hotline, documents)
    texts = explore_texts(hotline, reading.sources["text.yaml"], documents)
    worlds = [
        [world.moment.isoformat(), world.conditions.staffed, world.conditions.textable]
        for world in worlds_of(hotline)
    ]
    bodies = [*vocabulary(hotline), *(f"about {word}" for word in vocabulary(hotline))]
    return {
        "release": hotline.release,
        "worlds": worlds,
        "forms": FORMS,
        "bodies": [*bodies, "something else", "chek", "merci", "4111 1111 1111 1111"],
        "arrivals": ["", *(f"?language={language}" for language in hotline.languages)],
        "calls": [session_address(situation.session) for situation in calls.situations],
        "texts": [session_address(session) for session in texts.sessions],
    }


def digests(files: Mapping[str, str], posted: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield each address with a digest of all its answers, and how many they are."""
    service = Service(files)
    for arrival in posted["arrivals"]:
        yield _digest(service, posted, f"/voice{arrival}", [{}])
        yield _digest(service, posted, f"/text{arrival}", _texts(posted), key=f"text{arrival}")
    for address in posted["calls"]:
        yield from digest_calls(service, posted, address)
    for address in posted["texts"]:
        yield digest_texts(service, posted, address)


def digest_calls(
    service: Service, posted: Mapping[str, Any], address: str
) -> Iterator[tuple[str, str, int]]:
    """Yield what a situation of a call answers, and what it whispers."""
    yield _digest(service, posted, f"/voice/{address}", posted["forms"])
    path, _, query = address.partition("?")
    yield _digest(service, posted, f"/voice/{path}/whisper?{query}", [{}])


def digest_texts(service: Service, posted: Mapping[str, Any], address: str) -> tuple[str, str, int]:
    """Return what a situation of a text conversation answers."""
    return _digest(service, posted, "/text", _texts(posted), kept=address, key=f"text {address}")


def _texts(posted: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"Body": body} for body in posted["bodies"]] + [{"Body": "", "NumMedia": "1"}]


def _digest(
    service: Service,
    posted: Mapping[str, Any],
    path: str,
    forms: list[dict[str, str]],
    kept: str = "",
    key: str = "",
) -> tuple[str, str, int]:
    digest, count = hashlib.sha256(), 0
    for moment, staffed, textable in posted["worlds"]:
        if key and not textable:
            continue  # texts do not look at it
        service.moment = datetime.fromisoformat(moment)
        caller = CALLERS[textable]
        cookie = str(_jar(caller, SERVICE).dumps(kept)) if kept else ""
        for form in forms:
            post = {**form, "From": caller, "To": SERVICE}
            digest.update(service.answer(path, post, staffed, cookie))
            count += 1
    return key or path, digest.hexdigest()[:16], count


def keep(path: Path, files: Mapping[str, str]) -> None:
    """Keep what the code at hand answers."""
    posted = walk(files)
    found = list(digests(files, posted))
    answers = {address: digest for address, digest, _ in found}
    path.write_text(json.dumps({**posted, "answers": answers}, indent=0, ensure_ascii=False))
    print(f"{sum(n for *_, n in found):,} answers at {len(found):,} addresses are kept in {path}")


def compare(path: Path, files: Mapping[str, str]) -> int:
    """Tell which addresses answer otherwise than was kept; return how many."""
    content = path.read_bytes()
    posted = json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)
    differing, count = [], 0
    for address, digest, n in digests(files, posted):
        count += n
        if posted["answers"][address] != digest:
            differing.append(address)
    print(f"release {posted['release']}: {count:,} answers at {len(posted['answers']):,} addresses")
    print(f"{len(differing)} addresses differ" + "".join(f"\n  {one}" for one in differing[:20]))
    return len(differing)


def main(command: str, file: str, folder: str = str(BUNDLED)) -> int:
    files = read_folder(Path(folder))
    if command == "compare":
        return compare(Path(file), files)
    keep(Path(file), files)
    return 0


if __name__ == "__main__":
    sys.exit(min(1, main(*sys.argv[1:])))
