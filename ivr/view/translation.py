"""Turn an English message of ours into another language, by the catalogs in translations/.

What people hear or read of a hotline is in the flow files, never here: the catalogs hold the
words of pictures and pages for those who look after it.
"""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

CATALOGS = Path(__file__).parent.parent / "translations"


@cache
def translator(language: str) -> Callable[[str], str]:
    """Return what translates messages into a language; without a catalog, they stay English."""
    return gettext.translation("messages", CATALOGS, [language], fallback=True).gettext
