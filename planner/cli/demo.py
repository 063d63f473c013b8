"""The app on throw-away data: demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.opening import Call, new_id, say

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare this command."""
    example = "ourweek demo --print"
    says = "shows the app with a made-up couple; nothing of it is kept"
    parser = commands.add("demo", demo, says, example=example, couple=False)
    parser.add_argument("--print", action="store_true", dest="printed", help="show its week as text instead")


def demo(call: Call) -> Answer | int:
    """Open the app on data that is thrown away afterwards, or show its week."""
    from tempfile import TemporaryDirectory

    from planner.cli.demo_couple import build_demo
    from planner.cli.main import at_terminal, open_app
    from planner.cli.week import week_answer
    from planner.model.week import Week
    from planner.planner import Planner
    from planner.planner.whereabouts import usual_zone

    if sys.stderr.isatty():
        say("Making up a couple, and half a year for them …")
    zone = usual_zone()
    with TemporaryDirectory(prefix="ourweek-demo-") as folder:
        planner = build_demo(Path(folder), call.clock(zone).replace(tzinfo=None), zone)
        if at_terminal() and not (call.word("printed") or call.given.json):
            # On the screens time goes on.
            return open_app(Planner(planner.home, lambda: planner.catalogue, call.clock, new_id))
        return week_answer(planner, planner.week(Week.of(planner.now)))
