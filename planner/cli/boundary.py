"""Each partner's private limits: boundary add, list, remove."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.cli import as_json, as_text
from planner.cli.answer import Answer
from planner.cli.arguments import number, one_of, typed, word
from planner.cli.opening import Call
from planner.cli.paint import Paint
from planner.model.activity import Setting
from planner.model.boundary import About, Boundary
from planner.model.couple import Partner
from planner.model.errors import Refused
from planner.model.short_id import short_id
from planner.model.text import clean

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek boundary add --by Sam --tag screen --until sunday"
    group = commands.group("boundary", "keeps your private limits, which nobody else is shown", example=example)
    parser = group.add("add", add_boundary, "keeps a private limit", example=example)
    _by(parser)
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument("--activity", metavar="S", type=typed, help="not this activity")
    about.add_argument("--tag", metavar="T", type=typed, help="nothing with this tag, as screen")
    about.add_argument("--setting", metavar="S", type=word("--setting", Setting), help="nothing there: home, out, ...")
    about.add_argument("--contact", metavar="N", type=number("--contact", 0, 3), help="no closer touch, from 0 to 3")
    about.add_argument("--depth", metavar="N", type=number("--depth", 0, 3), help="nothing deeper, from 0 to 3")
    parser.add_argument("--until", metavar="D", type=typed, help="the last day it holds (for good)")
    _by(group.add("list", list_boundaries, "shows your own limits", example="ourweek boundary list --by Sam"))
    parser = group.add("remove", remove, "lifts a limit", example="ourweek boundary remove 3f2a --by Sam")
    parser.add_argument("limit", metavar="ID", type=typed, help="the beginning of its id")
    _by(parser)


def _by(parser: ArgumentParser) -> None:
    parser.add_argument("--by", metavar="P", type=typed, required=True, help="whose limit this is")


def add_boundary(call: Call) -> Answer:
    """Keep a private limit."""
    by = call.named
    about = next(about for about in About if call.word(about.value) is not None)
    boundary = call.planner.add_boundary(by, about, _value(call, about), call.day("until"))
    return _answer(call, by, boundary, "This stays yours alone.")


def list_boundaries(call: Call) -> Answer:
    """Show a partner's limits."""
    found = call.planner.boundaries(call.named)

    def lines(paint: Paint) -> Iterator[str]:
        if not found:
            yield "No limits kept here."
        for boundary in found:
            yield _line(boundary, found, paint)

    return Answer(lambda: {"boundaries": [as_json.boundary(each) for each in found]}, lines)


def remove(call: Call) -> Answer:
    """Lift a limit."""
    by = call.named
    return _answer(call, by, call.planner.remove_boundary(by, clean(call.given.limit)), "Lifted.")


def _answer(call: Call, by: Partner, boundary: Boundary, said: str) -> Answer:
    every = (boundary, *call.planner.boundaries(by))
    return Answer(
        lambda: {"boundary": as_json.boundary(boundary)}, lambda paint: [_line(boundary, every, paint)], (said,)
    )


def _value(call: Call, about: About) -> str:
    given = call.word(about.value)
    if about is About.ACTIVITY:
        return call.planner.catalogue.find(given).id
    if about is About.TAG:
        tags = sorted({tag for activity in call.planner.catalogue.activities for tag in activity.tags})
        said = clean(given, 40).lower()
        if said not in tags:
            raise Refused(f"No activity has the tag {said!r}; there is {one_of(tags)}.")
        return said
    return str(given)


def _line(boundary: Boundary, others: tuple[Boundary, ...], paint: Paint) -> str:
    what = clean(boundary.words())
    until = f" until {as_text.day(boundary.until)} {boundary.until.year}" if boundary.until else ""
    name = short_id(boundary.id, (other.id for other in others))
    return f"{what}{until}  {paint.dim(f'[{name}]')}"
