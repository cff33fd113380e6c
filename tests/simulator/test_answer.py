"""What a web server may answer."""

import pytest

from ivr.simulator import Answer, TwimlError, WebhookFailed
from ivr.simulator.transport import document_of

ADDRESS = "https://hotline.example/voice"
DECLARED = b'<?xml version="1.0" encoding="UTF-8"?>'


def refusal(
    body: bytes = b"<Response/>", status: int = 200, content_type: str = "text/xml"
) -> TwimlError:
    with pytest.raises(TwimlError) as caught:
        document_of(Answer(status, content_type, body), ADDRESS)
    assert caught.value.address == ADDRESS
    return caught.value


@pytest.mark.parametrize(
    "content_type",
    ["text/xml", "application/xml", "text/xml; charset=utf-8", "Text/XML;charset=UTF-8"],
)
def test_xml_is_taken(content_type: str) -> None:
    body = DECLARED + "<Response>é</Response>".encode()
    assert document_of(Answer(200, content_type, body), ADDRESS).endswith("<Response>é</Response>")


@pytest.mark.parametrize("content_type", ["", "text/html", "text/plain; charset=utf-8", "xml"])
def test_another_content_type_is_refused(content_type: str) -> None:
    assert refusal(content_type=content_type).message == (
        f'the Content-Type is "{content_type}"; it must be text/xml or application/xml'
    )


@pytest.mark.parametrize("status", [201, 204, 302, 403, 404, 500, 503])
def test_a_status_other_than_200_is_a_failed_webhook(status: int) -> None:
    error = refusal(status=status)
    assert isinstance(error, WebhookFailed)
    assert error.status == status
    assert str(error) == f"{ADDRESS}: the webhook answered {status} instead of 200"


@pytest.mark.parametrize(
    "before", [b" ", b"\n", b"x", "\N{BYTE ORDER MARK}".encode()], ids=["space", "line", "x", "BOM"]
)
def test_nothing_may_stand_before_the_xml_declaration(before: bytes) -> None:
    assert "may stand before the XML declaration" in refusal(before + DECLARED).message


def test_an_empty_document_is_refused() -> None:
    assert refusal(b"").message == "the document is empty"


def test_64_kilobytes_are_taken_and_one_byte_more_is_refused() -> None:
    body = b"<Response/>".ljust(65536)
    assert len(document_of(Answer(200, "text/xml", body), ADDRESS)) == 65536
    assert refusal(body + b" ").message == "the document is longer than 65536 bytes"


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [("text/xml", "utf-8"), ("text/xml; charset=ascii", "ascii"), ("text/xml; charset=x", "x")],
)
def test_bytes_that_are_not_in_the_charset_are_refused(content_type: str, charset: str) -> None:
    error = refusal("<Response>é</Response>".encode("latin-1"), content_type=content_type)
    assert error.message == f"the document is not in {charset}"


def test_another_charset_is_read() -> None:
    answer = Answer(200, "text/xml; charset=iso-8859-1", "<Response>é</Response>".encode("latin-1"))
    assert document_of(answer, ADDRESS) == "<Response>é</Response>"
