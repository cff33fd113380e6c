"""The browser telephone drives the real webhooks, and only operators get to it."""

import base64
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ivr.recordings import Edition
from ivr.simulator import WsgiTransport, dial, make_input, write_transcript
from ivr.simulator.verbs import VERBS
from ivr.web import create_app
from ivr.web.phone import pictures
from tests.conftest import PUBLIC_URL, WORKDAY, at, settings_with
from tests.kept import line_to
from tests.simulator.hold import Hold

PASSWORD = "correct horse battery"
HERE = {"at": None, "staffed": True}
ANSWERS = ("1", "1", "2", "2")


@pytest.fixture
def demo(edition: Edition) -> Flask:
    return create_app(settings_with(IVR_DEMO="1"), edition, at(WORKDAY))


@pytest.fixture
def client(demo: Flask) -> FlaskClient:
    return demo.test_client()


def json_of(answer: TestResponse) -> dict[str, Any]:
    return dict(answer.get_json())


def call(client: FlaskClient, world: object = HERE, language: str | None = None) -> dict[str, Any]:
    answer = client.post("/phone/call", json={"world": world, "language": language})
    assert answer.status_code == 200
    return json_of(answer)


def move(
    client: FlaskClient, heard: dict[str, Any], word: str, world: object = HERE
) -> dict[str, Any]:
    sent = {"world": world, "call": heard["call"], "input": word}
    answer = client.post("/phone/call/input", json=sent)
    assert answer.status_code == 200
    return json_of(answer)


def words_of(heard: dict[str, Any]) -> str:
    return " ".join(one["text"] for one in heard["events"] if one["kind"] == "said")


def text(client: FlaskClient, body: str, **more: object) -> dict[str, Any]:
    answer = client.post("/phone/text", json={"world": HERE, "body": body, **more})
    assert answer.status_code == 200
    return json_of(answer)


@pytest.mark.parametrize("language", ["1", "2"])
def test_its_transcript_is_that_of_a_telephone(
    client: FlaskClient, demo: Flask, language: str
) -> None:
    """The lines of the page are those that `ivr call` prints, over the same webhooks."""
    moves = (language, *ANSWERS[1:], "0", "busy", "hang up")
    heard = call(client)
    lines = [line for one in heard["events"] for line in one["lines"]]
    line = line_to(demo)
    step = dial(line, f"{PUBLIC_URL}/voice")
    happened = [*step.events]
    for word in moves:
        heard = move(client, heard, word)
        lines += [line for one in heard["events"] for line in one["lines"]]
        step = make_input(line, step.call, word)
        happened += step.events
    assert "".join(f"{line}\n" for line in lines) == write_transcript(happened)


def test_it_tells_where_the_call_stands_and_how_it_came_there(client: FlaskClient) -> None:
    heard = call(client)
    assert (heard["stands"], heard["state"]) == ("listening", "greeting")
    for key in ANSWERS:
        heard = move(client, heard, key)
    assert heard["state"] == "more"
    assert [one["to"] for one in heard["moves"]] == ["result", "exposed", "guidance", "more"]
    heard = move(client, heard, "hang up")
    assert (heard["stands"], heard["state"], heard["moves"]) == ("ended", None, [])


def test_any_worker_serves_the_next_key(client: FlaskClient, edition: Edition) -> None:
    other = create_app(settings_with(IVR_DEMO="1"), edition, at(WORKDAY)).test_client()
    assert move(other, call(client), "1")["state"] == "birth"


def test_a_call_can_be_made_at_another_time(client: FlaskClient) -> None:
    saturday = {"at": "2026-11-28T11:00", "staffed": True}
    assert move(client, call(client, saturday), "0", saturday)["stands"] == "listening"
    assert move(client, call(client), "0")["stands"] == "waiting"


def test_a_call_can_be_made_where_no_agent_has_a_number(client: FlaskClient) -> None:
    alone = {"at": None, "staffed": False}
    assert move(client, call(client, alone), "0", alone)["stands"] == "listening"


def test_the_number_of_a_language_can_be_called(client: FlaskClient) -> None:
    assert call(client, language="fr")["state"] == "birth"
    assert call(client, language="tlh")["state"] == "greeting"


def test_a_text_is_answered_with_its_size(client: FlaskClient) -> None:
    sent, *_, received = text(client, "check")["events"]
    assert sent["kind"] == "sent"
    assert received["kind"] == "received"
    assert (received["encoding"], received["parts"]) == ("GSM-7", 2)


def test_four_hours_later_the_conversation_is_forgotten(client: FlaskClient) -> None:
    asked = text(client, "check")
    answered = text(client, "yes", texting=asked["texting"])
    forgotten = text(client, "yes", texting=asked["texting"], later=4 * 60 * 60)
    assert asked["state"] == "birth"
    assert answered["state"] == "pregnancy"
    assert forgotten["state"] == "hello"


# A verb that exists in the tests only

HELD = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Hold action="/held" most="40">'
    '<Say language="fr-CA">Un moment.</Say></Hold></Response>'
)


@pytest.fixture
def holding(demo: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Let each call be held, and then be over."""
    pages = {"/voice": HELD, "/held": "<Response><Hangup/></Response>"}

    def hold() -> Response | None:
        page = pages.get(request.path)
        return Response(page, content_type="text/xml") if page else None

    monkeypatch.setitem(VERBS, "Hold", Hold)
    demo.before_request(hold)
    return client


def test_a_verb_is_offered_by_what_it_declares(holding: FlaskClient) -> None:
    heard = call(holding)
    assert (heard["stands"], heard["state"]) == ("waiting", None)
    assert heard["awaits"] == {
        "status": "On hold",
        "title": "A caller is held",
        "seconds": 40,
        "endings": [
            {"word": "taken", "label": "Somebody takes it"},
            {"word": "full", "label": "All are busy"},
        ],
    }
    requested, said, held = heard["events"]
    assert (requested["kind"], said["text"]) == ("requested", "Un moment.")
    assert held == {"kind": "holding", "most": 40, "lines": ["  hold    for 40 s"]}


@pytest.mark.parametrize(
    ("word", "ending", "told"),
    [
        ("taken", "taken", "Somebody took the call"),
        ("full", "full", "All were busy"),
        ("given-up", "given-up", "Nobody took the call"),
        ("wait", "given-up", "Nobody took the call"),
    ],
)
def test_a_verb_ends_through_the_seal_by_each_of_its_words(
    holding: FlaskClient, word: str, ending: str, told: str
) -> None:
    heard = move(holding, call(holding), word)
    finished, requested, ended = heard["events"]
    assert finished == {
        "kind": "finished",
        "ending": ending,
        "told": told,
        "lines": [f"> {ending}"],
    }
    assert requested["lines"] == ["POST /held"]
    assert (ended["kind"], heard["stands"], heard["awaits"]) == ("ended", "ended", None)


def test_a_verb_ends_in_no_word_of_another(holding: FlaskClient) -> None:
    sent = {"world": HERE, "call": call(holding)["call"], "input": "busy"}
    answer = holding.post("/phone/call/input", json=sent)
    assert answer.status_code == 400
    assert "<Hold>; it ends with taken, full, given-up" in json_of(answer)["error"]


def test_ringing_is_offered_in_the_language_of_the_page(client: FlaskClient) -> None:
    rung = {"world": HERE, "call": call(client)["call"], "input": "0"}
    answer = client.post("/phone/call/input?language=fr", json=rung)
    awaits = json_of(answer)["awaits"]
    assert (awaits["status"], awaits["seconds"]) == ("On appelle un agent", 25)
    assert [one["label"] for one in awaits["endings"]] == [
        "L'agent répond",
        "Occupé",
        "Pas de réponse",
        "Une boîte vocale répond",
    ]
    heard = move(client, json_of(answer), "failed")
    assert heard["events"][0]["told"] == "Nobody answered"


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/phone/call", {}),
        ("/phone/call", {"world": {"at": "yesterday"}}),
        ("/phone/call", {"world": {"at": "9999-12-31T23:59"}}),
        ("/phone/call", {"world": {"at": "0001-01-01T00:00:00"}}),
        ("/phone/call", {"world": {"at": "2026-11-28T11:00+14:00"}}),
        ("/phone/call", {"world": {"at": 12345}}),
        ("/phone/call", {"world": HERE, "more": 1}),
        ("/phone/call/input", {"world": HERE, "call": "forged", "input": "1"}),
        ("/phone/call/input", {"world": HERE, "call": "", "input": "dance"}),
        ("/phone/text", {"world": HERE, "body": "x", "texting": "forged"}),
        ("/phone/text", {"world": HERE, "body": "x" * 1601}),
        ("/phone/text", {"world": HERE, "body": "x", "later": -1}),
    ],
)
def test_what_the_page_never_sends_is_refused(
    client: FlaskClient, path: str, sent: dict[str, object]
) -> None:
    assert client.post(path, json=sent).status_code == 400


def test_a_move_that_nobody_could_make_is_refused(client: FlaskClient) -> None:
    sent = {"world": HERE, "call": call(client)["call"], "input": "dance"}
    answer = client.post("/phone/call/input", json=sent)
    assert answer.status_code == 400
    assert "dance" in json_of(answer)["error"]


def test_a_call_sealed_by_another_service_is_refused(client: FlaskClient, edition: Edition) -> None:
    settings = settings_with(IVR_DEMO="1", TWILIO_AUTH_TOKEN="f" * 32)
    other = create_app(settings, edition, at(WORKDAY)).test_client()
    sent = {"world": HERE, "call": call(other)["call"], "input": "1"}
    assert client.post("/phone/call/input", json=sent).status_code == 400


@pytest.mark.parametrize(
    ("path", "kind", "file"),
    [
        ("call/birth", "Question", "call.yaml"),
        ("call/connect?language=fr", "Transfert", "call.yaml"),
        ("text/hello", "Menu", "text.yaml"),
    ],
)
def test_a_state_shows_its_words_in_every_language_and_where_they_stand(
    client: FlaskClient, path: str, kind: str, file: str
) -> None:
    state = json_of(client.get(f"/phone/states/{path}"))
    assert (state["kind"], state["file"]) == (kind, file)
    assert state["line"] > 1
    for sentence in state["sentences"]:
        assert sentence["words"]["en"] != sentence["words"]["fr"]


@pytest.mark.parametrize("path", ["states/call/nowhere", "states/web/birth", "pictures/web"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/phone/{path}").status_code == 404


def test_both_pictures_are_drawn_in_the_language_of_the_page(client: FlaskClient) -> None:
    english = client.get("/phone/pictures/call?language=en").text
    french = client.get("/phone/pictures/call", headers={"Accept-Language": "fr-CA"}).text
    assert 'data-state="birth"' in english
    assert "Question" in english
    assert english != french


def test_pictures_are_drawn_one_at_a_time(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Webhooks need the threads more."""
    monkeypatch.setattr("ivr.web.phone.pictures._drawn", OrderedDict())
    with pictures._drawing:
        busy = client.get("/phone/pictures/call")
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "1")
    assert client.get("/phone/pictures/call").status_code == 200


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Pictures are not installed here."), ("fr", "Les schémas ne sont pas installés ici.")],
)
def test_without_the_extra_the_page_says_so_and_no_process_is_started(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setattr("ivr.view.pictures.find_spec", lambda name: None)
    monkeypatch.setattr("ivr.web.phone.pictures._draw", lambda *_: 1 / 0)
    assert told in client.get(f"/phone?language={language}").text
    assert client.get("/phone/pictures/call").status_code == 404


def test_a_picture_that_cannot_be_drawn_is_told_in_the_log(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("ivr.web.phone.pictures._drawn", OrderedDict())
    monkeypatch.setattr("ivr.web.phone.pictures.LONGEST", 0.001)
    assert client.get("/phone/pictures/call").status_code == 503
    assert "cannot be drawn" in caplog.text


@pytest.mark.parametrize(
    ("accepted", "query", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "", "fr"),
        ("de", "", "en"),
        ("", "", "en"),
        ("en", "?language=fr", "fr"),
        ("fr", "?language=tlh", "fr"),
    ],
)
def test_the_page_speaks_the_language_of_its_reader(
    client: FlaskClient, accepted: str, query: str, language: str
) -> None:
    page = client.get(f"/phone{query}", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}' in page.text


# What is in the files, before it is on the air


@pytest.fixture
def folder(files: dict[str, str], tmp_path: Path) -> Path:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def drafting(folder: Path, edition: Edition) -> FlaskClient:
    settings = settings_with(IVR_DEMO="1", IVR_FLOWS=str(folder))
    return create_app(settings, edition, at(WORKDAY)).test_client()


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "call.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_draft_is_heard_before_it_is_on_the_air(drafting: FlaskClient, folder: Path) -> None:
    assert "/phone/draft" not in drafting.get("/phone").text
    change(folder, "Thank you for calling", "Good day")
    assert "/phone/draft" in drafting.get("/phone").text
    sent = {"world": HERE, "language": "en"}
    draft = json_of(drafting.post("/phone/draft/call", json=sent))
    on_air = json_of(drafting.post("/phone/call", json=sent))
    assert "Good day" in words_of(draft)
    assert "Thank you for calling" in words_of(on_air)
    sent = {"world": HERE, "call": draft["call"], "input": "*"}
    assert "Good day" in words_of(json_of(drafting.post("/phone/draft/call/input", json=sent)))


def test_a_draft_with_a_problem_names_it(drafting: FlaskClient, folder: Path) -> None:
    change(folder, "next: pregnancy", "next: pregnacy")
    page = drafting.get("/phone/draft")
    assert page.status_code == 422
    assert "pregnacy" in page.text
    assert "(unknown-state)" in page.text
    assert drafting.post("/phone/draft/call", json={"world": HERE}).status_code == 422
    assert drafting.get("/phone").status_code == 200


# Who gets to it


@pytest.fixture
def deployed(edition: Edition) -> FlaskClient:
    settings = settings_with(OPERATOR_PASSWORD=PASSWORD)
    return create_app(settings, edition, at(WORKDAY)).test_client()


def sign_in(client: FlaskClient, path: str, password: str, name: str = "operator") -> TestResponse:
    known = base64.b64encode(f"{name}:{password}".encode()).decode()
    return client.get(path, headers={"Authorization": f"Basic {known}"})


def test_an_operator_signs_in_with_the_password(deployed: FlaskClient) -> None:
    assert deployed.get("/phone/states/call/birth").status_code == 401
    assert "Basic" in deployed.get("/phone").headers["WWW-Authenticate"]
    assert sign_in(deployed, "/phone/states/call/birth", PASSWORD).status_code == 200
    assert sign_in(deployed, "/phone/states/call/birth", PASSWORD, name="anyone").status_code == 200


@pytest.mark.parametrize("password", ["", "x", PASSWORD.upper(), f"{PASSWORD} ", "é\u0000"])
def test_another_password_is_refused(deployed: FlaskClient, password: str) -> None:
    for path in ("/phone", "/phone/static/main.js", "/phone/states/call/birth"):
        answer = sign_in(deployed, path, password)
        assert answer.status_code == 401
        assert not answer.data


@pytest.mark.parametrize("header", ["Bearer x", "Basic", "Basic !!!", "Basic eA=="])
def test_an_odd_header_is_refused(deployed: FlaskClient, header: str) -> None:
    assert deployed.get("/phone", headers={"Authorization": header}).status_code == 401


def test_without_a_password_there_is_no_page(app: Flask) -> None:
    for path in ("/phone", "/phone/static/main.js", "/phone/pictures/call"):
        assert app.test_client().get(path).status_code == 404


def test_the_demo_shows_its_page_to_this_machine_only(client: FlaskClient) -> None:
    assert client.get("/phone/static/main.js", buffered=True).status_code == 200
    forwarded = client.get("/phone/static/main.js", headers={"X-Forwarded-For": "192.0.2.1"})
    elsewhere = client.get("/phone", environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert (forwarded.status_code, elsewhere.status_code) == (403, 403)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.example", ""])
def test_another_name_that_leads_here_does_not_open_the_demo(
    client: FlaskClient, host: str
) -> None:
    """A page elsewhere could give its own name our address."""
    answer = client.get("/phone", headers={"Host": host})
    assert answer.status_code == 403
    assert "127.0.0.1" in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_the_names_of_this_machine_open_the_demo(client: FlaskClient, host: str) -> None:
    assert client.get("/phone", headers={"Host": host}).status_code == 200


def test_a_deployment_takes_no_time_from_the_page(deployed: FlaskClient) -> None:
    known = base64.b64encode(f"x:{PASSWORD}".encode()).decode()
    deployed.environ_base["HTTP_AUTHORIZATION"] = f"Basic {known}"
    saturday = {"at": "2026-11-28T11:00", "staffed": False}
    assert move(deployed, call(deployed, saturday), "0", saturday)["stands"] == "waiting"


def test_nothing_from_elsewhere_runs_on_the_page(client: FlaskClient) -> None:
    policy = client.get("/phone").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in policy
    page = client.get("/phone").text
    assert "style=" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_no_other_client_can_pass_for_an_internal_call(demo: Flask) -> None:
    """Only the environment of a request tells that it is internal, and no header reaches it."""
    line = WsgiTransport(demo, PUBLIC_URL, lambda address, form: "", {"ivr.recorder": "x"})
    assert line.request("POST", f"{PUBLIC_URL}/voice", {}).status == 403
