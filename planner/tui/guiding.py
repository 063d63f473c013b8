"""Beginning something, and going on with what was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.activity import Activity
from planner.model.plan import Plan
from planner.planner.guiding import Begun

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp


async def guide_through(app: OurweekApp, begun: Begun, activity: Activity | None) -> None:
    """Lead the two through something that they begin, and on to how it was; what was done is kept at every step."""
    from planner.tui.screens.guided import GuidedScreen

    couple = await app.ask(lambda: app.planner.couple)
    await app.push_screen_wait(GuidedScreen(begun, activity or _of_their_own(begun.standing.occurrence.plan), couple))


async def offer_to_go_on(app: OurweekApp, begun: Begun) -> None:
    """Ask whether they go on with what was under way when the screen went away, and go on with it."""
    from planner.tui.screens.go_on import GoOnSheet

    plan = begun.standing.occurrence.plan
    if await app.push_screen_wait(GoOnSheet(plan.title)):
        activity = (await app.ask(lambda: app.planner.catalogue)).get(plan.activity) if plan.activity else None
        await guide_through(app, begun, activity)
    else:
        await app.ask(app.planner.leave_off)


def _of_their_own(plan: Plan) -> Activity:
    return Activity(id="own", title=plan.title, kind=plan.kind, summary=plan.note)
