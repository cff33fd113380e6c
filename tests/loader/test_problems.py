import pytest

from ivr.loader.problems import FlowError, Problem, near_miss, suggest

STATES = ("birth", "pregnancy", "goodbye")


def problem(file: str = "call.yaml", line: int = 41, rule: str = "unknown-state") -> Problem:
    return Problem(file, line, 13, rule, "what is wrong", "What to do.")


def test_a_problem_reads_as_place_error_rule_and_cure() -> None:
    assert str(problem()) == (
        "call.yaml:41:13: error: what is wrong (unknown-state)\n    What to do."
    )


def test_a_problem_without_a_cure_is_one_line() -> None:
    wrong = Problem("call.yaml", 1, 1, "syntax", "what is wrong")
    assert str(wrong) == "call.yaml:1:1: error: what is wrong (syntax)"


def test_problems_are_told_sorted_by_file_line_and_column_and_once() -> None:
    later, service = problem(line=100), problem("service.yaml", 1)
    error = FlowError([service, later, problem(), later])
    assert error.problems == [problem(), later, service]
    assert str(error) == f"{problem()}\n{later}\n{service}"


@pytest.mark.parametrize("wrong", ["pregnacy", "pregnanccy", "prengancy", "Pregnancy"])
def test_a_near_miss_is_suggested_alone(wrong: str) -> None:
    assert near_miss(wrong, STATES) == "pregnancy"
    assert suggest(wrong, STATES) == 'Did you mean "pregnancy"?'


def test_without_a_near_miss_the_allowed_names_are_listed_in_order() -> None:
    assert near_miss("zzz", STATES) is None
    assert suggest("zzz", STATES) == "Allowed here: birth, goodbye, pregnancy."


def test_where_nothing_is_allowed_nothing_is_suggested() -> None:
    assert suggest("zzz", ()) == ""
