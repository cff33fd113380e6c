"""The sound hotline in English and another language, whose words are the French ones, edited."""

from tests.flows.bad.flow import SOUND
from tests.flows.edit import Edit, problems_in

COUNTRIES = {"es": "US", "pa": "IN", "ru": "RU", "de": "DE"}


def renamed(language: str, *edits: Edit) -> dict[str, str]:
    """Return the files with French under another name, after some edits."""
    country = COUNTRIES[language]
    files = dict(SOUND)
    for edit in edits:
        files = edit.apply(files)
    for name, text in files.items():
        for old in ("fr: ", "[en, fr]"):
            text = text.replace(old, old.replace("fr", language))
        text = text.replace("fr-CA", f"{language}-{country}").replace(
            "fr_CA", f"{language}_{country}"
        )
        files[name] = text.replace(
            "Polly.Gabrielle-Neural", f"Google.{language}-{country}-Standard-A"
        )
    return files


def found_in(language: str, *edits: Edit) -> list[str]:
    """Return what the rules find there: call.yaml:13 error no-end."""
    problems = problems_in(renamed(language, *edits))
    return [f"{one.file}:{one.line} {one.level} {one.rule}" for one in problems]
