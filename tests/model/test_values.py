from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ivr.model.calendar import DateOrDates, Dates, Day, Days, Month, Span, Spans, Zone
from ivr.model.languages import Locale, SpokenLanguage, base_language
from ivr.model.values import (
    Email,
    Key,
    Name,
    NonEmpty,
    Phone,
    Seconds,
    TextTarget,
    Whole,
    Word,
    read_phone,
)

GOOD = [
    ("a name of one letter", Name, "a", "a"),
    ("a name of letters, digits and underlines", Name, "not_likely_2", "not_likely_2"),
    ("a name of 64 characters", Name, "n" * 64, "n" * 64),
    ("zero as a key", Key, "0", "0"),
    ("nine as a key", Key, "9", "9"),
    ("star as a key", Key, "star", "star"),
    ("no seconds", Seconds, "0 s", 0),
    ("seconds with their unit", Seconds, "25 s", 25),
    ("a number of zero", Whole, "0", 0),
    ("a number in millions", Whole, "3400000", 3_400_000),
    ("a month", Month, "2010-04", date(2010, 4, 1)),
    ("a day", Day, "2026-12-24", date(2026, 12, 24)),
    (
        "days in a row",
        DateOrDates,
        "2026-11-25..2026-12-18",
        Dates(date(2026, 11, 25), date(2026, 12, 18)),
    ),
    (
        "a leap year in a row",
        DateOrDates,
        "2028-01-01..2028-12-31",
        Dates(date(2028, 1, 1), date(2028, 12, 31)),
    ),
    ("a leap day", Day, "2028-02-29", date(2028, 2, 29)),
    ("a locale", Locale, "fr_CA", "fr_CA"),
    ("a locale whose script is understood", Locale, "pa_IN", "pa_Guru_IN"),
    ("a locale with a script", Locale, "zh_Hans_CN", "zh_Hans_CN"),
    ("a locale of a language of three letters", Locale, "fil_PH", "fil_PH"),
    ("a locale of a part of the world", Locale, "es_419", "es_419"),
    ("a locale of a language of Canada", Locale, "iu_CA", "iu_CA"),
    ("a voice's language", SpokenLanguage, "fr-CA", "fr-CA"),
    ("a voice's language of three letters", SpokenLanguage, "cmn-CN", "cmn-CN"),
    ("a voice's language without a country", SpokenLanguage, "arb", "arb"),
    ("a voice's language of a part of the world", SpokenLanguage, "es-419", "es-419"),
    ("a voice's language of Wales", SpokenLanguage, "en-GB-WLS", "en-GB-WLS"),
    ("an email address", Email, "privacy@bornontario.ca", "privacy@bornontario.ca"),
    ("an email address of many parts", Email, "a.b+c@d-e.gov.on.ca", "a.b+c@d-e.gov.on.ca"),
    ("a telephone number in groups", Phone, "+1 833 622 1361", "+18336221361"),
    ("a telephone number in brackets", Phone, "+1 (833) 622-1361", "+18336221361"),
    ("one day of the week", Days, "wed", (2,)),
    ("a run of days", Days, "mon-fri", (0, 1, 2, 3, 4)),
    ("a run of days over the weekend", Days, "sat-mon", (5, 6, 0)),
    ("days and runs of days", Days, "mon, wed-thu,sun", (0, 2, 3, 6)),
    ("no hours", Spans, "closed", ()),
    ("hours of the whole day", Spans, "00:00-24:00", (Span(0, 1440),)),
    ("hours through a night", Spans, "22:00-06:00", (Span(1320, 1800),)),
    ("hours up to midnight", Spans, "9:00-0:00", (Span(540, 1440),)),
    ("a night up to noon", Spans, "18:00-11:59", (Span(1080, 2159),)),
    (
        "both ends of nights",
        Spans,
        "0:00-2:00, 22:00-2:00",
        (Span(0, 120), Span(1320, 1560)),
    ),
    ("hours with a break", Spans, "9:00-12:00, 13:30 - 17:00", (Span(540, 720), Span(810, 1020))),
    ("a word of capitals", Word, "DONNEES", "DONNEES"),
    ("a word of one letter", Word, "Y", "Y"),
    ("a digit as a word", Word, "1", "1"),
    ("a state of the text flow", TextTarget, "text.not_likely_2", "not_likely_2"),
    ("words between spaces", NonEmpty, "  BORN Ontario ", "BORN Ontario"),
]

BAD = [
    ("a name that begins with a digit", Name, "1st", "bad-name"),
    ("a name with a capital", Name, "Birth", "bad-name"),
    ("a name with a hyphen", Name, "not-likely", "bad-name"),
    ("a name with an accent", Name, "santé", "bad-name"),
    ("a name of 65 characters", Name, "n" * 65, "bad-name"),
    ("a name of nothing", Name, "", "bad-name"),
    ("a name of two lines", Name, "birth\nresult", "bad-name"),
    ("a list for a name", Name, ["birth"], "bad-name"),
    ("ten as a key", Key, "10", "bad-key"),
    ("the number sign as a key", Key, "#", "bad-key"),
    ("an asterisk as a key", Key, "*", "bad-key"),
    ("an Arabic digit as a key", Key, "٣", "bad-key"),
    ("seconds without a unit", Seconds, "7", "bad-seconds"),
    ("seconds without a space", Seconds, "7s", "bad-seconds"),
    ("seconds of five digits", Seconds, "10000 s", "bad-seconds"),
    ("seconds below zero", Seconds, "-7 s", "bad-seconds"),
    ("seconds in Arabic digits", Seconds, "٣ s", "bad-seconds"),
    ("a number with spaces", Whole, "3 400 000", "bad-number"),
    ("a number with a decimal point", Whole, "3.4", "bad-number"),
    ("a number below zero", Whole, "-1", "bad-number"),
    ("a number of thirteen digits", Whole, "1000000000000", "bad-number"),
    ("a month of one digit", Month, "2010-4", "bad-month"),
    ("the thirteenth month", Month, "2010-13", "bad-month"),
    ("a month of year zero", Month, "0000-01", "bad-month"),
    ("a month with a day", Month, "2010-04-01", "bad-month"),
    ("a leap day of another year", Day, "2027-02-29", "bad-date"),
    ("a day of a month only", Day, "2026-12", "bad-date"),
    ("days that end before they begin", DateOrDates, "2026-12-18..2026-11-25", "bad-date"),
    ("more than a year in a row", DateOrDates, "2026-01-01..2027-01-02", "bad-date"),
    ("days in a row without a last", DateOrDates, "2026-11-25..", "bad-date"),
    ("a locale that nobody speaks", Locale, "xx_XX", "bad-locale"),
    ("a locale with a hyphen", Locale, "fr-CA", "bad-locale"),
    ("a locale without a country", Locale, "fr", "bad-locale"),
    ("a locale of no country", Locale, "fr_ZZ", "bad-locale"),
    ("a locale with a script of nobody", Locale, "fr_Xxxx_CA", "bad-locale"),
    ("a voice's language of four letters", SpokenLanguage, "fren-CA", "bad-voice-language"),
    ("a voice's language with a small country", SpokenLanguage, "fr-ca", "bad-voice-language"),
    ("a voice's language with an underline", SpokenLanguage, "fr_CA", "bad-voice-language"),
    ("an email address without a host", Email, "privacy@", "bad-email"),
    ("an email address without a domain", Email, "privacy@born", "bad-email"),
    ("two email addresses", Email, "a@b.ca, c@d.ca", "bad-email"),
    ("a national telephone number", Phone, "833 622 1361", "bad-phone"),
    ("a telephone number that is too short", Phone, "+1 833 622", "bad-phone"),
    ("a telephone number with letters", Phone, "+1 833 622 BORN", "bad-phone"),
    ("a time zone that does not exist", Zone, "America/Ottawa", "bad-timezone"),
    ("a time zone that is a folder", Zone, "America", "bad-timezone"),
    ("a time zone outside the database", Zone, "../etc/passwd", "bad-timezone"),
    ("a time zone from the root", Zone, "/etc/passwd", "bad-timezone"),
    ("a day in full", Days, "monday", "bad-days"),
    ("a day twice", Days, "mon, mon-fri", "bad-days"),
    ("days that end nowhere", Days, "mon-", "bad-days"),
    ("days that begin nowhere", Days, "-fri", "bad-days"),
    ("days with a comma too many", Days, "mon,", "bad-days"),
    ("hours by a clock of twelve hours", Spans, "09:00-05:00", "bad-hours"),
    ("a night that ends at noon", Spans, "22:00-12:00", "bad-hours"),
    ("a night that begins at its end", Spans, "24:00-06:00", "bad-hours"),
    ("a night before other hours", Spans, "22:00-06:00, 23:00-23:30", "bad-hours"),
    ("hours of no length", Spans, "09:00-09:00", "bad-hours"),
    ("hours that overlap", Spans, "09:00-12:00, 11:00-17:00", "bad-hours"),
    ("hours that touch", Spans, "09:00-12:00, 12:00-17:00", "bad-hours"),
    ("hours in the wrong order", Spans, "13:00-17:00, 09:00-12:00", "bad-hours"),
    ("hours past midnight", Spans, "09:00-24:01", "bad-hours"),
    ("a minute too many", Spans, "09:00-16:60", "bad-hours"),
    ("a minute of one digit", Spans, "9:5-17:00", "bad-hours"),
    ("hours without minutes", Spans, "9-17", "bad-hours"),
    ("hours that only begin", Spans, "09:00", "bad-hours"),
    ("hours of nothing", Spans, "", "bad-hours"),
    ("a word in small letters", Word, "data", "bad-word"),
    ("a word with an accent", Word, "DONNÉES", "bad-word"),
    ("two words as one", Word, "NOT SURE", "bad-word"),
    ("a word with a hyphen", Word, "E-MAIL", "bad-word"),
    ("an Arabic digit as a word", Word, "٣", "bad-word"),
    ("a word of nothing", Word, "", "bad-word"),
    ("a state of no flow", TextTarget, "essentials", "bad-text-target"),
    ("a state of another flow", TextTarget, "call.goodbye", "bad-text-target"),
    ("a text flow without a state", TextTarget, "text.", "bad-text-target"),
    ("a state in another state", TextTarget, "text.a.b", "bad-text-target"),
    ("words of nothing but spaces", NonEmpty, "  ", "string_too_short"),
]


@pytest.mark.parametrize(
    ("kind", "text", "value"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD]
)
def test_a_good_value_is_read(kind: Any, text: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "rule"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_a_bad_value_is_refused(kind: Any, text: object, rule: str) -> None:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(kind).validate_python(text)
    (detail,) = raised.value.errors()
    assert detail["type"] == rule


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("fr-CA", "fr"),
        ("cmn-CN", "zh"),
        ("zh_Hans_CN", "zh"),
        ("arb", "ar"),
        ("fil-PH", "fil"),
        ("tl_PH", "fil"),
        ("yue-HK", "yue"),
        ("iu", "iu"),
    ],
)
def test_a_code_names_a_language_as_babel_does(code: str, language: str) -> None:
    assert base_language(code) == language


def test_a_time_zone_knows_its_name() -> None:
    assert str(TypeAdapter(Zone).validate_python("America/Toronto")) == "America/Toronto"


@pytest.mark.parametrize("text", ["", "+1", "hello", "+1 833 622 1361 ext", "1-833-622-1361"])
def test_a_telephone_number_must_be_dialable_from_anywhere(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|region"):
        read_phone(text)
