"""Turn log records into one JSON object a line, with nothing personal in them.

Query strings hold a caller's answers and the messages of exceptions may hold what a caller sent:
neither is written. Of an exception remain its class and the places in the code.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

QUERY = re.compile(r"\?[^\s\"'<>]*")
REQUEST = re.compile(r"(?<=^Invalid request)\b.*", re.DOTALL)  # gunicorn quotes what was sent
CONFIG: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "ivr.logs.JsonFormatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
    },
    "root": {"level": "INFO", "handlers": ["stderr"]},
}


class JsonFormatter(logging.Formatter):
    """Writes time (UTC), level, logger and message; `extra={"data": {…}}` adds fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": REQUEST.sub("", QUERY.sub("", record.getMessage())),
        }
        line |= getattr(record, "data", {})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=False)
