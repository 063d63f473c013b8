"""A strict reader of calendars: RFC 5545 as far as Ourweek uses it, and what real calendar programs choke on.

It shares no code with what writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

TEXTS = {"SUMMARY", "DESCRIPTION", "CATEGORIES", "NAME", "X-WR-CALNAME", "TZNAME", "PRODID", "UID"}
ONE_LINE = {"SUMMARY", "NAME", "X-WR-CALNAME", "CATEGORIES"}
UTC_ONLY = {"DTSTAMP", "CREATED", "LAST-MODIFIED"}
ONCE = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "VEVENT": {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
ONCE["DAYLIGHT"] = ONCE["STANDARD"]
MAY = {
    "VCALENDAR": {"NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"},
    "VEVENT": {"CATEGORIES", "COLOR", "CLASS", "CREATED", "DESCRIPTION", "ORGANIZER", "RECURRENCE-ID", "RRULE"},
    "STANDARD": {"RRULE"},
    "DAYLIGHT": {"RRULE"},
}
MANY = {"VEVENT": {"EXDATE", "ATTENDEE"}}
VALUES = {
    "VERSION": r"2\.0",
    "STATUS": "CONFIRMED|CANCELLED",
    "TRANSP": "OPAQUE|TRANSPARENT",
    "CLASS": "PRIVATE",
    "COLOR": "[a-z]+",
    "ACTION": "DISPLAY",
    "TRIGGER": r"-P(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?",
    "SEQUENCE": r"\d{1,9}",
    "TZOFFSETFROM": r"[+-]\d{4}(\d\d)?",
    "TZOFFSETTO": r"[+-]\d{4}(\d\d)?",
    "UID": "[A-Za-z0-9@-]+",
    "REFRESH-INTERVAL": r"PT\d+H",
    "ORGANIZER": r"mailto:\S+@\S+",
    "ATTENDEE": r"mailto:\S+@\S+",
    "CATEGORIES": r"[^,;\\]+",
    "RRULE": r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*",
}


@dataclass
class Component:
    """One component, with its properties as they stand."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, parameters, value."""
    inside: list[Component] = field(default_factory=list)

    def every(self, name: str) -> list[tuple[str, str]]:
        """The parameters and values of a property."""
        return [(parameters, value) for found, parameters, value in self.properties if found == name]

    def one(self, name: str) -> str:
        """The value of a property, empty where there is none."""
        return next((value for _, value in self.every(name)), "")


def faults(data: bytes) -> list[str]:
    """Everything that is amiss with a calendar."""
    found = list(_bytes(data))
    root = Component("")
    found += _read(data.decode("utf-8", "replace").replace("\r\n ", ""), root)
    calendars = [one for one in root.inside if one.name == "VCALENDAR"]
    if len(root.inside) != 1 or len(calendars) != 1 or root.properties:
        return [*found, "not exactly one calendar"]
    return [*found, *_calendar(calendars[0])]


def _bytes(data: bytes) -> Iterator[str]:
    if data.startswith(b"\xef\xbb\xbf"):
        yield "a byte order mark"
    if not data.endswith(b"\r\n"):
        yield "the last line does not end"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a line end that is not CRLF"
    if re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", data):
        yield "a control character"
    for number, line in enumerate(data.split(b"\r\n")[:-1], start=1):
        if len(line) > 75:
            yield f"line {number} is {len(line)} octets long"
        if not line.strip():
            yield f"line {number} is blank"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"line {number} splits a letter, or is not UTF-8"
        if (len(line) - len(line.rstrip(b"\\"))) % 2:
            yield f"line {number} splits an escape"


def _read(text: str, root: Component) -> Iterator[str]:
    stack = [root]
    for line in text.split("\r\n")[:-1]:
        match = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line, re.DOTALL)
        if match is None:
            yield f"no content line: {line[:60]}"
            continue
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack[-1].inside.append(Component(value))
            stack.append(stack[-1].inside[-1])
        elif name == "END":
            if value != stack[-1].name or len(stack) == 1:
                yield f"END:{value} ends nothing"
                return
            stack.pop()
        else:
            stack[-1].properties.append((name, parameters, value))
    if len(stack) > 1:
        yield f"{stack[-1].name} does not end"


def _calendar(calendar: Component) -> Iterator[str]:
    yield from _properties(calendar)
    zones = [one for one in calendar.inside if one.name == "VTIMEZONE"]
    events = [one for one in calendar.inside if one.name == "VEVENT"]
    if [*zones, *events] != calendar.inside or not calendar.inside:
        yield "components that are no time zones followed by events"
    names = [zone.one("TZID") for zone in zones]
    if names != sorted(set(names)):
        yield "time zones twice or out of order"
    used = set(re.findall(r";TZID=([^;:']*)'", repr([event.properties for event in events])))
    if events and used != set(names):
        yield f"zones {sorted(used)} are used and {names} are there"
    for zone in zones:
        yield from _zone(zone)
    keys = [(event.one("UID"), event.one("RECURRENCE-ID")) for event in events]
    if len(keys) != len(set(keys)):
        yield "a UID twice"
    for event in events:
        yield from _event(event)


def _properties(component: Component) -> Iterator[str]:
    names = [name for name, _, _ in component.properties]
    for name in ONCE.get(component.name, set()) - set(names):
        yield f"{component.name} without {name}"
    known = ONCE.get(component.name, set()) | MAY.get(component.name, set())
    for name in sorted(set(names)):
        if name not in known | MANY.get(component.name, set()):
            yield f"{name} in {component.name}"
        if name in known and names.count(name) > 1:
            yield f"{name} twice in {component.name}"
    for name, parameters, value in component.properties:
        yield from _property(name, parameters, value)
    refreshed = component.one("REFRESH-INTERVAL")
    if refreshed and component.every("REFRESH-INTERVAL") != [(";VALUE=DURATION", refreshed)]:
        yield "REFRESH-INTERVAL is no DURATION"


def _property(name: str, parameters: str, value: str) -> Iterator[str]:
    if name in VALUES and not re.fullmatch(VALUES[name], value):
        yield f"{name}:{value}"
    if name in TEXTS and re.search(r"(?<!\\)(?:\\\\)*(?:[,;]|\\(?![\\,;n]))", re.sub(r"\\\\", "", value)):
        yield f"{name} is not escaped: {value[:60]}"
    if name in ONE_LINE and ("\\n" in value.replace("\\\\", "") or not value):
        yield f"{name} breaks or is empty"
    if name in TEXTS and value != value.strip():
        yield f"{name} has blanks at its ends"
    if name in UTC_ONLY and (parameters or not re.fullmatch(r"\d{8}T\d{6}Z", value)):
        yield f"{name} is not in UTC"


def _zone(zone: Component) -> Iterator[str]:
    yield from _properties(zone)
    ruled = [part for part in zone.inside if part.one("RRULE")]
    if not any(part.name == "STANDARD" for part in zone.inside):
        yield "a zone without STANDARD"
    if ruled and sorted(part.name for part in zone.inside) != ["DAYLIGHT", "STANDARD"]:
        yield "a zone by rule that is not one STANDARD and one DAYLIGHT"
    for part in zone.inside:
        yield from _properties(part)
        if not re.fullmatch(r"\d{8}T\d{6}", part.one("DTSTART")):
            yield "an onset that is no wall time"
        if ruled and not re.fullmatch(r"FREQ=YEARLY;BYDAY=(-1|[1-4])[A-Z]{2};BYMONTH=\d+", part.one("RRULE")):
            yield f"a zone's rule {part.one('RRULE')}"
        if ruled and not part.one("DTSTART").startswith("1970"):
            yield "a zone's rule that does not begin in 1970"
    offsets = {part.name: _offset(part.one("TZOFFSETTO")) for part in ruled}
    if len(offsets) == 2 and offsets["DAYLIGHT"] <= offsets["STANDARD"]:
        yield "a summer time that is not ahead"


def _offset(text: str) -> int:
    return int(text[0] + "1") * (int(text[1:3]) * 60 + int(text[3:5])) if re.fullmatch(r"[+-]\d{4}", text) else 0


def _event(event: Component) -> Iterator[str]:
    yield from _properties(event)
    (start_in, start), (end_in, end) = (*event.every("DTSTART"), ("", ""))[0], (*event.every("DTEND"), ("", ""))[0]
    first, last = _instant(start_in, start), _instant(end_in, end)
    if first is None or last is None:
        yield f"a time that is none: {start} to {end}"
    elif start_in != end_in or first >= last:
        yield f"an event that ends before it begins, or elsewhere: {start} to {end}"
    if event.one("DTSTAMP") != event.one("LAST-MODIFIED"):
        yield "a stamp that is not the last change"
    yield from _repetition(event, start_in, start)
    if event.every("ATTENDEE") and not event.every("ORGANIZER"):
        yield "somebody attends and nobody invites"
    for alarm in event.inside:
        yield from _properties(alarm)
        if alarm.name != "VALARM" or alarm.every("TRIGGER")[:1] != [("", alarm.one("TRIGGER"))]:
            yield "an alarm that is none, or not relative to the start"


def _repetition(event: Component, start_in: str, start: str) -> Iterator[str]:
    for name in ("EXDATE", "RECURRENCE-ID"):
        if any(len(value.rstrip("Z")) != 15 for _, value in event.every(name)):
            yield f"{name} of another type"
    if any(zone != start_in for zone, _ in event.every("EXDATE")):
        yield "EXDATE in another zone"
    rule = dict(part.split("=") for part in event.one("RRULE").split(";") if "=" in part)
    if {"UNTIL", "COUNT"} <= rule.keys() or not re.fullmatch(r"(\d{8}T\d{6}Z)?", rule.get("UNTIL", "")):
        yield "a rule that ends twice, or not in UTC"
    if rule.get("FREQ") == "WEEKLY" and (days := rule.get("BYDAY")):
        wall = datetime.strptime(start[:15], "%Y%m%dT%H%M%S")
        if ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[wall.weekday()] not in days.split(","):
            yield "a rule that does not name its own first day"


def _instant(parameters: str, value: str) -> Any:
    try:
        wall = datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")
        if value.endswith("Z"):
            return wall.replace(tzinfo=ZoneInfo("UTC")).timestamp() if not parameters else None
        zone = re.fullmatch(r";TZID=([A-Za-z0-9_+/-]+)", parameters)
        # A time that the clocks skip is none, and one that they show twice is two.
        aware = wall.replace(tzinfo=ZoneInfo(zone[1])) if zone else None
        if aware is None or aware.utcoffset() != aware.replace(fold=1).utcoffset():
            return None
        return aware.timestamp()
    except (ValueError, LookupError, OSError):
        return None
