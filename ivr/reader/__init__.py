"""Turn flow files into a hotline, or into every problem in them; never run anything of them."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import holidays
from pydantic import ValidationError

from ivr.model.flow import Flow
from ivr.model.hotline import Hotline
from ivr.model.service import Service
from ivr.model.values import Node
from ivr.problems import FlowError, Problem
from ivr.reader.formats import format_problems
from ivr.reader.references import reference_problems
from ivr.reader.repair import repair
from ivr.reader.shape import shape_problems
from ivr.reader.source import Source, read_source

BUNDLED = Path(__file__).parent.parent / "flows"
FILES: Mapping[str, type[Node]] = {"service.yaml": Service, "call.yaml": Flow}
HOLIDAY_YEARS = range(2023, 2051)


def read_folder(folder: Path) -> dict[str, str]:
    """Read the flow files of a folder, name → text; FlowError if one is missing or no text."""
    texts, problems = {}, []
    for name in FILES:
        try:
            texts[name] = (folder / name).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            message, cure = "this file is missing", f"A hotline is made of {', '.join(FILES)}."
            problems.append(Problem(name, 1, 1, "missing-file", message, cure))
        except (OSError, UnicodeDecodeError) as error:
            message = f"this file cannot be read: {error}"
            problems.append(Problem(name, 1, 1, "bad-file", message, "Save it as UTF-8 text."))
    if problems:
        raise FlowError(problems)
    return texts


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
                problems += shape_problems(source, model, error)
                models |= repair(name, source, model, error)
    service, call = models.get("service.yaml"), models.get("call.yaml")
    days = _public_holidays(service, sources["service.yaml"], problems)
    if isinstance(service, Service) and isinstance(call, Flow):
        hotline = Hotline(release_of(files), service, call, days)
        problems += reference_problems(hotline, sources["service.yaml"], sources["call.yaml"])
        problems += format_problems(service, sources["service.yaml"])
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
    country, _, province = service.hours.holidays.partition("-")
    try:
        days = holidays.country_holidays(country, subdiv=province or None, years=HOLIDAY_YEARS)
    except (NotImplementedError, ValueError):
        message = f'no public holidays are known for "{service.hours.holidays}"'
        cure = "Write the country and the province: CA-ON."
        problems.append(source.problem(("hours", "holidays"), "unknown-holidays", message, cure))
        return frozenset()
    return frozenset(days)
