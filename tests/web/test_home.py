"""The page at / says what this is and how to reach people, in each language and nothing more."""

import re
from collections.abc import Mapping
from datetime import datetime
from html.parser import HTMLParser

import pytest
from flask import Flask

from ivr.loader import read_flows
from ivr.recordings import NO_RECORDINGS, Edition
from ivr.web import create_app
from tests.conftest import TORONTO, WORKDAY, at, settings_with


class Sections(HTMLParser):
    """Reads the words of a page by the language of the element that holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = {}
        self.links: list[str] = []
        self._language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._language = given.get("lang") or self._language
        if tag == "a":
            self.links.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.setdefault(self._language, []).append(data.strip())


def read(page: str) -> Sections:
    sections = Sections()
    sections.feed(page)
    return sections


def page_of(files: Mapping[str, str], moment: datetime = WORKDAY) -> str:
    edition = Edition(read_flows(files), NO_RECORDINGS)
    return create_app(settings_with(), edition, at(moment)).test_client().get("/").text


def test_it_says_what_this_is_and_how_to_reach_people_in_each_language(app: Flask) -> None:
    words = {
        language: " ".join(said)
        for language, said in read(app.test_client().get("/").text).words.items()
    }
    assert "This is the BORN Ontario information line." in words["en-CA"]
    assert "Monday to Friday, from 9 a.m. to 5 p.m." in words["en-CA"]
    assert "Français Bonjour. Vous avez joint la ligne d'information" in words["fr-CA"]
    assert "du lundi au vendredi, de 9 h à 17 h" in words["fr-CA"]
    assert all("1-833-622-1361" in said for said in words.values())


def test_its_number_and_its_address_can_be_tapped(app: Flask) -> None:
    reach = ["tel:+18336221361", "mailto:privacy@bornontario.ca"]
    assert read(app.test_client().get("/").text).links == reach * 2


def test_the_address_of_a_web_page_can_be_tapped(files: dict[str, str]) -> None:
    service = files["service.yaml"].replace(
        "email: privacy@bornontario.ca", "web: bornontario.ca/incident"
    )
    links = read(page_of({**files, "service.yaml": service})).links
    assert links == ["tel:+18336221361", "https://bornontario.ca/incident"] * 2


def test_it_says_how_the_coming_days_differ(files: dict[str, str]) -> None:
    changed = {
        **files,
        "service.yaml": files["service.yaml"].replace("dates: {}", "dates: {2026-12-24: closed}"),
    }
    assert "December 24" in page_of(changed, datetime(2026, 12, 21, 10, tzinfo=TORONTO))
    assert "December 24" not in page_of(changed)


def test_it_says_the_hours_where_the_essentials_do_not(files: dict[str, str]) -> None:
    changed = {**files, "service.yaml": files["service.yaml"].replace(", {hours}", "")}
    assert "<p>Monday to Friday, from 9 a.m. to 5 p.m." in page_of(changed)


def test_words_of_operators_are_only_ever_words(files: dict[str, str]) -> None:
    changed = {
        **files,
        "service.yaml": files["service.yaml"].replace(
            "name: BORN Ontario incident line", "name: <script>alert(1)</script>"
        ),
    }
    page = page_of(changed)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_it_loads_nothing_and_lets_nobody_frame_it(app: Flask) -> None:
    response = app.test_client().get("/")
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers
    assert not re.search(r"<script|<img|url\(|https?:", response.text)


@pytest.mark.parametrize("word", ["/phone", "Flask", "gunicorn", "ivr", "release", "Twilio"])
def test_it_says_nothing_of_the_software(app: Flask, word: str) -> None:
    assert word not in app.test_client().get("/").text


def test_a_page_is_made_once_for_each_opening(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.test_client()
    first = client.get("/").text
    monkeypatch.setattr("ivr.web.home.render_template", None)
    assert client.get("/").text == first


def test_it_only_answers_who_reads(app: Flask) -> None:
    client = app.test_client()
    assert client.head("/").status_code == 200
    assert client.post("/").status_code == 405
