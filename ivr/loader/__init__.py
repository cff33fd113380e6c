"""Turn flow files into a hotline, or into every problem in them; never run anything of them."""

import hashlib
from collections.abc import Iterator, Mapping
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
from ivr.loader.date_patterns import format_problems
from ivr.loader.problems import FlowError, Problem
from ivr.loader.prompt_slots import text_prompt_problems, voice_prompt_problems
from ivr.loader.public_holidays import public_holidays
from ivr.loader.references import flow_problems, send_text_problems, service_problems
from ivr.loader.repair import repair
from ivr.loader.shape import shape_problems
from ivr.loader.source import Source, read_source
from ivr.model.hotline import Hotline
from ivr.model.service import Service
from ivr.model.text_flow import TextFlow
from ivr.model.values import Node
from ivr.model.voice_flow import VoiceFlow

BUNDLED = Path(__file__).parent.parent / "flows"
FILES: Mapping[str, type[Node]] = {
    "service.yaml": Service,
    "call.yaml": VoiceFlow,
    "text.yaml": TextFlow,
}


def read_folder(folder: Path) -> dict[str, str]:
    """Read the flow files of a folder, name → text; FlowError if one is missing or no text."""
    texts, problems = {}, []
    for name in FILES:
        try:
            texts[name] = _read_text(name, (folder / name).read_bytes())
        except FileNotFoundError:
            message, cure = "this file is missing", f"A hotline is made of {', '.join(FILES)}."
            problems.append(Problem(name, 1, 1, "missing-file", message, cure))
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            cure = "Put a text file here that the service may read."
            problems.append(Problem(name, 1, 1, "bad-file", message, cure))
        except FlowError as error:
            problems += error.problems
    if problems:
        raise FlowError(problems)
    return texts


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
    for name, model in FILES.items():
        source, found = read_source(name, files.get(name, ""))
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
    days = _public_holidays(models.get("service.yaml"), sources["service.yaml"], problems)
    problems += _reference_problems(models, sources)
    if problems:
        raise FlowError(problems)
    service, call, text = (models[name] for name in FILES)
    assert isinstance(service, Service)  # noqa: S101  as FILES says
    assert isinstance(call, VoiceFlow)  # noqa: S101
    assert isinstance(text, TextFlow)  # noqa: S101
    return Reading(Hotline(release_of(files), service, call, text, days), sources)


def _reference_problems(
    models: Mapping[str, Node], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Yield what the files name but do not have, as far as each could be read."""
    service, call, text = (models.get(name) for name in FILES)
    service_source, call_source, text_source = (sources[name] for name in FILES)
    if isinstance(service, Service):
        yield from service_problems(service, service_source)
        yield from format_problems(service, service_source)
    if isinstance(call, VoiceFlow):
        yield from flow_problems(call, call_source)
        yield from key_problems(call, call_source)
    if isinstance(text, TextFlow):
        yield from flow_problems(text, text_source)
        yield from offer_problems(text, text_source)
    if isinstance(service, Service) and isinstance(call, VoiceFlow):
        yield from language_key_problems(call, service.languages, call_source)
        yield from voice_prompt_problems(service, call, service_source, call_source)
    if isinstance(service, Service) and isinstance(text, TextFlow):
        yield from word_problems(text, service.languages, text_source)
        yield from text_prompt_problems(service, text, service_source, text_source)
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
) -> Mapping[date, str]:
    """Return the holidays of the service's own hours."""
    region = service.hours.holidays if isinstance(service, Service) else None
    days = public_holidays(region) if region is not None else {}
    if days is None:
        message = f'no public holidays are known for "{region}"'
        cure = "Write the country and the province: CA-ON."
        problems.append(source.problem(("hours", "holidays"), "unknown-holidays", message, cure))
    return days or {}
