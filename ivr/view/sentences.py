"""Every sentence that anyone can hear or read, with its place in the files and its facts.

Facts are filled in, as they are spoken in calls and written in texts. `{hours}` says the weekly
hours and `{reopens}` the opening that follows a given moment. What only a conversation fills in
(the word that somebody texted) stands in [brackets].
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ivr.dialog.events import Paragraphs, Part, Say
from ivr.dialog.fallback import agents_state, fallback_actions
from ivr.dialog.hours import Duty, SpecialDay, duty_of, weeks_from
from ivr.dialog.prompts import words_of
from ivr.dialog.segments import Segments, count_segments
from ivr.dialog.text_composition import lines_that_fit
from ivr.dialog.wording import wording_of
from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt
from ivr.model.service import Phrases
from ivr.model.states.state import Path, State
from ivr.model.text_flow import TextPhrases
from ivr.view.graph import FlowName

SentenceKind = Literal["spoken", "written", "understood", "pronounced"]
Place = tuple[str, Path]  # a file, and the keys that lead to its value


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

    `flow` is call, text, service or fallback; `name` a state, a phrase, a list of words or a term
    with its pronunciation; `part` tells which of its words. `facts` are the numbers that the state
    names, `slots` the facts and hours that the words speak, `sources` the documents behind those.
    `leads_to` is the state that a choice leads to.
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


def sentences_of(reading: Reading, moment: datetime) -> tuple[Sentence, ...]:
    """Collect every sentence, calls first, in the order of the files; `moment` is aware."""
    duty = duty_of(reading.hotline, moment)  # of which only the next opening shows in words
    duty = replace(duty, open=False, reopens_today=False, special_days=(), weeks=())
    collector = _Collector(reading, reading.hotline, duty)
    return (
        *collector.states("call"),
        *collector.phrases(),
        *collector.notice(),
        *collector.hours(),
        *collector.pronunciations(),
        *collector.fallback(),
        *collector.states("text"),
        *collector.text_phrases(),
        *collector.words_understood(),
    )


@dataclass(frozen=True)
class _Collector:
    """Makes the sentences of a hotline."""

    reading: Reading
    hotline: Hotline
    duty: Duty

    def states(self, flow: FlowName) -> Iterator[Sentence]:
        """Yield the words of each state of a flow, its choices one by one."""
        hotline, is_call = self.hotline, flow == "call"
        states: Mapping[str, State] = hotline.call.states if is_call else hotline.text.states
        phrases = hotline.service.phrases if is_call else hotline.text.phrases
        for name, part, state in ((n, part, s) for n, s in states.items() for part in s.parts()):
            languages = hotline.languages_in(flow)
            words = {one: self._words_of_part(flow, one, (name, part)) for one in languages}
            lines = state.lines(part, hotline.bindings, languages[0])
            for place, line in enumerate(lines):
                said_with = filter(None, ("choice" if line.choice else "", line.then))
                prompts = [line.prompt, *(getattr(phrases, one) for one in said_with)]
                title, path, said = part, line.path, words
                if line.to:  # one choice among several
                    title = f"{'choice' if is_call else 'offer'} {place + 1}"
                    path = line.path[:-1]
                    said = {language: (told[place],) for language, told in words.items()}
                yield self._sentence(
                    (flow, name, title),
                    (f"{flow}.yaml", ("states", name, *path)),
                    said,
                    prompts,
                    kind="spoken" if is_call else "written",
                    facts=state.facts,
                    leads_to=line.to,
                )

    def _words_of_part(self, flow: FlowName, language: str, part: Part) -> Paragraphs:
        if flow == "call":
            return words_of(self.hotline, language, self.duty, part)
        return lines_that_fit(self.hotline, language, self.duty, part)

    def phrases(self) -> Iterator[Sentence]:
        """Yield the phrases of calls, but those that only the fallback document says."""
        phrases, elsewhere = self.hotline.service.phrases, self._fallback_words()
        keys = {answer: key for key, answer in self.hotline.call.answers.items()}
        found = []
        for name in (name for name in Phrases.model_fields if name not in elsewhere):
            prompt: Prompt | None = getattr(phrases, name)
            if not prompt:
                continue
            said = {}
            for language in self.hotline.languages:
                wording = wording_of(self.hotline, language)
                slots = {slot: f"[{slot}]" for slot in Phrases.SLOTS.get(name, ())}
                slots |= {slot: wording.key(keys[slot]) for slot in slots if slot in keys}
                said[language] = wording.render(prompt, self.duty, **slots)
            prompts = () if name in Phrases.PARTS else (prompt,)
            place = "service.yaml", ("phrases", name)
            found.append(self._sentence(("service", name, "phrase"), place, said, prompts))
        yield from sorted(found, key=lambda phrase: phrase.line)

    def notice(self) -> Iterator[Sentence]:
        """Yield the urgent sentence, if there is one."""
        notice = self.hotline.service.notice
        if notice:
            languages = self.hotline.languages
            said = {one: wording_of(self.hotline, one).render(notice.say) for one in languages}
            place: Place = ("service.yaml", ("notice", "say"))
            yield self._sentence(("service", "notice", "say"), place, said, [notice.say])

    def hours(self) -> Iterator[Sentence]:
        """Yield the weekly hours, then what is said in the week before each date of its own."""
        hours, closed = self.hotline.service.hours, Duty(False, None, ())
        told: dict[str, tuple[Path, Duty]] = {"week": (("hours", "open"), closed)}
        for dates, spans in sorted(hours.dates.items()):
            special = tuple(SpecialDay(day, spans) for day in dates)
            duty = replace(closed, special_days=special, weeks=weeks_from(hours, dates.first))
            told[str(dates)] = ("hours", "dates", str(dates)), duty
        for part, (path, duty) in told.items():
            said = {
                language: (wording_of(self.hotline, language).hours(duty),)
                for language in self.hotline.languages
            }
            yield self._sentence(("service", "hours", part), ("service.yaml", path), said)

    def pronunciations(self) -> Iterator[Sentence]:
        """Yield how the voice says each term that is not said as it is written."""
        for term, languages in self.hotline.service.pronunciations.items():
            told = {one: (how.told,) for one, how in languages.items()}
            said = {one: told.get(one, ()) for one in self.hotline.languages}
            place = "service.yaml", ("pronunciations", term)
            yield self._sentence(("service", term, "pronunciation"), place, said, kind="pronounced")

    def fallback(self) -> Iterator[Sentence]:
        """Yield what is said when the service itself has failed."""
        ringing = agents_state(self.hotline)
        for part, said in self._fallback_words().items():
            place: Place = ("service.yaml", ("phrases", part))
            prompt: Prompt | None = getattr(self.hotline.service.phrases, part, None)
            facts: tuple[str, ...] = ()
            if not prompt and ringing:  # what the flow says before it rings an agent
                name, state = ringing
                place = ("call.yaml", ("states", name, part))
                prompt, facts = state.say, state.facts
            prompts = [prompt] if prompt else []
            yield self._sentence(("fallback", "fallback", part), place, said, prompts, facts=facts)

    def _fallback_words(self) -> dict[str, dict[str, Paragraphs]]:
        """Return what the fallback document says: part → language → words."""
        parts: dict[str, dict[str, Paragraphs]] = {}
        for action in fallback_actions(self.hotline, None, transfer=True):
            if isinstance(action, Say):
                parts.setdefault(action.part, {})[action.language] = action.text
        return parts

    def text_phrases(self) -> Iterator[Sentence]:
        """Yield what is written everywhere, its slots filled with the first of their words."""
        flow = self.hotline.text
        known = {
            ("yes_no", "yes"): flow.answers.yes,
            ("yes_no", "no"): flow.answers.no,
            ("switch_language", "word"): flow.languages,
        }
        for name in TextPhrases.model_fields:
            prompt: Prompt = getattr(flow.phrases, name)
            written: dict[str, Paragraphs] = {}
            for language in self.hotline.written if prompt else ():
                slots = {
                    slot: known.get((name, slot), {}).get(language, (f"[{slot}]",))[0]
                    for slot in TextPhrases.SLOTS.get(name, ())
                }
                wording = wording_of(self.hotline, language, written=True)
                written[language] = wording.render(prompt, self.duty, **slots)
            place = "text.yaml", ("phrases", name)
            if written:
                yield self._sentence(("text", name, "phrase"), place, written, [prompt], "written")

    def words_understood(self) -> Iterator[Sentence]:
        """Yield the words that are understood, list by list."""
        flow = self.hotline.text
        lists: dict[Path, Mapping[str, tuple[str, ...]]] = {
            ("answers", "yes"): flow.answers.yes,
            ("answers", "no"): flow.answers.no,
            ("languages",): flow.languages,
            **{("keywords", name): words for name, words in flow.keywords.items()},
            ("fillers",): flow.fillers,
        }
        for path, words in lists.items():
            if not words:
                continue
            title = "text", ".".join(map(str, path)), "words"
            listed = {one: (", ".join(words[one]),) for one in self.hotline.written}
            yield self._sentence(title, ("text.yaml", path), listed, kind="understood")

    def _sentence(
        self,
        title: tuple[str, str, str],
        place: Place,
        words: Mapping[str, Paragraphs],
        prompts: Iterable[Prompt] = (),
        kind: SentenceKind = "spoken",
        facts: tuple[str, ...] = (),
        leads_to: str = "",
    ) -> Sentence:
        """Make a sentence of its title (flow, name, part), its place and its words by language."""
        facts_of_service, (file, path) = self.hotline.service.facts, place
        said = {slot for prompt in prompts for text in prompt.values() for slot in text.slots}
        slots = [slot for slot in (*facts_of_service, "hours", "reopens") if slot in said]
        named = [facts_of_service[slot].source for slot in slots if slot in facts_of_service]
        sources = sorted({one.strip() for source in named for one in source.split(",")})
        renderings = {one: self._render(one, said, kind) for one, said in words.items()}
        line, _ = self.reading.sources[file].places.get(path, (1, 1))
        behind = tuple(slots), tuple(sources)
        return Sentence(*title, kind, renderings, file, line, facts, *behind, leads_to)

    def _render(self, language: str, words: Paragraphs, kind: SentenceKind) -> Rendering:
        match kind:
            case "spoken":
                wording = wording_of(self.hotline, language)
                return Rendering(words, seconds=wording.seconds(words))
            case "written":
                return Rendering(words, segments=count_segments("\n".join(words)))
        return Rendering(words)
