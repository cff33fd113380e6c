"""Find the texts that are too long, cost too much, or are too many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product
from unicodedata import category, east_asian_width

from ivr.check.rule import ORDINARY, Subject, Written, warning
from ivr.dialog.events import Part
from ivr.dialog.hours import NOTICE, Duty, Week
from ivr.dialog.segments import Segments, count_segments, name_character, suggest_gsm
from ivr.dialog.text_composition import compose, parts_of
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem
from ivr.loader.source import Path
from ivr.model.calendar import Span
from ivr.model.hotline import Hotline, group_slots

YEAR = 366
MOST_MESSAGES = 10  # to one text. https://www.twilio.com/docs/messaging/twiml
PLAIN = ("en", "fr")  # can be written in the alphabet of texts; others need their letters
WORKING_WEEK = Week((((0, 1, 2, 3, 4), (Span(9 * 60, 17 * 60),)),))
SPARED = 8  # characters; a text in another alphabet has more
PHRASES = ("not_understood", "not_answered", "did_you_mean", "sensitive", "apology")


def long_text(subject: Subject) -> Iterator[Problem]:
    """A text that is over its parts is cut in two; `parts` of text.yaml says how many it may have.

    The answers in `mandatory` have one, so that they arrive whole wherever one is.
    Every day of a year is looked at, and those ahead of each date with hours of its own. Where the
    words would fit in a working week, the problem is at the hours that make them longer.

    Passes, where `parts` is 2:

        say:
          en: |
            … (300 characters)

    Fails:

        say:
          en: |
            … (310 characters)
    """
    hotline = subject.hotline
    duties, word = _duties(subject), _longest_word(hotline)
    for (path, part), language in product(_blocks(hotline), hotline.written):
        write = partial(_write, hotline, language, part, word)
        duty = next((duty for duty in duties if write(duty).parts > parts_of(hotline, part)), None)
        if duty is None:
            continue
        written, name = write(duty), ".".join(path[1:])
        message = (
            f'"{name}" takes {written.parts} parts in the language "{language}" '
            f"({written.encoding}{_because_of(written)}); {parts_of(hotline, part)} may be taken"
        )
        for simpler, place, cause, cure in _simpler(hotline, duty):
            if write(simpler).parts <= parts_of(hotline, part):
                lacking = _lacking(hotline, duty if simpler.weeks == duty.weeks else None)
                message = f"with {cause}, {message}"
                cure = f'{lacking}{cure}, or shorten "{name}".'
                yield subject.service.problem(place, "long-text", message, cure)
                break
        else:
            cure = "Shorten it, or divide it in two states."
            yield subject.text.problem((*path, language), "long-text", message, cure)


def costly_character(subject: Subject) -> Iterator[Problem]:
    """One character outside the alphabet of texts leaves less than half of the room. A warning.

    In that alphabet are à é è ù É Ç; not in it are ç ê â î ô û ë ï œ À and typographic quotes.
    English and French can do without. A text that has such letters in another language is left
    alone: it travels in smaller parts, and `long-text` tells where they are too many.

    Passes:

        fr: |
          Textez l'un de ces mots.

    Fails, for its apostrophe:

        fr: |
          Textez l’un de ces mots.
    """
    for words in subject.texted:
        for start, character in _first_of_each(words):
            name = name_character(character)
            message = f'"{words.name}" has a character that makes texts longer: {name}'
            word = _word_at(words.text, start)
            spelling = suggest_gsm(word)
            cure = f"Write {spelling!r}." if spelling else f'Find another word than "{word}".'
            yield warning(words.problem("costly-character", message, cure, start))
    said = {slot for words in subject.texted for slot in words.slots}
    for name, fact in subject.hotline.service.facts.items():
        for language in subject.hotline.written if name in said else ():
            value = wording_of(subject.hotline, language, written=True).fact(fact)
            if forcing := _avoidable(value, language):
                message = f'"{name}" has a character that makes texts longer: "{value}"'
                character = name_character(forcing[0])
                cure = f"Give the fact a form for texts without {character}, below short:."
                problem = subject.service.problem(
                    ("facts", name), "costly-character", message, cure
                )
                yield warning(problem)


def too_many_texts(subject: Subject) -> Iterator[Problem]:
    """Twilio sends at most ten messages in answer to one text; nobody wants to get four.

    Passes:

        one: {say: …, next: two}

    Fails:

        one: {say: …, next: two}   # … and so on, to the eleventh
    """
    hotline = subject.hotline
    starts = {hotline.text.start: None, **dict.fromkeys(hotline.text.keywords)}
    for name in starts if hotline.written else ():
        parts = _longest_walk(hotline, name, {})
        messages = compose(hotline, None, subject.duty, parts)
        if len(messages) > MOST_MESSAGES:
            message = f'state "{name}" begins {len(messages)} messages in a row'
            cure = f"Leave out next somewhere: Twilio sends {MOST_MESSAGES} at most."
            yield subject.text.problem(("states", name), "too-many-texts", message, cure)


def _write(hotline: Hotline, language: str, part: Part, word: str, duty: Duty) -> Segments:
    """Count a part; one that is cut in two messages has one part more than may be taken."""
    pieces = compose(hotline, language, duty, [part], word=word)
    counted = count_segments(" ".join(pieces))
    most = parts_of(hotline, part)
    return replace(counted, parts=max(counted.parts, most + 1)) if len(pieces) > 1 else counted


def _because_of(written: Segments) -> str:
    """Name the characters that cost a text its room, where they are few enough to be spared."""
    forcing = written.forcing if len(written.forcing) <= SPARED else ()
    shown = [f'"{one}"' if one.isprintable() else name_character(one) for one in forcing]
    return f", for {', '.join(shown)}" if shown else ""


def _lacking(hotline: Hotline, ahead: Duty | None) -> str:
    """Tell to add the phrases that would say these hours briefly, and are not there."""
    brief = ["brief_day", "brief_day_range", "brief_times", "brief_hours"]
    if ahead:
        kinds = {"open" if special.spans else "closed" for special in ahead.special_days}
        brief += [f"brief_{kind}_{end}" for kind in sorted(kinds) for end in ("on", "from")]
    phrases = hotline.service.phrases
    lacking = [name for name in brief if getattr(phrases, name) is None]
    return f"Add to phrases: {', '.join(lacking)}. " if lacking else ""


def _simpler(hotline: Hotline, duty: Duty) -> Iterator[tuple[Duty, Path, str, str]]:
    """Yield simpler hours: what the clock says then, where the others stand, what to do."""
    simpler = replace(duty, special_days=())
    for special in duty.special_days[:1]:
        own = next(one for one in hotline.service.hours.dates if special.day in one)
        place: Path = ("hours", "dates", str(own))
        cure = "Give fewer days of one week hours of their own"
        yield simpler, place, f"the dates of the week from {special.day}", cure
    in_season = duty.weeks != (Week(tuple(hotline.service.hours.open.items())),)
    place = ("hours", "seasons") if in_season else ("hours", "open")
    cure = "Let more days have the same hours"
    yield replace(simpler, weeks=(WORKING_WEEK,)), place, "these hours of the week", cure


def _duties(subject: Subject) -> list[Duty]:
    """Return what the clock says in an ordinary year and ahead of each date of its own."""
    days = [ORDINARY + timedelta(days=offset) for offset in range(YEAR)]
    for own in subject.hotline.service.hours.dates:
        days += [own.first - timedelta(days=offset) for offset in range(NOTICE.days)]
    of_groups = group_slots(subject.hotline.service)
    said = {slot for words in subject.texted for slot in words.slots}
    slots = {of_groups[slot][1] if slot in of_groups else slot for slot in said}
    if "reopens" in slots:
        return [subject.duty_on(day) for day in days]
    hours = subject.hotline.service.hours
    if "hours" in slots and (hours.dates or hours.seasons):
        duties = map(subject.duty_on, days)
        return list({(duty.special_days, duty.weeks): duty for duty in duties}.values())
    return [subject.duty]


def _blocks(hotline: Hotline) -> Iterator[tuple[tuple[str, ...], Part]]:
    """Yield each block of a message that cannot be divided, with the path of its words."""
    flow = hotline.text
    for name, state in flow.states.items():
        for part in state.parts():
            path, *_ = (line.path for line in state.lines(part, hotline.bindings, ""))
            yield ("states", name, str(path[0])), (name, part)
    for phrase in PHRASES:
        yield ("phrases", phrase), (flow.start, phrase)


def _longest_word(hotline: Hotline) -> str:
    lists = hotline.text.keywords.values()
    words = (word for one in lists for words in one.values() for word in words)
    return max(words, key=len, default="")


def _longest_walk(hotline: Hotline, name: str, known: dict[str, list[Part]]) -> list[Part]:
    """Return the most that can be said from a state on, up to one that waits."""
    if name not in known:
        state = hotline.text.states[name]
        parts: list[Part] = [(name, part) for part in state.parts()]
        if not state.waits:
            onward = [_longest_walk(hotline, way.to, known) for way in state.ways()]
            longest: list[Part] = max([[], *onward], key=len)
            parts += longest
        known[name] = parts
    return known[name]


def _first_of_each(words: Written) -> Iterator[tuple[int, str]]:
    """Yield each character that forces UCS-2, and that could be spared, where it first stands."""
    for character in _avoidable(words.plain, words.language):
        yield words.plain.index(character), character


def _avoidable(text: str, language: str) -> tuple[str, ...]:
    """Return what forces a text into UCS-2; nothing if its language is written so.

    Signs of its own (a full-width colon) are of a language that is written so.
    """
    forcing = count_segments(text).forcing
    own = (category(one)[0] in "LM" or east_asian_width(one) in "FW" for one in forcing)
    return () if language not in PLAIN and any(own) else forcing


def _word_at(text: str, start: int) -> str:
    before, after = text[:start].split(), text[start:].split()
    head = before[-1] if before and not text[start - 1].isspace() else ""
    return head + (after[0] if after else "")
