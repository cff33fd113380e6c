"""Flows that break the rules of the facts and their sources."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import SERVICE, Edit

FLOWS = (
    Bad(
        "no-contact",
        Edit(
            SERVICE,
            "      Call {centre}, {hours}, or write to {address}.\n    fr: |\n      Appelez le {centre}, {hours}, ou écrivez à {address}.\n  goodbye:\n    en: |\n      Goodbye.\n    fr: |\n      Au revoir.\n",
            "      Call again {hours}.\n    fr: |\n      Rappelez {hours}.\n  goodbye:\n    en: |\n      Goodbye, or {address}.\n    fr: |\n      Au revoir, ou {address}.\n",
        ),
        """
        service.yaml:91:3: warning: "essentials" has no telephone number and no email address (no-contact)
            Say a fact that has one: nothing else is heard when the line is broken.
        """,
    ),
    Bad(
        "unused-fact",
        Edit(SERVICE, "facts:\n", "facts:\n  learned_at: {month: 2023-05, source: S0}\n"),
        """
        service.yaml:23:3: error: no words say the fact "learned_at" (unused-fact)
            Write {learned_at} where it belongs, or delete the fact.
        """,
    ),
    Bad(
        "unused-source",
        Edit(SERVICE, "  S1: another page\n", "  S1: another page\n  S2: a third page\n"),
        """
        service.yaml:21:3: error: no fact has the source "S2" (unused-source)
            Name it at the facts that come from it, or delete it.
        """,
    ),
    Bad(
        "future-fact",
        Edit(SERVICE, "{date: 2023-05-31", "{date: 2203-05-31"),
        """
        service.yaml:24:16: warning: the fact "learned_on" has not happened yet: 2203-05-31 (future-fact)
            Look the year up in its source; if it is right, accept future-fact.
        """,
    ),
    Bad(
        "doubtful-phone",
        Edit(SERVICE, "+1 833 622 1361", "+1 833 022 1361"),
        """
        service.yaml:26:12: error: the fact "centre" is no number of North America: +18330221361 (doubtful-phone)
            Look it up in its source, digit by digit.
        """,
    ),
    Bad(
        "unsaid-sign",
        Edit(SERVICE, "privacy@example.ca", "vie-privee@example.ca"),
        """
        service.yaml:27:3: error: the fact "address" has a sign that no phrase says: - (unsaid-sign)
            Write hyphen: below phrases, with its name in each language.
        """,
    ),
)
