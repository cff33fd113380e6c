"""Any valid service is read, checked and walked with no exception, and all it answers is TwiML.

Each run draws `EXAMPLES` services. A thorough one draws more: SERVICES=2000 pytest tests/services
"""

import os
from collections.abc import Mapping
from datetime import datetime
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.check import check_rules
from ivr.check.accepted import accept
from ivr.check.journeys import budget_problems, measure_texts
from ivr.check.paths import explore
from ivr.loader import Reading, read_flows
from ivr.recordings import NO_RECORDINGS, recording_problems
from ivr.releases.documents import Documents
from ivr.simulator.elements import read_document
from ivr.simulator.transport import MOST_BYTES
from ivr.simulator.verbs import MESSAGING, VERBS
from ivr.view.difference import differences_of
from ivr.view.graph import FlowName, graph_of
from ivr.view.labels import translator
from ivr.view.pictures.mermaid import draw_mermaid
from ivr.view.sentences import sentences_of
from tests.conftest import PUBLIC_URL, TORONTO, settings_with
from tests.dialog.any_hours import FIRST
from tests.loader.mistakes.mistake import MINI
from tests.services.services import services
from tests.services.walks import walk_call, walk_texts

EXAMPLES = int(os.environ.get("SERVICES", "75"))
NOON = datetime.combine(FIRST, datetime.min.time(), TORONTO).replace(hour=12)
DEPLOYMENTS: tuple[dict[str, str], ...] = (
    {},
    {"AGENT_NUMBER": ""},
    {"AGENT_NUMBER_NURSES": "+14165550124,+14165550125", "AGENT_NUMBER_FR": "+14165550126"},
)
small = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


@small
@given(services(), st.sampled_from(DEPLOYMENTS), st.randoms(use_true_random=False))
def test_any_service_is_checked_and_answers_whatever_comes_in(
    files: dict[str, str], deployment: Mapping[str, str], rng: Random
) -> None:
    reading = read_flows(files)
    check(reading)
    documents = Documents(reading.hotline, settings_with(**deployment))
    for body in walk_call(documents, rng) if reading.hotline.spoken else ():
        read_document(body.decode(), PUBLIC_URL, VERBS)
        assert len(body) <= MOST_BYTES
    for body in walk_texts(documents, rng) if reading.hotline.written else ():
        read_document(body.decode(), PUBLIC_URL, MESSAGING)
        assert len(body) <= MOST_BYTES


@settings(small, max_examples=max(EXAMPLES // 5, 1))
@given(services(), services())
def test_any_service_is_shown_and_compared(old: dict[str, str], new: dict[str, str]) -> None:
    readings = [read_flows(files) for files in (MINI, old, new)]
    for reading, other in zip(readings[1:], readings, strict=False):
        show(reading)
        differences_of(other, reading, NOON)
        assert not differences_of(reading, reading, NOON)


def check(reading: Reading) -> None:
    """Hold a hotline against everything that the check knows."""
    found = {*check_rules(reading, FIRST), *explore(reading).problems}
    found |= {*recording_problems(reading.hotline, NO_RECORDINGS), *budget_problems(reading)}
    for problem in accept(found, reading):
        str(problem).encode()
    measure_texts(reading.hotline)


def show(reading: Reading) -> None:
    """Put a hotline into all that operators look at."""
    hotline, flows = reading.hotline, list[tuple[FlowName, tuple[str, ...]]]()
    flows += [("call", hotline.spoken), ("text", hotline.written)]
    for flow, languages in flows:
        for language in languages:
            graph = graph_of(hotline, flow, language)
            assert draw_mermaid(graph, hotline.service.name, translator(language))
    assert sentences_of(reading, NOON)
