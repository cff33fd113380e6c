"""Any service.yaml: languages, voices, hours, notice, agents, facts of every kind, phrases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from ivr.check.accepted import NAMES
from ivr.model.fact_values import UNITS, plural_category
from ivr.model.service import Phrases
from tests.dialog.any_hours import DAYS, seasons, spans, weeks
from tests.services.tongues import TONGUES, Tongue
from tests.services.words import plain_prompt, prompts

Node = dict[str, Any]
ZONES = ("America/Toronto", "America/St_Johns", "UTC", "Asia/Kolkata", "Australia/Lord_Howe")
REGIONS = ("CA-ON", "CA-QC", "US-NY", "FR")
RANGES: tuple[Node, ...] = (
    {"mon-fri": "09:00-17:00"},
    {"sat-tue": "22:00-06:00", "wed, fri": "09:00-12:00, 13:00-17:00"},
    {"mon-sun": "00:00-24:00"},
)
GROUPS = ("nurses", "office", "night")
OF_CALLS = ("choice", "no_input", "no_input_again", "no_match", "no_match_again", "goodbye")
OPTIONAL = [name for name, field in Phrases.model_fields.items() if field.default is None]
SWITCHES = st.sampled_from(["yes", "no"])


@dataclass(frozen=True)
class Outline:
    """What a service has that its flows may name; a channel without languages is not there."""

    tongues: tuple[Tongue, ...]
    spoken: tuple[Tongue, ...]
    written: tuple[Tongue, ...]
    groups: tuple[str, ...]
    timed: tuple[str, ...]  # the groups that have hours of their own
    facts: tuple[str, ...]
    clock: tuple[str, ...]  # what words may speak of the hours

    @property
    def slots(self) -> tuple[str, ...]:
        """What any words may speak."""
        of_groups = (f"{name}_{word}" for name in self.groups for word in self.clock)
        return (*self.clock, *of_groups, *self.facts)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Draw the languages of a service and of its channels, its groups and its facts."""
    most = draw(st.sampled_from([1, 2, 2, 2, 2, 4]))
    tongues = draw(st.lists(st.sampled_from(TONGUES), min_size=1, max_size=most, unique=True))
    some = st.sets(st.sampled_from(tongues), min_size=1) | st.just(set(tongues))
    channels = draw(st.sampled_from(["both", "both", "call", "text"]))
    spoken, written = (set() if channels == one else draw(some) for one in ("text", "call"))
    groups = draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True))
    kinds = draw(st.lists(st.sampled_from(sorted(FACTS)), max_size=5, unique=True))
    return Outline(
        tuple(tongues),
        tuple(one for one in tongues if one in spoken),
        tuple(one for one in tongues if one in written),
        tuple(groups),
        tuple(groups[: draw(st.sampled_from([0, 0, 1]))]),
        tuple(f"the_{kind}" for kind in kinds),
        draw(st.sampled_from([(), ("hours",), ("hours", "reopens")])),
    )


@st.composite
def service_files(draw: st.DrawFn, outline: Outline, keys: Sequence[str]) -> Node:
    """Draw service.yaml; `keys` are the slots of keys that work anywhere in its calls."""
    tongues, slots = outline.tongues, (*outline.slots, *keys)
    file: Node = {
        "name": draw(st.sampled_from(["Line 7", "Ligne d'été & <co>"])),
        "languages": [one.code for one in tongues],
        "voices": {one.code: _voice(one, outline) for one in tongues},
        "formats": {one.code: draw(_formats(one)) for one in tongues},
        "hours": draw(_hours()),
        "agents": draw(_agents(outline)),
        "sources": {"S0": "A letter", "S1": "Another: letter"},
        "facts": {name: draw(_fact(name, tongues)) for name in outline.facts},
        "phrases": draw(_phrases(outline, slots)),
    }
    if not draw(st.integers(0, 2)):
        file["notice"] = draw(_notice(tongues, slots))
    if draw(st.booleans()):
        how = st.sampled_from([{"say": "move it"}, {"phoneme": "ˈtʃiːoʊ"}])
        codes = draw(st.sets(st.sampled_from([one.code for one in tongues]), min_size=1))
        file["pronunciations"] = {"MOVEit": {code: draw(how) for code in sorted(codes)}}
    if draw(st.booleans()):
        places = st.sampled_from(["", " service.phrases", " call.end", " text.more.1"])
        rules = draw(st.sets(st.sampled_from(sorted(NAMES)), max_size=3))
        file["accepted"] = {f"{rule}{draw(places)}": "It is right." for rule in sorted(rules)}
    return file


def _voice(tongue: Tongue, outline: Outline) -> Node:
    """Give a language its voice; one of texts alone needs none."""
    voice = {"voice": tongue.voice, "language": tongue.spoken, "pace": "140"}
    return {"locale": tongue.locale, **(voice if tongue in outline.spoken else {})}


@st.composite
def _formats(draw: st.DrawFn, tongue: Tongue) -> Node:
    """Draw patterns, of which some that are optional are left out."""
    optional = set(tongue.formats) - {"month", "date", "weekday_date", "time", "time_with_minutes"}
    left_out = draw(st.sets(st.sampled_from(sorted(optional)))) if optional else set()
    return {name: one for name, one in tongue.formats.items() if name not in left_out}


@st.composite
def _hours(draw: st.DrawFn) -> Node:
    """Draw hours with all that they may have."""
    hours: Node = {
        "timezone": draw(st.sampled_from(ZONES)),
        "open": draw(st.sampled_from(RANGES) | weeks()),
    }
    if draw(st.booleans()):
        hours["seasons"] = draw(seasons())
    if draw(st.booleans()):
        hours["dates"] = draw(
            st.dictionaries(st.sampled_from(DAYS).map(str), spans(), min_size=1, max_size=4)
        )
    if draw(st.booleans()):
        hours["holidays"] = draw(st.sampled_from(REGIONS))
    return hours


@st.composite
def _notice(draw: st.DrawFn, tongues: Sequence[Tongue], slots: Sequence[str]) -> Node:
    begins = datetime.combine(draw(st.sampled_from(DAYS[:10])), datetime.min.time())
    ends = begins + timedelta(hours=draw(st.integers(1, 200)))
    channels = draw(st.sampled_from([[], ["call"], ["text"], ["call", "text"]]))
    return {
        "from": f"{begins:%Y-%m-%d %H:%M}",
        "until": f"{ends:%Y-%m-%d %H:%M}",
        "interrupt": draw(SWITCHES),
        **({"channels": channels} if channels else {}),
        "say": draw(prompts(tongues, slots)),
    }


@st.composite
def _ringing(draw: st.DrawFn) -> Node:
    """Draw how agents are rung, as far as it is told."""
    ways = {
        "order": st.sampled_from(["together", "in turn"]),
        "accept": SWITCHES,
        "caller_id": st.sampled_from(["caller", "line"]),
    }
    return draw(st.fixed_dictionaries({}, optional=ways))


@st.composite
def _agents(draw: st.DrawFn, outline: Outline) -> Node:
    groups = {}
    for name in outline.groups:
        groups[name] = draw(_ringing())
        if draw(st.booleans()):
            groups[name]["ring"] = "5 s"
        if name in outline.timed:
            groups[name]["hours"] = draw(_hours())
    return {"ring": "25 s", **draw(_ringing()), **({"groups": groups} if groups else {})}


@st.composite
def _phrases(draw: st.DrawFn, outline: Outline, slots: Sequence[str]) -> Node:
    """Draw phrases; some of those that are optional are left out."""
    left_out = draw(
        st.just(set(OPTIONAL)) | st.sets(st.sampled_from(OPTIONAL), min_size=1) | st.just(set())
    )
    if not outline.spoken:
        left_out |= set(OF_CALLS)
    phrases: Node = {}
    for name in [one for one in Phrases.model_fields if one not in left_out]:
        needed = Phrases.SLOTS.get(name, ())
        if name in Phrases.PARTS:
            phrases[name] = plain_prompt(outline.tongues, needed)
        else:
            phrases[name] = draw(prompts(outline.tongues, slots, needed))
    return phrases


# Facts


def _text_of(value: st.SearchStrategy[Any], form: str = "{}") -> st.SearchStrategy[str]:
    return value.map(form.format)


def _money(amount: int, cents: bool, currency: str) -> str:
    return f"{amount}{'.05' if cents else ''} {currency}"


FACTS: Mapping[str, st.SearchStrategy[str]] = {
    "month": st.builds("{}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12)),
    "date": _text_of(st.dates()),
    "year": _text_of(st.integers(1000, 2999)),
    "time": st.builds("{}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    "duration": st.builds("{} {}".format, st.integers(0, 9999), st.sampled_from(UNITS)),
    "number": _text_of(st.integers(0, 2000) | st.integers(0, 10**12 - 1)),
    "money": st.builds(
        _money,
        st.integers(0, 10**12 - 1) | st.integers(0, 5).map(lambda one: one * 10**6),
        st.booleans(),
        st.sampled_from(["CAD", "USD", "EUR", "INR", "JPY", "XAF"]),
    ),
    "percentage": st.builds(
        "{}{}".format, st.integers(0, 9999), st.sampled_from(["", ".5", ".25"])
    ),
    "phone": st.sampled_from(["+1 833 622 1361", "+33 1 23 45 67 89", "+91 98765 43210"]),
    "email": st.sampled_from(["privacy@example.ca", "a.b-c_d+e@x-y.example.org"]),
    "web": st.sampled_from(["https://www.example.ca/a-b_c/d.html", "example.com"]),
    "code": st.from_regex("[A-Za-z0-9]{1,4}([ -][A-Za-z0-9]{1,3}){0,2}", fullmatch=True),
    "name": st.sampled_from(["MOVEit", "Bröd & Co <x>", "ᐃᓄᒃ"]),
    "words": st.just(""),
}


@st.composite
def _fact(draw: st.DrawFn, name: str, tongues: Sequence[Tongue]) -> Node:
    kind = name.removeprefix("the_")
    value = draw(FACTS[kind])
    fact: Node = {
        kind: draw(prompts(tongues)) if kind == "words" else value,
        "source": draw(st.sampled_from(["S0", "S1", "S0, S1"])),
    }
    if draw(st.booleans()):
        fact["short"] = draw(prompts(tongues))
    if kind == "name" and draw(st.booleans()):
        fact["said"] = draw(prompts(tongues))
    if kind == "number" and draw(st.booleans()):
        forms = {one.code: plural_category(int(value), one.locale) for one in tongues}
        fact["of"] = {code: {form: "people", "other": "of them"} for code, form in forms.items()}
    return fact
