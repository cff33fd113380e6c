"""Write Twilio's list of voices anew from two packages of npm: `make voices`.

    python -m bench.voices twilio-6.2.0.tgz js-tts-wrapper-0.1.81.tgz

The first is Twilio's own library, whose types name each voice. Google's names tell their engine and
their language; Amazon Polly's tell the engine alone, and the second package knows the languages.
Twilio's basic voices (man, woman, alice) are listed without a language: nothing publishes theirs.
"""

import csv
import json
import re
import sys
import tarfile
import unicodedata
from collections.abc import Iterator, Mapping

from ivr.simulator.voices import COLUMNS, TABLE

TYPES = "lib/twiml/VoiceResponse.d.ts"
LANGUAGES = "esm/index.js"
VOICES = re.compile(r"type SayVoice = (.*?);", re.DOTALL)
GOOGLE = re.compile(r"Google\.([a-z]{2,3}-[A-Za-z]{2})-(.+)-\w+")
POLLY = re.compile(r"Polly\.([^-]+)(?:-(.+))?")
SPEAKER = re.compile(r"id: '(\w+)',\s+displayName: '[^']*',\s+languages: \[([^\]]*)\]")
HEAD = """\
# The voices of Twilio's <Say>: made by `make voices`, never by hand.
# Names: {names}, {types}, SayVoice.
# Languages of Polly's voices: {speakers}, {languages}.
"""


def main(twilio: str, speakers: str) -> None:
    """Write the table from the archives of the two packages."""
    found = VOICES.search(_read(twilio, TYPES))
    assert found, f"{twilio} has no SayVoice"
    rows = list(voices_of(re.findall(r'"([^"]+)"', found[1]), _polly(_read(speakers, LANGUAGES))))
    head = HEAD.format(
        names=_origin(twilio), types=TYPES, speakers=_origin(speakers), languages=LANGUAGES
    )
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    print(f"{len(rows)} voices are in {TABLE}")


def voices_of(
    names: list[str], polly: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str, str]]:
    """Yield each voice with its engine and its languages; KeyError if those are not known."""
    for name in dict.fromkeys(names):
        if google := GOOGLE.fullmatch(name):
            language, country = google[1].split("-")
            yield name, google[2], f"{language}-{country.upper()}"
        elif amazon := POLLY.fullmatch(name):
            yield name, amazon[2] or "Standard", " ".join(polly[_without_accents(amazon[1])])
        else:
            yield name, "Basic", ""


def _polly(text: str) -> dict[str, tuple[str, ...]]:
    return {
        speaker: tuple(re.findall(r"'([\w-]+)'", languages))
        for speaker, languages in SPEAKER.findall(text)
    }


def _without_accents(text: str) -> str:
    """Twilio writes Mía and Rémi where Polly writes Mia and Remi."""
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()


def _origin(archive: str) -> str:
    package = json.loads(_read(archive, "package.json"))
    return f"npm package {package['name']} {package['version']} ({package['license']})"


def _read(archive: str, path: str) -> str:
    with tarfile.open(archive) as opened:
        file = opened.extractfile(f"package/{path}")
        assert file, f"{archive} has no {path}"
        return file.read().decode()


if __name__ == "__main__":
    main(*sys.argv[1:])
