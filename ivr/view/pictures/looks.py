"""The colours that pictures have besides those of the kinds of state.

Kinds differ by outline and by name as well as by colour, for black-and-white print and every eye.
"""

INK, SOFT_INK, LINE, FAINT = "#1b2430", "#47515f", "#5b6675", "#5f6a78"
PAPER, PANEL, MAIN = "#ffffff", "#f5f7fa", "#0b6e4f"
