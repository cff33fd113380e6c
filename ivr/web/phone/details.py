"""Turn the name of a state into all that can be heard or read there, and where it is written."""

from datetime import datetime
from typing import Any, Literal

from ivr.loader import Reading
from ivr.view.graph import graph_of
from ivr.view.sentences import Sentence, sentences_of

FILES = {"call": "call.yaml", "text": "text.yaml"}


def details_of(
    reading: Reading, flow: Literal["call", "text"], name: str, moment: datetime
) -> dict[str, Any] | None:
    """Return a state's sentences in every language, with file and line; nothing if unknown."""
    node = graph_of(reading.hotline, flow).nodes.get(name)
    if node is None:
        return None
    line, _ = reading.sources[FILES[flow]].places.get(("states", name), (1, 1))
    sentences = sentences_of(reading, moment)
    return {
        "name": name,
        "flow": flow,
        "kind": node.kind,
        "file": FILES[flow],
        "line": line,
        "sentences": [_sentence(one) for one in sentences if (one.flow, one.name) == (flow, name)],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    renderings = sentence.renderings.items()
    words = {language: list(rendering.words) for language, rendering in renderings}
    return {"part": sentence.part, "line": sentence.line, "words": words}
