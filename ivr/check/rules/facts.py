"""Find the facts and the sources that nothing needs, and the facts that cannot be so."""

from collections.abc import Iterator

from ivr.check.rule import Subject, warning
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem
from ivr.model.facts import FACT_KINDS, EmailFact, PhoneFact, WebFact, begins
from ivr.model.service import Phrases
from ivr.model.values import is_north_american


def unused_fact(subject: Subject) -> Iterator[Problem]:
    """A fact that nothing says was once meant to be said, or is typed out by hand somewhere.

    Passes:

        facts:
          people: {number: 3400000, source: S0}   # and a prompt says {people}

    Fails, where no prompt says {people}:

        facts:
          people: {number: 3400000, source: S0}
    """
    said = {slot for words in subject.written for slot in words.slots}
    for name in subject.hotline.service.facts:
        if name not in said:
            message = f'no words say the fact "{name}"'
            cure = f"Write {{{name}}} where it belongs, or delete the fact."
            yield subject.service.problem(("facts", name), "unused-fact", message, cure)


def unused_source(subject: Subject) -> Iterator[Problem]:
    """A source behind no fact misleads whoever signs the words off.

    Passes:

        sources: {S0: the incident page}
        facts:
          people: {number: 3400000, source: S0}

    Fails, as nothing comes from S2:

        sources: {S0: the incident page, S2: the update}
        facts:
          people: {number: 3400000, source: S0}
    """
    service = subject.hotline.service
    named = {part.strip() for fact in service.facts.values() for part in fact.source.split(",")}
    for name in service.sources:
        if name not in named:
            message = f'no fact has the source "{name}"'
            cure = "Name it at the facts that come from it, or delete it."
            yield subject.service.problem(("sources", name), "unused-source", message, cure)


def no_contact(subject: Subject) -> Iterator[Problem]:
    """When something of ours has failed, the essentials are the only way to people. A warning.

    Passes:

        essentials:
          en: |
            Our call centre is at {call_centre}.

    Fails, as no fact with a telephone number or an email address is said:

        essentials:
          en: |
            Please call again later.
    """
    service = subject.hotline.service
    said = {slot for words in service.phrases.essentials.values() for slot in words.slots}
    contacts = (PhoneFact, EmailFact)
    if not any(isinstance(fact, contacts) for name, fact in service.facts.items() if name in said):
        message = '"essentials" has no telephone number and no email address'
        cure = "Say a fact that has one: nothing else is heard when the line is broken."
        path = ("phrases", "essentials")
        yield warning(subject.service.problem(path, "no-contact", message, cure))


def future_fact(subject: Subject) -> Iterator[Problem]:
    """Facts tell what has happened: a date to come is a slip of the keyboard, or a deadline.

    Passes:

        known_until: {month: 2023-05, source: S0}

    Fails:

        known_until: {month: 2203-05, source: S0}
    """
    for name, fact in subject.hotline.service.facts.items():
        day = begins(fact)
        if day is not None and day > subject.today:
            kind = next(key for key in FACT_KINDS if key in type(fact).model_fields)
            written = subject.service.data["facts"][name][kind]
            message = f'the fact "{name}" has not happened yet: {written}'
            cure = "Look the year up in its source; if it is right, accept future-fact."
            path = ("facts", name, kind)
            yield warning(subject.service.problem(path, "future-fact", message, cure))


def doubtful_phone(subject: Subject) -> Iterator[Problem]:
    """A number that nobody can have is mistyped, and somebody would be sent nowhere.

    Passes:

        call_centre: {phone: "+1 833 622 1361", source: S0}

    Fails, as no number of North America has 022 there:

        call_centre: {phone: "+1 833 022 1361", source: S0}
    """
    for name, fact in subject.hotline.service.facts.items():
        if not isinstance(fact, PhoneFact) or not fact.phone.startswith("+1"):
            continue
        if not is_north_american(fact.phone):
            message = f'the fact "{name}" is no number of North America: {fact.phone}'
            cure = "Look it up in its source, digit by digit."
            path = ("facts", name, "phone")
            yield subject.service.problem(path, "doubtful-phone", message, cure)


def unsaid_sign(subject: Subject) -> Iterator[Problem]:
    """A sign of an address that no phrase says is left out by a voice, or said in its own way.

    Passes:

        facts:
          privacy_email: {email: vie-privee@example.ca, source: S0}
        phrases:
          hyphen: …

    Fails, where `phrases` have no `hyphen`:

        facts:
          privacy_email: {email: vie-privee@example.ca, source: S0}
    """
    service = subject.hotline.service
    wording = wording_of(subject.hotline, subject.hotline.languages[0])
    unsaid = [s for s, phrase in Phrases.SIGNS.items() if getattr(service.phrases, phrase) is None]
    for name, fact in service.facts.items():
        if isinstance(fact, EmailFact | PhoneFact | WebFact):
            for sign in (sign for sign in unsaid if sign in wording.fact(fact)):
                phrase = Phrases.SIGNS[sign]
                message = f'the fact "{name}" has a sign that no phrase says: {sign}'
                cure = f"Write {phrase}: below phrases, with its name in each language."
                yield subject.service.problem(("facts", name), "unsaid-sign", message, cure)
