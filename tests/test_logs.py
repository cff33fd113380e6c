"""A log line is one JSON object, and nothing in it is about one caller."""

import json
import logging
import sys

from ivr.logs import JsonFormatter


def written(message: str, *args: object, **extra: object) -> dict[str, object]:
    record = logging.LogRecord("ivr", logging.INFO, "", 0, message, args, None)
    vars(record).update(extra)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    return dict(json.loads(line))


def test_a_line_tells_when_where_and_what() -> None:
    line = written("ready %d", 1, data={"release": "4f1c09ab"})
    assert (line["level"], line["logger"], line["message"]) == ("info", "ivr", "ready 1")
    assert line["release"] == "4f1c09ab"
    assert str(line["time"]).endswith("+00:00")


def test_query_strings_are_left_out() -> None:
    line = written('"POST /voice/r/birth?language=fr&yes=birth HTTP/1.1" 200')
    assert line["message"] == '"POST /voice/r/birth HTTP/1.1" 200'


def test_what_gunicorn_quotes_of_a_broken_request_is_left_out() -> None:
    line = written("Invalid request from ip=%s: Invalid line: %r", "192.0.2.1", "From=+1416\n1")
    assert line["message"] == "Invalid request"


def test_of_an_exception_only_its_class_and_places_remain() -> None:
    try:
        raise ValueError("+14165550100")
    except ValueError:
        line = written("failed", exc_info=sys.exc_info())
    assert line["error"] == "ValueError"
    assert "test_logs.py" in str(line["where"])
    assert "4165550100" not in str(line)
