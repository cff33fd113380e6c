"""The telephone knows nothing of what it calls."""

import ast
from pathlib import Path

import pytest

import ivr.simulator

MODULES = sorted(Path(ivr.simulator.__file__).parent.rglob("*.py"))
STRANGERS = {"twilio", "flask", "werkzeug"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_no_twilio_no_flask_no_werkzeug_nor_the_rest_of_the_hotline(
    path: Path,
) -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert node.module is not None
            imported.add(node.module)
    ours = {name for name in imported if name.split(".")[0] == "ivr"}
    assert not STRANGERS & {name.split(".")[0] for name in imported}
    assert all(name.startswith("ivr.simulator.") for name in ours)
