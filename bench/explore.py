"""Measure how exploring grows with a flow: seconds and memory for 100, 300 and 1,000 states."""

import resource
import subprocess
import sys
import time
from pathlib import Path

from ivr.check.paths import explore
from ivr.loader import BUNDLED, read_flows, read_folder

ROOM = 10  # states that are made together


def words(indent: int, key: str, text: str) -> str:
    pad = " " * indent
    return f"{pad}{key}:\n{pad}  en: |\n{pad}    {text} one.\n{pad}  fr: |\n{pad}    {text} un.\n"


def choice(key: int, to: str) -> str:
    return f"      - key: {key}\n        next: {to}\n" + words(8, "say", f"For {to}")


def room(number: int, last: int) -> str:
    """Make ten states of every kind, which lead to the next ten; menus lead back as well."""
    n, to, back = number, f"welcome{min(number + 1, last)}", f"menu{number // 2}"
    onward = "more" if number == last else to
    states = {
        f"welcome{n}": words(4, "say", f"Welcome {n}") + f"    next: first{n}\n",
        f"first{n}": words(4, "ask", f"Question {n}?") + f"    next: second{n}\n",
        f"second{n}": words(4, "ask", f"Other {n}?") + f"    yes: told{n}\n    no: result{n}\n",
        f"result{n}": f"    route: {{any_yes: told{n}, otherwise: untold{n}}}\n",
        f"told{n}": words(4, "say", f"Told {n}") + f"    next: menu{n}\n",
        f"untold{n}": words(4, "say", f"Untold {n}") + f"    next: menu{n}\n",
        f"menu{n}": "    menu:\n" + choice(1, onward) + choice(2, f"text{n}") + choice(3, back)
        + "    patience: {then: goodbye}\n",
        f"text{n}": f"    send_text: text.essentials\n    next: sent{n}\n    not_sent: unsent{n}\n",
        f"sent{n}": words(4, "say", f"Sent {n}") + f"    next: menu{n}\n",
        f"unsent{n}": words(4, "say", f"Unsent {n}") + f"    next: menu{n}\n",
    }  # fmt: skip
    return "".join(f"  {name}:\n{body}" for name, body in states.items())


def make_flow(files: dict[str, str], states: int) -> dict[str, str]:
    """Make a hotline with so many states more, which come after the greeting."""
    last = states // ROOM - 1
    call = files["call.yaml"]
    made = "".join(room(number, last) for number in range(states // ROOM))
    assert call.count("    next: welcome\n") == 1
    call = call.replace("    next: welcome\n", "    next: welcome0\n")
    return {**files, "call.yaml": f"{call.rstrip()}\n\n{made}"}


def measure(states: int) -> None:
    files = read_folder(BUNDLED)
    reading = read_flows(make_flow(files, states) if states else files)
    start = time.perf_counter()
    found = explore(reading)
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert not found.problems, found.problems[:5]
    name = f"{states:,} states" if states else "the hotline"
    print(
        f"{name:>12}: {seconds:6.2f} s {megabytes:5.0f} MB"
        f" {found.calls + found.texts:9,} situations {found.documents:7,} documents"
        f" {found.steps:9,} steps",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(int(sys.argv[1]))
    else:
        for size in (0, 100, 300, 1000):  # each in a process of its own, for its memory
            subprocess.run([sys.executable, str(Path(__file__)), str(size)], check=True)  # noqa: S603
