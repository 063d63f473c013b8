"""What may happen to a plan: add, agree, decline, move, remove, edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from planner.cli import as_json, as_text
from planner.cli.answer import Answer
from planner.cli.arguments import note, number, typed
from planner.cli.naming import add_plan_id, shortener
from planner.cli.opening import Call
from planner.model.errors import Misread
from planner.model.standing import Standing
from planner.model.text import clean

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.cli.parser import Commands
    from planner.model.couple import Partner

_OF_A_TIME = {"next", "this", "in", "every", "days", "weeks"}
"""Words that are no part of a name where they stand before a time."""


def declare(commands: Commands) -> None:
    """Declare these commands."""
    _declare_add(commands)
    example = "ourweek agree 3f2a --by Sam"
    parser = commands.add("agree", agree, "says a partner's yes to a plan that waits", example=example)
    _answering(parser, nargs="?")
    parser.add_argument("--all", action="store_true", help="to everything that waits for it")
    example = "ourweek decline 3f2a --by Sam"
    says = "takes a plan that waits off again; who said no is not kept"
    _answering(commands.add("decline", decline, says, example=example))
    parser = commands.add("move", move, "moves a plan to another time", example="ourweek move walk fri 19:00")
    add_plan_id(parser)
    parser.add_argument("when", metavar="WHEN", nargs="+", type=typed, help="when, as 'fri 19:00'")
    parser.add_argument("--all", action="store_true", help="this time of a ritual and all later ones")
    parser = commands.add("remove", remove, "takes a plan off", example="ourweek remove 3f2a")
    add_plan_id(parser)
    parser.add_argument("--all", action="store_true", help="this time of a ritual and all later ones")
    parser = commands.add(
        "edit", edit, "changes a plan's own words or length", example="ourweek edit 3f2a --minutes 45"
    )
    add_plan_id(parser)
    parser.add_argument("--title", metavar="T", type=typed, help="what it is called")
    parser.add_argument("--minutes", metavar="N", type=number("--minutes", 1, 1440), help="how long it takes")
    parser.add_argument("--note", metavar="T", type=note, help="a note for both of you; '' takes it away")


def _declare_add(commands: Commands) -> None:
    example = "ourweek add 'tea without screens' fri 20:00 --every week"
    add = commands.add("add", add_plan, "plans an activity", example=example).add_argument
    add("activity", metavar="ACTIVITY", type=typed, help="its slug, or words that name exactly one")
    add("when", metavar="WHEN", nargs="+", type=typed, help="when, as 'fri 20:00' or 'tomorrow 7:30pm'")
    add("--own", action="store_true", help="ACTIVITY is the title of something of your own")
    add("--minutes", metavar="N", type=number("--minutes", 1, 1440), help="how long it takes")
    add("--every", metavar="RULE", type=typed, help="day, week, '2 weeks', friday, month, or an RRULE")
    add("--by", metavar="P", type=typed, help="one of you proposes it, and it waits for the other")
    add("--note", metavar="T", type=note, default="", help="a note for both of you")


def _answering(parser: ArgumentParser, nargs: str | None = None) -> None:
    add_plan_id(parser, nargs)
    parser.add_argument("--by", metavar="P", type=typed, required=True, help="whose answer this is")


def written(call: Call, standing: Standing, said: tuple[str, ...] = ()) -> Answer:
    """Return the answer of a command that wrote a plan."""
    couple = call.planner.couple
    return Answer(
        lambda: {"plan": as_json.plan(standing, couple)},
        lambda paint: [as_text.dated_plan(standing, couple, shortener(call.planner), paint, call.planner.now)],
        said,
    )


def add_plan(call: Call) -> Answer:
    """Plan an activity, or something of their own."""
    planner, given = call.planner, call.given
    start, every = _start(given.activity, given.when, planner.now)
    activity = given.activity if call.word("own") else planner.catalogue.find(given.activity)
    outcome = planner.add(
        activity,
        start,
        minutes=call.word("minutes"),
        every=every if call.word("every") is None else call.word("every"),
        by=call.by,
        note=call.word("note") or "",
    )
    return written(call, outcome.standing, outcome.said)


def _start(name: str, words: Sequence[str], now: datetime) -> tuple[datetime, str | None]:
    """Return when a new plan begins, and its rhythm; where the rest of its name stands before, quotes are missing."""
    try:
        return _read(words, now)
    except Misread:
        for count in range(1, len(words) - 1):
            rest, when = words[:count], words[count:]
            if any(word.isalpha() and word.lower() not in _OF_A_TIME for word in rest) and _reads(when, now):
                title, said = clean(" ".join((name, *rest)), 60), clean(" ".join(when), 60)
                raise Misread(f'Words that belong together stand in quotes; write "{title}" {said}.') from None
        raise


def _reads(words: Sequence[str], now: datetime) -> bool:
    try:
        _read(words, now)
    except Misread:
        return False
    return True


def _read(words: Sequence[str], now: datetime) -> tuple[datetime, str | None]:
    from planner.model.rule_text import apart
    from planner.model.when import parse_when

    when, every = apart(" ".join(words))
    return parse_when(when, now), every


def agree(call: Call) -> Answer:
    """Note a partner's yes to one plan, or to all that wait for it."""
    by = call.named
    if call.word("all"):
        # With a ritual in mind, --all would be a yes to what nobody looked at.
        if call.word("id") is not None:
            raise Misread("Say one plan, or --all, which agrees to everything that waits; not both.")
        return _agree_to_all(call, by)
    if call.word("id") is None:
        raise Misread("Say which plan, as 'ourweek agree 3f2a --by NAME', or --all.")
    standing = call.planner.find(call.given.id, lambda s: s.awaits(by.id))
    outcome = call.planner.agree(standing, by)
    return written(call, outcome.standing, outcome.said)


def _agree_to_all(call: Call, by: Partner) -> Answer:
    planner = call.planner
    agreed = planner.agree_to_all(planner.awaiting(by), by)
    found = [s for plan in agreed if (s := planner.standing(plan.id, plan.start)) is not None]
    return Answer(
        lambda: {"plans": [as_json.plan(standing, planner.couple) for standing in found]},
        lambda paint: [as_text.dated_plan(s, planner.couple, shortener(planner), paint, planner.now) for s in found],
    )


def decline(call: Call) -> Answer:
    """Take a waiting plan off."""
    by = call.named
    standing = call.planner.find(call.given.id, lambda s: s.awaits(by.id))
    call.planner.decline(standing, by)
    return written(call, standing, ("Taken off; that is quite all right.",))


def move(call: Call) -> Answer:
    """Move an occurrence, or the rest of a ritual."""
    from planner.model.when import parse_when

    planner = call.planner
    standing = planner.find(call.given.id, _to_come(call))
    start = parse_when(" ".join(call.given.when), planner.now, standing.occurrence.day)
    outcome = planner.move(standing, start, rest=bool(call.word("all")))
    return written(call, outcome.standing, outcome.said)


def remove(call: Call) -> Answer:
    """Take an occurrence off, or the rest of a ritual."""
    standing = call.planner.find(call.given.id, _to_come(call))
    call.planner.remove(standing, rest=bool(call.word("all")))
    return written(call, standing, ("Taken off; 'ourweek undo' brings it back.",))


def edit(call: Call) -> Answer:
    """Change a plan's own words or length."""
    title, minutes, note = (call.word(name) for name in ("title", "minutes", "note"))
    if title is None and minutes is None and note is None:
        raise Misread("Say what to change: --title, --minutes or --note; 'ourweek edit --help' shows how.")
    standing = call.planner.find(call.given.id, lambda s: s.unanswered)
    outcome = call.planner.edit(standing, title=title, minutes=minutes, note=note)
    return written(call, outcome.standing, outcome.said)


def _to_come(call: Call) -> Callable[[Standing], bool]:
    today = call.planner.now.date()
    return lambda s: s.unanswered and s.occurrence.day >= today
