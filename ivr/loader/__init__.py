"""Turn flow files into a hotline, or into every problem in them; never run anything of them."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from ivr.loader.bindings import (
    key_problems,
    language_key_problems,
    offer_problems,
    word_problems,
)
from ivr.loader.channels import call_problems, text_problems
from ivr.loader.conditions import Names, condition_problems
from ivr.loader.date_patterns import format_problems
from ivr.loader.fact_forms import form_problems
from ivr.loader.misplaced import read_repaired
from ivr.loader.problems import FlowError, Problem, near_miss
from ivr.loader.prompt_slots import (
    languages_written,
    service_prompt_problems,
    text_prompt_problems,
    voice_prompt_problems,
)
from ivr.loader.public_holidays import public_holidays
from ivr.loader.references import (
    flow_problems,
    group_problems,
    send_text_problems,
    service_problems,
)
from ivr.loader.repair import repair
from ivr.loader.shape import shape_problems
from ivr.loader.source import Source
from ivr.loader.tables import read_tables, tables_named, with_tables
from ivr.model.hotline import Hotline
from ivr.model.lookalikes import look_closely
from ivr.model.service import Service
from ivr.model.text_flow import NO_TEXTS, TextFlow
from ivr.model.values import Node
from ivr.model.voice_flow import NO_CALLS, VoiceFlow

NO_DATA: Mapping[str, object] = {"states": {}}  # of a file that there is not
BUNDLED = Path(__file__).parent.parent / "flows"
FILES: Mapping[str, type[Node]] = {
    "service.yaml": Service,
    "call.yaml": VoiceFlow,
    "text.yaml": TextFlow,
}
ABSENT: Mapping[str, Node] = {"call.yaml": NO_CALLS, "text.yaml": NO_TEXTS}
"""What stands for a file that a service does without: it needs one of the two."""


def read_folder(folder: Path) -> dict[str, str]:
    """Read the flow files of a folder, name → text; FlowError if one is missing or no text."""
    texts, problems, missing = {}, [], []
    for name in FILES:
        try:
            texts[name] = _read_text(name, (folder / name).read_bytes())
        except FileNotFoundError:
            missing.append(name)
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            cure = "Put a text file here that the service may read."
            problems.append(Problem(name, 1, 1, "bad-file", message, cure))
        except FlowError as error:
            problems += error.problems
    problems += _missing_files(missing, folder)
    for table in {table for text in [*texts.values()] for table in tables_named(text)}:
        if (folder / table).is_file():
            try:
                texts[table] = _read_text(table, (folder / table).read_bytes())
            except FlowError as error:
                problems += error.problems
    if problems:
        raise FlowError(problems)
    return texts


def _missing_files(missing: Collection[str], folder: Path) -> Iterator[Problem]:
    """Yield the files without which there is no hotline, or that lie there under another name."""
    needed = set(FILES) - set(ABSENT) if set(ABSENT) - set(missing) else set(FILES)
    there = {path.name.lower(): path.name for path in folder.glob("*") if path.name not in FILES}
    for name in missing:
        message = "this file is missing"
        cure = "A hotline is made of service.yaml, and of call.yaml, text.yaml or both."
        if near := near_miss(name, there):
            message = f"this file is missing, and {there[near]} lies there"
            cure = f"Rename {there[near]} to {name}."
            if near.endswith(".txt"):
                cure += (
                    " If you do not see .txt, let the names of files be shown with their endings."
                )
        if near or name in needed:
            yield Problem(name, 1, 1, "missing-file", message, cure)


def _read_text(name: str, content: bytes) -> str:
    """Decode a file; a byte order mark and Windows line ends are left out."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = f"{error.object[: error.start].decode()} ".splitlines()
        message = "this file is not UTF-8 text: the first character that is not stands here"
        cure = "Save it as UTF-8 text."
        place = len(before), len(before[-1])
        raise FlowError([Problem(name, *place, "bad-file", message, cure)]) from error


class Reading(NamedTuple):
    """A hotline, and where each of its keys and values stands in its files (by file name)."""

    hotline: Hotline
    sources: Mapping[str, Source]


def read_hotline(files: Mapping[str, str]) -> Hotline:
    """Make a hotline of flow files, name → text; FlowError holds every problem found."""
    return read_flows(files).hotline


def read_flows(files: Mapping[str, str]) -> Reading:
    """Make a hotline of flow files and keep where everything stands; else FlowError."""
    sources: dict[str, Source] = {}
    models: dict[str, Node] = {}
    problems: list[Problem] = []
    absent = {name for name in ABSENT if name not in files}
    for name, model in FILES.items():
        if name in absent and absent != set(ABSENT):
            sources[name], models[name] = Source(name, "", NO_DATA), ABSENT[name]
            continue
        source, found = read_repaired(name, files.get(name, ""), model)
        sources[name] = source
        problems += found
        if source.data is not None:
            try:
                models[name] = model.model_validate(source.data)
            except ValidationError as error:
                places = {(problem.line, problem.column) for problem in found}
                problems += [
                    problem
                    for problem in shape_problems(source, model, error)
                    if (problem.line, problem.column) not in places
                ]
                models |= repair(name, source, model, error)
    for name, flow in [*models.items()]:
        if isinstance(flow, VoiceFlow | TextFlow):
            tables, found = read_tables(flow.states, sources[name], files)
            problems += found
            models[name] = with_tables(flow, tables)
            sources |= {table: Source(table, files[table]) for table in tables if table in files}
    service_source = sources["service.yaml"]
    days, groups = _public_holidays(models.get("service.yaml"), service_source, problems)
    problems += _reference_problems(models, sources)
    if problems:
        raise FlowError(problems)
    service, call, text = (models[name] for name in FILES)
    assert isinstance(service, Service)  # noqa: S101  as FILES says
    assert isinstance(call, VoiceFlow)  # noqa: S101
    assert isinstance(text, TextFlow)  # noqa: S101
    call = call.with_language_list(call.languages_of(service.languages))
    return Reading(Hotline(release_of(files), service, call, text, days, groups), sources)


def _reference_problems(
    models: Mapping[str, Node], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Yield what the files name but do not have, as far as each could be read."""
    service, call, text = (models.get(name) for name in FILES)
    service_source, call_source, text_source = (sources[name] for name in FILES)
    if isinstance(service, Service):
        yield from service_problems(service, service_source)
        yield from format_problems(service, service_source)
        yield from form_problems(service, service_source)
    if isinstance(call, VoiceFlow) and call is not NO_CALLS:
        yield from flow_problems(call, call_source)
        yield from key_problems(call, call_source)
    if isinstance(text, TextFlow) and text is not NO_TEXTS:
        yield from flow_problems(text, text_source)
        yield from offer_problems(text, text_source)
    if isinstance(service, Service):
        groups = service.agents.groups
        for flow, source in ((call, call_source), (text, text_source)):
            if isinstance(flow, VoiceFlow | TextFlow):
                languages = flow.languages_of(service.languages)
                yield from condition_problems(Names(languages, groups, flow.states), source)
    if isinstance(service, Service) and isinstance(call, VoiceFlow):
        yield from service_prompt_problems(service, call, service_source, call_source)
        if call is not NO_CALLS:
            yield from call_problems(service, call, service_source, call_source)
            yield from group_problems(call, service, call_source)
            spoken = call.languages_of(service.languages)
            yield from language_key_problems(call, spoken, call_source)
            yield from voice_prompt_problems(service, call, service_source, call_source)
    if isinstance(service, Service) and isinstance(text, TextFlow) and text is not NO_TEXTS:
        yield from text_problems(service, text, text_source)
        written = languages_written(service, text)
        yield from word_problems(text, written, text_source)
        yield from text_prompt_problems(service, text, written, service_source, text_source)
    if isinstance(call, VoiceFlow) and isinstance(text, TextFlow):
        yield from send_text_problems(call, call_source, text, text_source)


def release_of(files: Mapping[str, str]) -> str:
    """Return the name of a release: a hash of its files, 8 hexadecimal digits."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{files[name]}\0".encode())
    return digest.hexdigest()[:8]


def _public_holidays(
    service: Node | None, source: Source, problems: list[Problem]
) -> tuple[Mapping[date, str], Mapping[str, Mapping[date, str]]]:
    """Return the holidays of the service's own hours, and those of its groups of agents."""
    if not isinstance(service, Service):
        return {}, {}
    own = _holidays_in(service.hours.holidays, ("hours",), source, problems)
    groups = {}
    for name, group in service.agents.groups.items():
        if group.hours:
            path = ("agents", "groups", name, "hours")
            groups[name] = _holidays_in(group.hours.holidays, path, source, problems)
    return own, groups


def _holidays_in(
    region: str | None, path: tuple[str, ...], source: Source, problems: list[Problem]
) -> Mapping[date, str]:
    days = public_holidays(region) if region is not None else {}
    if region is not None and days is None:
        message = f'no public holidays are known for "{region}"'
        named, needle = look_closely(region)
        cure = f"{named}Write the country and the province: CA-ON."
        place = (*path, "holidays")
        problems.append(source.problem(place, "unknown-holidays", message, cure, needle))
    return days or {}
