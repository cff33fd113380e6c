"""`ivr words` shows every sentence on a terminal, in a sheet and on a page to sign."""

import csv
import io
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.words import words, write_page
from ivr.loader import BUNDLED, read_flows
from ivr.view.sentences import sentences_of
from tests.conftest import WORKDAY


def run(*arguments: str) -> Result:
    return CliRunner(env={"IVR_FLOWS": ""}).invoke(words, arguments)


@pytest.fixture(scope="module")
def page(files: dict[str, str]) -> str:
    reading = read_flows(files)
    return write_page(reading, sentences_of(reading, WORKDAY), WORKDAY)


class Reader(HTMLParser):
    """Collects the tags, the names and the links of a page, and holds that its tags match."""

    VOID = ("meta", "br", "col")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"line {self.getpos()[0]}"

    def values(self, name: str) -> list[str]:
        return [value or "" for attribute, value in self.attributes if attribute == name]


def test_the_table_shows_both_languages_and_what_they_rest_on() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    for said in ("For English, press 1.", "Pour le français, faites le 2.", "known_until", "F32"):
        assert said in result.output


def test_the_sheet_has_a_row_for_each_sentence_and_a_mark_for_excel(files: dict[str, str]) -> None:
    result = run("--format", "csv")
    assert result.output.startswith("\ufefffile,line,")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert len(rows) == len(sentences_of(read_flows(files), WORKDAY))
    row = next(row for row in rows if row["flow"] == "text" and row["name"] == "essentials")
    assert row["words.fr"].startswith("Incident de BORN Ontario")
    assert (row["encoding.fr"], row["parts.fr"], row["seconds.fr"]) == ("GSM-7", "2", "")
    assert row["facts"] == "F11 F13 F18 F23 F25"
    assert row["sources"] == "S0 S2"


def test_the_sheet_keeps_seconds_of_what_is_spoken() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").output)))
    row = next(row for row in rows if row["name"] == "goodbye" and row["part"] == "say")
    assert (row["seconds.en"], row["seconds.fr"], row["parts.en"]) == ("2.8", "2.5", "")


def test_the_page_is_printed() -> None:
    result = run("--format", "html")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("</html>\n")


def test_the_page_is_well_formed_and_its_links_lead_somewhere(page: str) -> None:
    reader = Reader(page)
    assert reader.open == []
    names = reader.values("id")
    assert len(set(names)) == len(names)
    links = reader.values("href")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(names)


def test_the_page_runs_nothing_and_loads_nothing(page: str) -> None:
    reader = Reader(page)
    assert {"script", "link", "img", "iframe"}.isdisjoint(reader.tags)
    assert reader.values("src") == []
    assert not re.search(r"url\(|@import|https?:", page)


def test_the_page_shows_every_sentence_its_facts_and_a_place_to_sign(
    files: dict[str, str], page: str
) -> None:
    reading = read_flows(files)
    for sentence in sentences_of(reading, WORKDAY):
        for rendering in sentence.renderings.values():
            for paragraph in rendering.words:
                assert paragraph.replace("'", "&#39;") in page
    for said in (
        "F18, F19, F20, F21",
        "update of February 2024",
        "Signature",
        reading.hotline.release,
    ):
        assert said in page


def test_the_page_names_the_language_of_what_it_shows(page: str) -> None:
    assert '<html lang="en-CA">' in page
    assert '<td lang="fr-CA" dir="auto"><p>Merci de votre appel.' in page


def test_words_cannot_become_markup(files: dict[str, str]) -> None:
    changed = files["call.yaml"].replace("Please hold while", "Please <b>hold</b> & while")
    reading = read_flows({**files, "call.yaml": changed})
    page = write_page(reading, sentences_of(reading, WORKDAY), WORKDAY)
    assert "Please &lt;b&gt;hold&lt;/b&gt; &amp; while" in page


def test_a_folder_with_problems_shows_them_and_no_words(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED, tmp_path / "flows")
    (tmp_path / "flows" / "service.yaml").unlink()
    result = run(str(tmp_path / "flows"), "--format", "csv")
    assert result.exit_code == 1
    assert "service.yaml:1:1: error: this file is missing" in result.stderr
    assert result.stdout == ""


def test_another_format_is_misuse() -> None:
    assert run("--format", "pdf").exit_code == 2
