"""Every mistake that the reader finds in a small hotline, in the order of its work."""

from tests.loader.mistakes import (
    conditions,
    dedented,
    facts,
    indentation,
    lookalikes,
    numbers,
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
    *facts.MISTAKES,
    *lookalikes.MISTAKES,
    *words.MISTAKES,
    *ways.MISTAKES,
    *conditions.MISTAKES,
    *numbers.MISTAKES,
    *texts.MISTAKES,
)
