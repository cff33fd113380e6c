"""The webhook of texts: well-formed messages or silence, whatever comes in."""

import json
import logging
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.dialog.segments import count_segments
from ivr.logs import JsonFormatter
from ivr.recordings import Edition
from ivr.releases.documents import Documents
from ivr.simulator import (
    Received,
    Requested,
    Said,
    Silent,
    Step,
    Texted,
    Texting,
    TextStep,
    WsgiTransport,
    dial,
    press,
    send_text,
    texting_to,
)
from ivr.simulator.elements import read_document
from ivr.simulator.transport import document_of
from ivr.simulator.verbs import MESSAGING
from ivr.simulator.verbs.text_message import Message
from ivr.twilio.signature import sign
from ivr.web import create_app
from ivr.web.cookie import LIFETIME, NAME
from tests.conftest import PUBLIC_URL, TOKEN, WORKDAY, at, settings_with

ADDRESS = f"{PUBLIC_URL}/text"
TEXT = {"MessageSid": "SM0123", "From": "+14165550100", "To": "+18885550199", "NumMedia": "0"}
EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'
Apps = Callable[..., Flask]

NOW = time.time()


def line_to(app: Flask) -> WsgiTransport:
    return WsgiTransport(app, PUBLIC_URL, partial(sign, TOKEN))


def ask(app: Flask, body: str, address: str = ADDRESS, **form: str) -> list[str]:
    """Post a signed webhook and return its messages, as Twilio would read them."""
    answer = line_to(app).request("POST", address, {**TEXT, "Body": body, **form})
    verbs = list(read_document(document_of(answer, address), address, MESSAGING))
    assert all(isinstance(verb, Message) for verb in verbs)
    return [verb.words for verb in verbs if isinstance(verb, Message)]


def replies(step: TextStep) -> str:
    return "\n".join(one.text for one in step.events if isinstance(one, Received))


def converse(app: Flask, texting: Texting, *bodies: str) -> tuple[Texting, list[str]]:
    """Send texts one after the other, the conversation written out and read back between two."""
    heard = []
    for place, body in enumerate(bodies):
        kept = Texting.model_validate_json(texting.model_dump_json())
        step = send_text(line_to(app), kept, body, now=NOW + place)
        texting = step.texting
        heard.append(replies(step))
    return texting, heard


# Who is let in


@pytest.mark.parametrize("signature", [None, "", "forged", sign("another token", ADDRESS, TEXT)])
def test_what_is_not_signed_gets_a_status_and_no_word_more(
    app: Flask, signature: str | None
) -> None:
    headers = {} if signature is None else {"X-Twilio-Signature": signature}
    response = app.test_client().post("/text", base_url=PUBLIC_URL, data=TEXT, headers=headers)
    assert (response.status_code, response.data) == (403, b"")
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/text", 405), ("POST", "/text/x", 404)]
)
def test_what_is_no_webhook_gets_a_status_and_no_word_more(
    app: Flask, method: str, path: str, status: int
) -> None:
    response = app.test_client().open(path, method=method)
    assert (response.status_code, response.data) == (status, b"")


def test_what_is_signed_is_answered(app: Flask) -> None:
    answer = line_to(app).request("POST", ADDRESS, {**TEXT, "Body": "born"})
    assert answer.status == 200
    assert answer.content_type == "text/xml; charset=utf-8"
    (cookie,) = answer.cookies
    assert cookie.startswith(f"{NAME}=")
    for attribute in (f"Max-Age={LIFETIME}", "Secure", "HttpOnly"):
        assert attribute in cookie.split("; ")


def test_a_form_without_fields_is_answered(app: Flask) -> None:
    assert line_to(app).request("POST", ADDRESS, {}).status == 200


# Conversations


@pytest.mark.parametrize(
    ("bodies", "said"),
    [
        (
            ("hello", "CHECK", "no", "Yes!", "2", "Agent", "stopall", "?", "data"),
            (
                "CHECK: does it concern you?",
                "Did you give birth in Ontario",
                "pregnancy care in Ontario between January 2012",
                "have eggs frozen",
                "You answered yes at least once",
                "9 a.m. to 5 p.m.",
                "You will get no more texts",
                "",
                "May have been copied",
            ),
        ),
        (
            ("bonjour", "Vérifié", "non", "Oui!", "2", "Agent", "arrêt", "?", "DONNÉES svp"),
            (
                "VERIFIER : cela vous touche-t-il?",
                "Avez-vous accouché en Ontario",
                "soins de grossesse en Ontario entre janvier 2012",
                "congélation d'ovules",
                "Vous avez répondu oui au moins une fois",
                "de 9 h à 17 h",
                "Vous ne recevrez plus de textos",
                "",
                "Possiblement copiés",
            ),
        ),
    ],
    ids=["English", "French"],
)
def test_a_whole_conversation(
    edition: Edition, bodies: tuple[str, ...], said: tuple[str, ...]
) -> None:
    app = create_app(settings_with(TEXT_NUMBER="advanced"), edition, at(WORKDAY))
    _, heard = converse(app, texting_to(ADDRESS), *bodies)
    for words, reply in zip(said, heard, strict=True):
        assert words in reply
        assert bool(words) is bool(reply)


def test_a_number_of_a_language_begins_in_it(app: Flask) -> None:
    _, (reply,) = converse(app, texting_to(f"{ADDRESS}?language=fr"), "BORN")
    assert "Textez" in reply
    assert "Text one of" not in reply


def test_a_conversation_of_two_pairs_of_numbers_is_two(app: Flask) -> None:
    mine, _ = converse(app, texting_to(ADDRESS), "check")
    stolen = Texting(**{**vars(mine), "sender": "+14165550111"})
    _, (reply,) = converse(app, stolen, "yes")
    assert "CHECK: does it concern you?" in reply
    _, (reply,) = converse(app, mine, "yes")
    assert "pregnancy care" in reply


def test_after_four_hours_a_conversation_is_new_and_nobody_is_scolded(app: Flask) -> None:
    texting, _ = converse(app, texting_to(ADDRESS), "check")
    later = NOW + timedelta(hours=4).total_seconds()
    reply = replies(send_text(line_to(app), texting, "yes", now=later))
    assert "CHECK: does it concern you?" in reply
    assert "Sorry" not in reply


def test_an_expired_cookie_that_is_sent_all_the_same_is_none(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    texting, _ = converse(app, texting_to(ADDRESS), "check")
    later = time.time() + LIFETIME + 60
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert "CHECK: does it concern you?" in replies(
        send_text(line_to(app), texting, "yes", now=NOW + 60)
    )


@pytest.mark.parametrize("cookie", ["", f"{NAME}=", f"{NAME}=x.y.z", f"{NAME}=é", ";;=", NAME])
def test_a_cookie_that_says_nothing_begins_anew(app: Flask, cookie: str) -> None:
    headers = {"Cookie": cookie}
    answer = line_to(app).request("POST", ADDRESS, {**TEXT, "Body": "what?"}, headers)
    assert "does it concern you?" in document_of(answer, ADDRESS)


@pytest.mark.parametrize("media", [1, 10])
def test_a_picture_is_answered_with_the_request_to_send_none(app: Flask, media: int) -> None:
    texting, _ = converse(app, texting_to(ADDRESS), "check")
    step = send_text(line_to(app), texting, "yes", now=NOW + 9, media=media)
    assert "Please do not send pictures" in replies(step)
    _, (reply,) = converse(app, step.texting, "yes")
    assert "pregnancy care" in reply, "the question was kept"


# Opt-out


@pytest.mark.parametrize(
    ("number", "body", "opt_out_type", "answered"),
    [
        ("long-code", "STOP", None, ""),
        ("long-code", "help", None, ""),
        ("long-code", "START", None, ""),
        ("long-code", "AIDE", None, "Textez VERIFIER"),
        ("long-code", "Arrêt", None, "Vous ne recevrez plus"),
        ("toll-free", "STOP", None, ""),
        ("toll-free", "quit", None, "You will get no more"),
        ("toll-free", "HELP", None, "STOP to end"),
        ("advanced", "STOP", "STOP", ""),
        ("advanced", "START", "START", ""),
        ("advanced", "HELP", "HELP", ""),
        ("advanced", "STOP", None, "You will get no more"),
        ("advanced", "INFO", None, "STOP to end"),
        ("advanced", "arret", None, "Vous ne recevrez plus"),
    ],
)
def test_a_word_is_answered_once(
    edition: Edition, number: str, body: str, opt_out_type: str | None, answered: str
) -> None:
    app = create_app(settings_with(TEXT_NUMBER=number), edition, at(WORKDAY))
    step = send_text(line_to(app), texting_to(ADDRESS), body, now=NOW, opt_out_type=opt_out_type)
    assert answered in replies(step)
    assert isinstance(step.events[-1], Received if answered else Silent)


@pytest.mark.parametrize(
    ("number", "stop", "start", "types"),
    [
        ("long-code", "STOP", "START", (None, None)),
        ("long-code", "STOP", "UNSTOP", (None, None)),
        ("advanced", "STOP", "START", ("STOP", "START")),
    ],
)
def test_who_begins_anew_after_a_stop_is_answered_again(
    edition: Edition, number: str, stop: str, start: str, types: tuple[str | None, str | None]
) -> None:
    app = create_app(settings_with(TEXT_NUMBER=number), edition, at(WORKDAY))
    texting = texting_to(ADDRESS)
    for body, opt_out_type in zip((stop, start), types, strict=True):
        step = send_text(line_to(app), texting, body, now=NOW, opt_out_type=opt_out_type)
        assert replies(step) == ""
        texting = step.texting
    _, (reply,) = converse(app, texting, "what happened")
    assert "Text one of these words" in reply


@pytest.mark.parametrize("number", ["long-code", "toll-free", "advanced"])
@pytest.mark.parametrize("opt_out_type", [None, "START"])
def test_a_conversation_survives_that_yes_opts_in(
    edition: Edition, number: str, opt_out_type: str | None
) -> None:
    app = create_app(settings_with(TEXT_NUMBER=number), edition, at(WORKDAY))
    texting, _ = converse(app, texting_to(ADDRESS), "check")
    step = send_text(line_to(app), texting, "YES", now=NOW + 5, opt_out_type=opt_out_type)
    assert "pregnancy care" in replies(step)


@pytest.mark.parametrize("word", ["HELP", "START"])
def test_silence_keeps_the_place(app: Flask, word: str) -> None:
    _, heard = converse(app, texting_to(ADDRESS), "check", word, "yes")
    assert heard[1] == ""
    assert "pregnancy care" in heard[2]


# Anything at all


def bodies(seed: int, count: int) -> list[str]:
    """Make bodies of all of Unicode, of controls and the like, and of plain letters."""
    chance = random.Random(seed)  # noqa: S311
    everything = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    odd = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF, 0x202E)]
    plain = [*"abcdefghijklmnopqrstuvwxyzéèêç 0123456789.,!?"]
    alphabets = (everything, odd, plain, everything + odd * 5_000)
    made = []
    for _ in range(count):
        length = chance.choice((0, 1, 2, 5, 20, 70, 160, 1600))
        alphabet = chance.choice(alphabets)
        made.append("".join(chance.choices(alphabet, k=chance.randint(0, length))))
    return made


def test_ten_thousand_odd_texts_get_ten_thousand_answers_or_silences(app: Flask) -> None:
    """The cookie goes on from one text to the next for a while, so that states are met too."""
    line, chance = line_to(app), random.Random(7)  # noqa: S311
    cookie: dict[str, str] = {}
    for place, body in enumerate(bodies(seed=20230531, count=10_000)):
        if place % 5 == 0:
            opening = chance.choice(("check", "verifier", "data", "arret", "born"))
            answer = line.request("POST", ADDRESS, {**TEXT, "Body": opening})
            cookie = {"Cookie": answer.cookies[0].partition(";")[0]}
        answer = line.request("POST", ADDRESS, {**TEXT, "Body": body}, cookie)
        verbs = list(read_document(document_of(answer, ADDRESS), ADDRESS, MESSAGING))
        assert len(verbs) <= 10
        for verb in verbs:
            assert isinstance(verb, Message)
            assert count_segments(verb.words).parts <= 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["Body", "NumMedia", "OptOutType", "From", "To", "Other"]),
        st.text(max_size=40),
    )
)
def test_any_fields_are_answered(app: Flask, form: dict[str, str]) -> None:
    ask(app, form.pop("Body", ""), **form)


MARKER = "zqxjkvbw"
around = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["data", "yes", "stop", "1234567890", "datta", "what", "aide", "<b>", "{", "&"]
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["", "check", "data", "arret", "FR"]),
    st.lists(around, max_size=4),
    st.lists(around, max_size=4),
    st.sampled_from(["", " "]),
)
def test_nothing_of_a_text_is_echoed(
    app: Flask, opening: str, before: list[str], after: list[str], glue: str
) -> None:
    texting, _ = converse(app, texting_to(ADDRESS), *filter(None, [opening]))
    body = glue.join([*before, MARKER, *after])
    step = send_text(line_to(app), texting, body, now=NOW)
    assert MARKER not in replies(step).lower()
    assert MARKER not in str(step.texting.cookies).lower()


def test_nothing_of_a_text_is_logged(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        converse(app, texting_to(ADDRESS), MARKER, "check", "yes", f"123 456 789 {MARKER}")
    written = " ".join(JsonFormatter().format(record) for record in caplog.records)
    for private in (MARKER, "4165550100", "456"):
        assert private not in written


# Failures of ours


@pytest.mark.parametrize(
    ("query", "said", "unsaid"),
    [
        ("?language=en", "We are sorry", "désolés"),
        ("?language=fr", "Nous sommes désolés", "sorry"),
        ("?language=xx", "We are sorry", "nothing"),
        ("", "Nous sommes désolés", "nothing"),
    ],
)
def test_a_failure_of_ours_becomes_an_apology(
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    query: str,
    said: str,
    unsaid: str,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"+14165550100 wrote {MARKER}")

    monkeypatch.setattr(Documents, "text", fail)
    app = create_app(settings_with(), edition, at(WORKDAY))
    with caplog.at_level(logging.ERROR):
        (message,) = ask(app, MARKER, f"{ADDRESS}{query}")
    assert said in message
    assert unsaid not in message
    for paragraph in message.split("\n\n"):
        assert count_segments(paragraph).parts == 1
    line = JsonFormatter().format(caplog.records[-1])
    assert json.loads(line)["error"] == "RuntimeError"
    assert MARKER not in line
    assert "4165550100" not in line


def test_a_failure_of_ours_keeps_the_cookie_that_twilio_has(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(settings_with(), edition, at(WORKDAY))
    texting, _ = converse(app, texting_to(ADDRESS), "check")
    with monkeypatch.context() as broken:
        broken.setattr(Documents, "text", lambda *_: 1 / 0)
        texting, (reply,) = converse(app, texting, "yes")
    assert "We are sorry" in reply
    _, (reply,) = converse(app, texting, "yes")
    assert "pregnancy care" in reply


# A text that a caller asks for

MENU_AFTER_THE_ANSWER = "1222"  # English, and three noes
NOT_SENT = "We cannot send a text"


def call_for_a_text(app: Flask, *keys: str, caller: str = TEXT["From"], fail: bool = False) -> Step:
    """Call, answer, and press keys in the menu after the answer; the last step is returned."""
    line = line_to(app)
    step = dial(line, f"{PUBLIC_URL}/voice", caller=caller, texts_fail=fail)
    for key in (*MENU_AFTER_THE_ANSWER, *keys):
        step = press(line, step.call, key)
    return step


def texts(step: Step) -> list[Texted]:
    return [one for one in step.events if isinstance(one, Texted)]


def spoken(step: Step) -> str:
    return " ".join(one.text for one in step.events if isinstance(one, Said))


def test_key_1_sends_the_essentials_to_the_calling_number(app: Flask) -> None:
    step = call_for_a_text(app, "1")
    assert texts(step)
    for text in texts(step):
        assert (text.to, text.sender) == (TEXT["From"], TEXT["To"])
        assert count_segments(text.text).parts <= 2
    assert "you do not need to do anything" in texts(step)[0].text
    assert "A text is being sent" in spoken(step)
    assert "has been sent" not in spoken(step)
    assert step.call.stands == "listening"


def test_the_essentials_come_in_the_callers_language(app: Flask) -> None:
    line = line_to(app)
    step = dial(line, f"{PUBLIC_URL}/voice?language=fr")
    for key in "2221":
        step = press(line, step.call, key)
    assert "vous n'avez rien à faire" in texts(step)[0].text
    assert "Un texto part" in spoken(step)


@pytest.mark.parametrize(
    "caller",
    ["anonymous", "", "+442071838750", "+266696687", "+33142685300", "+1416", "Restricted"],
)
def test_a_number_that_cannot_be_texted_hears_so_at_once(app: Flask, caller: str) -> None:
    step = call_for_a_text(app, "1", caller=caller)
    assert texts(step) == []
    assert NOT_SENT in spoken(step)
    assert sum(isinstance(one, Requested) for one in step.events) == 1
    assert step.call.stands == "listening"


def test_a_number_that_twilio_finds_invalid_hears_so(app: Flask) -> None:
    step = call_for_a_text(app, "1", fail=True)
    assert [text.status for text in texts(step)] == ["invalid"]
    assert NOT_SENT in spoken(step)
    assert "is being sent" not in spoken(step)


@pytest.mark.parametrize("status", ["invalid", "failed", "", "in-orbit"])
def test_no_other_status_is_taken_for_sent(app: Flask, status: str) -> None:
    address = f"{PUBLIC_URL}/voice/r/text_me?language=en"
    form = {**TEXT, "SmsStatus": status, "SmsSid": "SM0123"}
    document = document_of(line_to(app).request("POST", address, form), address)
    assert NOT_SENT in document
    assert "<Sms" not in document


@pytest.mark.parametrize("fail", [False, True], ids=["sent", "not sent"])
@pytest.mark.parametrize("key", ["*", "9", "5"])
def test_no_key_but_1_sends_a_text_again(app: Flask, key: str, fail: bool) -> None:
    for presses in (1, 2):
        step = call_for_a_text(app, "1", *[key] * presses, fail=fail)
        assert texts(step) == []
        assert spoken(step)


def test_a_second_choice_of_key_1_sends_it_again(app: Flask) -> None:
    step = call_for_a_text(app, "1", "1")
    assert len(texts(step)) == len(texts(call_for_a_text(app, "1"))) > 0
