"""For each rule a flow that breaks it alone."""

from tests.flows.bad import facts, hours, languages, slips, speech, states, texts, words

FLOWS = (
    *states.FLOWS,
    *languages.FLOWS,
    *words.FLOWS,
    *slips.FLOWS,
    *speech.FLOWS,
    *facts.FLOWS,
    *hours.FLOWS,
    *texts.FLOWS,
)
