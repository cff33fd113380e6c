"""What the documentation shows is run, what it names is there, and what there is it shows."""

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.check.prove import prove
from ivr.cli import main
from ivr.loader import release_of
from ivr.model.hotline import Hotline
from ivr.settings import Settings
from ivr.store import open_store
from tests.commands import commands_of

ROOT = Path(__file__).parent.parent
PAGES = [*(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY"))]
PAGES += [*sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINES = [
    line.strip()
    for page in PAGES
    for block in BLOCK.findall(page.read_text(encoding="utf-8"))
    for line in block.splitlines()
]
COMMANDS = [shlex.split(line, comments=True) for line in LINES]
SHOWN = [words for words in COMMANDS if words and words[0].endswith("ivr")]
FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)


# Commands


@pytest.fixture
def database(tmp_path: Path, files: dict[str, str]) -> str:
    """A database with two releases, which say what the bundled flows say in other files."""
    url = f"sqlite:///{tmp_path}/ivr.sqlite3"
    store = open_store(url)
    store.prepare()
    for number in (1, 2):
        release = {**files, "text.yaml": f"{files['text.yaml']}# {number}\n"}
        moment = datetime(2026, 11, 23, number, tzinfo=UTC)
        store.publish(release_of(release), release, f"change {number}", moment, number - 1)
    return url


@pytest.fixture
def studio(tmp_path: Path) -> Path:
    """A folder with the recordings that ship, some takes, and the sheet that was read."""
    shutil.copytree(ROOT / "prompts", tmp_path / "prompts")
    shutil.copytree(ROOT / "tests/recordings/samples/takes", tmp_path / "takes")
    arguments = ["prompts", "script", "en", "--prompts", str(tmp_path / "prompts")]
    arguments += ["--format", "csv", "--output", str(tmp_path / "takes/en/script.csv")]
    CliRunner(env={"IVR_FLOWS": ""}).invoke(main, arguments)
    return tmp_path


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_a_command_that_is_shown_works(
    words: list[str], database: str, studio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = without_a_network(words[1:], database)
    if arguments[0] in ("prompts", "new"):  # which write where one stands
        monkeypatch.chdir(studio)
    if arguments[:2] == ["prompts", "import"] and not shutil.which("ffmpeg"):
        pytest.skip("ffmpeg is not installed: apt-get install ffmpeg")
    environ = {"IVR_FLOWS": "", "DATABASE_URL": database}
    result = CliRunner(env=environ).invoke(main, arguments, input="1\nhang up\n\n")
    assert result.exit_code == 0, result.output


def without_a_network(shown: list[str], database: str) -> list[str]:
    """Return arguments without a running service, which test_server.py calls; on our database."""
    arguments = [word for word in shown if word != "--url" and not word.startswith("http")]
    if "--database" in arguments:
        arguments[arguments.index("--database") + 1] = database
    return arguments


def test_every_option_of_every_command_is_shown() -> None:
    shown = {word for words in SHOWN for word in words if word.startswith("--")}
    options = {
        option
        for command in commands_of().values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert options <= shown


def test_every_make_target_that_is_shown_exists() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    shown = {words[1] for words in COMMANDS if words and words[0] == "make"}
    assert shown
    assert shown <= set(targets)


# Hours


SERVICE = (ROOT / "ivr/flows/service.yaml").read_text(encoding="utf-8")
OPERATORS = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
HOURS = re.compile(r"^hours:\n(?:  .*\n)+", re.MULTILINE)


def hours_that_are_shown() -> Iterator[str]:
    """Yield the hours of the page for operators, and those of the comments of service.yaml."""
    yield from re.findall(r"^```yaml\n(hours:\n.*?)^```", OPERATORS, re.MULTILINE | re.DOTALL)
    [shipped] = HOURS.findall(SERVICE)
    [times] = re.findall(r"# or (.*)", shipped)
    for one in times.removesuffix('"').removeprefix('"').split('", "'):
        yield shipped.replace('"09:00-17:00"', f'"{one}"', 1)
    [dates] = re.findall(r"# days of their own: (.*)", shipped)
    yield shipped.replace("dates: {}", f"dates: {dates}")


@pytest.mark.parametrize("shown", [*hours_that_are_shown()])
def test_hours_that_are_shown_can_be_published(shown: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "ivr/flows", tmp_path, dirs_exist_ok=True)
    text = HOURS.sub(lambda _: shown, SERVICE)
    (tmp_path / "service.yaml").write_text(text, encoding="utf-8")
    assert prove(tmp_path, datetime(2026, 11, 23, tzinfo=UTC)).problems == ()


# Words


def test_words_that_are_shown_can_be_published(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "ivr/flows", tmp_path, dirs_exist_ok=True)
    [shown] = re.findall(r"^```yaml\n  guidance:\n(.*?)^```", OPERATORS, re.M | re.S)
    call = (tmp_path / "call.yaml").read_text(encoding="utf-8")
    guidance = re.compile(
        r"(?<=^  guidance:\n)(    facts: .*\n)(?s:.*?)(?=^    next:)", re.MULTILINE
    )
    changed = guidance.sub(lambda shipped: shipped[1] + shown, call)
    assert changed != call
    (tmp_path / "call.yaml").write_text(changed, encoding="utf-8")
    assert prove(tmp_path, datetime(2026, 11, 23, tzinfo=UTC)).problems == ()


# Pages


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_prose_is_wrapped(page: Path) -> None:
    prose = FENCED.sub("", page.read_text(encoding="utf-8")).splitlines()
    assert not [line for line in prose if len(line) > 100 and not line.startswith("|")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_setting_is_documented() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {field.alias for field in Settings.model_fields.values()} - {"IVR_DEMO"}
    assert all(f"`{name}`" in text for name in names)


def test_the_facts_behind_every_state_are_registered(hotline: Hotline) -> None:
    page = (ROOT / "docs/facts.md").read_text(encoding="utf-8")
    register = set(re.findall(r"^\| (F\d+) |\b(T\d+) (?=[a-z])", page, re.MULTILINE))
    service = (ROOT / "ivr/flows/service.yaml").read_text(encoding="utf-8")
    states = (*hotline.call.states.values(), *hotline.text.states.values())
    named = {fact for state in states for fact in state.facts}
    assert {"F18", "T1"} <= named
    named |= set(re.findall(r"\b(F\d+)\b", service))
    assert named <= {number for pair in register for number in pair}
