"""Calendars for every other program: export."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.arguments import choice, number, spoken
from planner.cli.opening import Call, say
from planner.model.couple import TITLE_LEVELS
from planner.model.errors import Misread
from planner.model.text import clean
from planner.model.week import Week

if TYPE_CHECKING:
    from planner.cli.parser import Commands
    from planner.planner.exporting import Export

_USUAL = "ourweek.ics"
_LONGEST_REMINDER = 4 * 7 * 24 * 60


def declare(commands: Commands) -> None:
    """Declare this command."""
    example = "ourweek export week.ics --week next --remind 30"
    parser = commands.add("export", export, "writes your plans as a calendar (iCalendar)", example=example)
    add = parser.add_argument
    add("path", metavar="PATH", nargs="?", type=spoken_path, help="a file, or - for standard output (ourweek.ics)")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--week", metavar="W", type=spoken, help="one week: this, next, or a day of it")
    which.add_argument("--all", action="store_true", help="everything, also what has been")
    add("--from", dest="first", metavar="D", type=spoken, help="from this day on")
    add("--to", dest="last", metavar="D", type=spoken, help="up to this day")
    add("--titles", metavar="T", type=choice("--titles", TITLE_LEVELS), help="plain, soft or blank titles")
    add("--remind", metavar="MIN", type=number("--remind", 0, _LONGEST_REMINDER), help="remind so many minutes before")
    add("--vdir", action="store_true", help="PATH is a folder with one file for each plan")
    add("--rrule", action="store_true", help="write a ritual as one repeating event")


def spoken_path(text: str) -> str:
    """Return the path as it was typed; a file's name need not be text."""
    if not text or "\0" in text:
        raise Misread("A calendar's file needs a name.")
    return text


def export(call: Call) -> Answer | int:
    """Write the agreed plans as a calendar."""
    path = _path(call)
    begin, end = _range(call)
    made = call.planner.export(
        begin,
        end,
        titles=call.word("titles"),
        reminder=call.word("remind"),
        as_rules=bool(call.word("rrule")),
    )
    call.planner.publish(made, path, one_file_each=bool(call.word("vdir")))
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
        say(f"Wrote the calendar: {made.agenda.news}.")
        return 0
    return _written(made, path)


def _written(made: Export, path: Path) -> Answer:
    agenda = made.agenda
    data = {
        "path": str(path),
        "events": len(agenda.events),
        "new": agenda.new,
        "moved": agenda.moved,
        "changed": agenda.changed,
        "cancelled": agenda.cancelled,
    }
    return Answer(lambda: data, lambda _: (), (f"Wrote {clean(str(path))}: {agenda.news}.",))


def _path(call: Call) -> Path | None:
    """Return where the calendar goes; None is standard output."""
    given = call.word("path")
    if given is None and sys.stdout.isatty() and not call.word("vdir"):
        return Path(_USUAL)
    if given not in (None, "-"):
        return Path(given)
    if call.word("vdir"):
        raise Misread("--vdir needs a folder, as 'ourweek export calendar --vdir'.")
    if call.given.json:
        raise Misread("--json needs a file for the calendar, as 'ourweek export week.ics --json'.")
    return None


def _range(call: Call) -> tuple[date | None, date | None]:
    first, last = call.day("first"), call.day("last")
    if call.word("all") or call.word("week"):
        if first or last:
            raise Misread("--from and --to do not go together with --week or --all.")
        if call.word("all"):
            return None, None
        week = call.week("week")
        return week.start, week.end
    if first and last and last < first:
        raise Misread("--from lies after --to; turn them round.")
    if first is None and last is None:
        first = Week.of(call.planner.now, call.planner.couple.first_weekday).start
    return first, last
