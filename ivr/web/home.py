"""The page at `/` for whoever opens the address: what this is, and how to reach people.

Each language of the service stands on the one page. Every word comes from the flow files: the name,
the greeting of the call, the essentials and the hours. Nothing is asked of the store or a session.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from babel import Locale
from flask import Blueprint, Response, render_template

from ivr.dialog.events import Paragraphs
from ivr.dialog.hours import Duty, duty_of
from ivr.dialog.wording import Wording, wording_of
from ivr.model.facts import EmailFact, PhoneFact, WebFact
from ivr.model.hotline import Hotline, remembered
from ivr.releases.active_releases import ActiveReleases

STYLE = Path(__file__).with_name("templates") / "home.css"
Piece = tuple[str, str | None]
"""Words of a paragraph, and the address that they lead to, if any."""


@dataclass(frozen=True)
class PageText:
    """What the page says in one language; `lang` and `dir` are HTML's, `name` is in itself."""

    lang: str
    dir: str
    name: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def home_routes(active: ActiveReleases, now: Callable[[], datetime]) -> Blueprint:
    """Make the route of the page, which is made once for each opening and closing of the line."""
    routes = Blueprint("home", __name__, template_folder="templates")
    style = STYLE.read_text(encoding="utf-8").strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    sources = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    headers = {
        "Content-Security-Policy": f"{sources}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "public, max-age=60",
    }

    @remembered
    def write(hotline: Hotline, duty: Duty) -> str:
        name, sections = hotline.service.name, list(sections_of(hotline, duty))
        return render_template("home.html", name=name, sections=sections, style=style)

    @routes.get("/")
    def home() -> Response:
        hotline = active.current.hotline
        return Response(write(hotline, duty_of(hotline, now())), headers=headers)

    return routes


def sections_of(hotline: Hotline, duty: Duty) -> Iterator[PageText]:
    """Yield what the page says in each language, in the order of the service."""
    for language in hotline.languages:
        locale = Locale.parse(hotline.service.voices[language].locale)
        wording = wording_of(hotline, language, written=True)
        name = locale.get_language_name() or language
        yield PageText(
            lang=str(locale).replace("_", "-"),
            dir="rtl" if locale.text_direction == "rtl" else "ltr",
            name=name[:1].upper() + name[1:],
            paragraphs=tuple(
                map(partial(_linked, hotline, wording), _words(hotline, wording, duty))
            ),
        )


def _words(hotline: Hotline, wording: Wording, duty: Duty) -> Paragraphs:
    """Return the greeting, the essentials, and the hours where those do not tell them."""
    flow = hotline.call if hotline.spoken else hotline.text
    greeting = flow.states[flow.start].say
    notice = hotline.service.notice
    words = wording.render(notice.say, duty) if notice and duty.notice else ()
    words += wording.render(greeting, duty) if greeting else ()
    words += wording.render(hotline.service.phrases.essentials, duty)
    hours = wording.hours(duty)
    return words if any(hours in paragraph for paragraph in words) else (*words, hours)


def _linked(hotline: Hotline, wording: Wording, paragraph: str) -> tuple[Piece, ...]:
    """Cut a paragraph where it writes a telephone number or an address."""
    links: dict[str, str] = {}
    for fact in hotline.service.facts.values():
        if isinstance(fact, PhoneFact):
            links[wording.fact(fact)] = f"tel:{fact.phone}"
        elif isinstance(fact, EmailFact):
            links[wording.fact(fact)] = f"mailto:{fact.email}"
        elif isinstance(fact, WebFact):
            links[wording.fact(fact)] = f"https://{fact.web}"
    if not links:
        return ((paragraph, None),)
    pieces = re.split(f"({'|'.join(map(re.escape, links))})", paragraph)
    return tuple((piece, links.get(piece)) for piece in pieces if piece)
