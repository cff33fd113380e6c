"""Run a PostgreSQL server of one's own in a temporary folder, to be stopped and started at will."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

INSTALLED = Path("/usr/lib/postgresql")


def find_programs() -> Path | None:
    """Return the folder of the newest server that is installed, if any is."""
    found = INSTALLED.glob("*/bin/initdb")
    newest = max(found, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


class Server:
    """A server in a folder, on loopback."""

    def __init__(self, programs: Path, folder: Path, port: int) -> None:
        self.url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        self._programs = programs
        self._folder = folder
        self._port = port

    def make(self) -> None:
        """Make the folder a database."""
        self._run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C")

    def start(self) -> None:
        """Start the server, and return when it can be reached."""
        places = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder}"
        options = f"-p {self._port} -c fsync=off {places}"
        log = self._folder / "log"
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={log}", f"--options={options}")

    def stop(self) -> None:
        """Let the server fall over, with no time to finish anything."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent")

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # never root
        where = f"--pgdata={self._folder / 'data'}"
        command = [*as_postgres, str(self._programs / program), where, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603


@contextmanager
def own_server(programs: Path) -> Iterator[Server]:
    """Run a server until the block ends; nothing is left of it then."""
    folder = Path(mkdtemp(prefix="storm-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(programs, folder, port)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            with suppress(subprocess.CalledProcessError):  # it is stopped already
                server.stop()
    finally:
        shutil.rmtree(folder)
