"""What callers and texters spend is measured on the paths they take, and kept to the budget."""

import pytest

from ivr.check.journeys import budget_problems, measure, measure_texts
from ivr.loader import read_flows
from ivr.model.hotline import Hotline
from tests.loader.mistakes.mistake import MINI, edited
from tests.model.test_prompt import PATHS, spoken_on


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_call_is_as_long_as_what_is_said_in_it(
    hotline: Hotline, path: str, language: str
) -> None:
    said = list(spoken_on(hotline, language, PATHS[path]))
    answer = next(
        place
        for place, (say, _) in enumerate(said)
        if hotline.call.states[say.state].milestone == "answered"
    )
    (journey,) = (one for one in measure(hotline) if (one.path, one.language) == (path, language))
    assert journey.whole == pytest.approx(sum(seconds for _, seconds in said))
    assert journey.to_answer == pytest.approx(
        sum(seconds for say, seconds in said[:answer] if say.state != "greeting")
    )
    assert journey.webhooks == 5


def test_a_path_without_an_answer_has_no_time_to_it() -> None:
    journeys = {
        (one.path, one.language): one.to_answer for one in measure(read_flows(MINI).hotline)
    }
    assert journeys["no", "en"] is None
    assert journeys["yes", "en"]


def test_a_text_conversation_counts_its_messages_and_their_parts(hotline: Hotline) -> None:
    for journey in measure_texts(hotline):
        assert journey.webhooks == 4
        assert journey.webhooks <= journey.messages <= journey.parts


def test_the_hotline_keeps_to_its_budget(files: dict[str, str]) -> None:
    assert not list(budget_problems(read_flows(files)))


@pytest.mark.parametrize("name", ["to_answer", "whole"])
def test_a_budget_that_is_too_small_is_reported_at_its_line(name: str) -> None:
    old = {"to_answer": "60 s", "whole": "150 s"}[name]
    call = edited(MINI["call.yaml"], f"{name}: {old}", f"{name}: 1 s")
    (problem,) = budget_problems(read_flows({**MINI, "call.yaml": call}))
    assert (problem.rule, problem.line) == ("over-budget", 7)
    assert "the budget is 1 s" in problem.message
