"""The voice webhooks: every document is well-formed TwiML, whatever comes in."""

import json
import logging
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.dialog.events import Arrived, CallReply
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step
from ivr.logs import JsonFormatter
from ivr.model.hotline import Hotline
from ivr.recordings import Edition
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from ivr.simulator import WsgiTransport, dial, press
from ivr.simulator.elements import read_document
from ivr.simulator.transport import document_of
from ivr.simulator.verbs import VERBS
from ivr.twilio.signature import sign
from ivr.web import create_app
from ivr.web.world import CLOCK
from tests.conftest import AGENT, PUBLIC_URL, TOKEN, TORONTO, WORKDAY, at, settings_with
from tests.dialog.test_session import STATES

CALL = {"CallSid": "CA0123", "From": "+14165550100", "To": "+18885550199"}


def ask(app: Flask, target: str, **form: str) -> str:
    """Post a signed webhook and return its document, as Twilio would take it."""
    line = WsgiTransport(app, PUBLIC_URL, partial(sign, TOKEN))
    address = PUBLIC_URL + target
    document = document_of(line.request("POST", address, {**CALL, **form}), address)
    assert read_document(document, address, VERBS)
    return document


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), max_size=12)
values = st.one_of(words, st.sampled_from([*STATES, "en", "fr", "1", "999", "-1"]))
queries = st.dictionaries(
    st.sampled_from(["language", "yes", "no", "misses", "began", "rang", "other"]), values
)
forms = st.dictionaries(
    st.sampled_from(["Digits", "DialCallStatus", "SpeechResult", "Other"]), values, max_size=3
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.sampled_from(STATES), words), queries, forms)
def test_whatever_is_signed_gets_a_document_that_twilio_can_execute(
    app: Flask, state: str, query: dict[str, str], form: dict[str, str]
) -> None:
    name = quote(f"x{state}" if state.strip(".") == "" else state, safe="")
    asked = f"?{urlencode(query)}" if query else ""
    ask(app, f"/voice/{'0' * 8}/{name}{asked}", **form)


def test_addresses_are_absolute_and_begin_with_the_public_one(app: Flask) -> None:
    document = ask(app, "/voice")
    assert f'action="{PUBLIC_URL}/voice/' in document


def test_an_agent_is_rung_on_the_number_of_the_callers_language(edition: Edition) -> None:
    french = "+16135550188"
    app = create_app(settings_with(AGENT_NUMBER_FR=french), edition, at(WORKDAY))
    assert f">{french}</Number>" in ask(app, "/voice/r/more?language=fr", Digits="0")
    assert f">{AGENT}</Number>" in ask(app, "/voice/r/more?language=en", Digits="0")


def test_the_dial_rings_as_service_yaml_says_and_waits_for_the_bridge(app: Flask) -> None:
    document = ask(app, "/voice/r/more?language=en&yes=birth", Digits="0")
    assert 'answerOnBridge="true"' in document
    assert 'timeout="25"' in document
    assert "/connect?language=en&amp;yes=birth&amp;rang=1" in document
    assert '/connect/whisper?language=en"' in document, "an agent learns no answers"


@pytest.mark.parametrize("status", ["completed", "answered"])
def test_a_talk_with_an_agent_ends_in_a_goodbye(app: Flask, status: str) -> None:
    document = ask(app, "/voice/r/connect?language=en&rang=1", DialCallStatus=status)
    assert document.endswith("<Hangup /></Response>")


def test_an_agent_who_hangs_up_during_the_whisper_has_not_talked(app: Flask) -> None:
    ended = {"DialCallStatus": "completed", "DialBridged": "false"}
    document = ask(app, "/voice/r/connect?language=en&rang=1", **ended)
    assert "Our agents are all busy" in document


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled", "in-orbit", ""])
def test_any_other_end_of_ringing_leads_back_to_the_caller(app: Flask, status: str) -> None:
    document = ask(app, "/voice/r/connect?language=en&rang=1", DialCallStatus=status)
    assert "Our agents are all busy" in document
    assert "<Dial" not in document


@pytest.mark.parametrize("digits", ["12", "", "x", "#", "٣", "1;2", "\N{DIGIT ONE}\u0301"])
def test_odd_digits_are_no_match_or_no_input(app: Flask, digits: str) -> None:
    assert "<Response>" in ask(app, "/voice/r/birth?language=en", Digits=digits)


def test_a_document_is_built_once_whatever_odd_key_was_pressed(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def counted(*given: Any) -> CallReply:
        made.append(given)
        return step(*given)

    monkeypatch.setattr("ivr.releases.documents.step", counted)
    app = create_app(settings_with(), edition, at(WORKDAY))
    documents = {ask(app, "/voice/r/birth?language=en", Digits=key) for key in ("5", "xx", "#7")}
    assert len(documents) == 1
    assert len(made) == 2  # 5 is a key, the others are none: they share an answer


def test_only_so_many_documents_are_remembered(
    hotline: Hotline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.releases.documents.REMEMBERED", 3)
    answers = Documents(hotline, settings_with())
    for state in hotline.call.states:
        answers.voice(Session(hotline.release, state, "en"), Arrived(), RequestWorld(WORKDAY))
    assert answers.remembered == 3


def test_a_failure_of_ours_becomes_an_apology_in_the_callers_language(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("+14165550100 pressed 1")

    monkeypatch.setattr("ivr.releases.documents.step", fail)
    app = create_app(settings_with(), edition, at(WORKDAY))
    with caplog.at_level(logging.ERROR):
        document = ask(app, "/voice/r/birth?language=fr&yes=birth", Digits="1")
    assert "Un problème est survenu" in document
    assert "Something" not in document
    assert f"<Number>{AGENT}</Number>" in document
    line = json.loads(JsonFormatter().format(caplog.records[-1]))
    assert line["error"] == "RuntimeError"
    assert "fail" in line["where"][-1]
    assert "4165550100" not in str(line)


def test_the_apology_rings_nobody_after_hours(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.releases.documents.step", None)
    app = create_app(settings_with(), edition, at(WORKDAY.replace(hour=20)))
    document = ask(app, "/voice/r/birth")
    assert "<Dial" not in document
    assert "Something is not working" in document
    assert "Un problème est survenu" in document


def test_only_the_demo_takes_its_time_from_a_request(edition: Edition) -> None:
    night = {CLOCK: "2026-11-23T23:00:00"}
    for demo, after_zero in (("0", "waiting"), ("1", "listening")):
        app = create_app(settings_with(IVR_DEMO=demo), edition, at(WORKDAY))
        line = WsgiTransport(app, PUBLIC_URL, partial(sign, TOKEN), night)
        call = dial(line, f"{PUBLIC_URL}/voice?language=en").call
        assert press(line, call, "0").call.stands == after_zero


def test_the_demo_serves_this_machine_only(edition: Edition) -> None:
    app = create_app(settings_with(IVR_DEMO="1"), edition, at(WORKDAY))
    headers = {"X-Twilio-Signature": sign(TOKEN, f"{PUBLIC_URL}/voice", CALL)}
    client = app.test_client()

    def status(address: str, **more: str) -> int:
        environ = {"REMOTE_ADDR": address}
        return client.post(
            "/voice", data=CALL, headers={**headers, **more}, environ_base=environ
        ).status_code

    assert status("127.0.0.1") == 200
    assert status("203.0.113.7") == 403
    assert status("127.0.0.1", **{"X-Forwarded-For": "203.0.113.7"}) == 403
    assert status("127.0.0.1", Forwarded="for=203.0.113.7") == 403


def test_the_clock_is_read_at_each_webhook(edition: Edition) -> None:
    moments = iter(
        datetime(2026, 11, 23, hour, minute, tzinfo=TORONTO) for hour, minute in ((16, 59), (17, 0))
    )
    app = create_app(settings_with(), edition, lambda: next(moments))
    assert "<Dial" in ask(app, "/voice/r/more?language=en", Digits="0")
    assert "<Dial" not in ask(app, "/voice/r/more?language=en", Digits="0")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/voice", 405), ("POST", "/voice/a/b/c", 404), ("GET", "/x", 404)],
)
def test_what_is_no_webhook_gets_a_status_and_no_word_more(
    app: Flask, method: str, path: str, status: int
) -> None:
    response = app.test_client().open(path, method=method)
    assert (response.status_code, response.data) == (status, b"")


def test_health_and_readiness_need_no_signature(app: Flask, hotline: Hotline) -> None:
    client = app.test_client()
    assert client.get("/health").json == {"status": "ok", "demo": False}
    assert client.get("/ready").json == {"ready": True, "release": hotline.release}
