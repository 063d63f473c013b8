"""From the bytes of a calendar to the few lines of its events that are needed here, whatever else it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.model.value import Value

MOST_BYTES = 8_000_000
"""A calendar's size, a folder's files taken together, beyond which it is not read."""
MOST_EVENTS = 10_000
"""Events of a calendar that are looked at."""

_EVENT = frozenset(
    (
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "EXRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "STATUS",
        "TRANSP",
        "SEQUENCE",
        "LAST-MODIFIED",
        "SUMMARY",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    )
)
_ZONE = frozenset(("TZID", "X-LIC-LOCATION"))
_SHIFT = frozenset(("DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"))
_WANTED = {"VEVENT": _EVENT, "VTIMEZONE": _ZONE, "STANDARD": _SHIFT, "DAYLIGHT": _SHIFT}
_NAMES = frozenset(("BEGIN", "END")).union(*_WANTED.values())
_REPEATED = {"RRULE", "RDATE", "RECURRENCE-ID"}
_HEAD = re.compile(r'((?:[^:"]|"[^"]*")*):')
_DEEPEST = 8
_MOST_BEGUN = 10 * MOST_EVENTS
_MOST_OF_A_KIND = 1000
"""Lines of one name that an event may have; no calendar needs more."""


class Line(Value):
    """One property: its parameters as they stand, and its value."""

    head: str
    value: str

    def parameter(self, name: str) -> str:
        """Return a parameter's value without quotes, or an empty text."""
        if ";" not in self.head:
            return ""
        found = re.search(rf';{name}=("[^"]*"|[^;:,"]*)', self.head, re.IGNORECASE)
        return found[1].strip('"') if found else ""


@dataclass(slots=True)
class Component:
    """One event, time zone or clock change, with its properties by name."""

    kind: str
    lines: dict[str, list[Line]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """Return the first line of a name."""
        found = self.lines.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """Return the value of a name as it stands in the file, or an empty text."""
        found = self.lines.get(name)
        return found[0].value.strip() if found else ""

    @property
    def sequence(self) -> int:
        """How often it was changed, as far as it says so."""
        text = self.text("SEQUENCE")
        return int(text) if text.isdecimal() and len(text) < 10 else 0


@dataclass(slots=True)
class Scanned:
    """What was found in a calendar."""

    events: list[Component] = field(default_factory=list)
    zones: list[Component] = field(default_factory=list)
    calendars: int = 0
    unfinished: int = 0
    """Events without an end, or begun within another."""
    cut: bool = False
    """Whether there were more events than are looked at, or the file ends too early."""
    since: str = ""
    """The year before which nothing that happens once is of use."""


def scan(data: bytes, since: int = 0) -> Scanned:
    """Return the events and time zones of a calendar; what can't be read is passed over.

    What happens once, and before the year `since`, is left out.
    """
    found = Scanned(since=f"{since:04}")
    stack: list[Component] = []
    begun = 0
    for head, value in _lines(data):
        name = head.partition(";")[0].upper()
        if name == "BEGIN":
            begun += 1
            if begun > _MOST_BEGUN:
                found.cut = True
                return found
            _begin(found, stack, value.strip().upper())
        elif name == "END":
            if not _end(found, stack, value.strip().upper()):
                return found
        elif stack and name in _WANTED.get(stack[-1].kind, ()):
            lines = stack[-1].lines.setdefault(name, [])
            if len(lines) < _MOST_OF_A_KIND:
                lines.append(Line(head, value))
    found.unfinished += sum(component.kind == "VEVENT" for component in stack)
    found.cut = any(component.kind == "VCALENDAR" for component in stack)
    return found


def _begin(found: Scanned, stack: list[Component], kind: str) -> None:
    if len(stack) == _DEEPEST:
        del stack[1:]
    if kind in ("VCALENDAR", "VEVENT") and any(component.kind == "VEVENT" for component in stack):
        # An event within an event: the outer one never ended.
        found.unfinished += 1
        del stack[next(n for n, component in enumerate(stack) if component.kind == "VEVENT") :]
    found.calendars += kind == "VCALENDAR"
    stack.append(Component(kind))


def _end(found: Scanned, stack: list[Component], kind: str) -> bool:
    """Close a component; False when there are as many events as are looked at."""
    depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].kind == kind), None)
    if depth is None:
        return True
    component = stack[depth]
    del stack[depth:]
    if kind == "VTIMEZONE":
        found.zones.append(component)
    elif kind in ("STANDARD", "DAYLIGHT") and stack:
        stack[-1].parts.append(component)
    elif kind == "VEVENT" and any(outer.kind == "VCALENDAR" for outer in stack):
        if not component.lines.keys() & _REPEATED and "" < component.text("DTSTART")[:4] < found.since:
            return True
        if len(found.events) == MOST_EVENTS:
            found.cut = True
            return False
        found.events.append(component)
    return True


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the head and the value of each property that is of use."""
    # Unfolded as bytes: some programs fold in the middle of a letter.
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    for row in _decoded(data).split("\n"):
        head, _, value = row.partition(":")
        name = head.partition(";")[0]
        if name not in _NAMES and name.strip().upper() not in _NAMES:
            continue
        if '"' in head:
            # A quoted parameter may hold a colon.
            if (whole := _HEAD.match(row)) is None:
                continue
            head, value = whole[1], row[whole.end() :]
        yield head.strip(), value


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1").removeprefix("\xef\xbb\xbf")
