"""One of several kinds of node, told by the one key that it alone has.

The table of kinds is read at each use, so that whatever adds a kind adds it everywhere.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class OneOf:
    """Marks a value that is of one of the kinds; the key `beside` may stand with any of them.

    A value of no kind, or of more than one, breaks `rule`.
    """

    def __init__(
        self,
        kinds: Mapping[str, type[BaseModel]],
        rule: str,
        message: str,
        cure: str,
        beside: str = "",
    ) -> None:
        self.kinds = kinds
        self.rule = rule
        self._message = message
        self._cure = cure
        self._beside = beside

    def kind_of(self, value: Any) -> type[BaseModel] | None:
        """Return the kind of a value as it stands in a file, None if it cannot be told."""
        present = [key for key in self.kinds if isinstance(value, dict) and key in value]
        found = [key for key in present if key != self._beside] or present
        return self.kinds[found[0]] if len(found) == 1 else None

    def read(self, value: Any) -> BaseModel:
        """Read a value as what it is."""
        kind = self.kind_of(value)
        if kind is None:
            cure = self._cure.format(kinds=", ".join(self.kinds))
            raise PydanticCustomError(self.rule, self._message, {"cure": cure})
        return kind.model_validate(value)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schemas = [handler(kind.__pydantic_core_schema__) for kind in self.kinds.values()]
        return {"oneOf": schemas}
