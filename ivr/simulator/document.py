"""Turn the text of a TwiML document into verbs; it never executes one, and lets nothing pass.

The whole document is checked, also what this call does not reach.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from ivr.simulator.columns import COLUMN, Attribute, Nested, Spoken, Text
from ivr.simulator.errors import TwimlError, near_miss
from ivr.simulator.speech import read_speech
from ivr.simulator.values import Kind
from ivr.simulator.vocabulary import RESPONSE, WHISPER, Hangup, Prompt, Verb


def read_document(text: str, address: str) -> tuple[Verb, ...]:
    """Read what a call executes; raise a TwimlError that names what is wrong at which address."""
    return read_response(text, address, RESPONSE)


def read_whisper(text: str, address: str) -> tuple[Prompt | Hangup, ...]:
    """Read what an agent hears before the bridge; raise a TwimlError as for a document."""
    return read_response(text, address, WHISPER)


def read_response(text: str, address: str, verbs: tuple[type, ...]) -> tuple[Any, ...]:
    """Read a <Response> that may hold these verbs; raise a TwimlError as for a document."""
    try:
        response = _parse(text)
        _refuse_attributes(response, {})
        return _read_nested(response, Nested(verbs))
    except TwimlError as error:
        error.address = address
        raise


def _parse(text: str) -> Element:
    # A document type is what XML bombs and outside entities need, and TwiML has none.
    if "<!DOCTYPE" in text:
        raise TwimlError("the document has a DOCTYPE; TwiML has none")
    try:
        root = fromstring(text)  # noqa: S314
    except ParseError as error:
        raise TwimlError(f"the document is not well-formed XML: {error}") from None
    if root.tag != "Response":
        raise TwimlError(f"the document is a <{root.tag}>; it must be a <Response>", verb=root.tag)
    return root


def _read_nested(parent: Element, column: Nested) -> tuple[Any, ...]:
    text = "".join((parent.text or "", *(child.tail or "" for child in parent))).strip()
    if text and column.bare and not len(parent):
        bare = Element(column.bare.__name__)
        bare.text = text
        return (_read_verb(bare, column.bare),)
    if text:
        raise TwimlError(f'<{parent.tag}> may not hold the text "{text[:40]}"', verb=parent.tag)
    known = {verb.__name__: verb for verb in column.verbs}
    for child in parent:
        if child.tag not in known:
            allowed = ", ".join(f"<{name}>" for name in known) or "nothing"
            raise TwimlError(
                f"<{parent.tag}> may not hold <{child.tag}>; it may hold {allowed}."
                + near_miss(child.tag, known, "<{}>"),
                verb=child.tag,
            )
    return tuple(_read_verb(child, known[child.tag]) for child in parent)


def _read_verb(element: Element, verb: Any) -> Any:
    columns = {field.name: field.metadata[COLUMN] for field in fields(verb)}
    spelt = {
        _camel_case(name): name for name, column in columns.items() if isinstance(column, Attribute)
    }
    _refuse_attributes(element, spelt)
    if len(spelt) == len(columns):
        _read_nested(element, Nested(()))
    values = {
        name: _read_value(element, columns[name].kind, attribute)
        for attribute, name in spelt.items()
        if attribute in element.attrib
    }
    contents = {name: column for name, column in columns.items() if name not in spelt.values()}
    values |= {name: _read_content(element, column) for name, column in contents.items()}
    return verb(**values)


def _read_content(element: Element, column: Text | Nested | Spoken) -> object:
    match column:
        case Text(kind):
            if len(element):
                raise TwimlError(f"<{element.tag}> may hold text only", verb=element.tag)
            return _read_value(element, kind)
        case Nested():
            return _read_nested(element, column)
        case Spoken():
            return read_speech(element)


def _read_value(element: Element, kind: Kind[object], attribute: str = "") -> object:
    value = element.attrib[attribute] if attribute else (element.text or "").strip()
    try:
        return kind.read(value)
    except ValueError:
        held = f'has {attribute}="{value}"' if attribute else f'holds "{value}"'
        raise TwimlError(
            f"<{element.tag}> {held}; it takes {kind.expects}",
            verb=element.tag,
            attribute=attribute,
        ) from None


def _refuse_attributes(element: Element, known: Mapping[str, object]) -> None:
    for name in element.attrib:
        if name not in known:
            raise TwimlError(
                f'<{element.tag}> has no attribute "{name}"; it knows '
                f"{', '.join(known) or 'none'}." + near_miss(name, known),
                verb=element.tag,
                attribute=name,
            )


def _camel_case(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name).removesuffix("_")
