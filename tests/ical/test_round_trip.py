from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.ical.text import line, lines
from planner.ical.write import calendar_bytes
from planner.model.activity import Kind
from planner.model.localtime import resolve, to_utc
from planner.model.plan import Change, Plan
from planner.model.value import replace
from tests.ical.samples import BERLIN, FRIDAY, Shelf, events, instant, plan

ZONES = (BERLIN, "UTC", "America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo")
EVER: dict[str, Any] = {"begin": datetime(2020, 1, 1), "end": datetime(2036, 1, 1)}

# The clocks change on these days in one or another of the zones.
CHANGES = tuple(datetime(2026, *day) for day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)))
near_a_change = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(-300, 420)
)
starts = near_a_change | st.datetimes(datetime(2020, 1, 2), datetime(2035, 12, 30)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
plans = st.lists(
    st.builds(
        plan,
        st.uuids().map(str),
        activity=st.none(),
        title=st.text(max_size=120),
        note=st.text(max_size=300),
        kind=st.sampled_from(Kind),
        start=starts,
        timezone=st.sampled_from(ZONES),
        minutes=st.integers(5, 600),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)


@given(plans, st.none() | st.integers(0, 1440))
def test_what_a_parser_reads_is_what_was_meant(week: list[Plan], reminder: int | None) -> None:
    read = {event["UID"]: event for event in events(Shelf().export(week, reminder=reminder, **EVER))}
    assert read.keys() == {f"{one.id}@ourweek" for one in week}
    for one in week:
        event = read[f"{one.id}@ourweek"]
        start = to_utc(resolve(one.start, one.timezone).wall, one.timezone)
        assert instant(event, "DTSTART") == start
        assert instant(event, "DTEND") == start + timedelta(minutes=one.minutes)
        assert event["SUMMARY"] == (line(one.title) or "Time together")
        assert event.get("DESCRIPTION", "") == lines(one.note)
        alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        wanted = reminder is not None and one.kind is not Kind.TOUCH
        assert alarms == ([timedelta(minutes=-reminder)] if wanted and reminder is not None else [])


@given(plans)
def test_every_byte_is_one_that_all_calendars_bear(week: list[Plan]) -> None:
    data = Shelf().export(week, **EVER)
    text = data.decode("utf-8")
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert not [char for char in text.replace("\r\n", "") if ord(char) < 32 or ord(char) == 127 or char == "\ufeff"]
    assert max(len(part) for part in data.split(b"\r\n")) <= 75


@given(plans)
def test_no_event_is_local_to_whoever_reads_it_and_every_zone_is_there(week: list[Plan]) -> None:
    data = Shelf().export(week, **EVER).decode()
    for event in events(data.encode()):
        for name in ("DTSTART", "DTEND"):
            zone = event[name].params.get("TZID")
            assert event[name].to_ical().endswith(b"Z") if zone is None else f"\r\nTZID:{zone}\r\n" in data


edits = st.tuples(
    st.sampled_from(["put", "move", "length", "skip", "drop"]), st.sampled_from("abc"), st.integers(1, 200)
)
exports = st.tuples(st.just("export"), st.sampled_from(["plain", "soft", "blank"]), st.booleans())


def edited(plans: dict[str, Plan], what: str, name: str, size: int) -> None:
    if what == "put":
        rule = {"a": None, "b": "FREQ=WEEKLY;COUNT=4", "c": "FREQ=DAILY;COUNT=3"}[name]
        plans[name] = plan(name, rule=rule)
    elif what == "drop":
        plans.pop(name, None)
    elif name in plans and what == "length":
        plans[name] = replace(plans[name], minutes=size)
    elif name in plans:
        start = FRIDAY + timedelta(hours=size) if what == "move" else None
        others = tuple(change for change in plans[name].changes if change.original_start != FRIDAY)
        plans[name] = replace(plans[name], changes=(*others, Change(FRIDAY, start)))


Stamped = tuple[bytes, int, datetime]


def stamps(found: list[Any]) -> dict[str, Stamped]:
    """What is shown under each UID, with its number and its time of change."""
    by_uid: dict[str, Stamped] = {}
    for event in found:
        shown = b"\n".join(
            key.encode() + str(value.params).encode() + value.to_ical()
            for key, value in sorted(event.items())
            if key not in ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "CREATED")
        )
        before = by_uid.get(event["UID"], (b"", int(event["SEQUENCE"]), instant(event, "LAST-MODIFIED")))
        assert "RECURRENCE-ID" in event or not before[0], "two events with one UID"
        by_uid[event["UID"]] = (before[0] + shown, *before[1:])
    return by_uid


@given(st.lists(edits | exports, min_size=5, max_size=25))
def test_whatever_the_couple_does_stamps_grow_with_every_change_and_only_then(
    steps: list[tuple[str, Any, Any]],
) -> None:
    shelf = Shelf()
    having: dict[str, Plan] = {}
    told: dict[tuple[str, str, bool], Stamped] = {}
    for what, first, second in steps:
        if what != "export":
            edited(having, what, first, second)
            continue
        asked: dict[str, Any] = {"level": first, "rules": second}
        data = shelf.export(having.values(), **asked)
        again = shelf.agenda(having.values(), **asked)
        assert (again.news, calendar_bytes(again, timezone=BERLIN)) == ("nothing new", data)
        for uid, now in stamps(events(data)).items():
            # Whole rituals and their occurrences are told of apart, under a UID that may be the same.
            key = (uid, first, second and uid != "a@ourweek")
            before = told.get(key, now)
            assert now == before if now[0] == before[0] else (now[1] > before[1] and now[2] > before[2])
            told[key] = now
