"""Facts in the words of one language, as they are spoken or as they are written in a text.

Babel knows how a language says numbers, units and currencies; the phrases of the service say signs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import phonenumbers
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name

from ivr.dialog.elision import join
from ivr.model.fact_values import MILLION, Amount, plural_category, round_form, say_unit
from ivr.model.facts import (
    CodeFact,
    DateFact,
    DurationFact,
    EmailFact,
    Fact,
    MoneyFact,
    MonthFact,
    NameFact,
    NumberFact,
    PercentageFact,
    PhoneFact,
    TimeFact,
    WebFact,
    WordsFact,
    YearFact,
)
from ivr.model.prompt import Prompt
from ivr.model.service import Phrases

NO_WORDS = CodeFact, EmailFact, PhoneFact, WebFact  # even where letters stand in them
GROUPED = 10_000  # smaller numbers are written without a space or a comma
BEFORE_NAMES_OF_MONEY = {"fr": "de ", "es": "de ", "it": "di ", "pt": "de "}  # after millions
SPELT = re.compile(r"(?<=\.)[a-z]{2}(?![^/])|(?<![\w-])www(?=\.)", re.I)  # the ends of addresses


@dataclass(frozen=True)
class FactWording:
    """Says facts in a language; what the rest of its wording can say comes as functions.

    Numbers of the country that is `home` (CA), that of the first language, need no country code.
    """

    language: str
    locale: Locale
    home: str
    written: bool
    month: str
    phrases: Phrases
    say_prompt: Callable[[Prompt], str]
    say_date: Callable[[date, str], str]
    say_time: Callable[[int], str]

    def say(self, fact: Fact) -> str:
        """Say a fact; spaces are as Babel makes them."""
        if self.written and fact.short:
            return self.say_prompt(fact.short)
        match fact:
            case MonthFact():
                return format_date(fact.month, self.month, self.locale)
            case DateFact():
                return self.say_date(fact.date, "date")
            case YearFact():
                return str(fact.year)
            case TimeFact():
                return self.say_time(fact.time)
            case DurationFact():
                unit = f"duration-{fact.duration.unit}"
                return say_unit(fact.duration.number, unit, str(self.locale))
            case NumberFact():
                return self._counted(fact)
            case MoneyFact():
                return self._money(fact.money)
            case PercentageFact():
                return self._percentage(fact.percentage)
            case PhoneFact():
                return self._phone(fact.phone)
            case EmailFact():
                return self._address(fact.email)
            case WebFact():
                return self._address(fact.web)
            case CodeFact():
                return self._code(fact.code)
            case NameFact():
                return fact.name if self.written or not fact.said else self.say_prompt(fact.said)
            case WordsFact():
                return self.say_prompt(fact.words)
        raise TypeError(f"no way to say {fact!r}")

    def number(self, number: int) -> str:
        """Say a number in its round form: 3,435,000 is "3.4 million", 345,678 "350,000"."""
        number = round_form(number)
        if number < MILLION:
            return self._figure(number)
        formats = self.locale.compact_decimal_formats
        patterns = formats.get("long", formats["short"])
        magnitude = 10 ** (len(str(number)) - 1)
        zeros = patterns["other"][str(magnitude)].pattern.count("0")  # as in "000 millions"
        shown = Decimal(number) / (magnitude // 10 ** (zeros - 1))
        form = patterns.get(self.locale.plural_form(shown), patterns["other"])[str(magnitude)]
        return str(form.apply(shown, self.locale, decimal_quantization=False))

    def _figure(self, number: int) -> str:
        return format_decimal(number, locale=self.locale, group_separator=number >= GROUPED)

    def _counted(self, fact: NumberFact) -> str:
        number = self.number(fact.number)
        if fact.of is None:
            return number
        category = plural_category(fact.number, str(self.locale))
        return f"{number} {getattr(fact.of[self.language], category)}"

    def _money(self, money: Amount) -> str:
        """Write an amount with its sign and say it with its name; cents only where there are some.

        Babel has no pattern for what French says between a million and the name of a currency.
        """
        number, is_whole = money.number, money.number % 1 == 0
        if self.written:
            pattern = self.locale.currency_formats["standard"].pattern
            if is_whole:
                pattern = pattern.replace("0.00", "0")
            return format_currency(
                number, money.currency, pattern, locale=self.locale, currency_digits=False
            )
        figure = self._figure(int(number))
        if not is_whole:
            figure = format_decimal(number, "#,##0.00", locale=self.locale)
        name = get_currency_name(money.currency, number, locale=self.locale)
        if number and number % MILLION == 0:
            figure += f" {BEFORE_NAMES_OF_MONEY.get(self.locale.language, '')}"
            return join(figure, name, self.locale.language)
        return f"{figure} {name}"

    def _percentage(self, percentage: Decimal) -> str:
        if self.written:
            return format_percent(percentage / 100, locale=self.locale, decimal_quantization=False)
        return say_unit(percentage, "concentr-percent", str(self.locale))

    def _phone(self, number: str) -> str:
        """Say the groups of a number, that of another country after its plus."""
        parsed, territory = phonenumbers.parse(number), self.home
        if parsed.country_code == phonenumbers.country_code_for_region(territory):
            text = phonenumbers.format_out_of_country_calling_number(parsed, territory)
            plus, hyphen, groups = "", "-", re.findall(r"\d+", text)
        else:
            form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
            groups = re.findall(r"\d+", phonenumbers.format_number(parsed, form))
            plus, hyphen = "+", " "
        if self.written:
            return plus + hyphen.join(groups)
        said = [self._sign(plus)] if plus else []
        return ", ".join(said + [" ".join(group) for group in groups])

    def _address(self, address: str) -> str:
        """Say every sign and digit of an address, and "c a" for its country."""
        if self.written:
            return address
        spelt = SPELT.sub(lambda found: " ".join(found[0]), address)
        signs = re.compile(f"[{re.escape(''.join(Phrases.SIGNS))}0-9]")
        return signs.sub(lambda found: f" {self._sign(found[0])} ", spelt)

    def _sign(self, sign: str) -> str:
        """Name a sign; it stays as it is where the service has no phrase for it."""
        prompt: Prompt | None = getattr(self.phrases, Phrases.SIGNS.get(sign, ""), None)
        return self.say_prompt(prompt) if prompt else sign

    def _code(self, code: str) -> str:
        if self.written:
            return code
        return ", ".join(" ".join(group) for group in re.split("[ -]", code.upper()))
