"""Small couples' weeks for the tests of the calendar room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar

from planner.ical.agenda import Agenda, agenda
from planner.ical.manner import Manner
from planner.ical.write import calendar_bytes
from planner.model.activity import Activity, Kind
from planner.model.calendar_entry import CalendarEntry
from planner.model.plan import Plan
from planner.model.ritual import occurrences
from planner.model.titles import Titles

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 22, 18, 0, 0, tzinfo=UTC)
BEGIN, END = datetime(2026, 1, 1), datetime(2028, 1, 1)
FRIDAY = datetime(2026, 11, 27, 20)

TEA = Activity(
    id="tea-without-screens",
    title="Tea without screens",
    kind=Kind.QUALITY_TIME,
    discreet_title="Quiet evening",
    steps=("Put the phones in another room.", "Make a pot; sit down, slowly."),
    gentler="Only the pot of tea.",
)
ACTIVITIES = {TEA.id: TEA}


def plan(name: str = "7d2b", **fields: Any) -> Plan:
    """A tea on Friday at eight, agreed by both, unless told otherwise."""
    usual: dict[str, Any] = {
        "activity": TEA.id,
        "title": TEA.title,
        "kind": Kind.QUALITY_TIME,
        "start": FRIDAY,
        "timezone": BERLIN,
        "minutes": 45,
        "created": datetime(2026, 11, 20, 17, 30, 5, tzinfo=UTC),
        "modified": datetime(2026, 11, 21, 9, 15, 30, tzinfo=UTC),
        "agreed_by": ("a", "b"),
    }
    return Plan(id=name, **{**usual, **fields})


class Shelf:
    """Keeps between exports what the calendars were told, as the couple's data do."""

    def __init__(self) -> None:
        self.now = NOW
        self.kept: dict[tuple[str, datetime], CalendarEntry] = {}
        self.given = 0

    def new_uid(self) -> str:
        self.given += 1
        return f"random-{self.given}"

    def agenda(
        self,
        plans: Iterable[Plan],
        *,
        level: str = "plain:plain:plain",
        begin: datetime = BEGIN,
        end: datetime = END,
        rules: bool = False,
        **manner: Any,
    ) -> Agenda:
        """Export and keep what was told; an hour passes."""
        found = agenda(
            occurrences(plans, datetime(2020, 1, 1), datetime(2036, 1, 1)),
            self.kept.values(),
            ACTIVITIES,
            manner=Manner(titles=Titles.parse(level), **manner),
            begin=begin,
            end=end,
            now=self.now,
            new_uid=self.new_uid,
            rituals_as_rules=rules,
        )
        self.kept.update({entry.key: entry for entry in found.entries})
        self.now += timedelta(hours=1)
        return found

    def export(self, plans: Iterable[Plan], **asked: Any) -> bytes:
        """The bytes of an export."""
        return calendar_bytes(self.agenda(plans, **asked), timezone=BERLIN)


def events(data: bytes) -> list[Any]:
    """The events of a calendar, as icalendar's parser reads them: what a property is, only the test knows."""
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    assert not [event.errors for event in found if event.errors]
    return found


def only(data: bytes) -> Any:
    """The one event of a calendar."""
    (event,) = events(data)
    return event


def instant(event: Any, name: str) -> datetime:
    """A time of an event, in UTC."""
    moment = event.decoded(name)
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)
