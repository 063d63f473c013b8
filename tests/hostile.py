"""Texts that would drive a terminal, a parser, a calendar or a file's path, if anything let them through."""

from __future__ import annotations

import re

from hypothesis import strategies as st

TEXTS = (
    "\x1b]0;window title\x07 tea",
    "tea \x1b]52;c;ZXZpbA==\x07",
    "\x1b[2J\x1b[Htea",
    "tea \x1b[6n\x1b[c",
    "\x9b31m tea \x9d0;x\x9c",
    "pay 5\rpay 500",
    "safe\x08\x08\x08\x08evil",
    "te\x00a\x07",
    "tea \u202eevil\u202c \u2066abc\u2069",
    "te\u200b\u200ba\ufeff\u00ad",
    "tea" + "".join(chr(0xE0000 + ord(char)) for char in "hidden"),
    "tea\u2028ATTENDEE:mailto:kim@example.invalid",
    "tea\r\nATTENDEE:mailto:kim@example.invalid",
    "tea\nBEGIN:VALARM\nEND:VALARM",
    "tea\\nX-EVIL:1;x,y\\",
    "t" + "\u0301" * 150 + "ea",
    "tea \ud800",
    "\U0001f469\u200d\u2764\ufe0f\u200d\U0001f468" * 30,
    "[/b] tea",
    "tea [/",
    "[b]tea",
    "[@click=app.exit]tea[/]",
    "[link=file:///etc/passwd]tea[/link]",
    "$error [TODO] {0} %s %(x)s ${HOME} $(id)",
    "../../../../tmp/tea",
    "CON",
    "=1+1",
)
HARM = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
"""What no output may hold; a line's own end is no harm."""

PIECES = (*"\x00\x07\x1b\x9b\r\n\t[]/\\;:,\"'$\u202e\u2028\ud800", "tea", "[/]", "]52;c;", "END:VEVENT")

texts = st.sampled_from(TEXTS) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
