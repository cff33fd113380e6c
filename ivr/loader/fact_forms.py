"""Find the numbers that lack the word that follows them, so that no language says "1 people"."""

from collections.abc import Iterator

from ivr.loader.problems import Problem, suggest
from ivr.loader.source import Source
from ivr.model.fact_values import plural_category, round_form
from ivr.model.facts import NumberFact
from ivr.model.service import Service


def form_problems(service: Service, source: Source) -> Iterator[Problem]:
    """Yield a problem for each language in which a number would stand without what it counts."""
    for name, fact in service.facts.items():
        if not isinstance(fact, NumberFact) or fact.of is None:
            continue
        path = "facts", name, "of"
        for language in fact.of:
            if language not in service.languages:
                message = f'"{language}" is not a language of this hotline'
                cure = suggest(language, service.languages)
                yield source.problem((*path, language), "unknown-language", message, cure)
        for language in service.languages:
            voice, forms = service.voices.get(language), fact.of.get(language)
            if forms is None:
                message = f'"{name}.of" says nothing in the language "{language}"'
                cure = f"Add {language}: with the word that follows the number."
                yield source.problem(path, "missing-language", message, cure)
            elif voice and not getattr(
                forms, form := plural_category(fact.number, voice.locale), None
            ):
                shown = round_form(fact.number)
                message = f'"{name}" has no word that follows {shown} in the language "{language}"'
                cure = (
                    f"Add {form}: to {language}, and see that each sentence with {{{name}}} fits."
                )
                yield source.problem((*path, language), "missing-form", message, cure)
