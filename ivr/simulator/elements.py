"""Read TwiML: which elements a document holds, with their attributes checked one by one.

An element is a pydantic model, a field an attribute as in Twilio's own tables (`num_digits` is
numDigits). The whole document is checked, also what this call does not reach, and nothing that is
unknown passes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, Self, TypeVar
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import ParseError, fromstring

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

_XML = "{http://www.w3.org/XML/1998/namespace}"


class TwimlError(Exception):
    """A document that Twilio would not execute; each part is empty where it does not apply."""

    def __init__(
        self, message: str, *, verb: str = "", attribute: str = "", address: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.verb = verb
        self.attribute = attribute
        self.address = address

    def __str__(self) -> str:
        return f"{self.address}: {self.message}" if self.address else self.message


class Element(BaseModel):
    """An element of TwiML; `content` names the field that is filled by what stands inside."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)
    content: ClassVar[str] = ""

    @classmethod
    def attributes(cls) -> dict[str, str]:
        """Give the attributes as they are spelt, each with its field."""
        fields = cls.model_fields.items()
        return {field.alias or name: name for name, field in fields if name != cls.content}

    @classmethod
    def read_content(cls, xml: Xml) -> object:
        """Read what stands inside the element: its text, unless a verb holds something else."""
        if len(xml):
            raise TwimlError(f"<{xml.tag}> may hold text only", verb=xml.tag)
        return (xml.text or "").strip()

    @classmethod
    def read(cls, xml: Xml) -> Self:
        """Read the element; raise a TwimlError that names the first thing that is amiss."""
        refuse_attributes(xml, cls.attributes())
        if cls.content:
            inside = {cls.content: cls.read_content(xml)}
        else:
            inside = dict.fromkeys(read_elements(xml, {}))
        try:
            return cls.model_validate({**xml.attrib, **inside})
        except ValidationError as error:
            raise _misfit(xml, error) from None


E = TypeVar("E", bound=Element)


def read_document(text: str, address: str, holds: Mapping[str, type[E]]) -> tuple[E, ...]:
    """Read a <Response> that may hold these elements; errors name the address as well."""
    try:
        response = _parse(text)
        refuse_attributes(response, ())
        return read_elements(response, holds)
    except TwimlError as error:
        error.address = address
        raise


def read_elements(
    parent: Xml, holds: Mapping[str, type[E]], bare: type[E] | None = None
) -> tuple[E, ...]:
    """Read the elements inside another; `bare` is the one that is meant by text alone."""
    text = "".join((parent.text or "", *(child.tail or "" for child in parent))).strip()
    if text and bare and not len(parent):
        alone = Xml(bare.__name__)
        alone.text = text
        return (bare.read(alone),)
    if text:
        raise TwimlError(f'<{parent.tag}> may not hold the text "{text[:40]}"', verb=parent.tag)
    for child in parent:
        if child.tag not in holds:
            allowed = ", ".join(f"<{name}>" for name in holds) or "nothing"
            raise TwimlError(
                f"<{parent.tag}> may not hold <{child.tag}>; it may hold {allowed}."
                + near_miss(child.tag, holds, "<{}>"),
                verb=child.tag,
            )
    return tuple(holds[child.tag].read(child) for child in parent)


def refuse_attributes(xml: Xml, known: Iterable[str]) -> None:
    """Raise a TwimlError for the first attribute that is not known."""
    for name in (name.replace(_XML, "xml:") for name in xml.attrib):
        if name not in known:
            raise TwimlError(
                f'<{xml.tag}> has no attribute "{name}"; it knows '
                f"{', '.join(known) or 'none'}." + near_miss(name, known),
                verb=xml.tag,
                attribute=name,
            )


def near_miss(wrong: str, known: Iterable[str], form: str = '"{}"') -> str:
    """Offer the known name closest to a wrong one as a further sentence; empty if none is close."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    return f" Did you mean {form.format(folded[near[0]])}?" if near else ""


def _parse(text: str) -> Xml:
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


def _misfit(xml: Xml, error: ValidationError) -> TwimlError:
    first = error.errors()[0]
    name, value = str(first["loc"][0]), first["input"]
    if name in xml.attrib:
        message = f'<{xml.tag}> has {name}="{value}"; it takes {first["msg"]}'
        return TwimlError(message, verb=xml.tag, attribute=name)
    short = isinstance(value, str) and len(value) <= 40
    held = f'"{value}"' if short else f"{len(value)} {'characters' * isinstance(value, str)}"
    message = f"<{xml.tag}> holds {held.strip()}; it takes {first['msg']}"
    return TwimlError(message, verb=xml.tag)


# Values, each with what it takes in words, so that a refusal can name it.


def takes(words: str, fits: str | Callable[[Any], bool]) -> BeforeValidator:
    """Take a text that matches the whole of a pattern, or that a function finds fit."""

    def check(text: Any) -> Any:
        good = re.fullmatch(fits, text) if isinstance(fits, str) else fits(text)
        if not good:
            raise PydanticCustomError("takes", "{words}", {"words": words})
        return text

    return BeforeValidator(check)


def whole(most: int | None = None) -> BeforeValidator:
    """Take a whole number in plain digits, from 1 up to and including `most`."""

    def fits(text: str) -> bool:
        count = int(text) if re.fullmatch("[0-9]{1,9}", text) else 0
        return 1 <= count <= (most or count)

    return takes("a whole number from 1" + (f" to {most}" if most else ""), fits)


def _is_address(text: str) -> bool:
    return bool(re.fullmatch(r"[!-~]+", text)) and urlsplit(text).scheme in ("", "http", "https")


Address = Annotated[str, takes("an http(s) address, absolute or relative", _is_address)]
Method = Annotated[str, takes('"GET" or "POST"', "GET|POST")]
Flag = Annotated[bool, takes('"true" or "false"', "true|false")]
Count = Annotated[int, whole()]
# Twilio says loop="0" until the caller hangs up: on a hotline that is a mistake.
Times = Annotated[int, whole(1000)]
E164 = r"\+[1-9][0-9]{1,14}"
Number164 = Annotated[str, takes("a telephone number in E.164, such as +14165550123", E164)]
