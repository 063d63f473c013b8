"""Text from people and files, cleaned once where it enters and once where it is shown."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NOTE = 2000
"""Characters of a note."""

# Newline and tab are white space, not harm; everything else in these ranges can drive a terminal,
# reorder what is read, or hide in what is compared.
_RANGES = (
    (0x00, 0x08),
    (0x0B, 0x1F),  # the rest of C0
    (0x7F, 0x9F),  # DEL and C1
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),  # Hangul fillers, blank like the two further down
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero width and direction marks
    (0x202A, 0x202E),  # embeddings and overrides
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),  # variation selectors: their width differs between terminals
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),  # tags and further variation selectors
)
# What ends a line elsewhere must not run two words together here.
_LINE_ENDS = "[\x0b\x0c\x85\u2028\u2029]"

UNSAFE = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _RANGES)}\u2028\u2029\ud800-\udfff]")
"""What no line on a terminal may hold, besides the end of it."""
# More marks than that over one letter would reach into the lines above and below.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_PILE = f"({_MARK}{{4}}){_MARK}+"


def clean(text: str, limit: int = 200) -> str:
    """Return `text` as one harmless line of at most `limit` characters."""
    return " ".join(_harmless(text).split())[:limit].rstrip()


def clean_lines(text: str, limit: int = LONGEST_NOTE) -> str:
    """Return `text` as harmless lines, at most `limit` characters in all, tabs as spaces."""
    lines = [" ".join(line.split()) for line in _harmless(text).splitlines()]
    return "\n".join(lines).strip()[:limit].rstrip()


def _harmless(text: str) -> str:
    # Most texts need no look through ranges of characters, which are only then made ready.
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    # A lone surrogate cannot be written to any file; a carriage return is a line end typed elsewhere.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = UNSAFE.sub("", re.sub(_LINE_ENDS, "\n", text))
    return re.sub(_PILE, r"\1", unicodedata.normalize("NFC", text))
