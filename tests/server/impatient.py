"""The worker with little patience, and a small application for it."""

import json
import time
from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from typing import Any

from ivr.server.worker import PatientWorker

BIG = b"x" * 8_000_000  # more than the buffers of a connection take


class ImpatientWorker(PatientWorker):
    RECEIVING = 1.0
    SENDING = 1.0
    LINGERING = 0.5
    ANSWERING = 1.0
    AN_ADDRESS = 30


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Tell what was read of a request; /big is a long answer, /hang one that never comes."""
    told = {
        "method": environ["REQUEST_METHOD"],
        "path": environ["PATH_INFO"],
        "body": environ["wsgi.input"].read().decode(),
    }
    answer = json.dumps(told).encode()
    match told["path"]:
        case "/big":
            answer = BIG
        case "/file":
            start_response("200 OK", [("Content-Length", str(len(BIG)))])
            file = TemporaryFile()  # noqa: SIM115  closed by the server
            file.write(BIG)
            file.seek(0)
            wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](file)
            return wrapped
        case "/slow":
            time.sleep(0.5)
        case "/hang":
            time.sleep(3600)
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]
