"""Whatever stands in the files, the reader gives a hotline or problems that lie inside them."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.loader import BUNDLED, FILES, read_folder, read_hotline
from ivr.loader.problems import FlowError, Problem
from tests.loader.mistakes.mistake import MINI

REAL = read_folder(BUNDLED)
SCALARS = (
    "", "~", "null", "yes", "0x10", "1e9", "2023-05-31", "2010-04", "0", "-1", "star", "25 s",
    "[]", "{}", "[[a]]", "{a: {b: c}}", "[en, fr]", "{en: Hello, fr: Bonjour}", "*a", "&a b",
    "!!int 5", "!x y", "<<", "? a", "- a", "|", ">", "|-", "| a", "'", '"', "''", '"\\x00"', "@",
    "%", "# a", "a: b", "a # b", "\t", "repeat", "hang_up", "America", "CA-ON", "date", "ÿ" * 300,
    '"<say>"', "'[key]'", "{birth_from}", "mon-fri", "24:00-25:00", "+1", "a@b", "'1er' MMMM W",
    "text.essentials", "YES", "[YES, NO]", "{en: [YES], fr: [OUI]}", "{yes_word}", "Données",
)  # fmt: skip

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def problems_of(files: Mapping[str, str]) -> Sequence[Problem] | None:
    """Return the problems of files, or None if they make a hotline."""
    try:
        read_hotline(files)
    except FlowError as error:
        return error.problems
    return None


def hold(files: Mapping[str, str]) -> None:
    """Fail unless the files make a hotline, or problems each of which lies in its file."""
    problems = problems_of(files)
    if problems is None:
        return
    assert problems
    assert list(problems) == sorted(set(problems))
    for problem in problems:
        lines = files[problem.file].splitlines() or [""]
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        assert len(problem.message.splitlines()) == 1
        str(problem).encode()


@st.composite
def mutilated(draw: st.DrawFn) -> dict[str, str]:
    """Draw the files of a hotline with a few changes of the kind that hands make."""
    files = dict(draw(st.sampled_from([MINI, MINI, MINI, REAL])))
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(FILES)))
        lines = files[name].split("\n")
        place, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(
            st.sampled_from(["delete", "swap", "repeat", "insert", "value", "key", "indent"])
        ):
            case "delete":
                del lines[place]
            case "swap":
                lines[place], lines[other] = lines[other], lines[place]
            case "repeat":
                lines.insert(other, lines[place])
            case "insert":
                column = draw(st.integers(0, len(lines[place])))
                char = draw(
                    st.characters() | st.sampled_from("\t\r\x85\u2028\ufeff:#|>{}[]&*!?'\"")
                )
                lines[place] = lines[place][:column] + char + lines[place][column:]
            case "value":
                key, colon, _ = lines[place].partition(":")
                lines[place] = f"{key}{colon} {draw(st.sampled_from(SCALARS))}"
            case "key":
                key, colon, value = lines[place].partition(":")
                indent = " " * (len(key) - len(key.lstrip()))
                lines[place] = f"{indent}{draw(st.sampled_from(SCALARS))}{colon}{value}"
            case "indent":
                lines[place] = " " * draw(st.integers(0, 8)) + lines[place].lstrip()
        files[name] = "\n".join(lines)
    return files


@quick
@given(st.tuples(*[st.text()] * len(FILES)))
def test_any_text_gives_a_hotline_or_problems(texts: tuple[str, ...]) -> None:
    hold(dict(zip(FILES, texts, strict=True)))


@quick
@given(st.text(alphabet="ab:-?|>{}[],&*!#'\"%@ \n\t\\x0", max_size=40))
def test_any_text_of_yaml_marks_gives_a_hotline_or_problems(text: str) -> None:
    hold({**MINI, "call.yaml": text, "text.yaml": f"keywords:\n  {text}"})
    hold({**MINI, "service.yaml": f"name:\n  {text}"})


@settings(quick, max_examples=150)
@given(mutilated())
def test_any_change_by_hand_gives_a_hotline_or_problems(files: dict[str, str]) -> None:
    hold(files)


@pytest.mark.parametrize("depth", [50, 300, 450, 480, 490, 500, 600])
def test_lists_and_keys_nested_to_any_depth_give_problems(depth: int) -> None:
    for name in ("call.yaml", "text.yaml"):
        hold({**MINI, name: f"start: {'[' * depth}{']' * depth}"})
        hold({**MINI, name: f"start: {'{a: ' * depth}{'}' * depth}"})
