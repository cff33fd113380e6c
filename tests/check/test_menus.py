from tests.check.found import found
from tests.flows.edit import CALL, TEXT, Edit


def test_the_second_of_two_choices_that_lead_to_one_state_is_reported() -> None:
    edit = Edit(CALL, "        next: agent\n", "        next: birth\n")
    assert found(edit) == ["call.yaml:53:9 error idle-choice"]


def test_an_offer_of_a_text_may_not_be_idle_either() -> None:
    again = Edit(TEXT, "      - next: data\n", "      - next: birth\n")
    itself = Edit(TEXT, "      - next: data\n", "      - next: hello\n")
    assert found(again) == found(itself) == ["text.yaml:71:9 error idle-choice"]


def test_silence_may_lead_where_a_choice_leads() -> None:
    edit = Edit(CALL, "        next: agent\n", "        next: goodbye\n")
    assert found(edit) == []
