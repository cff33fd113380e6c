"""Prove a hotline before anyone hears it: rules over its flows, and every situation explored."""

from datetime import date

from ivr.check.rule import Subject
from ivr.check.rules import RULES
from ivr.loader import Reading
from ivr.loader.problems import Problem


def check_rules(reading: Reading, today: date) -> list[Problem]:
    """Return everything that the rules find in a hotline on a day, sorted."""
    subject = Subject(reading.hotline, reading.sources, today)
    return sorted({problem for rule in RULES for problem in rule(subject)})
