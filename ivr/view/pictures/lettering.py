"""Turn a text into its width, and into lines that fit a box; never draw it.

The widths are those of Helvetica, which Arial and Liberation Sans share: thousandths of the size
of the letters, from the space to the tilde (the AFM files of Adobe's core fonts).
"""

import unicodedata
from functools import lru_cache

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
_REGULAR = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556
556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_BOLD = """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611
611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584
"""
_OTHERS = {"·": 278, "’": 278, "–": 556}
_WIDEST = 1000


@lru_cache(maxsize=2)
def _widths(bold: bool) -> dict[str, int]:
    widths = (_BOLD if bold else _REGULAR).split()
    return {chr(32 + place): int(width) for place, width in enumerate(widths)} | _OTHERS


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in letters of a size, in the unit of the size."""
    widths = _widths(bold)
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return sum(widths.get(letter, _WIDEST) for letter in letters) * size / 1000


def fit_lines(text: str, size: float, width: float, most: int) -> list[str]:
    """Break a text into at most `most` lines of a width; what is left out becomes an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        count = _words_that_fit(words, size, width)
        lines.append(_shorten(words[0], size, width) if not count else " ".join(words[:count]))
        words = words[count or 1 :]
    if words and lines:
        lines[-1] = _shorten(f"{lines[-1]} {words[0]}", size, width)
    return lines


def _words_that_fit(words: list[str], size: float, width: float) -> int:
    count = 0
    while count < len(words) and width_of(" ".join(words[: count + 1]), size) <= width:
        count += 1
    return count


def _shorten(text: str, size: float, width: float) -> str:
    """Cut a text so that it fits with an ellipsis, at a word where there is one."""
    if width_of(text, size) <= width and " " not in text:
        return text
    words = text.split()[:-1] or [text]
    cut = " ".join(words)
    while cut and width_of(f"{cut}…", size) > width:
        cut = cut.rpartition(" ")[0] or cut[:-1]
    return f"{cut.rstrip(' .,;:')}…"
