"""What every state has: words, ways out, and a kind that declares everything about itself.

A state *passes* (it goes on by itself), *listens* (to a caller or a texter) or *acts* (it has the
telephone company do something, and goes on with the outcome). Each kind is a module beside this
one; whatever else needs to know of kinds goes by their shapes and by what they declare here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field, PlainValidator

from ivr.model.digit_ranges import Row
from ivr.model.prompt import Prompt
from ivr.model.states.condition import Condition, Standing, World
from ivr.model.values import Name, Node, Takes, matching, pattern_schema

Shape = Literal["passes", "listens", "acts"]
Cause = Literal[
    "next", "language", "answer", "digits", "key", "keyword", "condition", "outcome", "no input"
]
Outline = Literal["box", "hexagon", "diamond", "pill", "bubble", "folded", "cut", "barred"]
Path = tuple[str | int, ...]

SAY = "say"  # what any state says first
QUESTION = "question"  # what a state that listens asks or offers
NOTICE = "notice"  # the urgent sentence of the service
WHISPER = "whisper"  # what the agent hears, and the caller does not
OTHERWISE = "otherwise"
ANSWERED = "answered"  # the milestone at which somebody has the answer

_FACT_ID = r"[FT]\d+"
FactId = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-fact-id",
            _FACT_ID,
            "is not the number of a registered fact",
            "Write the numbers of docs/facts.md: facts: [F2, T1].",
        )
    ),
    pattern_schema(_FACT_ID),
    Takes("a number of docs/facts.md: F8"),
]


def message(text: str) -> str:
    """Mark an English message for the catalogs; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Way:
    """One way out of a state: what leads there, the state it leads to, where that is written.

    `by` is what `cause` tells: yes or no, a key, a condition, the field of an outcome, ….
    `by_itself`: nobody has to do anything for it. `welcome`: a path of good news may take it.
    """

    by: str
    to: str
    path: Path
    cause: Cause
    by_itself: bool = True
    welcome: bool = True


@dataclass(frozen=True)
class Line:
    """Something that a part of a state says: a prompt, and what is said with it.

    `choice` is the key, or in texts the state whose keyword, that stands with the prompt in the
    phrase for choices; `then` names a phrase that follows; `to` is where a choice leads. `path` is
    where the prompt stands in the state.
    """

    prompt: Prompt
    path: Path
    choice: str = ""
    then: str = ""
    to: str = ""


@dataclass(frozen=True)
class Bindings:
    """What a flow binds for all states: the keys of yes and no, the languages in their order."""

    answers: Mapping[str, str]
    languages: tuple[str, ...]


class EntrySize(NamedTuple):
    """How many digits are gathered, and the key that ends them; empty if none is needed."""

    least: int
    most: int
    finish: str


class Entry(NamedTuple):
    """What a number means: the place of its way, what that is called, where it leads.

    It is `read_back` if a caller has to say first that it is right.
    """

    place: int
    by: str
    to: str
    read_back: bool = False


@dataclass(frozen=True)
class Look:
    """How a kind of state is drawn: its outline and its colours.

    Every pair of letters and ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3). The
    picture of the YES path ends where it `pauses`.
    """

    outline: Outline
    fill: str
    stroke: str
    words: str = "#47515f"
    ink: str = "#1b2430"
    pauses: bool = False


class State(Node):
    """What all kinds of state have: something to say first, and names for reports.

    `facts` are the numbers of the registered facts on which the words of the state rest.
    """

    KEY: ClassVar[str]  # the key of flow files that tells the kind
    TITLE: ClassVar[str]
    MEANING: ClassVar[str]  # the title, and what such a state does
    EXAMPLE: ClassVar[str] = ""  # as it stands under states, with its name
    LOOK: ClassVar[Look]
    SHAPE: ClassVar[Shape]
    WAYS: ClassVar[Mapping[str, str]] = {}  # by → its name, where the kind has one for it
    PARTS: ClassVar[tuple[str, ...]] = ()  # the words that it has beside what it says first
    FOLLOWED_BY: ClassVar[tuple[str, ...]] = ()  # phrases that are said after its own words
    TAKES_ANSWERS: ClassVar[bool] = False  # yes or no, kept in the session
    TAKES_DIGITS: ClassVar[bool] = False  # a number, which is kept nowhere
    OFFERS_LANGUAGES: ClassVar[bool] = False
    DECIDES: ClassVar[bool] = False  # it takes the first way that has what it needs

    facts: tuple[FactId, ...] = Field(
        default=(), description="the facts on which its words rest, by their numbers"
    )
    say: Prompt | None = Field(default=None, description="what is said first")
    milestone: Name | None = Field(
        default=None, description="answered: here the caller has the answer"
    )

    @property
    def is_end(self) -> bool:
        """Whether a conversation is over here until it is begun anew."""
        return False

    def conditions(self) -> Iterator[tuple[tuple[Condition, ...], Path]]:
        """Yield the conditions on which ways out depend, each with the place of all of them."""
        yield from ()

    @property
    def waits(self) -> bool:
        """Whether nobody can pass here without doing something."""
        return self.SHAPE == "listens"

    def ways(self) -> Iterator[Way]:
        """Yield each way out of this state, keys that work anywhere left out."""
        raise NotImplementedError

    def cases(self) -> Iterator[tuple[Condition, ...]]:
        """Yield what each way needs, if not every way stands at any time."""
        yield from ()

    def asked(self, standing: Standing, world: World) -> tuple[str, ...]:
        """Name the words with which it asks now, if it asks for anything."""
        return (QUESTION,) if QUESTION in self.parts() else ()

    def onward(self, standing: Standing, world: World) -> tuple[str, str] | None:
        """Return by what a conversation goes on from here by itself, and to where; None if not."""
        return None

    def parts(self) -> tuple[str, ...]:
        """Name the words that this state has of its own, in the order in which they are said."""
        return (SAY, *self.PARTS) if self.say else self.PARTS

    def lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Return what a part says in a language; nothing if it is no part of this state."""
        if part == SAY and self.say:
            return (Line(self.say, (SAY,)),)
        return self.own_lines(part, bindings, language) if part in self.PARTS else ()

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Return what one of the parts that its kind declares says in a language."""
        raise NotImplementedError

    @property
    def entry(self) -> EntrySize | None:
        """How many digits are gathered; None where one key is."""
        return None

    def number(self, digits: str) -> Entry | None:
        """Return what a number means here; None if it is not one that is asked for."""
        return None

    def number_at(self, place: int) -> Entry | None:
        """Return what the numbers of a way mean, by its place."""
        return None

    def numbers(self) -> Iterator[str]:
        """Yield a number for each way that numbers lead."""
        yield from ()

    def tables(self) -> Iterator[tuple[str, Path]]:
        """Yield the tables beside the flow that it names, each with its place."""
        yield from ()

    def with_tables(self, tables: Mapping[str, tuple[Row, ...]]) -> "State":
        """Return the state with the rows of the tables that it names."""
        return self

    def groups(self) -> Iterator[tuple[str, Path]]:
        """Yield the groups of agents that it names, each with its place."""
        yield from ()

    def phrases(self) -> Iterator[str]:
        """Yield the phrases of service.yaml that it needs."""
        yield from ()

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield what a difference shows beside words and ways: its name, its value, its place."""
        yield from ()

    def sends(self) -> Iterator[tuple[str, Path]]:
        """Yield the states of the text flow whose words are sent from here, each with its place."""
        yield from ()
