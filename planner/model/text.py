"""Text from people and files, cleaned once where it enters and once where it is shown."""

from __future__ import annotations

import unicodedata

# Newline and tab are white space, not harm; everything else in these ranges can drive a terminal,
# reorder what is read, or hide in what is compared.
_UNSAFE = {
    code: None
    for first, last in (
        (0x00, 0x08),
        (0x0B, 0x1F),  # the rest of C0
        (0x7F, 0x9F),  # DEL and C1
        (0xAD, 0xAD),  # soft hyphen
        (0x061C, 0x061C),
        (0x200B, 0x200F),  # zero width and direction marks
        (0x2028, 0x202E),  # line separators, embeddings and overrides
        (0x2060, 0x206F),
        (0xFE00, 0xFE0F),  # variation selectors: their width differs between terminals
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB),
        (0xE0000, 0xE0FFF),  # tags and further variation selectors
    )
    for code in range(first, last + 1)
}


def clean(text: str, limit: int = 200) -> str:
    """Return `text` as one harmless line of at most `limit` characters."""
    return " ".join(_harmless(text).split())[:limit].rstrip()


def clean_lines(text: str, limit: int = 2000) -> str:
    """Return `text` as harmless lines, at most `limit` characters in all, tabs as spaces."""
    lines = [" ".join(line.split()) for line in _harmless(text).splitlines()]
    return "\n".join(lines).strip()[:limit].rstrip()


def _harmless(text: str) -> str:
    # A lone surrogate cannot be written to any file; a carriage return is a line end typed elsewhere.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", text.translate(_UNSAFE))
