"""How plans are named on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.cli.arguments import typed
from planner.model.plan import Plan
from planner.model.short_id import short_id

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.planner.desk import Desk

_HOW = "the beginning of its id, or a word of its title; ID@2026-11-29 names one time of a ritual"


def add_plan_id(parser: ArgumentParser, nargs: str | None = None) -> None:
    """Declare the argument that names a plan, or one occurrence of it."""
    parser.add_argument("id", metavar="ID", type=typed, help=_HOW, nargs=nargs)


def shortener(planner: Desk) -> Callable[[Plan], str]:
    """Return what gives the shortest beginning of a plan's id that no other plan shares."""
    ids = planner.home.plan_ids()
    return lambda plan: short_id(plan.id, ids)
