"""Every mistake that the reader finds in a small hotline, in the order of its work."""

from tests.loader.mistakes import (
    conditions,
    facts,
    numbers,
    shape,
    syntax,
    texts,
    values,
    ways,
    words,
)

MISTAKES = (
    *syntax.MISTAKES,
    *shape.MISTAKES,
    *values.MISTAKES,
    *facts.MISTAKES,
    *words.MISTAKES,
    *ways.MISTAKES,
    *conditions.MISTAKES,
    *numbers.MISTAKES,
    *texts.MISTAKES,
)
