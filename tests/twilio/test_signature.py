"""Only what Twilio signed is let in; the rest gets 403 and an empty body."""

from urllib.parse import parse_qsl

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from ivr.recordings import Edition
from ivr.twilio.signature import HEADER, MAX_FIELDS, Form, is_signed, read_form, sign
from ivr.web import create_app
from tests.conftest import PUBLIC_URL, TOKEN, WORKDAY, at, settings_with
from tests.twilio.requests import TOKENS, Made, by_the_library, make_requests

FORM = {"CallSid": "CA00", "Digits": "1", "From": "+14165550100"}
TARGET = "/voice/4f1c09ab/birth?language=fr"


def post(
    client: FlaskClient,
    target: str = TARGET,
    form: dict[str, str] = FORM,
    signature: str | None = None,
    **options: object,
) -> TestResponse:
    headers = {HEADER: sign(TOKEN, PUBLIC_URL + target, form) if signature is None else signature}
    return client.post(target, data=form, headers=headers, **options)


def assert_refused(response: TestResponse) -> None:
    assert (response.status_code, response.data) == (403, b"")


def test_a_signed_request_is_answered(app: Flask) -> None:
    response = post(app.test_client())
    assert response.status_code == 200
    assert response.content_type == "text/xml; charset=utf-8"


@pytest.mark.parametrize("host", ["localhost", "10.0.0.1:8080", "evil.example"])
def test_the_public_address_counts_and_not_the_host_that_the_request_names(
    app: Flask, host: str
) -> None:
    assert post(app.test_client(), base_url=f"http://{host}").status_code == 200


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param("", id="missing"),
        pytest.param("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", id="forged"),
        pytest.param("clé", id="not ASCII"),
        pytest.param(sign("retired", PUBLIC_URL + TARGET, FORM), id="by a retired token"),
        pytest.param(sign(TOKEN, PUBLIC_URL + "/voice", FORM), id="for another address"),
        pytest.param(sign(TOKEN, PUBLIC_URL + TARGET + "&yes=birth", FORM), id="another query"),
        pytest.param(sign(TOKEN, "https://other.example" + TARGET, FORM), id="another host"),
        pytest.param(sign(TOKEN, PUBLIC_URL + TARGET, {**FORM, "Digits": "2"}), id="another body"),
        pytest.param(sign(TOKEN, PUBLIC_URL + TARGET, {}), id="for no body"),
    ],
)
def test_any_other_signature_is_refused(app: Flask, signature: str) -> None:
    assert_refused(post(app.test_client(), signature=signature))


def test_a_request_without_a_signature_is_refused(app: Flask) -> None:
    assert_refused(app.test_client().post(TARGET, data=FORM))


@pytest.mark.parametrize("target", ["/voice", "/voice/r/birth", "/voice/r/connect/whisper"])
def test_every_voice_route_checks_the_signature(app: Flask, target: str) -> None:
    assert_refused(post(app.test_client(), target, signature="x"))
    assert post(app.test_client(), target).status_code == 200


def test_both_tokens_are_accepted_while_one_is_rotated(edition: Edition) -> None:
    settings = settings_with(TWILIO_AUTH_TOKEN=f"{TOKEN}, {TOKEN[::-1]}")
    client = create_app(settings, edition, at(WORKDAY)).test_client()
    for token in (TOKEN, TOKEN[::-1]):
        assert post(client, signature=sign(token, PUBLIC_URL + TARGET, FORM)).status_code == 200
    assert_refused(post(client, signature=sign("other", PUBLIC_URL + TARGET, FORM)))


def test_a_query_counts_as_it_was_sent(app: Flask) -> None:
    """Percent signs and plus signs are signed as they travel, not as they are decoded."""
    assert post(app.test_client(), "/voice/r/birth?language=f%72&x=a+b%20c").status_code == 200


def test_a_field_given_twice_is_signed_with_both_values(app: Flask) -> None:
    form = read_form(b"Digits=1&Digits=2&Empty=")
    assert form == {"Digits": ["1", "2"], "Empty": [""]}
    assert is_signed([TOKEN], PUBLIC_URL, form, sign(TOKEN, PUBLIC_URL, form))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"\xff\xfe=1", id="not UTF-8"),
        pytest.param(b"a=%ff", id="not UTF-8 behind a percent sign"),
    ],
)
def test_a_body_that_is_no_text_is_refused_whatever_its_signature(app: Flask, body: bytes) -> None:
    for errors in ("replace", "ignore"):
        text = body.decode(errors=errors)
        form = dict(parse_qsl(text, keep_blank_values=True, errors=errors))
        signature = sign(TOKEN, PUBLIC_URL + TARGET, form)
        assert_refused(app.test_client().post(TARGET, data=body, headers={HEADER: signature}))


def test_a_form_has_as_many_fields_as_twilio_may_ever_send_and_no_more(app: Flask) -> None:
    def fields(number: int) -> dict[str, str]:
        return {f"a{n:04}": "1" for n in range(number)}

    assert post(app.test_client(), form=fields(MAX_FIELDS)).status_code == 200
    assert_refused(post(app.test_client(), form=fields(MAX_FIELDS + 1)))
    assert MAX_FIELDS == 500


def test_a_body_that_is_too_long_is_refused(app: Flask) -> None:
    assert post(app.test_client(), form={"a": "x" * 60_000}).status_code == 200
    assert_refused(post(app.test_client(), form={"a": "x" * 70_000}))


def test_an_address_that_is_none_is_not_signed() -> None:
    assert not is_signed([TOKEN], "https://host:99999999/voice", Form(), "x")


@given(st.binary(max_size=200), st.text(st.characters(max_codepoint=255), max_size=40))
def test_whatever_comes_in_unsigned_gets_no_more_than_403(
    client: FlaskClient, body: bytes, signature: str
) -> None:
    header = "".join(character for character in signature if character.isprintable())
    assert_refused(client.post(TARGET, data=body, headers={HEADER: header}))


@pytest.fixture(scope="module")
def client(edition: Edition) -> FlaskClient:
    return create_app(settings_with(), edition, at(WORKDAY)).test_client()


def test_what_is_let_in_is_what_the_library_lets_in() -> None:
    """`python -m bench.signatures` holds 100,000 against it."""
    let_in = 0
    for request in make_requests(10_000):
        expected = by_the_library(request)
        let_in += expected
        assert is_let_in(request) is expected, request
    assert let_in > 2_000


def is_let_in(request: Made) -> bool:
    try:
        form = read_form(request.body)
    except ValueError:
        return False
    return is_signed(TOKENS, request.address, form, request.signature)


@given(st.binary(max_size=200) | st.text("ab=&+%;é4", max_size=40).map(str.encode))
def test_a_form_is_read_as_the_library_of_python_reads_it(body: bytes) -> None:
    try:
        expected = parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011  of any kind
            read_form(body)
    else:
        assert read_form(body) == Form(expected)
