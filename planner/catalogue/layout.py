"""The layout of a pack's text: what makes it unsafe to parse, and on which line everything stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.model.value import Value

MAX_LINE = 4096
MAX_DEPTH = 16

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
# Strings and comments as TOML has them, then what gives structure. Every opened string matches, closed or
# not, and no repetition gives anything back, so the walk stays linear whatever the text is.
_TOKEN = re.compile(
    r'''
      """(?:[^"\\]+|\\.?|"(?!""))*+(?:"""|\Z)"{0,2}
    | \'\'\'(?:[^']+|'(?!''))*+(?:\'\'\'|\Z)'{0,2}
    | "(?:[^"\\\n]+|\\[^\n])*+"?
    | '[^'\n]*+'?
    | \#[^\n]*
    | [\[\]{}.]
    | \n+
    ''',
    re.VERBOSE | re.DOTALL,
)
_NAME = r"""["']?([\w-]+)["']?"""
_OPENING = re.compile(rf"[ \t]*(\[{{0,2}})[ \t]*{_NAME}(?:[ \t]*\.[ \t]*{_NAME})?")


def danger(text: str) -> tuple[int, str] | None:
    """Return line and sentence for what a parser could choke on, or a terminal obey; None when there is nothing."""
    if found := _CONTROL.search(text):
        return text.count("\n", 0, found.start()) + 1, "holds a control character; take it out."
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) * 4 > MAX_LINE and len(line.encode()) > MAX_LINE:
            return number, f"has a line of more than {MAX_LINE} bytes; break it up."
    dots = 0
    for token, _, number, depth in _walk(text):
        dots = 0 if token[0] == "\n" else dots + (token == ".")
        if depth > MAX_DEPTH:
            return number, f"nests brackets more than {MAX_DEPTH} deep; make it flat."
        if dots > MAX_DEPTH:
            return number, f"joins names with more than {MAX_DEPTH} dots; make it flat."
    return None


class Places(Value):
    """The line of every field, by table; the empty name stands for the table itself."""

    top: dict[str, int]
    pack: dict[str, int]
    items: list[dict[str, int]]
    """The tables that the file is a list of: activities, or studies."""
    kind: str = "activity"
    """What those tables are called in the file."""

    def in_pack(self, name: str) -> int:
        """Return the line of a field of the pack's header, or of the header."""
        return self.pack.get(name) or self.pack.get("") or self.top.get("pack", 0)

    def in_item(self, index: int, name: str) -> int:
        """Return the line of a field of the table at `index`, or of that table."""
        if index >= len(self.items):
            return self.top.get(self.kind, 0)
        return self.items[index].get(name) or self.items[index][""]


def places(text: str, kind: str = "activity") -> Places:
    """Return where everything stands in a text that `danger` found harmless."""
    found = Places({}, {}, [], kind)
    table = found.top
    for start, number in _fresh_lines(text):
        opening = _OPENING.match(text, start)
        if opening is None:
            continue
        brackets, name, inner = opening.groups()
        if not brackets:
            table.setdefault(name, number)
        elif name == "pack":
            table = found.pack
            table.setdefault(inner or "", number)
        elif name == kind and inner is None:
            table = {"": number}
            found.items.append(table)
        else:
            owner = found.items[-1] if name == kind and found.items else found.top
            owner.setdefault(inner or name, number)
            table = {}
    return found


def _fresh_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and number of every line that begins outside strings and brackets."""
    yield 0, 1
    for token, end, number, depth in _walk(text):
        if token[0] == "\n" and depth == 0:
            yield end, number + len(token)


def _walk(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Yield each token with its end, the line it begins on, and the depth of brackets after it."""
    number, depth = 1, 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
        elif token in "]}":
            depth -= 1
        yield token, match.end(), number, depth
        number += token.count("\n")
