import pytest

from ivr.check.rules import RULES, id_of
from ivr.loader import BUNDLED, read_folder
from tests.flows.bad import FLOWS
from tests.flows.bad.flow import SOUND, Bad
from tests.flows.edit import problems_in


def test_the_sound_hotline_has_no_problem() -> None:
    assert problems_in(SOUND) == []


def test_the_hotline_itself_has_no_problem_and_no_warning() -> None:
    assert problems_in(read_folder(BUNDLED)) == []


@pytest.mark.parametrize("bad", FLOWS, ids=lambda bad: bad.rule)
def test_a_flow_that_breaks_one_rule_gives_its_problem_alone(bad: Bad) -> None:
    problems = problems_in(bad.files)
    assert "\n".join(map(str, problems)) == bad.expected
    assert [problem.rule for problem in problems] == [bad.rule]


def test_every_rule_has_a_flow_that_breaks_it_alone() -> None:
    assert {bad.rule for bad in FLOWS} == {id_of(rule) for rule in RULES}
