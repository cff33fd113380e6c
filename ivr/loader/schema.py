"""Turn the model of flow files into JSON Schemas, with which editors complete and check them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from ivr.model.service import Service
from ivr.model.text_flow import TextFlow
from ivr.model.values import Node
from ivr.model.voice_flow import VoiceFlow

SCHEMAS: Mapping[str, type[Node]] = {
    "service.schema.json": Service,
    "call.schema.json": VoiceFlow,
    "text.schema.json": TextFlow,
}


class _StrictKeys(GenerateJsonSchema):
    """Refuses the keys that do not follow a mapping's pattern, which pydantic leaves open."""

    def dict_schema(self, schema: Any) -> JsonSchemaValue:
        json_schema = super().dict_schema(schema)
        if "patternProperties" in json_schema:
            json_schema["additionalProperties"] = False
        return json_schema


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield each schema's file name and text."""
    for name, model in SCHEMAS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        schema |= model.model_json_schema(schema_generator=_StrictKeys)
        yield name, json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the schemas beside the flow files."""
    for name, text in schema_files():
        (folder / name).write_text(text, encoding="utf-8")
