"""Calendars that come back: import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planner.cli.answer import Answer
from planner.cli.arguments import place
from planner.cli.opening import Call, say
from planner.cli.paint import Paint
from planner.model.calendar_change import CalendarChange, CalendarChanges
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare this command."""
    says = "takes back what was moved or deleted in a calendar program"
    parser = commands.add("import", import_calendar, says, example="ourweek import week.ics --apply")
    parser.add_argument("path", metavar="PATH", type=place, help="the changed .ics file, or the folder of them")
    parser.add_argument("--apply", action="store_true", help="do it; without this it is only shown")


def import_calendar(call: Call) -> Answer:
    """Show what a calendar would change, and do it where that was said."""
    from planner.cli.main import at_terminal

    found = call.planner.read_changes(call.given.path)
    apply = bool(call.word("apply"))
    if found.changes and not apply and not call.given.json and at_terminal():
        for line in _lines(found, Paint()):
            print(clean(line, 2000))
        apply = _asked()
        if not apply:
            return Answer(dict, lambda _: (), ("Nothing was changed.",))
        call.planner.take_back(found)
        return Answer(dict, lambda _: (), (_done(found),))
    if found.changes and apply:
        call.planner.take_back(found)
    return Answer(
        lambda: _as_json(found, str(call.given.path), applied=bool(found.changes) and apply),
        lambda paint: _lines(found, paint),
        (_said(found, apply=apply),),
    )


def _asked() -> bool:
    say("Take this back? [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _said(found: CalendarChanges, *, apply: bool) -> str:
    if not found.changes:
        return "Nothing to take back."
    return _done(found) if apply else "Nothing is changed yet; the same with --apply does it."


def _done(found: CalendarChanges) -> str:
    count = len(found.changes)
    return f"{'1 change' if count == 1 else f'{count} changes'} taken back; 'ourweek undo' undoes it."


def _lines(found: CalendarChanges, paint: Paint) -> Iterator[str]:
    for change in found.changes:
        yield clean(change.text, 500)
    for sentence in found.conflicts:
        yield f"{paint.bold('Left to you:')} {clean(sentence, 500)}"
    for sentence in found.left:
        yield paint.dim(clean(sentence, 500))
    if found.others:
        what = "1 event that is none of your plans was" if found.others == 1 else f"{found.others} other events were"
        yield paint.dim(f"{what} left alone.")


def _as_json(found: CalendarChanges, path: str, *, applied: bool) -> dict[str, Any]:
    return {
        "path": path,
        "applied": applied,
        "changes": [_change(each) for each in found.changes],
        "conflicts": list(found.conflicts),
        "left": list(found.left),
        "others": found.others,
    }


def _change(found: CalendarChange) -> dict[str, Any]:
    occurrence = found.standing.occurrence
    return {
        "change": found.went.value,
        "plan": occurrence.plan.id,
        "original_start": occurrence.original_start.isoformat(),
        "title": occurrence.plan.title,
        "from": {
            "title": occurrence.plan.title,
            "start": occurrence.start.isoformat(),
            "minutes": occurrence.minutes,
        },
        "to": None
        if found.went == "removed"
        else {"title": found.title, "start": found.start.isoformat(), "minutes": found.minutes},
        "text": found.text,
    }
