"""Hold plain JSON against the fields of a value; it never turns one kind of value into another."""

from collections.abc import Mapping
from typing import Any


def refuse_misfits(
    thing: str, data: Mapping[str, Any], kinds: Mapping[str, tuple[type, ...]]
) -> None:
    """Raise a ValueError that names the first field that is missing, strange or of another kind."""
    for name in sorted(kinds.keys() ^ data.keys()):
        raise ValueError(f'"{name}" is {"missing from" if name in kinds else "not in"} {thing}')
    for name, allowed in kinds.items():
        # The exact type: to Python, True is a whole number.
        if type(data[name]) not in allowed:
            expects = " or ".join(kind.__name__ for kind in allowed)
            raise ValueError(f'"{name}" is {data[name]!r}, which is no {expects}')
