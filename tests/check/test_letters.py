"""Words whose letters were lost or broken are found; names, and other scripts, are not."""

import pytest

from tests.check.other_language import found_in
from tests.check.test_words import said, said_in_french
from tests.flows.bad.flow import SOUND
from tests.flows.edit import CALL, Edit, problems_in


def called(words: str) -> Edit:
    return Edit(CALL, "        Au revoir.\n", f"        {words}\n")


@pytest.mark.parametrize(
    ("words", "word"),
    [
        pytest.param("Nous sommes d?sol?s.", "d?sol?s", id="accents that became ?"),
        pytest.param("Veuillez ?crire.", "?crire", id="a first letter that became ?"),
        pytest.param("Nous sommes dÃ©solÃ©s.", "dÃ©solÃ©s", id="UTF-8 read as Windows-1252"),
        pytest.param("Lâ€™agent.", "Lâ€™agent", id="an apostrophe read so"),
        pytest.param("Ã bientÃ´t.", "Ã", id="a lone Ã"),
        pytest.param("Nous sommes dÃsolÃs.", "dÃsolÃs", id="Ã left over"),
        pytest.param("Nous sommes d\ufffdsol\ufffds.", "d\ufffdsol\ufffds", id="U+FFFD"),
        pytest.param("Nous sommes dÈsolÈs.", "dÈsolÈs", id="read as of an old Macintosh"),
        pytest.param("Nous sommes d‚sol‚s.", "d‚sol‚s", id="read as of DOS"),
        pytest.param("Nous sommes désоlés.", "désоlés", id="a Cyrillic o"),
        pytest.param("Nous sommes désolέs.", "désolέs", id="a Greek epsilon"),
        pytest.param("Nous sommes dęsolęs.", "dęsolęs", id="letters of Polish"),
        pytest.param("Привет à vous.", "Привет", id="a word of Cyrillic letters"),
        pytest.param("??????? ??.", "???????", id="no letter left"),
    ],
)
def test_a_word_with_broken_letters_is_shown(words: str, word: str) -> None:
    (problem,) = (
        one for one in problems_in(called(words).apply(SOUND)) if one.rule == "broken-letters"
    )
    assert problem.level == "error"
    assert problem.message.endswith(f'letters are broken: "{word}"')


def test_what_was_read_in_the_wrong_encoding_is_offered_as_it_was() -> None:
    problems = problems_in(called("Nous sommes dÃ©solÃ©s.").apply(SOUND))
    assert [one.cure for one in problems if one.rule == "broken-letters"] == [
        'Write "désolés", and save the file as UTF-8 text.'
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Est-ce que cela vous touche? Oui.",
        "L'été, à l'île d'Orléans, au cœur de l'œuvre.",
        "Écrivez à Dvořák, à Łukasz ou à Nguyễn.",
        "À l'hôpital du Québec, près d'ici.",
        "« LIBERTÉ» et «ÉGALITÉ».",
        "Le 1er étage, 20 m², la 3ª.",
        "Cela concerne la mise à jour, et la liste est complétée.",
    ],
)
def test_french_as_it_is_written_passes(words: str) -> None:
    assert said_in_french(words) == []


@pytest.mark.parametrize("words", ["A naïve café owner.", "Call Zoë, José or Señor Muñoz."])
def test_english_as_it_is_written_passes(words: str) -> None:
    assert said(words) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pa", "BORN ਨੂੰ ਫ਼ੋਨ ਕਰਨ ਲਈ ਧੰਨਵਾਦ।"),
        ("ru", "Отправьте SMS-сообщение в BORN."),
        ("es", "¿Cuál es su número? El 1.º de mayo."),
    ],
)
def test_other_languages_are_written_in_their_letters(language: str, words: str) -> None:
    assert "broken-letters" not in " ".join(found_in(language, called(words)))


def test_several_words_without_accents_are_told_together() -> None:
    (problem,) = problems_in(called("Desoles. A bientot, ecrivez.").apply(SOUND))
    assert problem.level == "warning"
    assert problem.message.endswith('without their accents: "Desoles", "bientot", "ecrivez"')
    assert problem.cure == 'Write "désolés", "bientôt", "écrivez".'


def test_keywords_in_capitals_have_no_accents() -> None:
    assert said_in_french("Le mot est ARRET.") == []
