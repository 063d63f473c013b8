"""The use cases: what a couple can do, one method each, for every face alike.

    all of them         whole, desk
    the couple          founding, keeping_first_run, quizzing, keeping_private, sealing, keeping_safe
    their settings      settings, setting, calendar_settings, whereabouts
    looking             looking, looking_back, leafing
    ideas               suggesting, situating, having_ideas, keeping_favourites, writing_activities
    plans               planning, changing_plans, guiding, checking_in
    calendars           planning_around, exporting, publishing, desktop
    one that came back  importing, comparing, comparing_rituals, findings
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.planner.whole import Planner

__all__ = ["Planner"]


def __getattr__(name: str) -> Any:
    # Who only looks needs no more than `looking`, and a glance shall not load all the rest.
    if name != "Planner":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from planner.planner.whole import Planner

    return Planner
