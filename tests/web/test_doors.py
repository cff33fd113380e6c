"""Whoever knocks at a door that is not theirs is refused, and the log tells what to look at."""

import base64
import logging
import os
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ivr.loader import read_flows
from ivr.recordings import NO_RECORDINGS, Edition
from ivr.twilio.signature import HEADER, sign
from ivr.web import create_app
from ivr.web.operators import MOST, MOST_OF_ADDRESS, Attempts
from ivr.web.refusals import Refusals
from tests.conftest import AGENT, PUBLIC_URL, TOKEN, WORKDAY, at, settings_with
from tests.flows.bad.flow import SOUND
from tests.flows.edit import CALL, SERVICE, Edit

PASSWORD = "correct horse battery"
FORM = {"CallSid": "CA00", "From": "+14165550100", "To": "+14165550199"}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def post(client: FlaskClient, target: str, address: str = PUBLIC_URL, **form: str) -> TestResponse:
    sent = {**FORM, **form}
    headers = {HEADER: sign(TOKEN, f"{address}{target}", sent)}
    return client.post(target, data=sent, headers=headers, base_url=PUBLIC_URL)


@pytest.mark.parametrize(
    "path", ["/voice//ended", "//voice", "/voice/", "/phone/", "//evil.example"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_is_sent_where_a_client_says(client: FlaskClient, path: str, method: str) -> None:
    answer = client.open(path, method=method, headers={"Host": "evil.example"})
    assert answer.status_code in (403, 404, 405)
    assert "Location" not in answer.headers
    assert not answer.data


@pytest.mark.parametrize(
    "path", ["/", "/health", "/ready", "/voice", "/nowhere", "/prompts/x/y.wav"]
)
def test_no_answer_is_read_as_what_it_is_not(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_whisper_that_fails_lets_the_agent_be_put_through(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.releases.documents.Documents.whisper", lambda *_: 1 / 0)
    answer = post(client, "/voice/0123abcd/connect/whisper?language=en")
    assert answer.status_code == 200
    assert b"<Response />" in answer.data


def test_the_line_never_rings_itself(edition: Edition, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(settings_with(AGENT_NUMBER=AGENT), edition, at(WORKDAY))
    target = f"/voice/{edition.release}/birth?language=en"
    assert b"<Dial" in post(app.test_client(), target, Digits="0").data
    assert b"<Dial" not in post(app.test_client(), target, Digits="0", To=AGENT).data
    assert "AGENT_NUMBER is the line's own number" in caplog.text


# What the log tells


def test_a_group_without_a_number_is_told_of_if_a_transfer_rings_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ring = "  ring: 25 s\n"
    groups = Edit(SERVICE, ring, f"{ring}  groups: {{harbour: {{}}, nurses: {{}}}}\n")
    rung = Edit(CALL, "    transfer:\n", "    transfer:\n      group: nurses\n")
    reading = read_flows(rung.apply(groups.apply(SOUND)))
    create_app(settings_with(), Edition(reading, NO_RECORDINGS), at(WORKDAY))
    [line] = [text for text in caplog.messages if text.startswith("no number of")]
    assert line.startswith("no number of the agents' group nurses for en, fr:")


def refusals(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [text for text in caplog.messages if text.startswith("refused, ")]


@pytest.mark.parametrize(
    ("token", "address", "told"),
    [
        ("f" * 32, PUBLIC_URL, "TWILIO_AUTH_TOKEN ends in …ef: Twilio signs with another"),
        (TOKEN, "https://other.example", "than https://hotline.example, or it was not Twilio"),
        (TOKEN, "http://localhost", "Twilio calls http://localhost, and PUBLIC_URL is https://"),
    ],
)
def test_a_signature_of_another_token_or_address_is_told_of(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, token: str, address: str, told: str
) -> None:
    headers = {HEADER: sign(token, f"{address}/voice", FORM)}
    for _ in range(3):
        assert client.post("/voice", data=FORM, headers=headers).status_code == 403
    [line] = refusals(caplog)
    assert told in line
    assert TOKEN not in line
    assert "+1416" not in line


def test_each_kind_of_refusal_is_told_once_a_minute_with_its_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = [0.0]
    refused = Refusals(lambda: now[0])
    for second in range(150):
        now[0] = float(second)
        refused.note("knocking", lambda: "Look at the door.")
        refused.note("ringing", lambda: "Look at the bell.")
    knocks = [text for text in caplog.messages if "knocking" in text]
    assert knocks == [f"refused, knocking: {n}. Look at the door." for n in (1, 60, 60)]
    assert refused.total == 300


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/voic", "POST /voic is no webhook"),
        ("/voice/+14165550100", "POST (something else) is no webhook"),
        ("/health", "POST /health is no webhook"),
    ],
)
def test_a_wrong_address_is_told_of_without_what_a_stranger_wrote(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, target: str, told: str
) -> None:
    assert client.post(target).status_code in (404, 405)
    assert told in refusals(caplog)[0]
    assert "4165550100" not in caplog.text


def test_an_unknown_language_of_an_address_is_told_of_and_the_call_answered(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert post(client, "/voice?language=english").status_code == 200
    assert "?language=english of a webhook's address is none of en, fr." in refusals(caplog)[0]


def test_what_was_refused_is_told_to_who_asks_whether_all_is_well(client: FlaskClient) -> None:
    assert b"refused" not in client.get("/ready").data
    client.post("/voice", data=FORM)
    client.post("/text", data=FORM)
    assert b'"refused":2' in client.get("/ready").data


@pytest.mark.parametrize(
    ("environ", "is_told"),
    [({"HOST": "0.0.0.0"}, True), ({"HOST": "127.0.0.1"}, False)],  # noqa: S104
)
def test_a_demo_that_others_may_call_says_so(
    edition: Edition, caplog: pytest.LogCaptureFixture, environ: dict[str, str], is_told: bool
) -> None:
    settings = settings_with(IVR_DEMO="1", PUBLIC_URL="http://127.0.0.1", **environ)
    with caplog.at_level(logging.WARNING, "ivr"):
        create_app(settings, edition, at(WORKDAY))
    assert any("the demo listens at" in text for text in caplog.messages) is is_told


@pytest.mark.parametrize(("user", "status"), [(os.getuid(), 200), (os.getuid() + 33, 403)])
def test_a_proxy_of_another_user_opens_no_demo(
    edition: Edition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
    status: int,
) -> None:
    """It may send no header that tells of it, and our own address as its Host."""
    table = f"  sl  local_address rem_address\n 0: 0100007F:C350 0100007F:1F40 01 0:0 0:0 0 {user}"
    (tmp_path / "tcp").write_text(f"{table} 0 1\n")
    monkeypatch.setattr("ivr.web.operators.CONNECTIONS", tmp_path / "tcp")
    app = create_app(settings_with(IVR_DEMO="1", PUBLIC_URL="http://127.0.0.1"), edition)
    answer = app.test_client().get(
        "/phone", base_url="http://127.0.0.1:8000", environ_base={"REMOTE_PORT": "50000"}
    )
    assert answer.status_code == status


# Passwords


def sign_in(client: FlaskClient, password: str, address: str = "192.0.2.1") -> int:
    known = base64.b64encode(f"x:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {known}"}
    answer = client.get("/phone", headers=headers, environ_base={"REMOTE_ADDR": address})
    return answer.status_code


def test_passwords_cannot_be_tried_for_long(
    edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_with(OPERATOR_PASSWORD=PASSWORD)
    client = create_app(settings, edition, at(WORKDAY)).test_client()
    assert sign_in(client, PASSWORD) == 200
    tried = [sign_in(client, f"guess {n}") for n in range(50)]
    assert tried == [401] * MOST_OF_ADDRESS + [429] * (50 - MOST_OF_ADDRESS)
    assert sign_in(client, PASSWORD) == 429, "nor is the right one looked at"
    assert sign_in(client, PASSWORD, "192.0.2.2") == 200, "others are not kept out"
    assert len([text for text in caplog.messages if "password" in text]) == 1


def test_many_addresses_have_a_try_each_and_the_next_minute_begins_anew() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for number in range(MOST):
        attempts.note(f"192.0.2.{number}")
    assert not attempts.may_try("192.0.2.1")
    assert attempts.may_try("198.51.100.1")
    now[0] = 60.0
    assert attempts.may_try("192.0.2.1")


def test_json_that_is_too_deep_is_refused(edition: Edition) -> None:
    app = create_app(settings_with(IVR_DEMO="1", PUBLIC_URL="http://127.0.0.1"), edition)
    deep = b'{"world":' + b"[" * 20_000 + b"]" * 20_000 + b"}"
    answer = app.test_client().post(
        "/phone/call", data=deep, content_type="application/json", base_url="http://127.0.0.1"
    )
    assert answer.status_code == 400


# Machines that answer machines


@pytest.mark.parametrize(
    "words",
    [["EN"], ["EN", "FR"], ["data", "rights"], ["check", "yes", "yes", "yes"], ["aide", "data"]],
    ids=" ".join,
)
def test_a_machine_that_answers_ours_is_answered_no_more_in_the_end(
    client: FlaskClient, words: list[str]
) -> None:
    answered = []
    for number in range(100):
        answer = post(client, "/text", Body=words[number % len(words)], MessageSid="SM00")
        answered.append(b"<Message>" in answer.data)
        cookie = answer.headers["Set-Cookie"].partition(";")[0].partition("=")
        client.set_cookie(cookie[0], cookie[2], domain="hotline.example")
    assert answered[0]
    assert not any(answered[61:])
