"""What is filled into a French sentence is joined to the words before it as French joins them."""

import pytest

from ivr.dialog.elision import fill
from ivr.model.prompt import Slot


@pytest.mark.parametrize(
    ("before", "value", "joined"),
    [
        ("soins de ", "avril 2010", "soins d'avril 2010"),
        ("soins de ", "août 2010", "soins d'août 2010"),
        ("soins de ", "octobre 2010", "soins d'octobre 2010"),
        ("soins de ", "janvier 2010", "soins de janvier 2010"),
        ("De ", "avril", "D'avril"),
        ("plus que ", "un mot", "plus qu'un mot"),
        ("jusque ", "octobre", "jusqu'octobre"),
        ("lorsque ", "Ontario Santé", "lorsqu'Ontario Santé"),
        ("joindre le ", "hôpital", "joindre l'hôpital"),
        ("celle de ", "Hydro-Québec", "celle d'Hydro-Québec"),
        ("celle de ", "Haïti", "celle d'Haïti"),
        ("voir la ", "hiérarchie", "voir la hiérarchie"),
        ("joindre le ", "huissier", "joindre l'huissier"),
        ("voir la ", "équipe", "voir l'équipe"),
        ("près de ", "Yves", "près d'Yves"),
        ("plus de ", "huit", "plus de huit"),
        ("plus de ", "onze", "plus de onze"),
        ("un peu de ", "yaourt", "un peu de yaourt"),
        ("la hausse de ", "haut niveau", "la hausse de haut niveau"),
        ("le ", "11 août 2023", "le 11 août 2023"),
        ("le ", "1er mai 2023", "le 1er mai 2023"),
        ("de ", "A 1 B", "de A 1 B"),
        ("soins d'", "avril 2010", "soins d'avril 2010"),
        ("soins d'", "janvier 2010", "soins de janvier 2010"),
        ("plus qu'", "mai", "plus que mai"),
        ("écrire à ", "le commissaire", "écrire au commissaire"),
        ("jusqu'à ", "les fêtes", "jusqu'aux fêtes"),
        ("près de ", "le bureau", "près du bureau"),
        ("De ", "les agents", "Des agents"),
        ("près d'", "le bureau", "près du bureau"),
        ("écrire à ", "Le Devoir", "écrire à Le Devoir"),
        ("le code ", "avril", "le code avril"),
        ("monde ", "avril", "monde avril"),
        ("", "avril", "avril"),
    ],
)
def test_french_joins(before: str, value: str, joined: str) -> None:
    assert fill((before, Slot("x"), "."), {"x": value}, "fr") == f"{joined}."


def test_english_joins_nothing() -> None:
    assert fill(("de ", Slot("x"), "."), {"x": "avril"}, "en") == "de avril."


def test_a_value_is_joined_to_the_value_before_it() -> None:
    values = {"word": "de", "month": "avril"}
    assert fill((Slot("word"), " ", Slot("month")), values, "fr") == "d'avril"


def test_an_address_is_joined_to_nothing() -> None:
    values = {"email": "le arobase example point c a"}
    words = ("écrire à ", Slot("email"))
    assert fill(words, values, "fr", {"email"}) == "écrire à le arobase example point c a"
