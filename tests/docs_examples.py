"""Where each example of the pages for operators goes in the flow files, and what is heard then.

A block of YAML is told by a line that it alone has. It takes the place of what has its keys, and
leaves the rest of a state or a section as it was, as the page says.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.flows.bad.flow import SOUND

Files = Mapping[str, str]
CALL, SERVICE, TEXT = "call.yaml", "service.yaml", "text.yaml"
INLINE = re.compile(r"^( *\S+: +)\{([^#]*)\} *(?:#.*)?$")


@dataclass(frozen=True)
class Place:
    """A file, the keys below which a block goes, and the keys that it replaces as a whole."""

    file: str
    under: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    def put(self, files: Files, block: str) -> dict[str, str]:
        """Return the files with a block in its place."""
        if self.file not in files:
            return {**files, self.file: block}
        lines = files[self.file].splitlines()
        start, end = 0, len(lines)
        for key in self.under:
            found = _entries(lines[start:end])[key]
            start, end = start + found.start + 1, start + found.stop
        own = _merged(lines[start:end], block.splitlines(), self.whole)
        return {**files, self.file: "\n".join([*lines[:start], *own, *lines[end:], ""])}


@dataclass(frozen=True)
class Heard:
    """A call or a conversation by text, as the command line makes it, and what it says."""

    arguments: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Example:
    """Blocks that stand for one change, each by a line that it alone has."""

    blocks: Mapping[str, Place]
    heard: tuple[Heard, ...] = ()
    before: Callable[[Files], Files] = field(default=dict)

    def applied(self, files: Files, shown: Sequence[str]) -> Files:
        """Return the files after the change, given the blocks of all pages."""
        files = self.before(files)
        for line, place in self.blocks.items():
            [block] = blocks_with(line, shown)
            files = place.put(files, block)
        return files


def blocks_with(line: str, shown: Sequence[str]) -> list[str]:
    """Return the blocks that begin with a line, or else those that have it."""
    first = [one for one in shown if one.startswith(f"{line}\n")]
    return first or [one for one in shown if f"\n{line}\n" in one]


def _merged(lines: list[str], block: list[str], whole: tuple[str, ...]) -> list[str]:
    for key, span in _entries(block).items():
        own, there = block[span.start : span.stop], _entries(lines)
        if key not in there:
            lines = [*lines, *own]
            continue
        old = there[key]
        before = lines[old.start : old.stop]
        if key not in whole:
            own = _inline(before, own) or _nested(before, own, whole) or own
        lines = [*lines[: old.start], *own, *lines[old.stop :]]
    return lines


def _inline(before: list[str], own: list[str]) -> list[str] | None:
    """Return {a: 1} with {b: 2} as {a: 1, b: 2}."""
    old, new = INLINE.match(before[0]), INLINE.match(own[0])
    if not (old and new) or (len(own) > 1 and own[1].strip()):
        return None
    return [f"{old[1]}{{{', '.join(filter(None, (old[2], new[2])))}}}", *before[1:]]


def _nested(before: list[str], own: list[str], whole: tuple[str, ...]) -> list[str] | None:
    """Return keys with those of a block among them; None for words, lists and single values."""
    both = (before, own)
    if any(one[0].endswith("|") or len(one) < 2 or not _entries(one[1:]) for one in both):
        return None
    return [before[0], *_merged(before[1:], own[1:], whole)]


def _entries(lines: list[str]) -> dict[str, range]:
    """Return the lines of each key at the outermost level; none for a list."""
    code = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    depth = len(code[0]) - len(code[0].lstrip()) if code else 0
    key = re.compile(rf"^ {{{depth}}}([^\s#-][^:]*):(?: |$)")
    found = [(match[1], at) for at, line in enumerate(lines) if (match := key.match(line))]
    places = [*found, ("", len(lines))]
    return {name: range(at, end) for (name, at), (_, end) in pairwise(places)}


def _called(*arguments: str, words: str) -> Heard:
    return Heard(("call", *arguments), words)


def _texted(*arguments: str, words: str) -> Heard:
    return Heard(("text", *arguments), words)


def _in_three_languages(_: Files) -> Files:
    """Return a small hotline with words of a third language where the page shows none of them."""
    made = {}
    for name, text in SOUND.items():
        text = re.sub(r"^( *)fr: \|\n((?:\1  .*\n|\n(?=\1  ))+)", _invented, text, flags=re.M)
        lines = text.splitlines()
        shown = ("  yes:", "  no:", "languages:")
        both = [one if one.startswith(shown) else KEYWORDS.sub(_inventing, one) for one in lines]
        made[name] = "\n".join([*both, ""])
    noon = made[SERVICE].replace("time: h a,", "time: h a, noon: \"'noon'\",")
    return {**made, SERVICE: noon}


KEYWORDS = re.compile(r"\bfr: (\[[A-Z].*?\])")
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdfghjklmnpqrstvwxzaeiouy")


def _inventing(match: re.Match[str]) -> str:
    return f"{match[0]}, es: {_invent(match[1]).upper()}"


def _invented(match: re.Match[str]) -> str:
    return f"{match[0]}{match[1]}es: |\n{_invent(match[2])}"


def _invent(words: str) -> str:
    """Return words of no language; slots stay as they are."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    pieces = re.split(r"(\{\w+\})", plain)
    return "".join(
        piece if place % 2 else piece.translate(LETTERS) for place, piece in enumerate(pieces)
    )


def _saying(words: str) -> Callable[[Files], Files]:
    """Return an edit that says something after the greeting, in each language."""

    def edit(files: Files) -> Files:
        call = files[CALL]
        for greeting in ("Hello.", "Bonjour."):
            call = call.replace(f"        {greeting} ", f"        {greeting} {words} ")
        return {**files, CALL: call}

    return edit


STATES = ("states",)
HOURS = Place(SERVICE, whole=("hours",))
WEEKDAY = ("--at", "2026-11-23 10:00")
EXAMPLES = (
    Example(
        {"        Still, watch your online accounts.": Place(CALL, STATES)},
        (_called("--keys", "1,1,2,2", words="Still, watch your online accounts."),),
    ),
    Example(
        {'  dates: {2026-12-24: "09:00-12:00", 2027-08-02: closed}': Place(SERVICE, ("hours",))},
        (_called("--keys", "1,0", "--at", "2026-12-24 14:00", words="Our agents are away now."),),
    ),
    Example(
        {"notice:": Place(SERVICE)},
        (
            _called("--keys", "1", *WEEKDAY, words="Because of a storm,"),
            _texted("check", *WEEKDAY, words="Because of a storm,"),
        ),
    ),
    Example(
        {"  clear:": Place(CALL, STATES)},
        (_called("--keys", "1,2,2,2,2", *WEEKDAY, words="we ring an agent"),),
    ),
    Example(
        {"      - when: {birth: yes, language: fr}": Place(CALL, STATES)},
        (
            _called("--keys", "2,1,2,2", words="vous avez répondu oui"),
            _called("--keys", "1,2,2,2", words="You answered no each time"),
        ),
    ),
    Example(
        {"        when: {open: yes}": Place(CALL, STATES)},
        (
            _called("--keys", "1,0", "--at", "2026-11-22 10:00", words="To go back, press 3."),
            _called("--keys", "1,0,1", "--at", "2026-11-22 10:00", words="Did you give birth"),
        ),
    ),
    Example(
        {
            "  file_number:": Place(CALL, STATES),
            "digits,state": Place("files.csv"),
            "  digits_odd:": Place(SERVICE, ("phrases",)),
        },
        (
            _called("--keys", "1,2,2,2,2,4,7,1,1", words="You entered 4 7 1 1. Is that right?"),
            _called("--keys", "1,2,2,2,2,2,0,0,0,1", words="Your file is with us."),
        ),
    ),
    Example(
        {"  many-capitals text.stopped: The carrier asked for capitals.": Place(SERVICE)},
    ),
    Example(
        {
            "languages: [en, fr, es]": Place(SERVICE),
            "  yes: {es: [SI, S]}": Place(TEXT),
            "  brief_day:": Place(SERVICE, ("phrases",)),
        },
        (
            _called("--keys", "3", words="abril de 2010"),
            _texted("espanol", "egwlhlgw", words="abril de 2010"),
        ),
        _in_three_languages,
    ),
    Example(
        {"  MOVEit: {en: {say: move it}, fr: {say: mouve itte}}": Place(SERVICE)},
        (_called("--keys", "1,1,2,2,2", words="MOVEit"),),
        _saying("CHEO."),
    ),
    Example(
        {
            "      order: in turn": Place(SERVICE),
            "      - when: {nurses: open}": Place(CALL, STATES),
            "  accept:": Place(SERVICE, ("phrases",)),
        },
        (
            _called("--keys", "1,0", "--at", "2026-11-21 11:00", words="we ring an agent"),
            _called("--keys", "1,0", "--at", "2026-11-22 11:00", words="Our agents are away now."),
        ),
    ),
    Example(
        {'    sat: "10:00-12:00, 13:00-15:00"': HOURS},
        (_called("--keys", "1,0", "--at", "2026-11-21 11:00", words="we ring an agent"),),
    ),
    Example(
        {'    mon-thu: "22:00-06:00"': HOURS},
        (_called("--keys", "1,0", "--at", "2026-11-24 03:00", words="we ring an agent"),),
    ),
    Example(
        {"  software:": Place(SERVICE, whole=("people",))},
        (
            _called("--keys", "1,1,2,2,2", words="about 3.4 million people"),
            _called("--keys", "1", words="Bonjour. mouve itte, le bureau de Toronto."),
        ),
        _saying("{software}, {office}."),
    ),
)


def blocks_of(page: str) -> Iterator[str]:
    """Yield the blocks of a page that stand for something in flow files."""
    yield from re.findall(r"^```(?:yaml|csv)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
