import pytest

from ivr.check.rules import RULES, id_of
from tests.flows.edit import Edit
from tests.flows.seeded import FAULTS, Fault, Row, rows

FOUND_BY_NO_SEEDED_FAULT = {
    "too-many-texts",  # eleven messages are no single mistake
    "unsaid-sign",  # the hotline has a phrase for each sign
    "missing-phrase",  # and for all hours
}


def test_there_are_seeded_faults_enough() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 45


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_single_mistake_is_found_where_it_is_or_where_it_breaks(
    fault: Fault, files: dict[str, str]
) -> None:
    (row,) = rows(files, [fault])
    assert row.led_to_it, row


def test_every_rule_finds_a_mistake_in_the_hotline_itself() -> None:
    named = {fault.rule for fault in FAULTS}
    assert {id_of(rule) for rule in RULES} - FOUND_BY_NO_SEEDED_FAULT <= named


def test_the_table_tells_the_mistake_its_rule_and_both_lines(files: dict[str, str]) -> None:
    fault = Fault("a typo", Edit("call.yaml", "start: greeting", "start: greting"), "unknown-state")
    line = files["call.yaml"].splitlines().index("start: greeting") + 1
    (row,) = rows(files, [fault])
    place = f"call.yaml:{line}"
    assert row == Row("a typo", "call.yaml", line, "unknown-state", place, led_to_it=True)
    assert str(row) == f"| a typo | {place} | unknown-state | {place} |"


def test_a_mistake_that_nothing_finds_is_told_as_such(files: dict[str, str]) -> None:
    fault = Fault("no mistake", Edit("call.yaml", "wait: 7 s", "wait: 8 s"), "bad-seconds")
    (row,) = rows(files, [fault])
    assert not row.led_to_it
    assert row.found == "nowhere"
