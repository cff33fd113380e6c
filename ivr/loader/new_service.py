"""Write the flow files with which a service begins, from six answers; nothing is read or checked.

Templates have the words of English, French and Spanish. Between `#? calls` and `#? end` stands what
only such a service has, `#? else` is the other case, and `<<name>>` is a value. A language of which
there are no words gets those of English, marked so that the checker asks for each of them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

import babel
from babel.core import get_global
from pydantic import TypeAdapter, ValidationError

from ivr.loader.new_answers import DEFAULT_ZONE, WRITTEN, Answers
from ivr.loader.public_holidays import public_holidays
from ivr.model.languages import Locale, base_language
from ivr.model.time_zones import country_of
from ivr.simulator.voices import twilio_voices

TEMPLATES = Path(__file__).parent.parent / "templates" / "new"
ANY = "xx"  # what the templates have for every other language
MARK = "To be translated: "
REGIONS = {DEFAULT_ZONE: "CA-ON"}  # whose public holidays are not those of the whole country
VOICES = {
    "en": ("Polly.Joanna-Neural", "en-US", 150),
    "fr": ("Polly.Gabrielle-Neural", "fr-CA", 165),
    "es": ("Polly.Lupe-Neural", "es-US", 160),
}
LOCALES = {"en": "en_CA", "fr": "fr_CA", "es": "es_US"}
NAMES = {  # by which texters choose a language, whichever they write
    "en": "EN, ENGLISH, ANGLAIS, INGLES",
    "fr": "FR, FRANCAIS, FRENCH, FRANCES",
    "es": "ES, ESPANOL, SPANISH, ESPAGNOL",
}
AT = {"phone": {"fr_at": "au", "es_at": "al"}, "email": {"fr_at": "à", "es_at": "en"}}
SPARED = "àèéìòùÄÅÇÉÑÖØÜäåñöøü"  # in the alphabet of texts
ENTRY = re.compile(rf"( *)({'|'.join((*WRITTEN, ANY))}):(.*)")


def write_service(answers: Answers) -> dict[str, str]:
    """Return the flow files of a new service, name → text."""
    names = ["service.yaml"]
    names += ["call.yaml"] if answers.channels != "texts" else []
    names += ["text.yaml"] if answers.channels != "calls" else []
    values, holds = _values(answers), _conditions(answers)
    files = {}
    for name in names:
        text = _template(name).replace("<<questions>>\n", _questions(answers.questions))
        lines = list(_in_languages(_chosen(text.splitlines(), holds), answers.languages))
        for value, replacement in values.items():
            lines = [line.replace(f"<<{value}>>", replacement) for line in lines]
        files[name] = "\n".join(lines).rstrip() + "\n"
    return files


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _questions(count: int) -> str:
    """Return the states that ask; the last of them leads to the result."""
    states = _template("questions.yaml").split("\n\n")[:count]
    text = "\n\n".join(states)
    return text.replace(f"next: question_{count + 1}", "next: result") + "\n\n" if count else ""


def _values(answers: Answers) -> dict[str, str]:
    zone, spans = answers.opening.timezone, answers.opening.open.items()
    code = f"[{', '.join(answers.languages)}]"
    named = (f"  {one}: [{_names(one)}]" for one in answers.languages)
    return {
        "name": json.dumps(answers.name, ensure_ascii=False),
        "short": _short(answers.name),
        "languages": code,
        "timezone": zone,
        "open": "\n".join(f'    {days}: "{times}"' for days, times in spans),
        "holidays": _holidays(zone),
        "contact": f'"{answers.contact.value}"',
        "voices": "\n".join(f"  {one}: {{{_voice(one, answers)}}}" for one in answers.languages),
        "language_words": "\n".join(named),
        **AT[answers.contact.kind],
    }


def _conditions(answers: Answers) -> dict[str, bool]:
    country = country_of(answers.opening.timezone)
    locales = [_locale(one, country) for one in answers.languages]
    abroad = country not in {locale.rpartition("_")[2] for locale in locales}
    is_short = _short(answers.name) != answers.name
    unaccented = is_short and "fr" in answers.languages
    return {
        "calls": answers.channels != "texts",
        "texts": answers.channels != "calls",
        "short": is_short,
        "several": len(answers.languages) > 1,
        "questions": answers.questions > 0,
        "!questions": answers.questions == 0,
        "phone": answers.contact.kind == "phone",
        "holidays": bool(_holidays(answers.opening.timezone)),
        "foreign": abroad,
        "unaccented": unaccented,
        "accepts": abroad or unaccented,
    }


def _short(name: str) -> str:
    """Return a name without the accents that a text has little room for."""
    letters = (one if one in SPARED else normalize("NFKD", one) for one in name)
    return "".join(one for one in "".join(letters) if one in SPARED or one.isascii())


def _holidays(zone: str) -> str:
    """Return the place of the public holidays; nothing where none are known."""
    region = REGIONS.get(zone, country_of(zone)) or ""
    return region if region and public_holidays(region) else ""


def _voice(language: str, answers: Answers) -> str:
    """Write who speaks a language; where no voice does, one of English stands for recordings."""
    locale = f"locale: {_locale(language, country_of(answers.opening.timezone))}"
    if answers.channels == "texts":
        return locale
    speaking = (
        (name, spoken, 150)
        for name, one in twilio_voices().items()
        for spoken in one.languages
        if base_language(spoken) == base_language(language)
    )
    voice, spoken, pace = VOICES.get(language) or next(speaking, VOICES["en"])
    return f"voice: {voice}, language: {spoken}, {locale}, pace: {pace}"


def _locale(language: str, country: str | None) -> str:
    """Return the locale of a language in a country, else where most people speak it."""
    try:
        return str(TypeAdapter(Locale).validate_python(f"{language}_{country}"))
    except ValidationError:
        likely = get_global("likely_subtags").get(language, f"{language}_{country}")
        return LOCALES.get(language, str(likely))


def _names(language: str) -> str:
    code, name = language.upper(), babel.Locale.parse(language).english_name or ""
    word = re.sub("[^A-Z]", "", name.upper())
    return NAMES.get(language, f"{code}, {word}")


def _chosen(lines: list[str], holds: Mapping[str, bool]) -> Iterator[str]:
    """Yield the lines whose conditions hold."""
    taken = [True]
    for line in lines:
        words = line.split()
        if words[:1] != ["#?"]:
            if all(taken):
                yield line
        elif words[1] == "end":
            taken.pop()
        elif words[1] == "else":
            taken.append(not taken.pop())
        else:
            taken.append(holds[words[1]])


def _in_languages(lines: Iterable[str], languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines with those of the languages that are wanted, in their order."""
    entries: dict[str, list[str]] = {}
    depth, language = "", ""
    for line in lines:
        found = ENTRY.fullmatch(line)
        if found and (not entries or found[1] == depth):
            depth, language = found[1], found[2]
            entries[language] = [line]
        elif entries and (not line or line.startswith(f"{depth} ")):
            entries[language].append(line)
        else:
            yield from _wanted(entries, languages)
            entries = {}
            yield line
    yield from _wanted(entries, languages)


def _wanted(entries: Mapping[str, list[str]], languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the entries of languages; blank lines behind the last one come last."""
    if not entries:
        return
    last = list(entries.values())[-1]
    blank = len(last) - len("\n".join(last).rstrip("\n").split("\n"))
    for language in languages:
        yield from _entry(entries, language)
    yield from [""] * blank


def _entry(entries: Mapping[str, list[str]], language: str) -> Iterator[str]:
    known = language if language in entries else ANY if ANY in entries else "en"
    first, *rest = "\n".join(entries[known]).rstrip("\n").split("\n")
    yield first.replace(f"{known}:", f"{language}:", 1)
    marked = known == "en" != language and first.endswith("|")
    for place, line in enumerate(rest):
        indent = len(line) - len(line.lstrip())
        yield f"{line[:indent]}{MARK}{line[indent:]}" if marked and place == 0 else line
