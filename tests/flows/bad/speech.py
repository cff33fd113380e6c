"""Flows that break the rules of speech: what takes too long, and voices that say it amiss."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, SERVICE, Edit

FLOWS = (
    Bad(
        "long-question",
        Edit(
            CALL,
            "        Was your child born after {birth_from}?\n      fr: |\n        Votre enfant est-il né après {birth_from}?",
            "        Was your child or any other child of yours Was your child or any other child of yours Was your child or any other child of yours Was your child or any other child of yours Was your child or any other child of yours Was your child or any other child of yours born after {birth_from}?\n      fr: |\n        Votre enfant ou un autre enfant de votre foyer est-il Votre enfant ou un autre enfant de votre foyer est-il Votre enfant ou un autre enfant de votre foyer est-il né après {birth_from}?",
        ),
        """
        call.yaml:25:7: error: the question of state "birth" takes 28 s in the language "en" (long-question)
            Shorten it to 20 s, or move words to a state before it.
        """,
    ),
    Bad(
        "long-say",
        Edit(
            CALL,
            "        Hello.\n      fr: |\n        Bonjour.",
            "        Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. Hello, dear caller. \n      fr: |\n        Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. Bonjour, chers amis. ",
        ),
        """
        call.yaml:12:7: error: "greeting.say" has 3199 characters for the voice "Polly.Joanna-Neural" (long-say)
            Divide it in two states: a voice says 3000 at most.
        """,
    ),
    Bad(
        "voice-misfit",
        Edit(SERVICE, "Polly.Gabrielle-Neural", "Polly.Joanna-Neural"),
        """
        service.yaml:6:36: error: the voice "Polly.Joanna-Neural" speaks en-US, not fr-CA (voice-misfit)
            Write language: en-US, or take another voice.
        """,
    ),
    Bad(
        "unused-pronunciation",
        Edit(
            SERVICE,
            "\nhours:\n",
            "\npronunciations:\n  hello: {en: {phoneme: hɛˈləʊ}}\n\nhours:\n",
        ),
        """
        service.yaml:9:11: error: no words in the language "en" say "hello" (unused-pronunciation)
            The words say "Hello".
        """,
    ),
)
