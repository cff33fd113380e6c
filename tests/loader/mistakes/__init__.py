"""Every mistake that the reader finds in a small hotline, in the order of its work."""

from tests.loader.mistakes import lookalikes, shape, syntax, texts, values, ways, words

MISTAKES = (
    *syntax.MISTAKES,
    *shape.MISTAKES,
    *values.MISTAKES,
    *lookalikes.MISTAKES,
    *words.MISTAKES,
    *ways.MISTAKES,
    *texts.MISTAKES,
)
