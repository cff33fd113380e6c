"""Turn the docstrings of the rules into the page that explains them to operators."""

import inspect
import re
from collections.abc import Iterable, Mapping

from ivr.check.rule import Rule
from ivr.check.rules import id_of

HEAD = """# The rules

What `ivr check` looks for once the files can be read. A problem names its rule in brackets:

    call.yaml:41:13: error: state "result" goes to "exposed" whatever the case (idle-route)
        Give otherwise another state, or lead to this one without a route.

An error keeps a flow from being published. What is called a warning here is for somebody to look
at: it is published once service.yaml accepts it, everywhere or at one place, with the reason:

    accepted:
      uneven-lengths: The nurses' union asked for these very words.
      many-capitals text.stopped: The carrier asked for capitals.

A note informs. In the examples, … stands for what does not matter to the rule.
"""
EXPLORED = """## Found by exploring

What shows only when every key, silence, hour and end of a transfer is tried, with the shortest
call that gets there; and what is measured:
"""
FOUND_BY_EXPLORING: Mapping[str, str] = {
    "bad-document": "a document is not well-formed, or longer than Twilio takes (64 kB).",
    "dials-twice": "silence alone rings an agent a second time.",
    "hangs-up-without-a-word": "the line hangs up, and its last words are no goodbye.",
    "no-agent": "while one is there, a caller who is listened to can reach no agent any more.",
    "over-budget": "the answer, or the whole call, takes longer than the flow's budget.",
    "silent-loop": "silence alone leads round for ever.",
    "stuck": "no key leads to an end of the call any more.",
    "texts-twice": "one choice sends a text twice.",
    "texts-unasked": "a text is sent though nobody pressed a key for it.",
    "unequal-languages": "the languages do not lead to the same states.",
}
ACCEPTED = """## Found in what is accepted

An acceptance is held against what was found:
"""
FOUND_IN_ACCEPTED: Mapping[str, str] = {
    "accepted-error": "an error cannot be accepted.",
    "idle-acceptance": "nothing needs an acceptance any more. A note.",
    "unknown-rule": "no rule has this name.",
}
FOOT = """## Found by reading

What keeps the files from being read as a hotline at all is told with its cure:
"""
FOUND_BY_READING: Mapping[str, str] = {
    "bad-acceptance": "what is accepted is a rule, or a rule and a place: many-capitals text.talk.",
    "bad-answers": "yes and no need a key each.",
    "bad-condition": "a condition has another value than yes or no.",
    "bad-code": "a code has letters without accents and digits.",
    "bad-date": "a date is written 2026-12-24, and must exist.",
    "bad-days": "days of the week are written mon-fri, or mon, wed.",
    "bad-digits": "the least digits are more than the most.",
    "bad-duration": "a length of time is written 2 hours.",
    "bad-day-of-year": "a day of each year is written 06-15, and must exist.",
    "bad-email": "an email address is not one.",
    "bad-fact": "a fact has one value, of one kind.",
    "bad-fact-id": "the facts of a state are numbers of docs/facts.md: F8, T1.",
    "bad-file": "a file cannot be read, or is not UTF-8 text.",
    "bad-format": "a date pattern cannot be said.",
    "bad-hours": 'hours are written "09:00-17:00"; a night, "22:00-06:00", ends before noon.',
    "bad-key": "the keys are 0 to 9 and star.",
    "bad-locale": "a locale is written fr_CA or zh_Hans_CN, and must be known.",
    "bad-money": "an amount of money is written 250 CAD.",
    "bad-month": "a month is written 2010-04, and must exist.",
    "bad-name": "names are small letters, digits and _, 64 characters at most.",
    "bad-moment": "a moment is written 2026-12-24 09:00, and must exist.",
    "bad-notice": "a notice ends before it begins.",
    "bad-number": "a number is written in digits only.",
    "bad-percentage": "a percentage is written as its number alone: 12.5.",
    "bad-phone": "a telephone number is written in international form.",
    "bad-phoneme": "the sounds of a term are written in the letters of IPA alone.",
    "bad-pronunciation": "a term has other words or its sounds in a language, and not both.",
    "bad-range": "a range of numbers is written 1000-2499.",
    "bad-route": "a route has known conditions, and ends with otherwise.",
    "bad-seconds": "seconds are written with their unit: 7 s.",
    "bad-start": "the flow starts with a state.",
    "bad-state": "a state is of one kind.",
    "bad-table": "a row of a table is no number, or leads to no state.",
    "bad-table-name": "a table is a CSV file beside the flow.",
    "bad-text-target": "the text that a call sends is named text.essentials.",
    "bad-time": "a time of day is written 17:30.",
    "bad-timezone": "a time zone is not known.",
    "bad-value": "a value is out of its bounds, or of another kind.",
    "bad-voice-language": "the language of a voice is written fr-CA, cmn-CN or arb.",
    "bad-web": "an address of a web page has signs that cannot be said.",
    "bad-word": "keywords are single words in capitals without accents.",
    "bad-year": "a year has four digits.",
    "comment-in-words": "a line of words begins with #, and would be said.",
    "comment-on-prompt": "what stands behind | is not said.",
    "dedented-key": "a key begins with no more spaces than the one to which it belongs.",
    "duplicate-key": "a key of the file stands there twice.",
    "empty-menu": "whatever holds, some choice of a menu stands.",
    "empty-prompt": "there are no words under a language.",
    "endless-loop": "states would follow each other for ever.",
    "ends-and-goes-on": "a text state that ends leads nowhere.",
    "folded-prompt": "words stand under |, not under >.",
    "idle-way": "a way of a route is never taken.",
    "inline-prompt": "words stand on the line of their key.",
    "key-twice": "a key of the telephone would do two things.",
    "language-twice": "a language is named twice.",
    "misplaced-fact": "a phrase of which facts are made speaks of a fact.",
    "missing-file": "a file is missing.",
    "missing-form": "a number lacks the word that follows it.",
    "missing-key": "something that must be there is missing.",
    "missing-language": "a prompt, a word, a voice or a format lacks a language.",
    "missing-slot": "a phrase leaves out what only it says.",
    "missing-table": "a table is not beside the flow.",
    "never-open": "there is no hour at which agents are on duty.",
    "no-keyword": "a text menu offers what no keyword leads to.",
    "only-by-key": "repeat and switch_language belong to keys.",
    "question-leads-nowhere": "a question has next, or both yes and no.",
    "reserved-name": "a name has a meaning of its own.",
    "seasons-overlap": "two seasons have a day in common.",
    "stray-brace": "a brace does not enclose the name of a fact.",
    "swallowed-key": "a key is indented as the words above it, and would be said.",
    "syntax": "the file cannot be read as YAML.",
    "too-many-answers": "conditions name more answers than can be proved.",
    "unknown-condition": "a condition looks at what there is not.",
    "unknown-fact": "words speak of a fact that does not exist.",
    "unknown-group": "a call rings a group of agents that does not exist.",
    "unknown-holidays": "no public holidays are known for a place.",
    "unknown-key": "a key of the file is not known there.",
    "unknown-language": "a language is not one of the hotline's.",
    "unknown-source": "the source of a fact is not listed.",
    "unknown-state": "a state leads to one that does not exist.",
    "unknown-text": "a call sends a text that does not exist, or does more than say something.",
    "weekday-twice": "a day of the week has its hours twice.",
    "word-twice": "a keyword would do two things.",
    "yaml-feature": "anchors, aliases, tags and keys of several lines are not used.",
}
EXAMPLE = re.compile(r"(?:^    .*\n?|^\n(?=    ))+", re.MULTILINE)


def rules_page(rules: Iterable[Rule]) -> str:
    """Write docs/rules.md: a section for each rule, with its reason and its examples."""
    sections = [f"## {id_of(rule)}\n\n{_explained(rule)}\n" for rule in rules]
    lists = {EXPLORED: FOUND_BY_EXPLORING, ACCEPTED: FOUND_IN_ACCEPTED, FOOT: FOUND_BY_READING}
    return "\n".join([HEAD, *sections, *(f"{head}\n{_listed(one)}" for head, one in lists.items())])


def _listed(found: Mapping[str, str]) -> str:
    return "".join(f"- `{name}`: {what}\n" for name, what in found.items())


def _explained(rule: Rule) -> str:
    """Return a docstring with its indented examples as blocks of YAML."""
    return EXAMPLE.sub(_fenced, f"{inspect.getdoc(rule)}\n").strip()


def _fenced(example: re.Match[str]) -> str:
    lines = example[0].strip("\n").splitlines()
    block = "\n".join(line.removeprefix("    ") for line in lines)
    return f"\n```yaml\n{block}\n```\n"
