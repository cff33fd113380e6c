"""Compare a webhook in process with what tutorials of Twilio teach: `python -m bench.webhooks`.

Six real walks make 2,000 distinct signed requests of 29 fields, as Twilio sends them. Every
contender answers all of them, in interleaved rounds; what counts is the ratio of processor time.

- ours: the service as it is deployed, counts on;
- recommended: the route of Twilio's tutorial (ProxyFix, `request.url`, the library's validator),
  which answers a constant document;
- usual: the same, which builds its document with the library and logs a line a request;
- raw: WSGI with the library's validator and nothing else, as the limit of what can be had.
"""

import gc
import io
import logging
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import Gather, VoiceResponse
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.test import create_environ

from ivr.loader import BUNDLED
from ivr.metrics.pending_counts import PendingCounts
from ivr.releases.background_worker import BackgroundWorker
from ivr.releases.release_cache import ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.simulator import WsgiTransport, dial, make_input
from ivr.store import open_store
from ivr.twilio.signature import sign
from ivr.web import create_app
from tests.conftest import AGENT, PUBLIC_URL, TOKEN, WORKDAY, at, settings_with

REQUESTS, ROUNDS = 2_000, 9
WALKS = (
    ("1", "1", "2", "2", "2", "3", "hang up"),
    ("2", "2", "2", "2", "1", "hang up"),
    ("1", "2", "1", "2", "0", "no-answer", "hang up"),
    ("1", "0", "completed"),
    ("2", "2", "9", "1", "*", "5", "1", "hang up"),
    ("wait", "1", "1", "1", "1", "hang up"),
)
FIELDS = {  # what Twilio sends beside what the telephone of our own knows
    "AccountSid": "AC" + "0" * 32,
    "ApiVersion": "2010-04-01",
    "CallerName": "TORONTO ON",
    "StirVerstat": "TN-Validation-Passed-A",
    **{f"{who}{what}": value for who in ("Called", "Caller", "From", "To") for what, value in
       {"City": "TORONTO", "State": "ON", "Zip": "", "Country": "CA"}.items()},
    "Direction": "inbound",
    "CallStatus": "in-progress",
}  # fmt: skip
SAID = (3, 3, 2)  # for each <Gather>, as documents of ours on the average of the walks
DOCUMENT = (
    b"<?xml version='1.0' encoding='UTF-8'?><Response>" + b"<Say>Hello.</Say>" * 40 + b"</Response>"
)

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Recording:
    """A line to an application that keeps what goes over it: addresses and forms."""

    def __init__(self, app: Flask) -> None:
        self._line = WsgiTransport(app, PUBLIC_URL, partial(sign, TOKEN))
        self.kept: list[tuple[str, Mapping[str, str]]] = []

    def request(self, method: str, address: str, form: Mapping[str, str]) -> Any:
        """Call a webhook."""
        self.kept.append((address, form))
        return self._line.request(method, address, form)


def walks_of(app: Flask) -> list[tuple[str, Mapping[str, str]]]:
    """Return the addresses and the forms of the walks, in their order."""
    line: Any = Recording(app)
    for walk in WALKS:
        step = dial(line, f"{PUBLIC_URL}/voice")
        for move in walk:
            step = make_input(line, step.call, move)
    kept: list[tuple[str, Mapping[str, str]]] = line.kept
    return kept


def requests_of(app: Flask) -> list[Environ]:
    """Make signed requests of the walks, each with a CallSid of its own."""
    kept = islice(cycle(walks_of(app)), REQUESTS)
    return [_signed(number, *request) for number, request in enumerate(kept)]


def _signed(number: int, url: str, sent: Mapping[str, str]) -> Environ:
    form = {**FIELDS, **sent, "CallSid": f"CA{number:032x}"}
    headers = {
        "X-Twilio-Signature": sign(TOKEN, url, form),
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "54.0.0.1",
        "X-Forwarded-Host": urlsplit(PUBLIC_URL).netloc,
        "I-Twilio-Idempotency-Token": f"{number:032x}",
        "User-Agent": "TwilioProxy/1.1",
        "Accept": "*/*",
    }
    made = create_environ(url, method="POST", data=form, headers=headers)
    body = made["wsgi.input"].read()
    return {**made, "RAW_URI": url.removeprefix(PUBLIC_URL), "body": body}


def ours(folder: Path) -> Flask:
    """Make the service over a database of its own; its background is what writes counts."""
    store = open_store(f"sqlite:///{folder}/ivr.sqlite3")
    cache = ReleaseCache(folder / "releases")
    sync = ReleaseSync(store, cache, BUNDLED, folder, at(WORKDAY))
    background = BackgroundWorker(sync, PendingCounts(store, folder / "releases"))
    return create_app(settings_with(AGENT_NUMBER=AGENT), sync.begin(), at(WORKDAY), background)


def recommended(*, is_usual: bool) -> Application:
    """Make an application as Twilio's tutorials do."""
    app = Flask("tutorial")
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    log = logging.getLogger("tutorial")

    @app.post("/", defaults={"path": ""})
    @app.post("/<path:path>")
    def answer(path: str) -> Response:
        validator = RequestValidator(TOKEN)
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(request.url, request.form, signature):
            return Response(status=403)
        if not is_usual:
            return Response(DOCUMENT, content_type="text/xml")
        log.info("%s %s", path, request.form.get("Digits"))
        response = VoiceResponse()
        for says in SAID:
            gather = Gather(num_digits=1, action="/next", timeout=8)
            for _ in range(says):
                gather.say("Hello.", voice="Polly.Joanna-Neural", language="en-CA")
            response.append(gather)
        response.redirect("/again")
        return Response(str(response), content_type="text/xml")

    return app


def raw(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as WSGI alone would."""
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
    form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    address = PUBLIC_URL + environ["RAW_URI"]
    if not RequestValidator(TOKEN).validate(address, form, environ["HTTP_X_TWILIO_SIGNATURE"]):
        start_response("403 Forbidden", [])
        return []
    start_response("200 OK", [("Content-Type", "text/xml")])
    return [DOCUMENT]


def seconds_of(app: Application, requests: list[Environ]) -> float:
    """Answer every request, and return the processor time that it took."""
    statuses: list[str] = []
    environs = [{**one, "wsgi.input": io.BytesIO(one["body"])} for one in requests]
    begun = time.process_time()
    for environ in environs:
        for _ in app(environ, lambda status, *_: statuses.append(status)):
            pass
    taken = time.process_time() - begun
    assert statuses == ["200 OK"] * len(requests), {*statuses}
    return taken


def main() -> None:
    """Print the microseconds of a webhook, and the ratios to ours."""
    logging.getLogger("tutorial").addHandler(logging.StreamHandler(io.StringIO()))
    logging.getLogger("tutorial").setLevel(logging.INFO)
    with TemporaryDirectory() as folder:
        app = ours(Path(folder))
        requests = requests_of(app)
        contenders: dict[str, Application] = {
            "ours": app,
            "recommended": recommended(is_usual=False),
            "usual": recommended(is_usual=True),
            "raw": raw,
        }
        taken: dict[str, list[float]] = {name: [] for name in contenders}
        for contender in contenders.values():
            seconds_of(contender, requests)
        gc.freeze()  # as a worker does once it is ready; it helps all of them
        for _ in range(ROUNDS):
            for name, contender in contenders.items():
                taken[name].append(seconds_of(contender, requests))
        for name in contenders:
            print(" ".join(_row(name, taken)))


def _row(name: str, taken: dict[str, list[float]]) -> Iterator[str]:
    microseconds = statistics.median(taken[name]) / REQUESTS * 1e6
    ratios = sorted(one / ours for one, ours in zip(taken[name], taken["ours"], strict=True))
    yield f"{name:>12}  {microseconds:6.0f} µs a webhook"
    yield f"  ours has {statistics.median(ratios):.2f} × its throughput"
    yield f"({ratios[0]:.2f} to {ratios[-1]:.2f})"


if __name__ == "__main__":
    main()
