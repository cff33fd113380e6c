"""A sentence: its title, its place and its words, in every language of a hotline."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ivr.dialog.events import Paragraphs
from ivr.dialog.hours import Duty
from ivr.dialog.segments import Segments, count_segments
from ivr.dialog.wording import Wording, wording_of
from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt

CLOCK = ("hours", "reopens")
SentenceKind = Literal["spoken", "written", "understood"]
Path = tuple[str | int, ...]
Place = tuple[str, Path]
Words = Callable[[str], Paragraphs]
CALL, TEXT, SERVICE = "call.yaml", "text.yaml", "service.yaml"


@dataclass(frozen=True)
class Rendering:
    """A sentence in one language: its paragraphs, and what it takes to say or to send them.

    A spoken one has seconds, a written one has segments, counted as if it were sent alone.
    """

    words: Paragraphs
    seconds: float | None = None
    segments: Segments | None = None


@dataclass(frozen=True)
class Sentence:
    """What is said or written at one place of the flow files, in each language.

    `flow` is call, text, service or fallback; `name` a state, a phrase or a list of words; `part`
    tells which of its words. `facts` are the numbers that the state names, `slots` the facts and
    hours that the words speak, `sources` the documents behind those. `leads_to` is the state that
    a choice leads to.
    """

    flow: str
    name: str
    part: str
    kind: SentenceKind
    renderings: Mapping[str, Rendering]
    file: str
    line: int
    facts: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    leads_to: str = ""


@dataclass(frozen=True)
class Book:
    """What every sentence is made with."""

    reading: Reading
    duty: Duty

    @property
    def hotline(self) -> Hotline:
        return self.reading.hotline

    def wording(self, language: str, kind: SentenceKind = "spoken") -> Wording:
        return wording_of(self.hotline, language, kind == "written")

    def sentence(
        self,
        title: tuple[str, str, str],
        place: Place,
        say: Words,
        prompts: Iterable[Prompt] = (),
        kind: SentenceKind = "spoken",
        facts: tuple[str, ...] = (),
        leads_to: str = "",
    ) -> Sentence:
        """Make a sentence of its title (flow, name, part) and its place (file, path)."""
        facts_of_service = self.hotline.service.facts
        spoken = {slot for prompt in prompts for words in prompt.values() for slot in words.slots}
        slots = [slot for slot in (*facts_of_service, *CLOCK) if slot in spoken]
        named = [facts_of_service[slot].source for slot in slots if slot in facts_of_service]
        sources = sorted({one.strip() for source in named for one in source.split(",")})
        file, path = place
        return Sentence(
            *title,
            kind,
            {language: self._render(language, say, kind) for language in self.hotline.languages},
            file,
            self.reading.sources[file].places.get(path, (1, 1))[0],
            facts,
            tuple(slots),
            tuple(sources),
            leads_to,
        )

    def _render(self, language: str, say: Words, kind: SentenceKind) -> Rendering:
        words = say(language)
        match kind:
            case "spoken":
                return Rendering(words, seconds=self.wording(language).seconds(words))
            case "written":
                return Rendering(words, segments=count_segments("\n".join(words)))
        return Rendering(words)
