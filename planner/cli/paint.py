"""Colour on a terminal, only where it is wanted; nothing is told by colour alone."""

from __future__ import annotations

import re
from typing import TextIO

from planner.cli.again import shows_colours
from planner.model.kinds import Kind
from planner.model.text import UNSAFE
from planner.model.value import Value

_COLOUR = re.compile(r"(\x1b\[[0-9;]{1,9}m)")
_KINDS = {Kind.QUALITY_TIME: "33", Kind.TOUCH: "35", Kind.APPRECIATION: "32"}


class Paint(Value):
    """Puts ANSI colours around text, or leaves it as it is."""

    on: bool = False

    def kind(self, kind: Kind, text: str) -> str:
        """Return text in the colour of a kind."""
        return self._in(_KINDS[kind], text)

    def bold(self, text: str) -> str:
        """Return text that stands out."""
        return self._in("1", text)

    def dim(self, text: str) -> str:
        """Return text that stands back."""
        return self._in("2", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


def guarded(line: str) -> str:
    """Return a finished line with nothing in it but colours that drives a terminal, wherever it came from."""
    return "".join(part if number % 2 else UNSAFE.sub("", part) for number, part in enumerate(_COLOUR.split(line)))


def paint_for(choice: str, stream: TextIO) -> Paint:
    """Return the paint for `auto`, `always` or `never`; by itself it is used on terminals that show colour."""
    if choice != "auto":
        return Paint(choice == "always")
    return Paint(shows_colours(stream))
