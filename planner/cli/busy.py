"""Calendars to plan around: busy add, list, refresh, remove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from planner.cli import as_json
from planner.cli.answer import Answer
from planner.cli.arguments import place, typed
from planner.cli.opening import Call
from planner.cli.paint import Paint
from planner.model.couple import Couple
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.parser import Commands
    from planner.model.busy import BusyStanding


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek busy add ~/work.ics --for Alex"
    group = commands.group("busy", "plans around other calendars, of which only the times are kept", example=example)
    parser = group.add("add", add_busy, "plans around a calendar from now on", example=example)
    parser.add_argument("file", metavar="FILE", type=place, help="an .ics file, or a folder of them")
    parser.add_argument("--for", dest="by", metavar="P", type=typed, help="whose times these are (both of yours)")
    group.add("list", list_busy, "shows the calendars you plan around", example="ourweek busy list")
    group.add("refresh", refresh, "reads them all again at once", example="ourweek busy refresh")
    parser = group.add("remove", remove, "plans around a calendar no longer", example="ourweek busy remove work")
    parser.add_argument("calendar", metavar="NAME", type=typed, help="its name, as 'ourweek busy list' shows it")


def add_busy(call: Call) -> Answer:
    """Plan around a calendar."""
    return _one(call, call.planner.add_busy(call.given.file, call.by), "Only its times are kept, never what they are.")


def list_busy(call: Call) -> Answer:
    """Show the calendars that are planned around."""
    return _all(call, call.planner.busy_calendars())


def refresh(call: Call) -> Answer:
    """Read all of them again."""
    return _all(call, call.planner.busy_calendars(anew=True))


def remove(call: Call) -> Answer:
    """Plan around a calendar no longer."""
    found = call.planner.remove_busy(call.given.calendar)
    return _one(call, found, "Taken away with its times; 'ourweek undo' brings it back.", notes=False)


def _one(call: Call, found: BusyStanding, said: str, *, notes: bool = True) -> Answer:
    couple = call.planner.couple
    note = found.reading.said if notes else ""
    return Answer(
        lambda: {"calendar": as_json.busy_calendar(found, couple)},
        lambda paint: [_line(found, couple, paint)],
        tuple(filter(None, (note, said))),
    )


def _all(call: Call, found: Sequence[BusyStanding]) -> Answer:
    couple = call.planner.couple
    return Answer(
        lambda: {"calendars": [as_json.busy_calendar(each, couple) for each in found]},
        partial(_lines, found, couple),
        tuple(f"{each.calendar.name}: {each.reading.said}" for each in found if each.reading.said),
    )


def _lines(found: Sequence[BusyStanding], couple: Couple, paint: Paint) -> Iterator[str]:
    if not found:
        yield "No calendars to plan around; 'ourweek busy add FILE' adds one."
    for each in found:
        yield _line(each, couple, paint)


def _line(found: BusyStanding, couple: Couple, paint: Paint) -> str:
    partner = found.calendar.partner
    whose = couple.by_id(partner).name if partner else " and ".join(couple.names)
    count = len(found.spans)
    times = "1 time" if count == 1 else f"{count} times"
    path = paint.dim(clean(found.calendar.path, 1000))
    return f"{clean(found.calendar.name)}  for {clean(whose)}, {times}  {path}"
