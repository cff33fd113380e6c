"""How gunicorn serves the hotline: fit for two cores, stopped and reloaded gracefully."""

import gc
import resource
import sys
from logging.config import dictConfig
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger

from ivr.logs import CONFIG, JsonFormatter
from ivr.settings import settings_or_exit


def raise_open_files() -> int:
    """Let a process open as many files as the machine allows, and return how many that are."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most


class JsonLogger(Logger):
    """Writes gunicorn's own lines in the form of ours."""

    def setup(self, cfg: Config) -> None:
        """Set up the logs of the service, and give gunicorn's handlers our formatter."""
        super().setup(cfg)
        dictConfig(CONFIG)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.setFormatter(JsonFormatter())


def post_worker_init(worker: Any) -> None:
    """Start what a worker does in the background; gunicorn forks no more after this.

    What is there by now stays for good: no later search for garbage goes through it, or copies it.
    """
    gc.freeze()
    worker.wsgi.extensions["start"]()


def worker_exit(_: Arbiter, worker: Any) -> None:
    """Let a worker that stops write its counts; gunicorn calls this in the master too."""
    app = getattr(worker, "wsgi", None)
    if app:
        app.extensions["stop"]()


def when_ready(_: Arbiter) -> None:
    """Tell a person at a terminal where the telephone of the demo is, once it can be called.

    What all workers share is set aside before they are made, so that none searches and copies it.
    """
    gc.collect()
    gc.freeze()
    if settings.demo and sys.stdout.isatty():
        address = f"http://127.0.0.1:{settings.port}/phone"
        sys.stdout.write(f"\nCall the hotline in a browser: {address}\n\n")


settings = settings_or_exit()
wsgi_app = "wsgi:app"
bind = f"{settings.host}:{settings.port}"
worker_class = "ivr.server.worker.PatientWorker"
workers = settings.workers
threads = 4
worker_connections = min(2_000, raise_open_files() - 64)  # some files are for other things
limit_request_line = 4_094
limit_request_fields = 48
limit_request_field_size = 4_094
keepalive = 75  # longer than a load balancer keeps an idle connection
timeout = 30
graceful_timeout = 15  # Twilio waits no longer for an answer
preload_app = True  # settings and flows are checked once, before anything is served
control_socket_disable = True
logger_class = JsonLogger
access_log_format = "%(m)s %(U)s %(s)s %(M)sms"  # with --access-logfile -; no query, no address
