"""Find the words whose letters were lost or broken on the way into the file."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from unicodedata import category, combining, name, normalize

from ivr.check.rule import Subject, Written, warning
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem
from ivr.model.facts import MonthFact

Scripts = frozenset[str]

TOKEN = re.compile(r"[^ \n\t]+")
WORD = re.compile(r"[^\W\d_]+")
AROUND = "«»“”\"'’()[].,;:!…\u00a0\u202f"  # what may stand around a word
# A sign where a letter was: D?sol?s, ?crire, ??????; d‚sol‚s, &eacute;, U+FFFD.
LOST = re.compile(
    r"[^\W\d_]\?[^\W\d_]|^\?[^\W\d_]|^\?{2,}$|\N{REPLACEMENT CHARACTER}|&(?:#\w+|[A-Z]?[a-z]{2,});"
    r"|[^\W\d_][‚ƒ†‡ˆ‰‹¢£¤¥¦§¨¬¯°±²³¶¼½¾][^\W\d_]"
)
BEYOND = re.compile(r"[^\x00-\x7f]{2,}")  # where a wrong decoding shows
DECODED = re.compile(r"[\u00a0-\u017f\u2000-\u206f€]")
# What small words of a language are written with beside a to z; names may have other letters.
LETTERS = {"en": "àáâãäåæçèéêëíîïñóôöøúûüœ", "fr": "àâæçéèêëîïñôöœùûüÿ"}
EAST_ASIAN = {"CJK", "HANGUL", "HIRAGANA", "KATAKANA"}
A_MONTH = MonthFact.model_validate({"month": "2026-11", "source": "any"})
LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}
# Words that are none without their accents. Those that 1990 lets go without î and û are not here.
FRENCH = """
désolé désolée désolés désolées répond répondent répondez répondre répondu réponse réponses écrire
écrivez écrit écrite téléphone téléphones téléphonez téléphonique êtes être était étaient été déjà
après auprès très bientôt plutôt même mêmes hôpital hôpitaux santé sécurité identité société qualité
activité activités confidentialité possibilité autorité responsabilité priorité difficulté vérité
numéro numéros vérifier vérifiez données privée privées accès succès décès procès progrès école
écoles élève élèves événement événements éviter évitez également équipe équipes étape étapes état
états étude études écouter écoutez étranger élément éléments électronique électroniques éligible
époque échange échanges échéance échographie période périodes médecin médecins médical médicale
médicaux médicament médicaments québec québécois montréal français française reçu reçue reçus reçues
façon leçon garçon prêt arrêt intérêt intérêts enquête fenêtre tête bébé bébés âge âgé première
premières dernière dernières manière matière lumière infirmière père mère frère problème problèmes
système systèmes deuxième troisième modèle déclaration décision décisions décembre février général
générale généralement précédent précédente présent prénom prénoms détail détails début délai délais
crédit différent différente différents différentes développer découvrir dépôt désormais délicat
délicats délicate département démarche démarches déranger méthode mémoire métier nécessaire
nécessaires opération opérations réseau réseaux résultat résultats récupérer réduire régler
règlement régulier répertoire réunion réussir réclamation région régions référence références
réception répéter répétez réentendre réessayer réessayez spécialiste spécialistes spécifique
supérieur sérieux séjour témoin véhicule volonté maternité paternité fertilité fécondation
césarienne génétique pédiatre pédiatrique prélèvement prélèvements bénéficier bénévole catégorie
catégories créer gérer idée idées immédiat immédiatement inquiétez inquiétude fréquent fédéral
fédérale défaut degré méfiez méfiance université propriété quantité contrôle contrôles symptôme
symptômes bâtiment préférez préférence pièce pièces siège règle règles complète complètes fièvre clé
clés année années journée journées soirée durée entrée copiées touchées concernées publiées
conservées utilisées protéger étoile
"""


def broken_letters(subject: Subject) -> Iterator[Problem]:
    """A word that an editor saved or read in another encoding is said as it stands.

    Its letters became `?` or two signs each, or are of another script, or no letters of its
    language. A name, with its capital, may have any letter of its script.

    Passes:

        fr: |
          Désolés.

    Fails, as it is saved without its accents:

        fr: |
          D?sol?s.
    """
    scripts = {one: _scripts_of(subject, one) for one in subject.hotline.languages}
    for words in subject.written:
        for token in TOKEN.finditer(words.plain):
            word = token[0].strip(AROUND)
            mended = _mended(word, scripts[words.language])
            if mended != word or _is_broken(word, words.language, scripts[words.language]):
                message = f'"{words.name}" has a word whose letters are broken: "{word}"'
                cure = "Write it anew, and save the file as UTF-8 text."
                if mended != word:
                    cure = f'Write "{mended}", and save the file as UTF-8 text.'
                yield words.problem("broken-letters", message, cure, token.start())
                break


def lost_accents(subject: Subject) -> Iterator[Problem]:
    """French without its accents is read badly, and said wrong. A warning.

    Passes:

        fr: |
          Nous sommes désolés.

    Fails:

        fr: |
          Nous sommes desoles.
    """
    for words in subject.written:
        if words.language == "fr" and (lost := list(_without_accents(words))):
            told = ", ".join(f'"{word[0]}"' for word in lost)
            right = ", ".join(f'"{_accented()[word[0].lower()]}"' for word in lost)
            message = f'"{words.name}" has words without their accents: {told}'
            yield warning(
                words.problem("lost-accents", message, f"Write {right}.", lost[0].start())
            )


def _without_accents(words: Written) -> Iterator[re.Match[str]]:
    """Yield the words that lack their accents; keywords, in capitals, have none."""
    for word in WORD.finditer(words.plain):
        if word[0].lower() in _accented() and not word[0].isupper():
            yield word


@cache
def _accented() -> dict[str, str]:
    """Return the French words by what is left of them without accents."""
    parts = {word: normalize("NFD", word) for word in FRENCH.split()}
    return {"".join(one for one in parts[word] if not combining(one)): word for word in parts}


def _mended(word: str, scripts: Scripts) -> str:
    """Return a word with each letter back that was read as two signs or three."""
    return BEYOND.sub(lambda signs: _decoded(signs[0], scripts), word)


def _decoded(signs: str, scripts: Scripts) -> str:
    """Return the letters that stand for signs in UTF-8, if they are ones that are written here."""
    try:
        letters = signs.encode("cp1252").decode()
    except UnicodeError:
        return signs
    ours = scripts - {"LATIN", ""}
    is_ours = all(DECODED.fullmatch(one) or _script(one) in ours for one in letters)
    return letters if is_ours else signs


def _is_broken(word: str, language: str, scripts: Scripts) -> bool:
    runs = [{*map(_script, run)} for run in WORD.findall(word)]
    letters = LETTERS.get(language)
    return bool(
        LOST.search(word)
        or any(run - scripts or len(run & LOOK_ALIKE) > 1 for run in runs)
        or any(_is_stray_capital(word, place) for place in range(1, len(word)))
        or word in ("Ã", "Â")
        or (letters and word.islower() and not all(_is_of(sign, letters) for sign in word))
    )


def _is_stray_capital(word: str, place: int) -> bool:
    """Tell whether a capital with an accent stands inside a small word: dÈsolÈs."""
    sign, before, after = word[place], word[place - 1], word[place + 1 : place + 2]
    if not sign.isupper() or sign.isascii() or _script(sign) != "LATIN":
        return False
    return before.islower() or (before.isalpha() and after.islower())


def _is_of(sign: str, letters: str) -> bool:
    return sign.isascii() or sign in letters or not _script(sign)


def _scripts_of(subject: Subject, language: str) -> Scripts:
    """Return the scripts that words of a language may have: Latin, that of its months, its own."""
    month = wording_of(subject.hotline, language).fact(A_MONTH)
    words = "".join(words.plain for words in subject.written if words.language == language)
    most = Counter(filter(None, map(_script, words))).most_common(1)
    return frozenset({"LATIN", "", *map(_script, month), *(script for script, _ in most)})


@cache
def _script(sign: str) -> str:
    """Return the script of a letter by its name in Unicode; empty for what every script may use."""
    if not category(sign).startswith("L") or category(sign) == "Lm":
        return ""
    first, *rest = name(sign, "").split()
    if rest in (["SIGN"], ["ORDINAL", "INDICATOR"]):  # µ, º, ª
        return ""
    return "EAST ASIAN" if first in EAST_ASIAN else first
