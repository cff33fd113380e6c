"""Facts: the values of every kind, and the words of numbers."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import SERVICE, Mistake

MISTAKES = (
    Mistake(
        "money without its currency",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from: {money: 250, source: S0}",
        """
        service.yaml:23:16: error: "250" is not an amount of money (bad-money)
            Write the amount and the code of its currency: 250 CAD, 12.50 USD.
        """,
    ),
    Mistake(
        "money of an unknown currency",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from: {money: 250 CAN, source: S0}",
        """
        service.yaml:23:16: error: "250 CAN" is not an amount of money (bad-money)
            Write the amount and the code of its currency: 250 CAD, 12.50 USD.
        """,
    ),
    Mistake(
        "a percentage with its sign",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from: {percentage: 12.5 %, source: S0}",
        """
        service.yaml:23:16: error: "12.5 %" is not a percentage (bad-percentage)
            Write the number alone, with a point: 12.5.
        """,
    ),
    Mistake(
        "a length of time without its unit",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from: {duration: 2, source: S0}",
        """
        service.yaml:23:16: error: "2" is not a length of time (bad-duration)
            Write a whole number and its unit: 2 hours. The units are second, minute, hour, day, week, month, year.
        """,
    ),
    Mistake(
        "a time of day past midnight",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        'birth_from: {time: "24:30", source: S0}',
        """
        service.yaml:23:16: error: "24:30" is not a time of day (bad-time)
            Write the hour and the minutes, to 23:59, in quotes: "17:30".
        """,
    ),
    Mistake(
        "a year of two digits",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from: {year: 23, source: S0}",
        """
        service.yaml:23:16: error: "23" is not a year (bad-year)
            Write its four digits: 2023.
        """,
    ),
    Mistake(
        "a code with a sign",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from: {code: A1#B2, source: S0}",
        """
        service.yaml:23:16: error: "A1#B2" is not a code of letters and digits (bad-code)
            Write letters without accents and digits, with single spaces or hyphens: A1B-2C3.
        """,
    ),
    Mistake(
        "a web page with a question",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        'birth_from: {web: "example.ca/?id=1", source: S0}',
        """
        service.yaml:23:16: error: "example.ca/?id=1" is not an address of a web page that can be said (bad-web)
            Write it with letters, digits, - _ . and / only: example.ca/incident.
        """,
    ),
    Mistake(
        "a number that lacks its word after millions",
        SERVICE,
        "people: {number: 3400000, source: S0}",
        "people: {number: 3400000, of: {en: {other: people}, fr: {other: personnes}}, source: S0}",
        """
        service.yaml:25:55: error: "people" has no word that follows 3400000 in the language "fr" (missing-form)
            Add many: to fr, and see that each sentence with {people} fits.
        """,
    ),
    Mistake(
        "a number of one that lacks its word",
        SERVICE,
        "people: {number: 3400000, source: S0}",
        "people: {number: 1, of: {en: {other: people}, fr: {one: personne, other: personnes}}, source: S0}",
        """
        service.yaml:25:28: error: "people" has no word that follows 1 in the language "en" (missing-form)
            Add one: to en, and see that each sentence with {people} fits.
        """,
    ),
    Mistake(
        "a number whose words lack a language",
        SERVICE,
        "people: {number: 3400000, source: S0}",
        "people: {number: 12, of: {en: {other: people}}, source: S0}",
        """
        service.yaml:25:24: error: "people.of" says nothing in the language "fr" (missing-language)
            Add fr: with the word that follows the number.
        """,
    ),
    Mistake(
        "a number whose words are in another language",
        SERVICE,
        "people: {number: 3400000, source: S0}",
        "people: {number: 12, of: {en: {other: people}, fr: {other: personnes}, es: {other: personas}}, source: S0}",
        """
        service.yaml:25:74: error: "es" is not a language of this hotline (unknown-language)
            Allowed here: en, fr.
        """,
    ),
    Mistake(
        "a word for a form that does not exist",
        SERVICE,
        "people: {number: 3400000, source: S0}",
        "people: {number: 12, of: {en: {others: people}, fr: {other: personnes}}, source: S0}",
        """
        service.yaml:25:29: error: "people" has no word that follows 12 in the language "en" (missing-form)
            Add other: to en, and see that each sentence with {people} fits.
        service.yaml:25:34: error: "en" cannot have "others" (unknown-key)
            Did you mean "other"?
        """,
    ),
    Mistake(
        "a name that is said in one language",
        SERVICE,
        "birth_from: {month: 2010-04, source: S0}",
        "birth_from:\n    name: MOVEit\n    said:\n      en: |\n        move it\n    source: S0",
        """
        service.yaml:25:5: error: "birth_from.said" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
)
