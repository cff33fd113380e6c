"""The rules of the check, by subject; each is a function, and `RULES` names them all."""

from ivr.check.rule import Rule
from ivr.check.rules.clocks import foreign_hours, steady_timezone
from ivr.check.rules.counting import counted_questions
from ivr.check.rules.facts import (
    doubtful_phone,
    future_fact,
    no_contact,
    unsaid_sign,
    unused_fact,
    unused_source,
)
from ivr.check.rules.hours import (
    agent_when_closed,
    idle_date,
    past_date,
    past_notice,
)
from ivr.check.rules.keywords import missing_word, stop_that_goes_on, unlisted_keyword
from ivr.check.rules.languages import (
    first_of_month,
    uneven_facts,
    uneven_lengths,
    uneven_pauses,
    wrong_language,
)
from ivr.check.rules.letters import broken_letters, lost_accents
from ivr.check.rules.menus import idle_choice, long_menu
from ivr.check.rules.pronunciations import unused_pronunciation
from ivr.check.rules.saying import backward_dates, typed_fact
from ivr.check.rules.slips import (
    doubled_word,
    many_capitals,
    unfinished_words,
    unsayable_character,
)
from ivr.check.rules.speech import long_question, long_say, voice_misfit
from ivr.check.rules.states import idle_route, missing_milestone, no_end, unreachable_state
from ivr.check.rules.texts import costly_character, long_text, too_many_texts
from ivr.check.rules.wording_of_hours import missing_phrase
from ivr.check.rules.words import (
    contact_in_words,
    harsh_word,
    key_in_words,
    keyword_in_words,
    link_in_words,
)

RULES: tuple[Rule, ...] = (
    unreachable_state,
    no_end,
    idle_route,
    idle_choice,
    long_menu,
    missing_milestone,
    uneven_facts,
    uneven_lengths,
    uneven_pauses,
    wrong_language,
    first_of_month,
    key_in_words,
    keyword_in_words,
    harsh_word,
    link_in_words,
    contact_in_words,
    unsayable_character,
    broken_letters,
    lost_accents,
    many_capitals,
    doubled_word,
    unfinished_words,
    long_question,
    long_say,
    voice_misfit,
    unused_pronunciation,
    typed_fact,
    backward_dates,
    counted_questions,
    unused_fact,
    unused_source,
    future_fact,
    doubtful_phone,
    unsaid_sign,
    no_contact,
    past_date,
    past_notice,
    idle_date,
    missing_phrase,
    agent_when_closed,
    steady_timezone,
    foreign_hours,
    long_text,
    costly_character,
    missing_word,
    stop_that_goes_on,
    unlisted_keyword,
    too_many_texts,
)


def id_of(rule: Rule) -> str:
    """Return the id under which a rule reports."""
    return rule.__name__.replace("_", "-")
