"""Run the service as it runs anywhere: gunicorn, its settings from the environment."""

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.request import urlopen

from ivr.loader import BUNDLED
from ivr.releases.release_cache import ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.store import open_store

ROOT = Path(__file__).parent.parent


@contextmanager
def serving(folder: Path, **environ: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Run the service in a folder of its own, until the block ends; yield its address.

    It has been started there before: its first release is published, unless it is another.
    """
    if not {"DATABASE_URL", "IVR_FLOWS", "IVR_PROMPTS"} & {*environ}:
        shutil.copytree(published() / "var", folder / "var", dirs_exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    clean = {name: value for name, value in os.environ.items() if "AGENT" not in name}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603  our own server
            [sys.executable, ROOT / "wsgi.py", "--config", ROOT / "gunicorn.conf.py"],
            env={**clean, "PORT": port, "PYTHONPATH": str(ROOT), **environ},
            stdout=log,
            stderr=log,
            text=True,
            cwd=folder,
        )
        try:
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()
            process.wait(timeout=30)


@cache
def published() -> Path:
    """Put the bundled flow files on the air in a folder, which goes with the tests."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    store = open_store(f"sqlite:///{folder}/var/ivr.sqlite3")
    ReleaseSync(store, ReleaseCache(folder / "var/releases"), BUNDLED, folder, _now).begin()
    return folder


def _now() -> datetime:
    return datetime.now(UTC)


def wait_until_ready(url: str, process: "subprocess.Popen[str]") -> None:
    while process.poll() is None:
        try:
            with urlopen(f"{url}/ready", timeout=5) as answer:  # noqa: S310
                assert json.load(answer)["ready"]
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the service has ended")


def log_of(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "log").read_text().splitlines()]
