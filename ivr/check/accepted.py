"""Hold what was found against what service.yaml accepts: warnings by name, each with its reason.

    accepted:
      uneven-lengths: The nurses' union asked for these very words.
      many-capitals text.stopped: The carrier asked for capitals.

The place is the file and what stands in it: a state, a phrase, a fact, or more of the way to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ivr.check.documentation import FOUND_BY_EXPLORING, FOUND_BY_READING
from ivr.check.rule import note
from ivr.check.rules import RULES, id_of
from ivr.loader import Reading
from ivr.loader.problems import Problem, near_miss
from ivr.loader.source import Source

NAMES = {id_of(rule) for rule in RULES}
ERRORS = {*FOUND_BY_EXPLORING, *FOUND_BY_READING}  # of which none is a warning
PAGE = "docs/rules.md has the names of all rules."


def accept(found: Iterable[Problem], reading: Reading) -> set[Problem]:
    """Return what was found, accepted warnings marked, and what is amiss with the acceptances."""
    service = reading.sources["service.yaml"]
    result = set(found)
    for entry, reason in reading.hotline.service.accepted.items():
        meant = {one for one in result if _means(entry, one, reading.sources)}
        warnings = {one for one in meant if one.level in ("warning", "accepted")}
        result -= warnings
        result |= {replace(one, level="accepted", cure=f"Accepted: {reason}") for one in warnings}
        if not warnings:
            errs = any(one.level == "error" for one in meant)
            result.add(_amiss(entry, service, errs))
    return result


def entries_for(problems: Iterable[Problem], reading: Reading) -> Iterator[str]:
    """Yield what would accept each of some warnings at its place, once."""
    entries = (f"{one.rule} {place_of(one, reading.sources)}".strip() for one in problems)
    yield from dict.fromkeys(entries)


def place_of(problem: Problem, sources: Mapping[str, Source], depth: int = 1) -> str:
    """Return where a problem stands, as acceptances name it: text.talk; empty if nowhere there.

    It is as many keys deep as `depth` tells, beside that of the section.
    """
    source = sources.get(problem.file)
    if not source:
        return ""
    here = problem.line, problem.column
    path = max(
        (path for path, place in source.places.items() if place <= here),
        key=lambda path: (source.places[path], len(path)),
        default=(),
    )
    steps = [str(step + 1 if isinstance(step, int) else step) for step in path[1 : depth + 1]]
    return ".".join([problem.file.removesuffix(".yaml"), *steps]) if steps else ""


def _means(entry: str, problem: Problem, sources: Mapping[str, Source]) -> bool:
    rule, *place = entry.split()
    if problem.rule != rule or not place:
        return problem.rule == rule
    return place_of(problem, sources, depth=place[0].count(".")) == place[0]


def _amiss(entry: str, service: Source, errs: bool) -> Problem:
    """Tell what is wrong with an acceptance of no warning."""
    path, rule = ("accepted", entry), entry.split()[0]
    if errs or rule in ERRORS:
        message = f'"{rule}" is an error, and an error cannot be accepted'
        return service.problem(path, "accepted-error", message, "Mend it, and delete this line.")
    if rule not in NAMES:
        near = near_miss(rule, NAMES)
        cure = f'Did you mean "{near}"?' if near else PAGE
        return service.problem(path, "unknown-rule", f'there is no rule "{rule}"', cure)
    message, cure = f'"{entry}" is accepted, and there is no such warning', "Delete this line."
    return note(service.problem(path, "idle-acceptance", message, cure))
