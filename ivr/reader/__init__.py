"""Turn flow files into a hotline, or into every problem in them; never run anything of them."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import holidays
from pydantic import ValidationError

from ivr.model.call import VoiceFlow
from ivr.model.hotline import Hotline
from ivr.model.service import Service
from ivr.model.values import Node
from ivr.problems import FlowError, Problem
from ivr.reader.formats import format_problems
from ivr.reader.references import flow_problems, service_problems, shared_problems
from ivr.reader.repair import repair
from ivr.reader.shape import shape_problems
from ivr.reader.source import Source, read_source

BUNDLED = Path(__file__).parent.parent / "flows"
FILES: Mapping[str, type[Node]] = {"service.yaml": Service, "call.yaml": VoiceFlow}
HOLIDAY_YEARS = range(2023, 2051)


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


def read_hotline(files: Mapping[str, str]) -> Hotline:
    """Make a hotline of flow files, name → text; FlowError holds every problem found."""
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
    service, call = models.get("service.yaml"), models.get("call.yaml")
    service_source, call_source = sources["service.yaml"], sources["call.yaml"]
    days = _public_holidays(service, service_source, problems)
    if isinstance(service, Service):
        problems += service_problems(service, service_source)
        problems += format_problems(service, service_source)
    if isinstance(call, VoiceFlow):
        problems += flow_problems(call, call_source)
    if isinstance(service, Service) and isinstance(call, VoiceFlow):
        hotline = Hotline(release_of(files), service, call, days)
        problems += shared_problems(hotline, service_source, call_source)
        if not problems:
            return hotline
    raise FlowError(problems)


def release_of(files: Mapping[str, str]) -> str:
    """Return the name of a release: a hash of its files, 8 hexadecimal digits."""
    digest = hashlib.sha256()
    for name in sorted(FILES):
        digest.update(f"{name}\0{files[name]}\0".encode())
    return digest.hexdigest()[:8]


def _public_holidays(
    service: Node | None, source: Source, problems: list[Problem]
) -> frozenset[date]:
    if not isinstance(service, Service) or service.hours.holidays is None:
        return frozenset()
    place = re.fullmatch(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?", service.hours.holidays)
    try:
        if place:
            days = holidays.country_holidays(place[1], subdiv=place[2], years=HOLIDAY_YEARS)
            return frozenset(days)
    except NotImplementedError:
        pass  # a country or a province that is not known
    message = f'no public holidays are known for "{service.hours.holidays}"'
    cure = "Write the country and the province: CA-ON."
    problems.append(source.problem(("hours", "holidays"), "unknown-holidays", message, cure))
    return frozenset()
