"""The proof of every situation that callers and texters can be in.

Each is visited once, through the real engine and the real renderer, in every world: open and
closed, with and without an agent's number, for a number that can be texted and one that cannot.
Nothing is called, sent or waited for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivr.check.counterexample import Paths, SteadyPath
from ivr.check.documents import ProvedDocuments
from ivr.check.explore_calls import explore_calls
from ivr.check.explore_texts import explore_texts
from ivr.check.properties import prove
from ivr.check.replay import depth_of, describe_change, write_command
from ivr.check.situation import Explored, Fault
from ivr.loader import Reading
from ivr.loader.problems import Problem
from ivr.loader.source import Source

CURES = {
    "bad-document": "Make these words shorter, or say them in two states.",
    "hangs-up-without-a-word": "Lead to a state that says goodbye, whose next is hang_up.",
    "no-agent": "Give this state, or one that its keys lead to, a way to an agent.",
    "silent-loop": "Give one of these states a patience that leads to a goodbye.",
    "stuck": "Give this state a key that leads to another one.",
    "unequal-languages": "Let all languages lead to the same states.",
}


@dataclass(frozen=True)
class Exploration:
    """What exploring a hotline found, and how much was proved.

    `calls` and `texts` count situations, each a session in a world; `documents` are the different
    ones among all that answer there; `steps` is how often the engine was asked.
    """

    problems: tuple[Problem, ...]
    calls: int
    texts: int
    documents: int
    steps: int


def explore(reading: Reading, folder: str = "") -> Exploration:
    """Visit every situation of a hotline; its problems are sorted, one a rule and state.

    `folder` is where its files are, for the commands to name; empty for the bundled ones.
    """
    documents = ProvedDocuments(reading.hotline)
    calls = explore_calls(reading.hotline, documents)
    texts = explore_texts(reading.hotline, reading.sources["text.yaml"], documents, folder)
    source = reading.sources["call.yaml"]
    problems = [*_problems(calls, source, prove(calls), folder), *texts.problems]
    return Exploration(
        problems=tuple(sorted(problems)),
        calls=sum(bool(situation.steps) for situation in calls.situations) * len(calls.worlds),
        texts=texts.situations,
        documents=len(documents),
        steps=calls.asked + texts.steps,
    )


def _problems(
    explored: Explored, source: Source, faults: Iterable[Fault], folder: str
) -> Iterable[Problem]:
    """Yield each fault of a kind in a state once, with the shortest way to it."""
    paths, cures = Paths(explored), _cures(explored)
    nearest: dict[tuple[str, str], tuple[tuple[int, ...], Fault, SteadyPath | None]] = {}
    for fault in faults:
        steady = paths.steady(fault)
        kind = fault.rule, explored.situations[fault.place].session.state
        order = (0, *steady.order) if steady else (1, *depth_of(explored, fault.place))
        if kind not in nearest or order < nearest[kind][0]:
            nearest[kind] = order, fault, steady
    for (rule, name), (_, fault, steady) in nearest.items():
        message = f'state "{name}": {fault.message}'
        if steady:
            cure = f"Hear it: {write_command(explored, fault, steady, folder)}"
        else:
            message += ", if something changes during the call"
            cure = describe_change(explored, fault)
        yield source.problem(("states", name), rule, message, f"{cure}\n    {cures[rule]}")


def _cures(explored: Explored) -> Mapping[str, str]:
    """Return the cure of each rule, those that kinds of state declare included."""
    kinds = explored.acting.values()
    cautions = (one for kind in kinds for one in (kind.AGAIN, kind.UNASKED) if one)
    return {**CURES, **{caution.rule: caution.cure for caution in cautions}}
