"""What keeps something from being done with a plan now; a key that can do nothing says it."""

from __future__ import annotations

from datetime import datetime

from planner.model.standing import Standing, State
from planner.tui import wording

TO_A_PLAN = ("open", "start", "move", "change", "remove", "done", "skip", "rate", "agree", "just_for_me")
"""What is done with the plan under the cursor."""


def hindrance(action: str, standing: Standing, now: datetime) -> str:
    """Return why this can't be done with a plan now, in a sentence; nothing where it can."""
    state, plan = standing.state, standing.occurrence.plan
    match action:
        case "agree" if state is not State.OPEN:
            return f"{plan.title} waits for no answer."
        case "agree" if not standing.waits(now):
            return f"{plan.title} has gone by; d says that you did it, x that it didn't happen."
        case "done" if state is State.DONE:
            return f"{plan.title} is marked as done already."
        case "skip" if state is State.SKIPPED:
            return f"{plan.title} is marked so already."
        case "start" | "move" | "change" | "remove" | "skip" if state is State.DONE:
            return f"{plan.title} is done, and stays as it is."
        case "rate" if state is State.SKIPPED:
            return f"{plan.title} didn't happen. If it did, d says so."
        case "rate" if not standing.can_have_felt(now):
            return f"How it felt can be said from {wording.moment(standing.occurrence.start)} on."
        case "just_for_me" if plan.activity is None:
            return f"{plan.title} is something of your own, and not suggested anyway."
        case _:
            return ""
