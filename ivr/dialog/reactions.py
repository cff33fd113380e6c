"""Tell the texts that a telephone makes of a reaction to ours: Liked "Call us …".

Nobody wrote them, and nobody waits for an answer. They begin as Apple's and Google's telephones do
in English and French, and end with the quotation of what was reacted to.
"""

import re

_DEEDS = (
    # Apple: https://support.apple.com/guide/iphone/react-with-tapbacks-iph018d3c336
    "liked|loved|disliked|laughed at|emphasized|emphasised|questioned",
    "removed an? (?:like|heart|dislike|laugh|exclamation|question mark|reaction) from",
    "reacted .{1,12} to",
    r"a (?:beaucoup )?aimé|a adoré|n['’]a pas aimé|a ri de|a mis l['’]accent sur|a insisté sur",
    "a souligné|a questionné|a mis en doute|s['’]est interrogée? sur",
    "a réagi (?:par|avec) .{1,12} à",
    r"a (?:retiré|supprimé|enlevé) .{1,40} (?:de|du|à)",
    # Google: the sign alone
    r"[^\w\s]{1,8} (?:to|à)",
)
_CLOSING = '"”“»’'
# What a caller may write is of any length: nothing here is tried twice at the same place.
_REACTION = re.compile(
    rf"\s*+(?:{'|'.join(_DEEDS)})\s*+:?\s*+[\"“„«‘](?P<quoted>.*+)", re.IGNORECASE | re.DOTALL
)
_PICTURE = re.compile(
    r"\s*+(?:liked|loved|laughed at|emphasized|questioned|disliked) an? "
    r"(?:image|photo|movie|attachment|sticker)\W*",
    re.IGNORECASE,
)


def is_reaction(body: str) -> bool:
    """Tell whether a text is a reaction to one of ours."""
    found = _REACTION.fullmatch(body)
    return bool((found and _ends_quoted(found["quoted"])) or _PICTURE.fullmatch(body))


def _ends_quoted(text: str) -> bool:
    """Tell whether no letter or digit follows the last sign that ends a quotation."""
    for sign in reversed(text):
        if sign in _CLOSING:
            return True
        if sign.isalnum() or sign == "_":
            return False
    return False
