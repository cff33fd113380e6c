"""For each rule a flow that breaks it alone."""

from tests.flows.bad import (
    clocks,
    facts,
    hours,
    languages,
    menus,
    saying,
    slips,
    speech,
    states,
    texts,
    words,
)

FLOWS = (
    *states.FLOWS,
    *menus.FLOWS,
    *languages.FLOWS,
    *words.FLOWS,
    *slips.FLOWS,
    *speech.FLOWS,
    *saying.FLOWS,
    *facts.FLOWS,
    *hours.FLOWS,
    *clocks.FLOWS,
    *texts.FLOWS,
)
