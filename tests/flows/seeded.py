"""Single mistakes that an operator could make in the hotline itself, and what must find each."""

# ruff: noqa: E501  passages stand as they do in the files

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.flows.edit import CALL, SERVICE, TEXT, Edit, problems_in


@dataclass(frozen=True)
class Fault:
    """A mistake in words, the edit that makes it, and the rule that must find it.

    The line found is one that the edit changed, or one that begins with `at`: what it breaks.
    """

    name: str
    edit: Edit
    rule: str
    at: str = ""


@dataclass(frozen=True)
class Row:
    """What was made of a fault: where it stands, and where the rule found it."""

    mistake: str
    file: str
    line: int
    rule: str
    found: str
    led_to_it: bool

    def __str__(self) -> str:
        return f"| {self.mistake} | {self.file}:{self.line} | {self.rule} | {self.found} |"


def rows(files: Mapping[str, str], faults: Iterable[Fault] | None = None) -> list[Row]:
    """Make each mistake in the files of the hotline, one at a time, and tell what finds it."""
    return [_row(fault, files) for fault in (FAULTS if faults is None else faults)]


def _row(fault: Fault, files: Mapping[str, str]) -> Row:
    changed = fault.edit.apply(files)
    first = fault.edit.first_line(files)
    last = first + fault.edit.new.count("\n")
    for problem in problems_in(changed):
        if problem.rule != fault.rule:
            continue
        line = changed[problem.file].splitlines()[problem.line - 1]
        here = problem.file == fault.edit.file and first <= problem.line <= last
        led = line.strip().startswith(fault.at) if fault.at else here
        if led:
            place = f"{problem.file}:{problem.line}"
            return Row(fault.name, fault.edit.file, first, problem.rule, place, True)
    return Row(fault.name, fault.edit.file, first, fault.rule, "nowhere", False)


FAULTS = (
    Fault(
        "a notice of last year",
        Edit(
            SERVICE,
            "agents:                             # their",
            'notice:\n  from: "2025-12-01 08:00"\n  until: "2025-12-03 18:00"\n  say:\n    en: |\n'
            "      Agents are few today.\n    fr: |\n      Peu d'agents sont là aujourd'hui.\n\nagents:  # their",
        ),
        "past-notice",
    ),
    Fault(
        "a state's name is misspelt",
        Edit(CALL, "    next: pregnancy\n", "    next: pregnacy\n"),
        "unknown-state",
    ),
    Fault(
        "a state is renamed, but not where others lead to it",
        Edit(CALL, "\n  busy:", "\n  engaged:"),
        "unknown-state",
        "not_connected: busy",
    ),
    Fault(
        "a fact's name is misspelt in a prompt",
        Edit(CALL, "about {people}.", "about {peoples}."),
        "unknown-fact",
    ),
    Fault(
        "a fact is renamed, but not in the prompts",
        Edit(SERVICE, "  care_from: ", "  care_since:"),
        "unknown-fact",
        "There is still",
    ),
    Fault(
        "the French of a prompt is deleted",
        Edit(CALL, "      fr: |\n        Merci d'avoir appelé BORN Ontario. Au revoir.\n", ""),
        "missing-language",
        "say:",
    ),
    Fault(
        "a new phrase of the agents is in English only",
        Edit(
            CALL,
            "        fr: |\n          Voici un appel de la ligne d'information de BORN Ontario.\n",
            "",
        ),
        "missing-language",
        "whisper:",
    ),
    Fault(
        "two choices of a menu have one key",
        Edit(
            CALL,
            "      - key: 3\n        next: rights\n        say:\n          en: |\n            For your privacy rights",
            "      - key: 2\n        next: rights\n        say:\n          en: |\n            For your privacy rights",
        ),
        "key-twice",
    ),
    Fault(
        "a fifth choice in a menu",
        Edit(
            CALL,
            "      - key: 0\n        next: agent\n",
            "      - key: 4\n        next: goodbye\n        say:\n          en: |\n            To end\n          fr: |\n            Pour terminer\n      - key: 0\n        next: agent\n",
        ),
        "long-menu",
    ),
    Fault(
        "the # key for a choice",
        Edit(CALL, "anywhere: {0: agent,", 'anywhere: {"#": agent,'),
        "bad-key",
    ),
    Fault(
        "a comment behind the mark of a prompt",
        Edit(
            CALL,
            "      en: |\n        Hello. This",
            "      en: |  # To be approved\n        Hello. This",
        ),
        "comment-on-prompt",
    ),
    Fault(
        "words on the line of their key",
        Edit(
            CALL,
            "      en: |\n        Hello. This is the BORN Ontario information line.",
            "      en: Hello. This is the BORN Ontario information line.",
        ),
        "inline-prompt",
    ),
    Fault(
        "a tab instead of spaces",
        Edit(CALL, "    next: welcome", "\tnext: welcome"),
        "syntax",
    ),
    Fault(
        "a fact without a source",
        Edit(SERVICE, ", source: S2}", "}"),
        "missing-key",
    ),
    Fault(
        "a source that is not listed",
        Edit(SERVICE, ", source: S2}", ", source: S3}"),
        "unknown-source",
    ),
    Fault(
        "a month that does not exist",
        Edit(SERVICE, "month: 2012-01", "month: 2012-13"),
        "bad-month",
    ),
    Fault(
        "a telephone number too short",
        Edit(SERVICE, "+1 833 622 1361", "833 622 1361"),
        "bad-phone",
    ),
    Fault(
        "hours that end before they begin",
        Edit(SERVICE, 'mon-fri: "09:00-17:00"', 'mon-fri: "09:00-05:00"'),
        "bad-hours",
    ),
    Fault(
        "hours in American notation",
        Edit(SERVICE, 'mon-fri: "09:00-17:00"', 'mon-fri: "9 am-5 pm"'),
        "bad-hours",
    ),
    Fault(
        "the agents' hours are taken away",
        Edit(SERVICE, 'mon-fri: "09:00-17:00"', "mon-fri: closed"),
        "never-open",
        "open:",
    ),
    Fault(
        "a date that does not exist",
        Edit(SERVICE, "dates: {}", "dates: {2027-02-29: closed}"),
        "bad-date",
    ),
    Fault(
        "a province that does not exist",
        Edit(SERVICE, "holidays: CA-ON", "holidays: CA-OT"),
        "unknown-holidays",
    ),
    Fault(
        "a unit is forgotten",
        Edit(CALL, "wait: 7 s", "wait: 7"),
        "bad-seconds",
    ),
    Fault(
        "more tries than are bearable",
        Edit(CALL, "tries: 3", "tries: 5"),
        "bad-value",
    ),
    Fault(
        "one word stands for two things",
        Edit(TEXT, "[DATA, COPIED]", "[DATA, SAFE]"),
        "word-twice",
        "safe:",
    ),
    Fault(
        "a keyword with an accent",
        Edit(TEXT, "[DONNEES,", "[DONNÉES,"),
        "bad-word",
    ),
    Fault(
        "the phrase of choices does not say the key",
        Edit(SERVICE, "      {choice}, press {key}.", "      {choice}."),
        "missing-slot",
        "en: |",
    ),
    Fault(
        "the text that a call sends does not exist",
        Edit(CALL, "text.essentials", "text.essential"),
        "unknown-text",
    ),
    Fault(
        "silence leads back to what the caller heard",
        Edit(CALL, "patience: {then: goodbye}       # a", "patience: {then: repeat}       # a"),
        "only-by-key",
    ),
    Fault(
        "a way is redirected, and a state is left alone",
        Edit(CALL, "    next: pregnancy\n", "    next: fertility\n"),
        "unreachable-state",
        "pregnancy:",
    ),
    Fault(
        "a choice is deleted, and its state stays",
        Edit(
            CALL,
            "      - key: 1\n        next: text_me\n        say:\n          en: |\n            To get this by text\n          fr: |\n            Pour recevoir un texto\n",
            "",
        ),
        "unreachable-state",
        "text_me:",
    ),
    Fault(
        "a text is not sent by anything any more",
        Edit(TEXT, "    next: not_copied\n", "    next: nothing_to_do\n"),
        "unreachable-state",
        "not_copied:",
    ),
    Fault(
        "the goodbye does not hang up",
        Edit(CALL, "    next: hang_up", "    next: more"),
        "no-end",
    ),
    Fault(
        "both answers lead to the same result",
        Edit(
            CALL,
            "{any_yes: exposed, otherwise: not_likely}",
            "{any_yes: exposed, otherwise: exposed}",
        ),
        "idle-route",
    ),
    Fault(
        "the milestone of the budget is misspelt",
        Edit(
            CALL,
            "  exposed:\n    facts: [F11, F12, F13]\n    milestone: answered\n",
            "  exposed:\n    facts: [F11, F12, F13]\n    milestone: answerd\n",
        ),
        "missing-milestone",
    ),
    Fault(
        "a fact in one language only",
        Edit(CALL, "Environ {people} sont", "Des millions de personnes sont"),
        "uneven-facts",
        "fr: |",
    ),
    Fault(
        "a sentence with a date is lost in French",
        Edit(
            CALL,
            "        Le {learned_on}, nous avons été informés de cet incident. Il est",
            "        Cet incident est",
        ),
        "uneven-facts",
        "fr: |",
    ),
    Fault(
        "half a prompt is not translated",
        Edit(
            CALL,
            "        Selon des spécialistes, dont l'unité des cybercrimes de la Police provinciale, ce genre de renseignements risque très peu de mener à la fraude ou au vol d'identité.\n\n        Surveillez toutefois vos comptes en ligne, et signalez toute activité suspecte à la police et au fournisseur de services.\n\n        BORN ne demande jamais de renseignements personnels délicats par courriel, texto ou téléphone.\n",
            "        Surveillez toutefois vos comptes en ligne.\n",
        ),
        "uneven-lengths",
        "fr: |",
    ),
    Fault(
        "a paragraph is lost in one language",
        Edit(CALL, "        We are sorry that this happened.\n", ""),
        "uneven-pauses",
        "en: |",
    ),
    Fault(
        "English is pasted under French",
        Edit(
            CALL,
            "        Merci d'avoir appelé BORN Ontario. Au revoir.",
            "        Thank you for calling BORN Ontario. Your call is over.",
        ),
        "wrong-language",
        "fr: |",
    ),
    Fault(
        "a key in the words of a choice",
        Edit(
            CALL,
            "            For your privacy rights",
            "            For your privacy rights, press 4",
        ),
        "key-in-words",
    ),
    Fault(
        "a key in French words",
        Edit(
            CALL,
            "        Veuillez rester en ligne",
            "        Faites l'étoile pour réentendre. Veuillez rester en ligne",
        ),
        "key-in-words",
    ),
    Fault(
        "a keyword is typed out",
        Edit(
            TEXT, "Pour vous protéger, textez {safe_word}.", "Pour vous protéger, textez PRUDENCE."
        ),
        "keyword-in-words",
    ),
    Fault(
        "the caller is told of an invalid choice",
        Edit(
            SERVICE,
            "Sorry, that key is not one of the choices either.",
            "Sorry, that key is invalid.",
        ),
        "harsh-word",
    ),
    Fault(
        "an error is admitted in French",
        Edit(
            SERVICE,
            "Un problème est survenu de notre côté",
            "Une erreur est survenue de notre côté",
        ),
        "harsh-word",
    ),
    Fault(
        "a link in a text",
        Edit(TEXT, "BORN Ontario's website lists that care.", "See bornontario.ca/incident."),
        "link-in-words",
    ),
    Fault(
        "a link in a prompt",
        Edit(CALL, "BORN Ontario's website lists", "Our page https://bornontario.ca lists"),
        "link-in-words",
    ),
    Fault(
        "a telephone number typed into a prompt",
        Edit(
            SERVICE, "Our call centre is at {call_centre}", "Our call centre is at 1-833-622-1316"
        ),
        "contact-in-words",
    ),
    Fault(
        "an email address typed into a text",
        Edit(TEXT, "Or write to {privacy_email}", "Or write to privacy@bornontario.ca"),
        "contact-in-words",
    ),
    Fault(
        "markup in a prompt",
        Edit(
            CALL,
            "        You do not need to do anything.\n\n",
            "        **You do not need to do anything.**\n\n",
        ),
        "unsayable-character",
    ),
    Fault(
        "an ampersand in a prompt",
        Edit(CALL, "pregnancy, newborn and child care", "pregnancy, newborn & child care"),
        "unsayable-character",
    ),
    Fault(
        "a sentence in capitals",
        Edit(
            CALL,
            "        You do not need to do anything.\n\n",
            "        YOU DO NOT NEED to do anything.\n\n",
        ),
        "many-capitals",
    ),
    Fault(
        "the words promise fewer questions than are asked",
        Edit(CALL, "Three short questions", "Two short questions"),
        "counted-questions",
    ),
    Fault(
        "a new keyword that help does not list",
        Edit(TEXT, "  help: {en:", "  essentials: {en: [SUMMARY], fr: [SOMMAIRE]}\n  help: {en:"),
        "unlisted-keyword",
    ),
    Fault(
        "the essentials lose the call centre and the address",
        Edit(
            SERVICE,
            "      Our call centre is at {call_centre}, {hours}. You can also write to {privacy_email}.\n    fr: |\n      Sachez que vous n'avez rien à faire.\n\n      Notre centre d'appels est au {call_centre}, {hours}. Vous pouvez aussi nous écrire à {privacy_email}.\n",
            "      Our agents answer {hours}.\n    fr: |\n      Sachez que vous n'avez rien à faire.\n\n      Nos agents répondent {hours}.\n",
        ),
        "no-contact",
        "essentials:",
    ),
    Fault(
        "an editor loses the accents",
        Edit(CALL, "Nous sommes désolés de ce qui", "Nous sommes d?sol?s de ce qui"),
        "broken-letters",
    ),
    Fault(
        "a phrase is typed without accents",
        Edit(CALL, "Nous sommes désolés de ce qui", "Nous sommes desoles de ce qui"),
        "lost-accents",
    ),
    Fault(
        "a word typed twice",
        Edit(CALL, "Please hold while we", "Please hold while while we"),
        "doubled-word",
    ),
    Fault(
        "a note instead of a translation",
        Edit(
            CALL, "        Nous sommes désolés de ce qui est arrivé.", "        TODO: à traduire."
        ),
        "unfinished-words",
    ),
    Fault(
        "a question grows too long",
        Edit(
            CALL,
            "        Did you receive pregnancy care in Ontario between",
            "        Thinking of yourself only, and not of your child or of anyone else in your family or among your friends, and as well as you can remember it today, did you receive pregnancy care in Ontario between",
        ),
        "long-question",
        "en: |",
    ),
    Fault(
        "the whole page is pasted into a prompt",
        Edit(
            CALL,
            "        On {learned_on}, we learned of this incident.",
            "        On {learned_on}, we learned of this incident. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know. We are telling you what we know.",
        ),
        "long-say",
        "en: |",
    ),
    Fault(
        "the English voice for French",
        Edit(SERVICE, "Polly.Gabrielle-Neural", "Polly.Joanna-Neural"),
        "voice-misfit",
    ),
    Fault(
        "a voice that Twilio does not have for Canada",
        Edit(SERVICE, "language: en-US", "language: en-CA"),
        "voice-misfit",
    ),
    Fault(
        "the locales are swapped",
        Edit(SERVICE, "locale: fr_CA", "locale: en_CA"),
        "voice-misfit",
    ),
    Fault(
        "a voice misspelt",
        Edit(SERVICE, "Polly.Gabrielle-Neural", "Polly.Gabriele-Neural"),
        "voice-misfit",
    ),
    Fault(
        "a pronunciation of a term in other capitals",
        Edit(
            SERVICE, "\nhours:\n", "\npronunciations:\n  MoveIt: {en: {say: move it}}\n\nhours:\n"
        ),
        "unused-pronunciation",
    ),
    Fault(
        "a fact that nobody says",
        Edit(SERVICE, "\nfacts:\n", "\nfacts:\n  newborns: {number: 1900000, source: S0}\n"),
        "unused-fact",
    ),
    Fault(
        "a source without facts",
        Edit(SERVICE, "\nsources:\n", "\nsources:\n  S1: BORN Ontario, first notice\n"),
        "unused-source",
    ),
    Fault(
        "the first of a month is not told apart",
        Edit(SERVICE, "    date_on_the_first: \"'1er' MMMM y\"\n", ""),
        "first-of-month",
        "date: d MMMM y",
    ),
    Fault(
        "a year mistyped",
        Edit(SERVICE, "date: 2023-05-31", "date: 2032-05-31"),
        "future-fact",
    ),
    Fault(
        "a digit of the telephone number mistyped",
        Edit(SERVICE, "+1 833 622 1361", "+1 833 122 1361"),
        "doubtful-phone",
    ),
    Fault(
        "last year's closing is kept",
        Edit(SERVICE, "dates: {}", "dates: {2025-12-24: closed}"),
        "past-date",
    ),
    Fault(
        "a closing on a day that is closed anyway",
        Edit(SERVICE, "dates: {}", "dates: {2026-12-25: closed}"),
        "idle-date",
    ),
    Fault(
        "hours of its own that are the usual ones",
        Edit(SERVICE, "dates: {}", 'dates: {2026-12-24: "09:00-17:00"}'),
        "idle-date",
    ),
    Fault(
        "the clock of the winter, for the whole year",
        Edit(SERVICE, "timezone: America/Toronto", "timezone: EST"),
        "steady-timezone",
    ),
    Fault(
        "the time zone of the neighbours",
        Edit(SERVICE, "timezone: America/Toronto", "timezone: America/New_York"),
        "foreign-hours",
    ),
    Fault(
        "the holidays of another country",
        Edit(SERVICE, "holidays: CA-ON", "holidays: US-NY"),
        "foreign-hours",
    ),
    Fault(
        "the route in front of the agents is bypassed",
        Edit(CALL, "    route: {staffed: reach,", "    route: {staffed: connect,"),
        "agent-when-closed",
        "connect:",
    ),
    Fault(
        "closed and open are confused",
        Edit(
            CALL,
            "    route: {open: connect, otherwise: closed}",
            "    route: {open: closed, otherwise: connect}",
        ),
        "agent-when-closed",
        "connect:",
    ),
    Fault(
        "a text grows too long",
        Edit(
            TEXT,
            "        Possiblement copiés : nom, adresse,",
            "        Voici, pour que vous le sachiez, ce qui a été copié selon nos renseignements : nom, adresse,",
        ),
        "long-text",
        "fr: |",
    ),
    Fault(
        "a typographic apostrophe in a text",
        Edit(TEXT, "N'envoyez ni photo", "N’envoyez ni photo"),
        "costly-character",
    ),
    Fault(
        "INFO is not answered",
        Edit(TEXT, "[HELP, INFO]", "[HELP]"),
        "missing-word",
    ),
    Fault(
        "ARRET is not answered",
        Edit(TEXT, "fr: [ARRET, ", "fr: ["),
        "missing-word",
    ),
    Fault(
        "the conversation goes on after STOP",
        Edit(TEXT, "    ends: true\n", ""),
        "stop-that-goes-on",
        "stopped:",
    ),
    Fault(
        "a brace left open",
        Edit(
            CALL,
            "For questions, you can write to {privacy_email}.",
            "For questions, you can write to {privacy_email.",
        ),
        "stray-brace",
        "en: |",
    ),
    Fault(
        "a letter that doubles the price of a text",
        Edit(TEXT, "Transférez-le au 7726", "Transférez ça au 7726"),
        "costly-character",
    ),
    Fault(
        "the answer to STOP grows beyond its one part",
        Edit(
            TEXT,
            "        You will get no more texts from BORN Ontario",
            "        As you asked us to do, we have taken your number off our list. We thank you very much for your time. You will get no more texts from BORN Ontario",
        ),
        "long-text",
        "en: |",
    ),
    Fault(
        "English and French are swapped",
        Edit(
            CALL,
            "            For your privacy rights\n          fr: |\n            Pour vos droits à la vie privée\n",
            "            Pour vos droits à la vie privée\n          fr: |\n            For your privacy rights\n",
        ),
        "wrong-language",
        "fr: |",
    ),
    Fault(
        "a choice leads back to its own menu",
        Edit(
            CALL,
            "        next: rights\n        say:\n          en: |\n            For your privacy rights",
            "        next: more\n        say:\n          en: |\n            For your privacy rights",
        ),
        "idle-choice",
    ),
    Fault(
        "two offers of a text lead to one state",
        Edit(TEXT, "      - next: safe\n", "      - next: data\n"),
        "idle-choice",
    ),
    Fault(
        "a month is typed out in French",
        Edit(CALL, "y est-il né, entre {birth_from}", "y est-il né, entre avril 2010"),
        "typed-fact",
    ),
    Fault(
        "a number is typed out",
        Edit(CALL, "about {people}.", "about 3.4 million people."),
        "typed-fact",
    ),
    Fault(
        "the end of a time stands before its beginning",
        Edit(
            CALL,
            "pregnancy care in Ontario between {pregnancy_from} and {known_until}",
            "pregnancy care in Ontario between {known_until} and {pregnancy_from}",
        ),
        "backward-dates",
    ),
    Fault(
        "a year mistyped, so that a time ends before it begins",
        Edit(SERVICE, "month: 2023-05", "month: 2003-05"),
        "backward-dates",
        "Did you receive pregnancy care",
    ),
    Fault(
        "an emoji in a prompt",
        Edit(CALL, "Merci d'avoir appelé BORN Ontario.", "Merci d'avoir appelé BORN Ontario 👋."),
        "unsayable-character",
    ),
)
