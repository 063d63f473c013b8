"""Calendars for every other program: export."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.arguments import number, typed
from planner.cli.opening import Call, say
from planner.model.errors import Misread
from planner.model.text import clean
from planner.model.titles import Titles
from planner.model.week import Week
from planner.model.wishes import LONGEST_REMINDER

if TYPE_CHECKING:
    from planner.cli.parser import Commands
    from planner.planner.exporting import Export

_USUAL = "ourweek.ics"


def declare(commands: Commands) -> None:
    """Declare this command."""
    example = "ourweek export week.ics --week next --remind 30"
    parser = commands.add("export", export, "writes your plans as a calendar (iCalendar)", example=example)
    add = parser.add_argument
    says = "a file, or - for standard output (at a terminal ourweek.ics, else -)"
    add("path", metavar="PATH", nargs="?", type=typed_path, help=says)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--week", metavar="W", type=typed, help="one week: this, next, its number or a day of it")
    which.add_argument("--all", action="store_true", help="everything, also what has been")
    add("--from", dest="first", metavar="D", type=typed, help="from this day on")
    add("--to", dest="last", metavar="D", type=typed, help="up to this day")
    add("--titles", metavar="T", type=levels, help="plain, soft or blank titles, or for each kind as plain:soft:blank")
    add("--remind", metavar="MIN", type=number("--remind", 0, LONGEST_REMINDER), help="remind so many minutes before")
    add("--for", metavar="P", dest="reader", type=typed, help="the own calendar of one of you, with their own titles")
    add("--vdir", action="store_true", help="PATH is a folder with one file for each plan")
    add("--rrule", action="store_true", help="write a ritual as one repeating event")
    add("--open", action="store_true", help="hand the file to the desktop's calendar; without PATH it is kept for you")
    add("--dry-run", action="store_true", help="only say what would change")


def typed_path(text: str) -> str:
    """Return the path as it was typed; a file's name need not be text."""
    if not text or "\0" in text:
        raise Misread("A calendar's file needs a name.")
    return text


def levels(text: str) -> str:
    """Return how much titles say, as it is kept."""
    return str(Titles.parse(typed(text)))


def export(call: Call) -> Answer | int:
    """Write the agreed plans as a calendar."""
    path = _path(call)
    begin, end = _range(call)
    reader = call.word("reader")
    made = call.planner.export(
        begin,
        end,
        titles=call.word("titles"),
        reminder=call.word("remind"),
        reader=None if reader is None else call.planner.couple.partner(reader),
        as_rules=bool(call.word("rrule")),
    )
    say(f"For your calendar: {made.agenda.news}.")
    if call.word("dry_run"):
        return _told(made, path, "Nothing was written.")
    if call.word("open"):
        path = call.planner.hand_over(made, path)
        return _told(made, path, f"Wrote {clean(str(path))} and opened it.")
    call.planner.publish(made, path, one_file_each=bool(call.word("vdir")))
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
        return 0
    return _told(made, path, f"Wrote {clean(str(path))}.")


def _told(made: Export, path: Path | None, sentence: str) -> Answer:
    agenda = made.agenda
    data = {
        "path": None if path is None else str(path),
        "events": len(agenda.events),
        "new": agenda.new,
        "moved": agenda.moved,
        "changed": agenda.changed,
        "cancelled": agenda.cancelled,
    }
    return Answer(lambda: data, lambda _: (), (sentence,))


def _path(call: Call) -> Path | None:
    """Return where the calendar goes; None is standard output."""
    given, folder, opened = call.word("path"), call.word("vdir"), call.word("open")
    if opened and (folder or given == "-"):
        raise Misread("--open needs a file, as 'ourweek export --open'.")
    if given is None and not folder and (opened or call.word("dry_run")):
        return None
    if given is None and sys.stdout.isatty() and not folder:
        return Path(_USUAL)
    if given not in (None, "-"):
        return Path(given)
    if folder:
        raise Misread("--vdir needs a folder, as 'ourweek export calendar --vdir'.")
    if call.given.json and not call.word("dry_run"):
        raise Misread("--json needs a file for the calendar, as 'ourweek export week.ics --json'.")
    return None


def _range(call: Call) -> tuple[date | None, date | None]:
    first, last = call.day("first"), call.day("last")
    if call.word("all") or call.word("week") is not None:
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
