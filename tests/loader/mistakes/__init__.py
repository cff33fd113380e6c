"""Every mistake that the reader finds in a small hotline, in the order of its work."""

from tests.loader.mistakes import (
    dedented,
    indentation,
    lookalikes,
    shape,
    spacing,
    swallowed,
    syntax,
    texts,
    unseen,
    values,
    ways,
    words,
)

MISTAKES = (
    *syntax.MISTAKES,
    *unseen.MISTAKES,
    *indentation.MISTAKES,
    *dedented.MISTAKES,
    *spacing.MISTAKES,
    *swallowed.MISTAKES,
    *shape.MISTAKES,
    *values.MISTAKES,
    *lookalikes.MISTAKES,
    *words.MISTAKES,
    *ways.MISTAKES,
    *texts.MISTAKES,
)
