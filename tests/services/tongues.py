"""Languages of several scripts, as services may have them: voices, dates, sentences, keywords."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PLAIN = {
    "month": "MMMM y",
    "date": "d MMMM y",
    "weekday_date": "EEEE d MMMM",
    "time": "H:mm",
    "time_with_minutes": "H:mm",
}
ENGLISH = {
    "month": "MMMM y",
    "date": "MMMM d, y",
    "weekday_date": "EEEE, MMMM d",
    "day_of_year": "MMMM d",
    "time": "h a",
    "time_with_minutes": "h:mm a",
    "noon": "'noon'",
    "midnight": "'midnight'",
}
FRENCH = {
    **PLAIN,
    "date_on_the_first": "'1er' MMMM y",
    "weekday_date_on_the_first": "EEEE '1er' MMMM",
    "brief_date": "d MMM",
    "brief_date_on_the_first": "'1er' MMM",
    "time": "H 'h'",
    "time_with_minutes": "H 'h' mm",
}


@dataclass(frozen=True, eq=False)
class Tongue:
    """A language: its voice on Twilio, with the language of that, what is said and texted in it."""

    code: str
    voice: str
    spoken: str
    locale: str
    sentences: tuple[str, ...]
    words: tuple[str, ...]
    formats: Mapping[str, str] = field(default_factory=lambda: PLAIN)


TONGUES = (
    Tongue(
        "en",
        "Polly.Joanna-Neural",
        "en-US",
        "en_CA",
        ("Thank you for calling MOVEit & Co.", "Is 2 < 3, and “all” that – really?"),
        ("HELLO", "DATA", "AGENT", "STOP", "YES", "NO", "HELP", "2"),
        ENGLISH,
    ),
    Tongue(
        "fr",
        "Polly.Gabrielle-Neural",
        "fr-CA",
        "fr_CA",
        ("Merci d'appeler MOVEit, à l’île.", "Avez-vous reçu une lettre de"),
        ("BONJOUR", "DONNEES", "AGENT", "ARRET", "OUI", "NON", "AIDE", "1"),
        FRENCH,
    ),
    Tongue(
        "es",
        "Polly.Lupe-Neural",
        "es-US",
        "es_US",
        ("¿Ha recibido una carta?", "Gracias por llamar."),
        ("HOLA", "DATOS", "AGENTE", "ALTO", "SI", "NO", "AYUDA"),
    ),
    Tongue(
        "pa",
        "Google.pa-IN-Standard-A",
        "pa-IN",
        "pa_Guru_IN",
        ("ਸਾਨੂੰ ਕਾਲ ਕਰਨ ਲਈ ਧੰਨਵਾਦ।", "ਕੀ ਤੁਹਾਨੂੰ ਚਿੱਠੀ ਮਿਲੀ?"),
        ("ਪੰਜਾਬੀ", "ਹਾਂ", "ਨਹੀਂ", "ਮਦਦ", "PANJABI"),
    ),
    Tongue(
        "ar",
        "Polly.Zeina",
        "arb",
        "ar_EG",
        ("شكرا لاتصالكم.", "هل تلقيت رسالة؟"),
        ("نعم", "لا", "مساعدة", "بيانات", "ARABI"),
    ),
    Tongue(
        "iu",
        "Polly.Joanna-Neural",
        "en-US",
        "iu_CA",
        ("ᖁᔭᓐᓇᒦᒃ ᐅᖄᓚᒐᕕᑦ.", "ᐃᓄᒃᑎᑐᑦ?"),
        ("ᐃᓄᒃᑎᑐᑦ", "ᐄ", "ᐋᒃᑲ", "ᐃᑲᔪᕈᑎ"),
    ),
    Tongue(
        "zh",
        "Polly.Zhiyu-Neural",
        "cmn-CN",
        "zh_Hans_CN",
        ("感谢您的来电。", "您收到信了吗？"),
        ("你好", "是", "否", "帮助"),
    ),
    Tongue(
        "ru",
        "Polly.Tatyana",
        "ru-RU",
        "ru_RU",
        ("Спасибо за звонок.", "Вы получили письмо?"),
        ("ПРИВЕТ", "ДА", "НЕТ", "ПОМОЩЬ"),
    ),
)
