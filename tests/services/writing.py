"""Write a flow file: mappings, lists, plain values, and words under a `|`."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ivr.model.prompt import Block

STEP = "  "
PLAIN = re.compile(r"[A-Za-z0-9_.]+")


def write_file(data: Mapping[str, Any]) -> str:
    """Write the text of a file."""
    return "\n".join([*_mapping(data), ""])


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        head, *below = _value(value)
        yield f"{_scalar(key)}:{head and ' '}{head}"
        yield from below


def _value(value: Any) -> Iterator[str]:
    """Yield what stands behind a key or a hyphen, then the lines below."""
    if isinstance(value, Block):
        yield "|"
        yield from (line and STEP + line for line in value.splitlines())
    elif isinstance(value, Mapping) and value:
        yield ""
        yield from map(STEP.__add__, _mapping(value))
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield ""
        for item in value:
            first, *rest = _mapping(item)
            yield f"{STEP}- {first}"
            yield from (line and STEP * 2 + line for line in rest)
    elif isinstance(value, Mapping):
        yield "{}"
    elif isinstance(value, list):
        yield f"[{', '.join(map(_scalar, value))}]"
    else:
        yield _scalar(value)


def _scalar(value: object) -> str:
    text = str(value)
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
