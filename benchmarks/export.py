"""What it costs to write 1,000 events, beside icalendar building the same.

    python -m benchmarks.export [ROUNDS]

Ours goes the whole way, from plans to bytes, and compares on the way what calendars were told before; icalendar gets
what is to be said ready made. All are measured in processor time and in turns, and compared by their medians. Ends with
1 when a first export takes longer than 1.1 times what icalendar takes.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from statistics import median

from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS, TRANSP

from benchmarks.table import taken
from planner.ical.agenda import Agenda, agenda
from planner.ical.manner import Manner
from planner.ical.write import calendar_bytes
from planner.model.activity import Activity, Kind
from planner.model.calendar_entry import CalendarEntry
from planner.model.plan import Plan
from planner.model.ritual import occurrences
from planner.model.titles import Titles

ROUNDS = 15
EVENTS = 1000
GOAL = 1.1
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
FIRST = datetime(2026, 11, 23, 20)
TEA = Activity(
    id="tea",
    title="Tea without screens",
    kind=Kind.QUALITY_TIME,
    steps=("Put the phones in another room.", "Make a pot; sit down, slowly.", "Drink it while it is hot."),
    gentler="Only the pot of tea.",
)
PLANS = tuple(
    Plan(
        id=f"00000000-0000-4000-8000-{number:012}",
        activity=TEA.id,
        title=TEA.title,
        kind=TEA.kind,
        start=FIRST + timedelta(days=number % 360, minutes=number // 360),
        timezone=ZONE,
        minutes=45,
        created=NOW,
        modified=NOW,
        agreed_by=("a", "b"),
    )
    for number in range(EVENTS)
)
NAMES = iter(f"name-{number}" for number in range(10**9))


def ours(told: tuple[CalendarEntry, ...] = ()) -> Agenda:
    """All plans, set against what calendars were told."""
    return agenda(
        occurrences(PLANS, datetime(2026, 1, 1), datetime(2028, 1, 1)),
        told,
        {TEA.id: TEA},
        manner=Manner(titles=Titles.parse("plain"), reminder=30),
        begin=datetime(2026, 1, 1),
        end=datetime(2028, 1, 1),
        now=NOW,
        new_uid=lambda: next(NAMES),
    )


def theirs(found: Agenda) -> bytes:
    """The same events by icalendar."""
    calendar = Calendar.new(prodid="-//Ourweek//Ourweek//EN", name="Ourweek")
    for live in found.events:
        content = live.content
        start = content.start.replace(tzinfo=UTC)
        event = Event.new(
            uid=live.uid,
            summary=content.title,
            start=start,
            end=start + timedelta(minutes=content.minutes),
            stamp=live.modified,
            sequence=live.sequence,
            last_modified=live.modified,
            created=live.created,
            status=STATUS.CONFIRMED,
            transparency=TRANSP.OPAQUE,
            categories=[content.category],
            color=content.color,
            description=content.description,
        )
        event.add_component(Alarm.new_display(content.title, timedelta(minutes=-30)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def main(rounds: int) -> int:
    found = ours()
    told = found.entries
    data = calendar_bytes(found, timezone=ZONE)
    assert len(Calendar.from_ical(data).walk("VEVENT")) == len(found.events) == EVENTS
    ways = (
        lambda: theirs(found),
        lambda: calendar_bytes(ours(), timezone=ZONE),
        lambda: calendar_bytes(ours(told), timezone=ZONE),
    )
    # In turns, so that what slows the machine slows all of them.
    floor, first, again = zip(*([taken(way) for way in ways] for _ in range(rounds)), strict=True)
    print(f"{EVENTS} events, {len(data) / 1000:.0f} kB")
    print(f"icalendar    {median(floor):7.1f} ms")
    print(f"first export {median(first):7.1f} ms   x{median(first) / median(floor):.2f}   (goal x{GOAL:.1f})")
    print(f"once more    {median(again):7.1f} ms   x{median(again) / median(floor):.2f}")
    return 0 if median(first) <= GOAL * median(floor) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
