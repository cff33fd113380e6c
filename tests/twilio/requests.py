"""Requests of any kind: any bytes, ports, duplicates and order, rightly signed or nearly."""

import random
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qs, quote_plus

from twilio.request_validator import RequestValidator

from ivr.twilio.signature import Form

TOKENS = ("0123456789abcdef0123456789abcdef", "clé de rechange ✓")
HOSTS = ("hotline.example", "hotline.example:443", "hotline.example:8443", "HOTLINE.example")
TARGETS = (
    "/voice",
    "/voice/4f1c09ab/birth?language=en&yes=birth",
    "/voice/r/birth?x=a+b%20c&x=%C3%A9",
    "/voice?",
    "/voice/?a=1&a=1#piece",
    "/voice;v=1;?q=;",
    "//voice",
    "/voice?bodySHA256=00",
    "/été?q=é",
    "/a b",
    "?a=b",
    "",
)
NAMES = ("Digits", "From", "CallSid", "Body", "é", "", "A", "a", "AB")
VALUES = ("", "1", "+14165550111", "a b", "a+b", "%", "%41", "é✓", "😀", "=", "&", "\n", "A" * 300)
RAW = (b"a=%ff", b"\xff=1", b"&&", b"=", b"a", b"a=b=c", b"a;b=1", b"a=%zz&b=%4", b"a=\x00")


class Made(NamedTuple):
    """A request, as a server sees it."""

    address: str
    body: bytes
    signature: str


def make_requests(number: int, seed: int = 7) -> Iterator[Made]:
    """Yield requests, the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  no secret
    for _ in range(number):
        scheme = chance.choice(("https", "https", "http"))
        address = f"{scheme}://{chance.choice(HOSTS)}{chance.choice(TARGETS)}"
        body = _body(chance)
        yield Made(address, body, _signature(chance, address, body))


def by_the_library(request: Made) -> bool:
    """Tell what Twilio's library says of a request, its form read by Python's."""
    try:
        text = request.body.decode()
        fields = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=500)
        form = Form((name, value) for name, values in fields.items() for value in values)
        return any(
            RequestValidator(token).validate(request.address, form, request.signature)
            for token in TOKENS
        )
    except ValueError:
        return False


def _body(chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return b"&".join(chance.choices(RAW, k=chance.randint(1, 3)))
    pairs = [(chance.choice(NAMES), chance.choice(VALUES)) for _ in range(chance.randint(0, 8))]
    fields = [f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs]
    if chance.random() < 0.02:
        fields += ["n=1"] * chance.randint(490, 510)
    return "&".join(fields).encode()


def _signature(chance: random.Random, address: str, body: bytes) -> str:
    """Sign as Twilio would, with or without a port; sometimes for a request that is another."""
    fields = parse_qs(body.decode(errors="replace"), keep_blank_values=True)
    form = Form((name, value) for name, values in fields.items() for value in values)
    host = address.split("/")[2]
    written = [address, address.replace(host, host.split(":")[0])]
    written.append(address.replace(host, f"{host.split(':')[0]}:{443 if 's:' in address else 80}"))
    signed_for = chance.choice(written)
    if chance.random() < 0.2:
        signed_for += chance.choice(("/", "?", "x"))
    token = chance.choice((*TOKENS, "retired"))
    signature = str(RequestValidator(token).compute_signature(signed_for, form))
    broken = (signature[:-1], signature.swapcase(), "", "é" * 28, f"{signature} ")
    return chance.choice((signature, signature, signature, chance.choice(broken)))
