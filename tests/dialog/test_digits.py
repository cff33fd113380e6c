"""A number that is entered leads somewhere at once, and stays nowhere."""

import pytest

from ivr.check.documents import ProvedDocuments
from ivr.check.explore_calls import explore_calls
from ivr.check.paths import explore
from ivr.dialog.events import Answered, Arrived, Entered, Event, HangUp, Key, Listen, NoInput, Say
from ivr.dialog.intent import understand
from ivr.dialog.prompts import put_into_words
from ivr.dialog.session import Session, session_address
from ivr.dialog.text_engine import answer_text, write_messages
from ivr.dialog.voice_engine import step
from ivr.loader import Reading, read_flows
from ivr.loader.problems import FlowError
from ivr.loader.tables import tables_named
from ivr.model.digit_ranges import Range, read_ranges
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from tests.conftest import WORKDAY, settings_with
from tests.dialog.test_conditions import CLOSED, OPEN
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, TEXT, edited

ASK = """\
    digits:
      ask:
        en: |
          Please enter the last four digits of the serial number.
        fr: |
          Entrez les quatre derniers chiffres du numéro de série.
"""
FIXED = f"""\
{ASK}      most: 4
      confirm: yes
      ranges:
        "1000-2499": exposed
        "0042, 2600-2699": more
      list: serials.csv
      otherwise: goodbye

"""
LOOSE = f"""\
{ASK}      least: 2
      most: 6
      ranges: {{"10-19": exposed}}
      otherwise: more

"""
PHRASES = """\
  finish:
    en: |
      Then press {key}.
    fr: |
      Faites ensuite {key}.
  pound:
    en: |
      the pound key
    fr: |
      le carré
  digits_odd:
    en: |
      Sorry, we did not get the whole number. Let us try again.
    fr: |
      Désolés, nous n'avons pas reçu le numéro au complet. Reprenons.
  digits_confirm:
    en: |
      You entered {digits}. Is that right?
    fr: |
      Vous avez entré {digits}. Est-ce exact?
"""
TABLE = "\ufeffmodel;digits;state\r\nA;4711;exposed\r\nB;3000-3099;more\r\n"


def files_with(digits: str, table: str = TABLE) -> dict[str, str]:
    """Return the small hotline, in which the question leads to a number."""
    call = edited(MINI[CALL], "    next: result\n\n", f"    next: serial\n\n  serial:\n{digits}")
    call = edited(call, "  result:\n    route: {any_yes: exposed, otherwise: more}\n\n", "")
    service = f"{MINI[SERVICE].rstrip()}\n{PHRASES}"
    return {**MINI, CALL: call, SERVICE: service, "serials.csv": table}


@pytest.fixture(scope="module")
def fixed() -> Reading:
    return read_flows(files_with(FIXED))


@pytest.fixture(scope="module")
def loose() -> Reading:
    return read_flows(files_with(LOOSE))


def after(reading: Reading, *events: Event) -> tuple[Session, list[str]]:
    """Return where a caller is after events, and what was said last."""
    hotline = reading.hotline
    session = Session(hotline.release, hotline.call.start)
    for event in [Arrived(), Key("1"), Key("1"), *events]:
        reply = step(hotline, session, event, OPEN)
        session = reply.session
    actions = put_into_words(hotline, reply, OPEN.duty).actions
    says = [say for one in actions for say in (one.says if isinstance(one, Listen) else [one])]
    over = isinstance(actions[-1], HangUp)
    said = [line for say in says if isinstance(say, Say) for line in say.text]
    return (Session("", "hang_up") if over else session), said


@pytest.mark.parametrize(
    ("digits", "state"),
    [
        ("1000", "more"),  # by way of exposed, which says something and goes on
        ("2499", "more"),
        ("0042", "more"),
        ("4711", "more"),
        ("3050", "more"),
        ("2500", "hang_up"),
        ("4712", "hang_up"),
    ],
)
def test_a_number_leads_where_its_range_or_its_row_does(
    fixed: Reading, digits: str, state: str
) -> None:
    session, said = after(fixed, Entered(digits))
    assert session.state == "serial"
    assert said[0] == f"You entered {' '.join(digits)}. Is that right?"
    assert after(fixed, Entered(digits), Key("1"))[0].state == state
    again, _ = after(fixed, Entered(digits), Key("2"))
    assert (again.state, again.entered) == ("serial", 0)


def test_the_number_is_in_no_address(fixed: Reading) -> None:
    session, _ = after(fixed, Entered("2345"))
    assert session_address(session).endswith("/serial?language=en&yes=birth&entered=1")
    assert "2345" not in f"{session!r} {Entered('2345')!r}"


@pytest.mark.parametrize("digits", ["47", "4", "47*1", "**"])
def test_what_is_no_such_number_is_asked_again_kindly(fixed: Reading, digits: str) -> None:
    session, said = after(fixed, Entered(digits))
    assert session.state == "serial"
    assert said[0] == "Sorry, we did not get the whole number. Let us try again."


def test_keys_that_work_anywhere_work_here_too(fixed: Reading) -> None:
    assert after(fixed, Entered("0"))[0].state == "agent"
    assert after(fixed, Entered("*"))[0].state == "serial"
    assert after(fixed, Entered("9"))[0].language == "fr"


def test_another_key_when_asked_whether_it_is_right_asks_anew(fixed: Reading) -> None:
    session, _ = after(fixed, Entered("1000"), Key("5"))
    assert (session.state, session.entered, session.no_matches) == ("serial", 0, 1)
    assert after(fixed, Entered("1000"), NoInput())[0].state == "agent"


def test_a_number_of_no_fixed_length_ends_with_a_key(loose: Reading) -> None:
    _, said = after(loose)
    assert said[:2] == [
        "Please enter the last four digits of the serial number.",
        "Then press the pound key.",
    ]
    hotline = loose.hotline
    session, _ = after(loose)
    reply = step(hotline, session, Entered("5"), OPEN)
    listen = next(one for one in reply.actions if isinstance(one, Listen))
    assert listen.entry == (2, 6, "#")
    assert after(loose, Entered("15"))[0].state == "more"
    assert after(loose, Entered("015"))[0].prompt_start is None  # not of the range


def test_a_way_of_single_numbers_is_counted_without_them() -> None:
    ranges = '{"4711": exposed, "1000-2499, 4712": more}'
    digits = f"{ASK}      most: 4\n      ranges: {ranges}\n      otherwise: goodbye\n\n"
    state = read_flows(files_with(digits)).hotline.call.states["serial"]
    assert [way.by for way in state.ways()] == ["listed exposed", "1000-2499, 4712", "otherwise"]


def test_nothing_of_a_number_is_remembered(fixed: Reading) -> None:
    documents = Documents(fixed.hotline, settings_with())
    session, _ = after(fixed)
    before = documents.remembered
    body = documents.voice(session, Entered("1234"), RequestWorld(WORKDAY)).body
    assert b"1 2 3 4" in body
    assert documents.remembered == before


def test_a_key_that_works_anywhere_is_not_taken_for_an_odd_number(loose: Reading) -> None:
    explored = explore_calls(loose.hotline, ProvedDocuments(loose.hotline))
    odd = [
        explored.state(target).SHAPE
        for one in explored.situations
        for step in one.steps
        if step.by == "odd" and isinstance(step.event, Entered)
        for target in step.to
        if one.session.no_matches == 0
    ]
    assert set(odd) == {"listens"}


@pytest.mark.parametrize("digits", [FIXED, LOOSE])
def test_every_way_of_numbers_is_explored(digits: str) -> None:
    reading = read_flows(files_with(digits))
    found = explore(reading)
    assert not found.problems
    assert not [one for one in found.problems if one.rule == "bad-document"]


@pytest.mark.parametrize(
    ("ranges", "found"),
    [
        ('{"0000-4999": exposed, "5001-9999": more}', ["0000", "5001", "5000"]),
        ('{"0000-6006, 6008-9999": exposed}', ["0000", "6007"]),
        ('{"0000-9999": exposed}', ["0000"]),
    ],
)
def test_a_number_is_found_for_each_way_that_one_takes(ranges: str, found: list[str]) -> None:
    digits = f"{ASK}      most: 4\n      ranges: {ranges}\n      otherwise: goodbye\n\n"
    state = read_flows(files_with(digits)).hotline.call.states["serial"]
    assert list(state.numbers()) == found


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("1000-2499", (Range("1000", "2499"),)),
        ("0042, 10 - 19", (Range("0042", "0042"), Range("10", "19"))),
    ],
)
def test_ranges_are_read(text: str, ranges: tuple[Range, ...]) -> None:
    assert read_ranges(text) == ranges


@pytest.mark.parametrize("text", ["", "1-", "10-9", "1-10", "a", "1--2", "²"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no range"):
        read_ranges(text)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (
            "number,state\n4711,exposed\n",
            "serials.csv:1:1: error: the first row does not name the columns (bad-table)",
        ),
        (
            "digits,state\n4.711,exposed\n",
            'serials.csv:2:1: error: "4.711" is no number and no range of numbers (bad-table)',
        ),
        (
            "digits,state\n\n4711,exposd\n",
            'serials.csv:3:1: error: "exposd" is no state of the flow (bad-table)',
        ),
    ],
)
def test_a_mistake_in_a_table_is_told_at_its_row(table: str, problem: str) -> None:
    with pytest.raises(FlowError) as raised:
        read_flows(files_with(FIXED, table))
    assert str(raised.value).startswith(problem)


# By text

WRITTEN = """\
    digits:
      ask:
        en: |
          What are the last four digits of the serial number?
        fr: |
          Quels sont les quatre derniers chiffres du numéro de série?
      most: 4
      ranges: {"1000-2499": data}
      otherwise: essentials

"""


@pytest.mark.parametrize(
    ("body", "state"),
    [("1234", "data"), (" 12-34. ", "data"), ("9999", "essentials"), ("abc", "serial")],
)
def test_a_number_may_be_texted(body: str, state: str) -> None:
    text = edited(MINI[TEXT], "states:\n", f"states:\n  serial:\n{WRITTEN}")
    text = edited(text, "    next: result\n", "    next: serial\n")
    text = edited(text, "  result:\n    route: {any_yes: data, otherwise: essentials}\n", "")
    hotline = read_flows({**MINI, TEXT: text}).hotline
    session = Session(hotline.release, "serial", "en")
    event = understand(hotline, session, body)
    reply = write_messages(hotline, answer_text(hotline, session, event, CLOSED), CLOSED.duty)
    assert reply.transitions[0].target == state
    if state == "serial":
        assert "last four digits" in reply.messages[0]


def test_a_number_between_a_question_and_its_route_takes_no_answer_away() -> None:
    to_result = WRITTEN.replace("otherwise: essentials", "otherwise: result")
    text = edited(MINI[TEXT], "states:\n", f"states:\n  serial:\n{to_result}")
    text = edited(text, "    next: result\n", "    next: serial\n")
    hotline = read_flows({**MINI, TEXT: text}).hotline
    session = Session(hotline.release, "birth", "en")
    session = answer_text(hotline, session, Answered(True, ("en",)), CLOSED).session
    reply = answer_text(hotline, session, Entered("9999"), CLOSED)
    assert [one.target for one in reply.transitions][:2] == ["result", "data"]
    assert reply.session.answers == ()


@pytest.mark.parametrize(
    "named",
    [
        "      list: serials.csv",
        "      list: serials.csv  # of May",
        '      list: "serials.csv"',
        "      list: 'serials.csv'",
        "    digits: {most: 4, list: serials.csv, otherwise: more}",
        "    digits: {most: 4, otherwise: more, list: serials.csv}",
    ],
)
def test_a_table_is_read_however_it_is_named(named: str) -> None:
    assert [*tables_named(f"states:\n{named}\n")] == ["serials.csv"]


def test_what_a_remark_names_is_no_table() -> None:
    assert not [*tables_named("      # list: serials.csv\n")]
