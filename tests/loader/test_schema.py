import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from ivr.loader import BUNDLED, FILES
from ivr.loader.schema import schema_files, write_schemas

SCHEMA_OF = {
    "service.yaml": "service.schema.json",
    "call.yaml": "call.schema.json",
    "text.yaml": "text.schema.json",
}
MINI = Path(__file__).parent / "mini"


def as_an_editor_reads(text: str) -> Any:
    """Load YAML 1.2 into what JSON knows: keys are strings, and so are dates."""
    data = YAML(typ="safe", pure=True).load(text)
    return json.loads(json.dumps(_with_string_keys(data), default=str))


def _with_string_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _with_string_keys(value) for key, value in data.items()}
    return [_with_string_keys(item) for item in data] if isinstance(data, list) else data


def validator(file: str) -> Draft202012Validator:
    schema = json.loads((BUNDLED / SCHEMA_OF[file]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_schemas_that_ship_are_those_of_the_model(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert {name for name, _ in schema_files()} == set(SCHEMA_OF.values())
    for name, text in schema_files():
        assert (tmp_path / name).read_text(encoding="utf-8") == text
        shipped = (BUNDLED / name).read_text(encoding="utf-8")
        assert shipped == text, f"{name} is not what the model gives now: run `make schema`"


def test_every_flow_file_has_a_schema() -> None:
    assert list(SCHEMA_OF) == list(FILES)


@pytest.mark.parametrize("folder", [BUNDLED, MINI], ids=["the hotline", "a small hotline"])
@pytest.mark.parametrize("file", SCHEMA_OF)
def test_a_sound_file_is_valid(folder: Path, file: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert [error.message for error in validator(file).iter_errors(as_an_editor_reads(text))] == []


@pytest.mark.parametrize("file", SCHEMA_OF)
def test_each_file_names_its_schema_for_editors(file: str) -> None:
    first = (BUNDLED / file).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA_OF[file]}"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("call.yaml", "channel: voice", "chanel: voice", id="a misspelt key"),
        pytest.param("call.yaml", "channel: voice", "channel: sms", id="a channel that is no call"),
        pytest.param("call.yaml", "{0: agent", "{x: agent", id="a key that no telephone has"),
        pytest.param("call.yaml", "    milestone:", "    milestones:", id="a state's misspelt key"),
        pytest.param("call.yaml", "then: agent", "then: An agent", id="a name in words"),
        pytest.param("call.yaml", "wait: 7 s", "wait: 7", id="seconds without a unit"),
        pytest.param("call.yaml", "- key: 2", "- keys: 2", id="a choice's misspelt key"),
        pytest.param("call.yaml", "text.essentials", "essentials", id="a text that names no file"),
        pytest.param("text.yaml", "channel: sms", "channel: voice", id="a channel of no text"),
        pytest.param("text.yaml", "tries: 3", "tries: 9", id="too many tries"),
        pytest.param("text.yaml", "parts: 2", "parts: two", id="a number in words"),
        pytest.param("text.yaml", "DONNEES", "DONNÉES", id="an accent in a keyword"),
        pytest.param("text.yaml", "[DONNEES]", "DONNEES", id="a keyword outside a list"),
        pytest.param("text.yaml", "- next: birth", "- nexts: birth", id="an offer's misspelt key"),
        pytest.param("text.yaml", "  sensitive:", "  sensible:", id="a phrase in French"),
        pytest.param("text.yaml", "    route:", "    transfer:", id="a kind of calls only"),
        pytest.param("service.yaml", "pace: 150", "pace: 15", id="a pace out of bounds"),
        pytest.param("service.yaml", "name: Mini hotline", "name: ''", id="an empty name"),
        pytest.param("service.yaml", "month: 2010-04", "month: April", id="a month in words"),
        pytest.param("service.yaml", "    source: S0\n", "", id="a fact without a source"),
        pytest.param("service.yaml", "mon-fri:", "lundi:", id="a French day"),
    ],
)
def test_a_broken_file_is_not_valid(file: str, old: str, new: str) -> None:
    text = (MINI / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert not validator(file).is_valid(as_an_editor_reads(text.replace(old, new)))
