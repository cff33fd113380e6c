"""Numbers that callers enter, their ranges and their tables."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, Mistake

QUESTION = (
    "    ask:\n      en: |\n        Was your child born after {birth_from}?\n"
    "      fr: |\n        Votre enfant est-il né après {birth_from}?\n    next: result\n"
)


def number(setting: str) -> str:
    """Write a state that takes a number of four digits, with another setting."""
    return (
        "    digits:\n      ask:\n        en: |\n          Your number?\n"
        f"        fr: |\n          Votre numéro?\n      most: 4\n      {setting}\n"
        "      otherwise: more\n"
    )


MISTAKES = (
    Mistake(
        "a range of numbers that ends before it begins",
        CALL,
        QUESTION,
        number('ranges: {"20-10": more}'),
        """
        call.yaml:31:16: error: "20-10" is no range of numbers (bad-range)
            Write "1000-2499", or "1000-2499, 2600": both ends with as many digits.
        """,
    ),
    Mistake(
        "a table that is no CSV file",
        CALL,
        QUESTION,
        number("list: serials.xlsx"),
        """
        call.yaml:31:7: error: "serials.xlsx" is not the name of a CSV file (bad-table-name)
            Write the name of a file beside this one: serials.csv.
        """,
    ),
    Mistake(
        "a table that is not there",
        CALL,
        QUESTION,
        number("list: serials.csv"),
        """
        call.yaml:31:7: error: state "birth" names the table "serials.csv", which is not here (missing-table)
            Put it beside this file.
        service.yaml:40:1: error: "phrases" has no "digits_odd" (missing-key)
            Add digits_odd: to it.
        """,
    ),
    Mistake(
        "more digits at least than at most",
        CALL,
        QUESTION,
        number("least: 5"),
        """
        call.yaml:24:5: error: the least digits are more than the most (bad-digits)
            Write the smaller number as least, or leave least out.
        """,
    ),
)
