import inspect
import re
from pathlib import Path

import pytest

from ivr.check import accepted
from ivr.check.documentation import (
    FOUND_BY_EXPLORING,
    FOUND_BY_READING,
    FOUND_IN_ACCEPTED,
    rules_page,
)
from ivr.check.paths import CURES
from ivr.check.rule import Rule
from ivr.check.rules import RULES, id_of
from tests.check.test_paths import BROKEN
from tests.loader.test_mistakes import CAUTIONS, RULES_OF_FOLDERS, rules_in_the_sources

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
CURE = """make it anew: python -c "from ivr.check.documentation import rules_page; \
from ivr.check.rules import RULES; print(rules_page(RULES), end='')" > docs/rules.md"""


def test_the_page_of_the_rules_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(RULES), CURE


@pytest.mark.parametrize("rule", RULES, ids=id_of)
def test_a_rule_tells_why_and_shows_what_passes_and_what_fails(rule: Rule) -> None:
    words = inspect.getdoc(rule) or ""
    why, *examples = re.split(r"^(?:Passes|Fails).*:$", words, flags=re.MULTILINE)
    assert why.strip().endswith(".")
    assert len(examples) == 2
    assert all(example.strip() for example in examples)
    assert rules_page([rule]).count("```yaml\n") == 2


def test_a_rule_reports_under_its_own_name() -> None:
    for rule in RULES:
        assert f'"{id_of(rule)}"' in inspect.getsource(rule)


def test_the_names_of_rules_are_unique() -> None:
    assert len({id_of(rule) for rule in RULES}) == len(RULES)


def test_what_the_reader_finds_is_told_as_well() -> None:
    assert set(FOUND_BY_READING) == {*rules_in_the_sources(), *RULES_OF_FOLDERS}
    assert f"- `syntax`: {FOUND_BY_READING['syntax']}" in rules_page(RULES)


def test_what_exploring_and_measuring_find_is_told_as_well() -> None:
    assert set(FOUND_BY_EXPLORING) == {*CURES, *CAUTIONS, "over-budget"}


def test_what_is_found_in_acceptances_is_told_as_well() -> None:
    source = inspect.getsource(accepted)
    assert FOUND_IN_ACCEPTED
    assert all(f'path, "{rule}"' in source for rule in FOUND_IN_ACCEPTED)


def test_everything_that_exploring_finds_has_a_flow_that_shows_it() -> None:
    """But for unequal languages, which no flow file can make: their test breaks the engine."""
    assert {*BROKEN, "unequal-languages"} == {*CURES, *CAUTIONS}
