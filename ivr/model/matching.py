"""Turn a pattern into a reader of one kind of small value, and into its JSON Schema."""

import re
from collections.abc import Callable
from typing import Any

from pydantic import WithJsonSchema
from pydantic_core import PydanticCustomError


def matching(
    rule: str, pattern: str, message: str, cure: str, convert: Callable[..., Any] = lambda *g: g[0]
) -> Callable[[Any], Any]:
    """Make a reader of strings that match `pattern`; its groups go to `convert`.

    What does not match, or what `convert` refuses, breaks `rule`.
    """

    def read(value: Any) -> Any:
        if isinstance(value, list | dict):
            raise PydanticCustomError(
                rule, "one value belongs here, no list or keys", {"cure": cure}
            )
        text = str(value).strip()
        match = re.fullmatch(pattern, text, re.ASCII)
        if match:
            try:
                return convert(*(match.groups() or (match[0],)))
            except (ValueError, OverflowError, LookupError, OSError):
                pass
        raise PydanticCustomError(rule, f'"{{value}}" {message}', {"value": text, "cure": cure})

    return read


def pattern_schema(pattern: str, *types: str) -> WithJsonSchema:
    """Make the JSON Schema of scalars that match a pattern: strings, unless `types` are given."""
    return WithJsonSchema({"type": list(types) or "string", "pattern": f"^({pattern})$"})
