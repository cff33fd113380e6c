"""Where a request ends is where the parser of gunicorn finds that it ends."""

import pytest
from gunicorn.config import Config
from gunicorn.http import get_parser
from gunicorn.http.errors import ParseException
from hypothesis import given
from hypothesis import strategies as st

from ivr.server.framing import MOST_BODY, MOST_HEAD, request_end, skip_blank_lines, take_expectation

POST = b"POST /voice HTTP/1.1\r\nHost: x\r\n"
WHOLE = {
    "no body": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "HTTP/1.0": b"GET / HTTP/1.0\r\n\r\n",
    "a body": POST + b"Content-Length: 5\r\n\r\nhello",
    "an empty body": POST + b"Content-Length: 0\r\n\r\n",
    "a length in another case": POST + b"CONTENT-LENGTH:\t5 \r\n\r\nhello",
    "chunks": POST
    + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n",
    "chunks with an extension": POST
    + b"Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n",
    "chunks with a trailer": POST
    + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n",
    "a body like a head": POST + b"Content-Length: 8\r\n\r\nA\r\n\r\nB\r\n",
    "a name that ends like another": POST + b"X-Content-Length: 9\r\nContent-Length: 2\r\n\r\nab",
}
REFUSED = {
    "two lengths": POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "a length and chunks": POST
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length that is none": POST + b"Content-Length: five\r\n\r\nhello",
    "a negative length": POST + b"Content-Length: -5\r\n\r\nhello",
    "a length with a sign": POST + b"Content-Length: +5\r\n\r\nhello",
    "an unknown coding": POST + b"Transfer-Encoding: cow\r\n\r\nhello",
    "a name with a space": POST + b"Content-Length : 5\r\n\r\nhello",
    "a folded line": POST + b"X: a\r\n b\r\n\r\n",
    "a control character": POST + b"X: a\x00b\r\n\r\n",
    "a bare line feed": POST + b"X: a\nContent-Length: 5\r\n\r\nhello",
}


@pytest.mark.parametrize("request_", WHOLE.values(), ids=WHOLE)
@given(st.data())
def test_a_request_ends_where_the_parser_ends_it_however_it_comes_in(
    request_: bytes, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(request_) - 1))
    assert request_end(bytearray(request_[:cut])) is None
    following = data.draw(st.sampled_from([b"", b"GET", WHOLE["no body"], b"\x00"]))
    end = request_end(bytearray(request_ + following))
    assert end == len(request_)
    assert read_by_gunicorn(request_ + following) == len(following)


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_what_makes_no_sense_goes_to_the_parser_which_refuses_it(request_: bytes) -> None:
    end = request_end(bytearray(request_))
    assert end
    with pytest.raises(ParseException):
        read_by_gunicorn(request_[:end])


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(b"GET /" + b"a" * MOST_HEAD, id="an address without an end"),
        pytest.param(POST + b"X: 1\r\n" * 4_000, id="a head without an end"),
        pytest.param(POST + b"Content-Length: %d\r\n\r\n" % (MOST_BODY + 1), id="a long body"),
        pytest.param(
            POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * MOST_BODY,
            id="many chunks",
        ),
        pytest.param(
            POST + b"Transfer-Encoding: chunked\r\n\r\nffffff\r\n" + b"a" * MOST_BODY,
            id="a long chunk",
        ),
        pytest.param(
            POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n" + b"X: 1\r\n" * 4_000, id="a trailer"
        ),
    ],
)
def test_nothing_that_is_too_long_is_waited_for(request_: bytes) -> None:
    assert request_end(bytearray(request_)) is not None


def test_blank_lines_before_a_request_are_dropped() -> None:
    received = bytearray(b"\r\n\r\n\r\nGET")
    skip_blank_lines(received)
    assert received == b"GET"


@pytest.mark.parametrize(
    ("head", "waits"),
    [
        (POST + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n", True),
        (POST + b"EXPECT: 100-Continue\r\nContent-Length: 5\r\n\r\n", True),
        (b"POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n", False),
        (POST + b"Expect: a miracle\r\nContent-Length: 5\r\n\r\n", False),
        (POST + b"Expect: 100-continue\r\nContent-Length: 5\r\n", False),
        (POST + b"Content-Length: 35\r\n\r\nab\r\nExpect: 100-continue\r\n", False),
    ],
)
def test_a_client_that_waits_to_be_asked_for_its_body_is_asked_once(
    head: bytes, waits: bool
) -> None:
    received = bytearray(head)
    assert take_expectation(received) is waits
    assert take_expectation(received) is False
    assert (b"xpect" in received.lower()) is not waits


def read_by_gunicorn(received: bytes) -> int:
    """Read one request with the parser of gunicorn, and return how many bytes are left."""
    parser = get_parser(Config(), iter([received]), ("192.0.2.1", 1))
    request = next(parser)
    assert request.body
    request.body.read()
    return len(parser.unreader.take_buffered())
