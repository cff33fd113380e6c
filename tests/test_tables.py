"""No table has a hole: what goes by a closed set has an entry for each of its members."""

import importlib
import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import ivr.check.rules
import ivr.web
from ivr.check.rules import RULES, keywords, languages, words
from ivr.dialog.events import Conditions, Courtesy, NearMiss, NotUnderstood, Reaction, Sensitive
from ivr.dialog.hours import duty_of
from ivr.dialog.session import Session
from ivr.dialog.text_engine import answer_text
from ivr.loader import BUNDLED, read_folder, read_hotline
from ivr.metrics.names import CALL, TEXT
from ivr.metrics.report import flow, totals
from ivr.model import states
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.acting import ActingState, Request
from ivr.model.states.language import LanguageListState
from ivr.model.states.state import State
from ivr.simulator.verbs import VERBS as EXECUTED
from ivr.twilio import status
from ivr.twilio.signature import Form
from ivr.twilio.verbs import VERBS as WRITTEN
from ivr.twilio.verbs import dial, sms
from ivr.twilio.verbs.verb import ActingVerb
from tests.conftest import WORKDAY

HOTLINE = read_hotline(read_folder(BUNDLED))
WEB = Path(ivr.web.__path__[0])
LANGUAGES = set(HOTLINE.languages)
KINDS = {*CALL_STATES.values(), *TEXT_STATES.values()}


def leaves(base: type) -> set[type]:
    """Return the classes of the program that are a base, and base of nothing."""
    classes: list[type] = base.__subclasses__()
    below = {one for one in classes if one.__module__.startswith("ivr.")}
    found: set[type] = set()
    return found.union(*map(leaves, below)) or {base}


def test_every_kind_of_state_can_be_written_in_a_flow_file() -> None:
    modules = {one.__module__: importlib.import_module(one.__module__) for one in KINDS}
    written = {
        one
        for module in modules.values()
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, State) and one.__name__.endswith("State")
        if one.__module__ in modules
    }
    assert written - {LanguageListState} == KINDS  # which no file has
    files = {path.stem for path in Path(states.__path__[0]).glob("[a-z]*.py")}
    assert files - {name.rpartition(".")[2] for name in modules} == {
        "acting",
        "condition",
        "listening",
        "state",
    }


def names_a_kind(page: str) -> bool:
    """Tell whether a page holds the key, the title or the class of a kind of state.

    A key or a title stands in quotes, or a key before a colon; bare, `ask` is a function and
    `route` a word. A quoted `say` is the name of a part, of which every kind may have one.
    """
    keys, titles = {one.KEY for one in KINDS}, {one.TITLE for one in KINDS}
    quoted = "|".join(map(re.escape, (keys | titles) - {"say"}))
    classes = "|".join(one.__name__ for one in KINDS)
    named = rf"""["'`](?:{quoted})["'`]|\b(?:{"|".join(keys)})\s*:|\b(?:{classes})\b"""
    return re.search(named, page) is not None


def test_no_page_names_a_kind() -> None:
    pages = {
        path.name: path.read_text(encoding="utf-8")
        for path in WEB.rglob("*")
        if path.suffix in (".html", ".js", ".css")
    }
    assert {"phone.html", "phone_words.html", "picture.js", "picture.css"} <= {*pages}
    assert [name for name, page in pages.items() if names_a_kind(page)] == []


@pytest.mark.parametrize("kind", sorted(KINDS, key=str), ids=lambda kind: kind.__name__)
def test_a_page_that_names_a_kind_is_found(kind: type[State]) -> None:
    assert names_a_kind(f'{{% set kinds = {{"{kind.KEY}_": _("{kind.TITLE}")}} %}}')
    assert names_a_kind(f"const KINDS = {{ {kind.KEY}: 1 }};")
    assert names_a_kind(f".picture .{kind.__name__} {{ fill: red; }}")
    assert kind.KEY == "say" or names_a_kind(f'if (kind === "{kind.KEY}") show();')


def test_every_request_has_a_verb_that_carries_it_out() -> None:
    assert {*WRITTEN} == leaves(Request)


def test_the_telephone_executes_every_verb_that_is_written() -> None:
    assert {"Dial", "Sms", "Gather", "Say", "Redirect", "Hangup"} <= {*EXECUTED}


@pytest.mark.parametrize("verb", WRITTEN.values(), ids=str)
def test_whatever_a_verb_reads_is_an_outcome_that_a_kind_declares(verb: ActingVerb) -> None:
    words = ("answered", "queued", "undelivered", "", *dial._OUTCOMES, *sms._SENT)
    forms = (
        Form([("DialCallStatus", word), ("SmsStatus", word), ("DialBridged", talked)])
        for word in words
        for talked in ("true", "false")
    )
    read = {verb.read(form).name for form in forms}
    kinds = [one for one in CALL_STATES.values() if issubclass(one, ActingState)]
    assert any(read <= {outcome.name for outcome in kind.OUTCOMES} for kind in kinds)


@pytest.mark.parametrize(
    ("table", "members"),
    [
        pytest.param(totals.STATUSES, status.OVER, id="how a call ended"),
        pytest.param(
            totals.DURATIONS,
            {status.duration_bucket(str(seconds)) for seconds in range(1000)},
            id="how long it was",
        ),
        pytest.param(totals.CHANNELS, (CALL, TEXT), id="channels"),
        pytest.param(languages.TELLTALES, LANGUAGES, id="words of one language"),
        pytest.param(keywords.MUST_BE_ANSWERED, LANGUAGES, id="words of the carriers"),
        pytest.param(words.HARSH, LANGUAGES, id="harsh words"),
        pytest.param(words.PRESS, LANGUAGES, id="words for pressing"),
        pytest.param(words.KEYS, LANGUAGES, id="words for keys"),
    ],
)
def test_a_table_has_an_entry_for_each(table: Mapping[str, object], members: Iterable[str]) -> None:
    assert {*table} == {*members}


def test_every_odd_text_has_its_words_in_the_report() -> None:
    session = Session(HOTLINE.release, "hello", "en")
    world = Conditions(duty_of(HOTLINE, WORKDAY), staffed=True)
    odd = (Courtesy(), Reaction(), Sensitive(), NotUnderstood(), NearMiss("DATA", "en"))
    at = (session, replace(session, no_matches=1), replace(session, state="birth"))
    replies = (answer_text(HOTLINE, one, event, world) for one in at for event in odd)
    assert {reply.transitions[0].by for reply in replies} == {*flow.ODD_TEXTS}


def test_every_rule_that_is_written_is_held() -> None:
    folder = Path(ivr.check.rules.__path__[0])
    written, shape = set(), inspect.signature(RULES[0])
    for path in folder.glob("[a-z]*.py"):
        module = importlib.import_module(f"ivr.check.rules.{path.stem}")
        functions = dict(inspect.getmembers(module, inspect.isfunction))
        rules = (one for name, one in functions.items() if not name.startswith("_"))
        written |= {one for one in rules if inspect.signature(one) == shape}
    assert written == {*RULES}
