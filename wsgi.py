"""The application that gunicorn serves, made of settings from the environment.

`python wsgi.py` is gunicorn as well, once it has looked at what gunicorn would answer with a
traceback or with lines that name no cure: settings, the port, the folder of the database.
"""

import errno
import os
import socket
import sys
import tempfile
from pathlib import Path

from ivr.loader.problems import FlowError
from ivr.settings import Settings, settings_or_exit, unwritable
from ivr.store import open_store
from ivr.web import create_service


def check_port(settings: Settings) -> None:
    """Exit if nobody can listen where the settings say."""
    host, port = settings.host.strip("[]"), settings.port
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind((host, port))
        except OSError as error:
            why = f"HOST, PORT: nobody can listen at {host}:{port} ({error.strerror}). "
            cure = "Set HOST to an address of this machine, and PORT to one that is free to take."
            if error.errno == errno.EADDRINUSE:
                why = f"PORT: {port} is taken on {host}. "
                cure = "Stop what listens there, or set PORT to another."
            sys.exit(f"The service cannot start:\n{why}{cure}")


def check_folder(settings: Settings) -> None:
    """Exit if a first start cannot make its database; one that is there may be away for a while."""
    store = open_store(settings.database_url)
    path = Path(store.place)
    if store.kind != "sqlite" or path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        sys.exit(f"The service cannot start:\n{unwritable(path.parent, error)}")


def main() -> None:
    """Look first, then be gunicorn with the arguments of this process."""
    settings = settings_or_exit()
    if "GUNICORN_PID" not in os.environ:  # else gunicorn replaces itself, and holds the port
        check_port(settings)
    check_folder(settings)
    os.environ["WEB_CONCURRENCY"] = str(settings.workers)  # gunicorn reads it as it is imported
    from gunicorn.app.wsgiapp import run

    run()


if __name__ == "__main__":
    main()
else:
    try:
        app = create_service(settings_or_exit())
    except FlowError as error:
        sys.exit(f"The service cannot start:\n{error}")
