"""Where a request ends among the bytes of a connection, without reading more into them.

Whatever is amiss is given to the parser of gunicorn as far as it goes, which refuses it.
https://www.rfc-editor.org/rfc/rfc9112
"""

import re

MOST_HEAD = 16 * 1024  # bytes; Twilio sends 1,000
MOST_BODY = 64 * 1024  # bytes, as they come in; Twilio sends 2,000

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,9})[ \t]*(?=\r\n)", re.IGNORECASE)
_CODING = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*\bchunked[ \t]*(?=\r\n)", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-f]{1,8})[ \t]*(;[^\r\n]*)?\r\n", re.IGNORECASE)
HEAD_END = b"\r\n\r\n"


def skip_blank_lines(received: bytearray) -> None:
    """Drop the empty lines that a client may send before a request (RFC 9112, 2.2)."""
    while received.startswith(b"\r\n"):
        del received[:2]


def request_end(received: bytearray) -> int | None:
    """Return how many bytes the first request has; None while some are missing.

    A request that is too long or makes no sense ends where that shows.
    """
    head = received.find(HEAD_END)
    if head < 0:
        return len(received) if len(received) > MOST_HEAD else None
    body = head + len(HEAD_END)
    if head > MOST_HEAD:
        return body
    fields = bytes(received[: head + 2])
    lengths = _LENGTH.findall(fields)
    if _CODING.search(fields):
        return _chunks_end(received, body) if _CHUNKED.search(fields) and not lengths else body
    length = int(lengths[0]) if len(lengths) == 1 else 0
    if length > MOST_BODY:
        return body
    return body + length if len(received) >= body + length else None


def take_expectation(received: bytearray) -> bool:
    """Tell whether a client waits to be asked for its body, and take note of that out of its head.

    It is asked once, before the body is there; nobody has to ask it again.
    """
    head = received.find(HEAD_END)
    found = _EXPECTS.search(received, 0, head + 2) if 0 <= head <= MOST_HEAD else None
    if not found or b" HTTP/1.0\r\n" in received[: found.start() + 2]:
        return False
    del received[found.start() : found.end()]
    return True


def _chunks_end(received: bytearray, start: int) -> int | None:
    """Return where a body in chunks ends, its trailer included."""
    at = start
    while at <= start + MOST_BODY:
        chunk = _CHUNK.match(received, at)
        if not chunk:
            is_cut = b"\r\n" not in received[at : at + 1024] and len(received) - at < 1024
            return None if is_cut else len(received)
        size = int(chunk[1], 16)
        if size == 0:
            end = received.find(HEAD_END, chunk.end() - 2)
            waits = end < 0 and len(received) - at <= MOST_HEAD
            return None if waits else max(end + len(HEAD_END), chunk.end())
        at = chunk.end() + size + 2
        if at > len(received):
            return None if at <= start + MOST_BODY else len(received)
    return at
