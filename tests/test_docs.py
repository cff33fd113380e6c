"""What the documentation shows is run, what it names is there, and what there is it shows."""

import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.check.prove import prove
from ivr.cli import main
from ivr.dialog.wording import wording_of
from ivr.loader import read_hotline, release_of
from ivr.model.facts import FACT_KINDS
from ivr.model.hotline import Hotline
from ivr.settings import Settings
from ivr.store import open_store
from tests.commands import commands_of
from tests.docs_examples import EXAMPLES, Example, Place, blocks_of, blocks_with

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


# Examples


GUIDES = [(ROOT / f"docs/{name}.md") for name in ("operators", "another-hotline")]
SHOWN_BLOCKS = [one for page in GUIDES for one in blocks_of(page.read_text(encoding="utf-8"))]
HOURS = re.compile(r"^hours:\n(?:  .*\n)+", re.MULTILINE)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_example_is_one_of_those_that_are_tried() -> None:
    lines = [line for example in EXAMPLES for line in example.blocks]
    named = {line: blocks_with(line, SHOWN_BLOCKS) for line in lines}
    assert [line for line, blocks in named.items() if len(blocks) != 1] == []
    assert sorted(block for (block,) in named.values()) == sorted(SHOWN_BLOCKS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: next(iter(example.blocks)))
def test_an_example_can_be_published_and_heard(
    example: Example, files: dict[str, str], tmp_path: Path
) -> None:
    changed = example.applied(files, SHOWN_BLOCKS)
    assert changed != files
    folder = str(write_files(tmp_path, changed))
    assert [str(one) for one in prove(tmp_path, NOW).problems] == []
    for heard in example.heard:
        command, *arguments = heard.arguments
        where = [folder] if command == "call" else ["--flows", folder]
        words = [command, *where, *arguments, "--transcript"]
        result = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, words)
        assert heard.words in " ".join(result.output.split()), result.output


def hours_in_comments(shipped: str) -> Iterator[str]:
    """Yield the hours that the comments of those in service.yaml show."""
    [times] = re.findall(r"# or (.*)", shipped)
    for one in times.removesuffix('"').removeprefix('"').split('", "'):
        yield shipped.replace('"09:00-17:00"', f'"{one}"', 1)
    [dates] = re.findall(r"# days of their own: (.*)", shipped)
    yield shipped.replace("dates: {}", f"dates: {dates}")


def test_hours_that_comments_show_can_be_published(files: dict[str, str], tmp_path: Path) -> None:
    [shipped] = HOURS.findall(files["service.yaml"])
    for shown in hours_in_comments(shipped):
        service = files["service.yaml"].replace(shipped, shown)
        assert service != files["service.yaml"]
        assert prove(write_files(tmp_path, {**files, "service.yaml": service}), NOW).problems == ()


FACTS = re.findall(r"^\| `(\w+)` \| `(.*?)` \| (.*) · (.*) \|$", GUIDES[1].read_text("utf-8"), re.M)


@pytest.mark.parametrize(("kind", "shown", "english", "french"), FACTS)
def test_a_fact_that_is_shown_is_said_as_the_page_says(
    kind: str, shown: str, english: str, french: str, files: dict[str, str]
) -> None:
    place = Place("service.yaml", ("facts",))
    hotline = read_hotline(place.put(files, f"  shown: {shown}\n"))
    fact = hotline.service.facts["shown"]
    assert isinstance(fact, FACT_KINDS[kind])
    assert [wording_of(hotline, one).fact(fact) for one in ("en", "fr")] == [english, french]


def test_facts_of_every_kind_are_shown() -> None:
    blocks = "".join(SHOWN_BLOCKS)
    assert {*FACT_KINDS} == {
        *(row[0] for row in FACTS),
        *re.findall(r"^    (words):", blocks, re.M),
    }


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
