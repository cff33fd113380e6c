"""Tell the language of a page: the one that was asked for, else the best that the browser takes."""

from flask import request

PAGE_LANGUAGES = ("en", "fr")  # those with a catalog in ivr/translations; English is the messages'


def page_language() -> str:
    """Return the language of the request at hand."""
    asked = request.args.get("language")
    if asked in PAGE_LANGUAGES:
        return asked
    return request.accept_languages.best_match(PAGE_LANGUAGES) or PAGE_LANGUAGES[0]
