"""Read a file whose keys are indented too far or too little as if they were not; tell of each.

YAML makes a key that is indented as words are a part of them, and one that is indented too little a
neighbour of the key to which it belongs. Both would be missed elsewhere.
"""

from ivr.loader.dedented import dedented_keys
from ivr.loader.lines import spaces
from ivr.loader.problems import Problem
from ivr.loader.source import Source, read_source
from ivr.loader.swallowed import swallowed_keys
from ivr.model.values import Node


def read_repaired(file: str, text: str, model: type[Node]) -> tuple[Source, list[Problem]]:
    """Read a file; keys that are indented wrongly are told, and read where they belong."""
    source, problems = read_source(file, text)
    lines = source.text.splitlines()
    told = []
    for found in (*swallowed_keys(source, model), *dedented_keys(source, model)):
        content = lines[found.line - 1].lstrip()
        column = len(lines[found.line - 1]) - len(content) + 1
        cure = f"Give this line {spaces(found.indent)}{found.like}."
        told.append(Problem(file, found.line, column, found.rule, found.message, cure))
        lines[found.line - 1] = " " * found.indent + content
    if not told:
        return source, problems
    source, problems = read_source(file, "\n".join(lines))
    return source, told + (problems if source.data is not None else [])
