from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ical.busy import BusyTimes, busy_times
from planner.ical.lines import MOST_EVENTS

BEGIN, END = datetime(2026, 11, 16), datetime(2027, 11, 24)
BERLIN = "Europe/Berlin"
CUSTOM_ZONE = """BEGIN:VTIMEZONE
TZID:Our office
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


NO_END = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n"


def calendar(*parts: str) -> bytes:
    """A calendar of events and time zones, with the line ends of the standard."""
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def event(lines: str, uid: str = "one") -> str:
    """An event of these lines, which are parted by blanks."""
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines.split(), "SUMMARY:Something of mine", "END:VEVENT"])


def read(*files: bytes, end: datetime = END) -> BusyTimes:
    return busy_times(files, BERLIN, BEGIN, end)


def times(*parts: str, until: str = "2026-12-07") -> list[str]:
    """The busy times that begin before a day, as `24 20:00-21:00` of November or December."""
    found = read(calendar(*parts), end=datetime.fromisoformat(until)).spans
    return [f"{a:%d %H:%M}-{b:%d %H:%M}".replace(f"-{a:%d} ", "-") for a, b in found]


@pytest.mark.parametrize(
    ("lines", "busy"),
    [
        ("DTSTART:20261124T190000Z DTEND:20261124T200000Z", ["24 20:00-21:00"]),
        ("DTSTART;TZID=Europe/Berlin:20261124T200000 DURATION:PT1H30M", ["24 20:00-21:30"]),
        ("DTSTART:20261124T200000 DURATION:PT45M", ["24 20:00-20:45"]),
        ("DTSTART;TZID=America/New_York:20261124T140000 DTEND;TZID=Europe/Berlin:20261124T210000", ["24 20:00-21:00"]),
        ("DTSTART;VALUE=DATE:20261124", ["24 00:00-25 00:00"]),
        ("DTSTART;VALUE=DATE:20261124 DTEND;VALUE=DATE:20261126", ["24 00:00-26 00:00"]),
        ("DTSTART;VALUE=DATE:20261124 DTEND;VALUE=DATE:20261124", ["24 00:00-25 00:00"]),
        ("DTSTART:20261124", ["24 00:00-25 00:00"]),
        ("DTSTART:20261124T220000 DTEND:20261125T060000", ["24 22:00-25 06:00"]),
        ("DTSTART:20261110T220000 DTEND:20261117T060000", ["16 00:00-17 06:00"]),
        ("DTSTART:20261124T200000", []),
        ("DTSTART:20261124T200000 DTEND:20261124T190000", []),
        ("DTSTART:20261124T200000 DURATION:-PT1H", []),
        ("DTSTART:20261124T200030 DTEND:20261124T210030", ["24 20:00-21:01"]),
        ("DTSTART:20261124T200000 DURATION:PT1H TRANSP:TRANSPARENT", []),
        ("DTSTART:20261124T200000 DURATION:PT1H X-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("DTSTART:20261124T200000 DURATION:PT1H STATUS:CANCELLED", []),
        ("DTSTART:20261124T200000 DURATION:PT1H STATUS:TENTATIVE", ["24 20:00-21:00"]),
        ("DTSTART:20100101T200000 DURATION:PT1H", []),
    ],
)
def test_one_event_takes_up_its_time(lines: str, busy: list[str]) -> None:
    assert times(event(lines)) == busy


DAILY = "DTSTART;TZID=Europe/Berlin:20261120T090000 DURATION:PT1H RRULE:FREQ=DAILY;"


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (DAILY + "COUNT=3", "20 21 22"),
        (DAILY + "UNTIL=20261122", "20 21 22"),
        (DAILY + "UNTIL=20261122T080000Z", "20 21 22"),
        (DAILY + "UNTIL=20261122T075959Z", "20 21"),
        (DAILY + "UNTIL=20261122T090000", "20 21 22"),
        (DAILY + "UNTIL=20261119", ""),
        (DAILY + "INTERVAL=2;COUNT=3", "20 22 24"),
        (DAILY + "COUNT=3 EXDATE;TZID=Europe/Berlin:20261121T090000", "20 22"),
        (DAILY + "COUNT=4 EXDATE:20261121T080000Z,20261122T080000Z", "20 23"),
        (DAILY + "COUNT=3 EXDATE;VALUE=DATE:20261121", "20 22"),
        (DAILY + "COUNT=3 EXDATE:20261121T080000Z EXDATE:20261122T080000Z", "20"),
        (DAILY + "COUNT=3 EXDATE;TZID=Europe/Berlin:20261121T100000", "20 21 22"),
        (DAILY + "COUNT=3 EXRULE:FREQ=DAILY;INTERVAL=2", "21"),
        (DAILY + "COUNT=1 RDATE:20261130T080000Z,20261201T080000Z", "20 30 01"),
        (DAILY + "COUNT=1 RDATE;VALUE=PERIOD:20261130T080000Z/20261130T120000Z,20261201T080000Z/PT5M", "20 30 01"),
        (DAILY + "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=2", "20 23"),
        ("DTSTART:20200107T090000 DURATION:PT1H RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU,SU", "17 29 01"),
        ("DTSTART:20200131T090000 DURATION:PT1H RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "30"),
        ("DTSTART;VALUE=DATE:19801130 RRULE:FREQ=YEARLY", "30"),
        ("DTSTART;VALUE=DATE:20261120 RRULE:FREQ=DAILY;UNTIL=20261121T000000Z", "20"),
    ],
)
def test_what_repeats_does_so_until_its_end_but_for_its_exceptions(lines: str, days: str) -> None:
    found = read(calendar(event(lines)), end=datetime(2026, 12, 7)).spans
    assert [f"{a:%d}" for a, _ in found] == days.split()


WEEKLY = event("DTSTART;TZID=Europe/Berlin:20261117T190000 DTEND;TZID=Europe/Berlin:20261117T200000 RRULE:FREQ=WEEKLY")


@pytest.mark.parametrize(
    ("override", "busy"),
    [
        (
            "RECURRENCE-ID;TZID=Europe/Berlin:20261124T190000 DTSTART:20261125T170000Z DURATION:PT2H",
            ["17 19:00-20:00", "25 18:00-20:00", "01 19:00-20:00"],
        ),
        (
            "RECURRENCE-ID:20261124T180000Z STATUS:CANCELLED DTSTART:20261124T180000Z DURATION:PT1H",
            ["17 19:00-20:00", "01 19:00-20:00"],
        ),
        (
            "RECURRENCE-ID;VALUE=DATE:20261124 DTSTART:20261124T180000Z DURATION:PT5M",
            ["17 19:00-20:00", "24 19:00-19:05", "01 19:00-20:00"],
        ),
        (
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T180000Z DTSTART:20261125T183000Z DURATION:PT5M",
            ["17 19:00-20:00", "25 19:30-19:35", "02 19:30-19:35"],
        ),
        (
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T180000Z DTSTART:20261124T180000Z STATUS:CANCELLED",
            ["17 19:00-20:00"],
        ),
    ],
)
def test_what_stands_in_for_an_occurrence_takes_its_place(override: str, busy: list[str]) -> None:
    assert times(WEEKLY, event(override)) == busy
    assert times(event(override), WEEKLY) == busy


def test_an_older_state_of_an_event_says_nothing_any_more() -> None:
    old = event("DTSTART:20261124T200000 DURATION:PT1H SEQUENCE:1")
    new = event("DTSTART:20261125T200000 DURATION:PT1H SEQUENCE:2")
    assert times(old, new) == times(new, old) == ["25 20:00-21:00"]


def test_an_older_state_of_what_stands_in_for_an_occurrence_says_nothing_any_more() -> None:
    stands_in = "RECURRENCE-ID:20261124T180000Z DURATION:PT1H"
    old = event(f"{stands_in} DTSTART:20261125T180000Z SEQUENCE:1")
    new = event(f"{stands_in} DTSTART:20261126T180000Z SEQUENCE:2")
    moved = ["17 19:00-20:00", "26 19:00-20:00", "01 19:00-20:00"]
    assert times(WEEKLY, old, new) == times(WEEKLY, new, old) == moved


def test_what_repeats_keeps_to_the_clock_of_its_own_zone() -> None:
    found = read(calendar(event("DTSTART;TZID=Europe/Berlin:20260101T190000 DURATION:PT1H RRULE:FREQ=WEEKLY"))).spans
    assert {f"{a:%H:%M}-{b:%H:%M}" for a, b in found} == {"19:00-20:00"}
    lines = "DTSTART;TZID=America/New_York:20260101T130000 DURATION:PT1H RRULE:FREQ=WEEKLY"
    abroad = read(calendar(event(lines))).spans
    # For two weeks in spring and one in autumn, the clocks there have changed and those here have not.
    assert {f"{a:%H:%M}" for a, _ in abroad} == {"19:00", "18:00"}


@pytest.mark.parametrize(
    "name",
    [
        "America/New_York",
        "/mozilla.org/20050126_1/America/New_York",
        "/freeassociation.sourceforge.net/America/New_York",
        '"America/New_York"',
        "Eastern Standard Time",
        "US/Eastern",
        "Our office",
        '"-05:00"',
        "EST5EDT",
    ],
)
def test_a_zone_is_known_by_whatever_name_programs_give_it(name: str) -> None:
    start = f"DTSTART;TZID={name}:20261124T140000"
    text = f"BEGIN:VEVENT\nUID:one\n{start}\nDURATION:PT1H\nEND:VEVENT"
    assert times(CUSTOM_ZONE, text) == ["24 20:00-21:00"]


def test_a_zone_of_its_own_changes_its_clocks_as_it_says() -> None:
    start = "DTSTART;TZID=Our office:20270701T140000"
    text = f"BEGIN:VEVENT\nUID:one\n{start}\nDURATION:PT1H\nEND:VEVENT"
    (span,) = read(calendar(CUSTOM_ZONE, text)).spans
    assert span[0] == datetime(2027, 7, 1, 20)


@pytest.mark.parametrize("name", ["Nowhere/Land", "../../../etc/passwd", "/etc/passwd", "x" * 5000, "."])
def test_a_zone_that_nobody_knows_is_taken_as_the_couples_own_and_said(name: str) -> None:
    found = read(calendar(event(f"DTSTART;TZID={name}:20261124T200000 DURATION:PT1H")))
    assert found.spans == ((datetime(2026, 11, 24, 20), datetime(2026, 11, 24, 21)),)
    assert "time zone" in found.said


def test_bare_line_feeds_a_byte_order_mark_old_letters_and_odd_folds_are_read() -> None:
    plain = calendar(event("DTSTART:20261124T200000 DURATION:PT1H"))
    for form in (
        plain.replace(b"\r\n", b"\n"),
        plain.replace(b"\r\n", b"\r"),
        b"\xef\xbb\xbf" + plain,
        plain.replace(b"Something", b"Caf\xe9"),
        plain.replace(b"DTSTART", b"DTST\r\n ART").replace(b"PT1H", b"P\r\n\tT\r\n 1H"),
        plain.replace(b"BEGIN:VEVENT", b"begin:vevent").replace(b"DTSTART", b"dtstart"),
        plain.replace(b"\r\nUID", b"\r\n\r\nUID"),
        plain * 2,
        plain.replace(b"Something", "é".encode()[:1] + b"\r\n " + "é".encode()[1:]),
    ):
        assert read(form) == BusyTimes(((datetime(2026, 11, 24, 20), datetime(2026, 11, 24, 21)),)), form


def test_what_can_be_read_is_read_and_the_rest_named_in_one_sentence() -> None:
    good = event("DTSTART:20261124T200000 DURATION:PT1H")
    found = read(
        calendar(
            event("DTSTART:99999999T999999", "a"),
            event("X-NO:1", "b"),
            event("DTSTART:20261124T090000 RRULE:FREQ=SECONDLY", "c"),
            good,
        )
    )
    assert len(found.spans) == 1
    assert found.said == (
        "Not all of it could be read: a time that can't be read (2 times), a rule that can't be followed."
    )


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"<html></html>", b"END:VCALENDAR", b"BEGIN:VEVENT", NO_END])
def test_what_is_no_calendar_is_said_to_be_none(data: bytes) -> None:
    found = read(data)
    assert found.no_calendar
    assert found.spans == ()


def test_a_file_that_ends_too_early_gives_what_was_whole_and_says_so() -> None:
    one, two = (event(f"DTSTART:2026112{day}T200000 DURATION:PT1H", uid=str(day)) for day in (4, 5))
    whole = calendar(one, two)
    found = read(whole[: whole.rindex(b"SUMMARY")])
    assert len(found.spans) == 1
    assert "ends too early" in found.said


def test_more_events_than_are_looked_at_are_named() -> None:
    event_of_then = event("DTSTART:20261124T200000 DURATION:PT1H")
    found = read(calendar(*[event_of_then] * (MOST_EVENTS + 1)))
    assert len(found.spans) == 1
    assert f"more than {MOST_EVENTS} events" in found.said


def test_events_of_long_ago_do_not_count_among_those_that_are_looked_at() -> None:
    old, new = event("DTSTART:20161124T200000 DURATION:PT1H"), event("DTSTART:20261124T200000 DURATION:PT1H")
    assert read(calendar(*[old] * MOST_EVENTS, new)).said == ""


@pytest.mark.parametrize(
    "parts",
    [
        [event("DTSTART:20000101T000000Z DURATION:PT1H RRULE:FREQ=DAILY;COUNT=1000000000", str(n)) for n in range(50)],
        [event("DTSTART:20000101T000000Z DURATION:PT1H RRULE:FREQ=DAILY", str(n)) for n in range(120)],
        [event("DTSTART:20261120T000000Z DURATION:PT1H EXDATE:" + ",".join(["20270101T000000Z"] * 41000))],
        [event("DTSTART:20261120T000000Z RDATE:" + ",".join(["20270101T000000Z"] * 41000))],
    ],
)
def test_what_would_keep_everybody_waiting_ends_at_a_bound_that_is_named(parts: list[str]) -> None:
    assert "repeats more than can be followed" in read(calendar(*parts)).said


def test_events_within_events_without_end_end() -> None:
    data = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20000 + b"END:VEVENT\r\n" * 20000
    assert "without an end" in read(data).said


@pytest.mark.parametrize(
    "zone",
    [
        CUSTOM_ZONE.replace("FREQ=YEARLY", "FREQ=SECONDLY"),
        CUSTOM_ZONE.replace("FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=0"),
        CUSTOM_ZONE.replace("-0500", "+9999"),
        "BEGIN:VTIMEZONE\nTZID:Our office\nEND:VTIMEZONE",
    ],
)
def test_a_zone_that_says_nothing_sensible_is_one_that_nobody_knows(zone: str) -> None:
    text = "BEGIN:VEVENT\nDTSTART;TZID=Our office:20261124T200000\nDURATION:PT1H\nEND:VEVENT"
    found = read(calendar(zone, text))
    assert found.spans[0][0] == datetime(2026, 11, 24, 20)
    assert "time zone" in found.said


LINES = """
BEGIN:VCALENDAR END:VCALENDAR BEGIN:VEVENT END:VEVENT UID:a UID:b DTSTART:20261124T200000 DTSTART;VALUE=DATE:20261125
DTSTART;TZID=X:20261124T200000 DTSTART:00020101T000000Z DTSTART:99981231T000000Z DTEND:20261124T210000Z DURATION:P1D
DURATION:PT9999999M RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4 RRULE:FREQ=YEARLY;UNTIL=x EXDATE:20261125
EXDATE:00010101T000000Z RDATE:99991231T235959Z RECURRENCE-ID:20261125T200000 STATUS:CANCELLED SEQUENCE:2
RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T200000 BEGIN:VTIMEZONE TZID:X BEGIN:STANDARD TZOFFSETFROM:+0100
TZOFFSETTO:-2300 END:STANDARD END:VTIMEZONE BEGIN:VALARM END:VALARM
"""
words = st.sampled_from(LINES.split())


@given(st.lists(words | st.text(max_size=20), max_size=40), st.sampled_from(["\n", "\r\n", "\n ", "\r"]))
def test_whatever_stands_in_a_file_the_times_are_in_order_apart_and_within_bounds(lines: list[str], end: str) -> None:
    found = read(end.join(lines).encode("utf-8", "surrogatepass"))
    assert all(BEGIN <= a < b <= END for a, b in found.spans)
    assert all(one[1] < other[0] for one, other in zip(found.spans, found.spans[1:], strict=False))
    assert "\n" not in found.said


@given(st.dates(date(2026, 11, 17), date(2027, 11, 1)), st.integers(0, 95), st.integers(1, 1000), st.booleans())
def test_an_event_is_as_long_as_it_is_in_every_zone(day: date, quarter: int, minutes: int, utc: bool) -> None:
    start = datetime.combine(day, datetime.min.time()) + timedelta(minutes=15 * quarter)
    mark = "Z" if utc else ""
    zone = "UTC" if utc else BERLIN
    found = busy_times(
        [calendar(event(f"DTSTART:{start:%Y%m%dT%H%M%S}{mark} DURATION:PT{minutes}M"))], zone, BEGIN, END
    )
    assert found.spans == ((start, min(start + timedelta(minutes=minutes), END)),)
