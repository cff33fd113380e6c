"""Divide the text of a flow file into lines that a program reads and lines of words.

This is done without YAML, for files that YAML cannot read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ivr.model.lookalikes import seeming

ENTRY = re.compile(
    r"""
    (?P<indent>\ *) (?P<dash>(?:-\ +)*)
    (?P<key> "[^"]*" | '[^']*' | [^\s\#:,{}\[\]"'-][^:\#]*? ) (?P<colon>\ *:)
    (?P<space>\ +|$) (?P<value>.*)
    """,
    re.VERBOSE,
)
QUOTED = re.compile(r"""(?<!\w)"[^"]*"|(?<!\w)'[^']*'|\s#.*""")
GLUED = re.compile(r"(?P<indent> *)(?:- *)*(?P<key>[A-Za-z][\w-]*):(?P<value>(?!//)\S.*)")


def is_gap(character: str) -> bool:
    """Tell whether a character looks like a space, or like nothing."""
    return character in " \t" or seeming(character) in ("", " ")


@dataclass(frozen=True)
class Line:
    """A line that a program reads: its number from 1, and its text.

    `words` is how many spaces the words right above it begin with, 0 if there are none.
    """

    number: int
    text: str
    words: int = 0

    @cached_property
    def plain(self) -> str:
        """Its text with a space for each character that looks like one, or like nothing."""
        return "".join(" " if is_gap(one) else one for one in self.text)

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @cached_property
    def entry(self) -> re.Match[str] | None:
        """Its key and value, if it has a key."""
        return ENTRY.match(self.plain)

    @cached_property
    def glued(self) -> re.Match[str] | None:
        """Its key and value, if no space stands between them."""
        return None if self.entry else GLUED.match(self.plain)

    @property
    def opens_words(self) -> bool:
        """Tell whether words stand on the lines below."""
        entry = self.entry or self.glued
        value = entry["value"].strip() if entry else ""
        return value[:1] in ("|", ">") or (len(value) == 1 and seeming(value) == "|")

    @property
    def leads_down(self) -> bool:
        """Tell whether keys of its own may stand on the lines below."""
        value = self.entry["value"] if self.entry else self.text.strip(" -")
        return not value.split("#")[0].strip()

    @property
    def in_braces(self) -> str:
        """Its text, if its value stands in braces or brackets; a " for all else and in quotes."""
        if not self.entry or self.entry["value"][:1] not in ("{", "["):
            return ""
        start = self.entry.start("value")
        bare = QUOTED.sub(lambda quoted: '"' * len(quoted[0]), self.text[start:])
        return '"' * start + bare


def structure_of(text: str) -> Iterator[Line]:
    """Yield every line that is no line of words, nor empty."""
    key_indent: int | None = None  # of the key to which the words above belong
    words = 0  # how many spaces they begin with
    for number, content in enumerate(text.splitlines(), 1):
        if not content.strip(" "):
            continue
        line = Line(number, content, words)
        if key_indent is not None and line.indent >= (words or key_indent + 1):
            words = words or line.indent
            continue
        yield line
        key_indent, words = None, 0
        entry = line.entry or line.glued
        if line.opens_words and entry:
            key_indent = entry.start("key")


def spaces(count: int) -> str:
    """Write a number of spaces in words."""
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
