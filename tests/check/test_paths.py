"""Every situation is visited, and what is wrong in one is shown with the shortest way to it."""

import shlex
from datetime import datetime
from itertools import pairwise

import pytest

import ivr.check.explore_calls
from bench.explore import make_flow
from ivr.check.paths import Exploration, explore
from ivr.dialog.events import (
    Act,
    Action,
    Arrived,
    CallReply,
    Conditions,
    Event,
    GoOn,
    HangUp,
    Key,
    Listen,
    NoInput,
    Outcome,
    Say,
)
from ivr.dialog.hours import duty_of
from ivr.dialog.prompts import put_into_words
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step
from ivr.loader import Reading, read_flows
from ivr.loader.problems import Problem
from ivr.model.hotline import Hotline
from ivr.model.states.send_text import SendText
from ivr.model.states.transfer import Ring
from tests.loader.mistakes.mistake import MINI, edited

MORE_KEYS = """\
      - key: 2
        next: birth
        say:
          en: |
            To begin again
          fr: |
            Pour recommencer
      - key: 3
        next: agent
"""
SILENCE = "    patience: {then: goodbye}\n"


def menu_of_more(**keys: str) -> str:
    """Give the menu of the small hotline other keys before its last one, and no way to an agent."""
    *others, last = keys.items()
    words = "        say:\n          en: |\n            One\n          fr: |\n            Un\n"
    lines = "".join(f"      - key: {key[1:]}\n        next: {to}\n{words}" for key, to in others)
    lines += f"      - key: {last[0][1:]}\n        next: {last[1]}\n"
    return edited(edited(MINI["call.yaml"], MORE_KEYS, lines), "0: agent, ", "")


SENDS = "    send_text: text.essentials\n    next: {}\n"
AGAIN = f"\n  again:\n{SENDS.format('goodbye')}    not_sent: goodbye\n"
SECOND_TEXT = edited(MINI["call.yaml"], SENDS.format("goodbye"), SENDS.format("again")) + AGAIN
RINGS_AGAIN = edited(
    edited(MINI["call.yaml"], SILENCE, "    patience: {then: agent, otherwise: agent}\n"),
    "not_connected: goodbye",
    "not_connected: more",
)
BROKEN = {
    "silent-loop": (
        edited(MINI["call.yaml"], SILENCE, "    patience: {then: more, otherwise: more}\n"),
        "more",
        "1,1,wait,wait,wait",
    ),
    "dials-twice": (RINGS_AGAIN, "more", "0,wait,wait,wait"),
    "hangs-up-without-a-word": (
        edited(MINI["call.yaml"], SILENCE, "    patience: {then: hang_up}\n"),
        "more",
        "1,1,wait,wait,wait",
    ),
    "texts-unasked": (
        edited(MINI["call.yaml"], SILENCE, "    patience: {then: texted}\n"),
        "more",
        "1,1,wait,wait,wait",
    ),
    "texts-twice": (SECOND_TEXT, "texted", "0"),
    "stuck": (menu_of_more(_2="more", _3="more"), "more", "1,1"),
    "no-agent": (menu_of_more(_2="goodbye", _3="goodbye"), "more", "1,1"),
    "bad-document": (
        edited(MINI["call.yaml"], "        Yes. We say {advice}.\n", "        Yes. " * 700 + "\n"),
        "birth",
        "1,1",
    ),
}


def reading_of(call: str) -> Reading:
    files = {**MINI, "call.yaml": call}
    if "0: agent" not in call:
        files["service.yaml"] = files["service.yaml"].replace("{agent_key}", "{repeat_key}")
    return read_flows(files)


def explored(call: str) -> Exploration:
    return explore(reading_of(call))


def of_rule(exploration: Exploration, rule: str) -> list[Problem]:
    return [problem for problem in exploration.problems if problem.rule == rule]


def options_of(problem: Problem) -> dict[str, str]:
    command = problem.cure.splitlines()[0].removeprefix("Hear it: ")
    words = shlex.split(command)
    assert words[:2] == ["ivr", "call"]
    return dict(zip(words[2::2], words[3::2], strict=True))


def replay(hotline: Hotline, options: dict[str, str]) -> list[tuple[Event, tuple[Action, ...]]]:
    """Make the call that a problem shows, as `ivr call` does, and return each event's answer."""
    zone = hotline.service.hours.timezone
    moment = datetime.fromisoformat(options["--at"]).replace(tzinfo=zone)
    world = Conditions(duty_of(hotline, moment), "--agent" not in options, "--from" not in options)
    session = Session(hotline.release, hotline.call.start, options.get("--language"))
    answers: list[tuple[Event, tuple[Action, ...]]] = []

    def answer(event: Event) -> tuple[Action, ...]:
        reply = step(hotline, session, event, world)
        answers.append((event, put_into_words(hotline, reply, world.duty).actions))
        return answers[-1][1]

    actions = answer(Arrived())
    waits = 0
    keys = iter([*options["--keys"].split(",")] if options["--keys"] else [])
    while not isinstance(actions[-1], HangUp) and len(answers) < 50:
        session = getattr(actions[-1], "session", session)
        request = actions[-1].request if isinstance(actions[-1], Act) else None
        if isinstance(request, Ring) and "--dial" in options:
            connects = options["--dial"] == "completed"
            actions = answer(Outcome("connected" if connects else "no_answer"))
        elif isinstance(request, SendText):
            actions = answer(Outcome("sent" if world.textable else "not_sent"))
        elif (key := next(keys, None)) is None:
            break
        elif key != "wait":
            actions, waits = answer(Key(key)), 0
        elif (waits := waits + 1) == sum(isinstance(action, Listen) for action in actions):
            actions, waits = answer(NoInput()), 0
    return answers


@pytest.mark.parametrize("rule", BROKEN)
def test_a_fault_is_found_where_it_stands_with_the_shortest_keys(rule: str) -> None:
    call, state, keys = BROKEN[rule]
    problem = next(one for one in of_rule(explored(call), rule) if f'"{state}"' in one.message)
    assert problem.file == "call.yaml"
    assert call.splitlines()[problem.line - 1] == f"  {state}:"
    assert options_of(problem)["--keys"] == keys


def test_the_small_hotline_has_none_of_these_faults() -> None:
    assert explored(MINI["call.yaml"]).problems == ()


@pytest.mark.parametrize("rule", ["silent-loop", "hangs-up-without-a-word", "dials-twice"])
def test_the_keys_shown_lead_to_the_fault(rule: str) -> None:
    call, state, _ = BROKEN[rule]
    hotline = read_flows({**MINI, "call.yaml": call}).hotline
    (problem,) = (one for one in of_rule(explored(call), rule) if f'"{state}"' in one.message)
    answers = replay(hotline, options_of(problem))
    event, last = answers[-1]
    match rule:
        case "silent-loop":
            assert event == NoInput()
            stays = [action for _, (*_, action) in answers[-2:] if isinstance(action, GoOn)]
            assert [action.session.state for action in stays] == ["more", "more"]
        case "hangs-up-without-a-word":
            assert last == (HangUp(),)
        case _:
            assert answers[-2][0] == NoInput()
            rings = [actions[-1] for _, actions in answers if isinstance(actions[-1], Act)]
            assert [type(act.request) for act in rings] == [Ring, Ring]


def test_a_silent_caller_who_rang_is_not_put_through_again(files: dict[str, str]) -> None:
    head, tail = files["call.yaml"].split("\n  busy:", 1)
    tail = tail.replace("{then: goodbye}", "{then: agent, otherwise: agent}", 1)
    found = explore(read_flows({**files, "call.yaml": f"{head}\n  busy:{tail}"}))
    problem = next(one for one in of_rule(found, "dials-twice") if '"busy"' in one.message)
    assert options_of(problem)["--keys"] == "0,wait,wait,wait"
    assert options_of(problem)["--dial"] == "busy"


def test_a_language_with_a_way_of_its_own_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def unequal(
        hotline: Hotline, session: Session, event: Event, conditions: Conditions
    ) -> CallReply:
        odd = session.language == "fr" and event == Key("2") and session.state == "more"
        return step(hotline, session, NoInput() if odd else event, conditions)

    monkeypatch.setattr(ivr.check.explore_calls, "step", unequal)
    problems = of_rule(explored(MINI["call.yaml"]), "unequal-languages")
    assert [problem.message.split(":")[0] for problem in problems] == ['state "more"']


def test_the_hotline_has_no_fault_in_any_situation(files: dict[str, str]) -> None:
    found = explore(read_flows(files))
    assert found.problems == ()
    assert found.calls > 2_000
    assert found.texts > 1_000
    assert found.documents > 100


def test_a_silent_loop_names_the_states_that_only_speak_or_branch() -> None:
    call = edited(MINI["call.yaml"], SILENCE, "    patience: {then: late, otherwise: late}\n")
    call += """
  late:
    say:
      en: |
        It is getting late.
      fr: |
        Il se fait tard.
    next: onward

  onward:
    route: {open: more, otherwise: more}
"""
    (problem,) = of_rule(explored(call), "silent-loop")
    assert "silence alone goes round for ever: more → late → onward → more" in problem.message


def test_exploring_twice_finds_the_same() -> None:
    call = BROKEN["silent-loop"][0]
    assert explored(call) == explored(call)


def test_a_flow_is_explored_in_steps_that_grow_with_its_states(files: dict[str, str]) -> None:
    steps = [explore(read_flows(make_flow(files, states))).steps for states in (20, 60, 100)]
    first, second = (after - before for before, after in pairwise(steps))
    assert first > 1_000
    assert second == pytest.approx(first, rel=0.1)


def test_what_is_said_before_a_goodbye_counts_as_a_word() -> None:
    hotline = read_flows(MINI).hotline
    answers = replay(hotline, {"--keys": "1,2,wait,wait,wait", "--at": "2026-11-23 10:00"})
    assert [type(action) for action in answers[-1][1]] == [Say, HangUp]
