"""Turn a reading into every sentence that anyone can hear or read; never tells how to show them.

Facts are filled in, as they are spoken in calls and written in texts. `{hours}` says the weekly
hours and `{reopens}` the opening that follows a given moment. What only a conversation fills in
(the word that somebody texted) stands in [brackets].
"""

from dataclasses import replace
from datetime import datetime

from ivr.dialog.hours import Duty, duty_at
from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.view.sentences.book import Book, Kind, Rendering, Sentence
from ivr.view.sentences.spoken import (
    call_sentences,
    fallback_sentences,
    hours_sentences,
    phrase_sentences,
)
from ivr.view.sentences.written import text_phrase_sentences, text_sentences, word_sentences

__all__ = ["Kind", "Rendering", "Sentence", "sentences_of"]


def sentences_of(reading: Reading, moment: datetime) -> tuple[Sentence, ...]:
    """Collect every sentence, calls first, in the order of the files; `moment` is aware."""
    book = Book(reading, _sample_duty(reading.hotline, moment))
    return (
        *call_sentences(book),
        *phrase_sentences(book),
        *hours_sentences(book),
        *fallback_sentences(book),
        *text_sentences(book),
        *text_phrase_sentences(book),
        *word_sentences(book),
    )


def _sample_duty(hotline: Hotline, moment: datetime) -> Duty:
    """Return a closed moment, of which only the next opening shows in words."""
    return replace(duty_at(hotline, moment), open=False, reopens_today=False, special_days=())
