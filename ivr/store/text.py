"""Refuse the few texts that not every database can keep."""


def check_text(text: str) -> bytes:
    """Return a text as it is kept (UTF-8); ValueError for a NUL or half of a surrogate pair."""
    if "\0" in text:
        raise ValueError("a text holds a NUL, which a database cannot keep")
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ValueError("a text holds half a character, which a database cannot keep") from None
