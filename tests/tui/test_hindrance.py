from __future__ import annotations

from datetime import datetime

import pytest

from planner.model.checkin import Became
from planner.model.standing import Standing
from planner.planner import Planner
from planner.tui.hindrance import TO_A_PLAN, hindrance
from planner.tui.keymap import read_keymap
from tests.tui.driving import visiting
from tests.tui.samples import activity, at
from tests.tui.test_week import point_at

BEFORE, AFTER = at("tue", 19), at("tue", 21)


def standing(planner: Planner, *, own: bool = False, became: Became | None = None, by: str | None = None) -> Standing:
    """Something on Tuesday at eight, and what became of it."""
    partner = planner.couple.by_id(by) if by else None
    found = planner.add("Tea" if own else activity("long-hug"), at("tue", 20), by=partner).standing
    return Standing(found.occurrence, planner.mark(found, became)) if became else found


@pytest.mark.parametrize(
    ("state", "now", "hindered"),
    [
        ({}, BEFORE, {"agree", "rate"}),
        ({}, AFTER, {"agree"}),
        ({"by": "a"}, BEFORE, {"rate"}),
        ({"own": True}, AFTER, {"agree", "just_for_me"}),
        ({"became": Became.SKIPPED}, AFTER, {"agree", "skip", "rate"}),
        ({"became": Became.DONE}, AFTER, {"agree", "done", "skip", "start", "move", "change", "remove"}),
    ],
)
def test_each_thing_that_can_not_be_done_with_a_plan_has_its_sentence(
    couple: Planner, state: dict[str, object], now: datetime, hindered: set[str]
) -> None:
    found = standing(couple, **state)  # type: ignore[arg-type]
    said = {action: sentence for action in TO_A_PLAN if (sentence := hindrance(action, found, now))}
    assert said.keys() == hindered
    assert all(sentence.endswith(".") for sentence in said.values())


async def test_a_key_that_can_do_nothing_now_says_why(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("y", "y", "r", "y")
        assert visit.said == [
            "Twenty-second hug waits for no answer.",
            "How it felt can be said from Tue 24 November, 20:00 on.",
        ]
        await visit.press("left_square_bracket", "f", "Y")
        assert visit.said[-2:] == [
            "This week has gone by; ] shows the next one.",
            "Nothing waits for an answer in this week.",
        ]


async def test_a_key_of_ones_own_says_why_it_does_nothing_and_the_old_one_is_quiet(planned: Planner) -> None:
    async with visiting(planned, keymap=read_keymap(b'"week.agree" = "ctrl+y"')) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("y")
        assert visit.said == []
        await visit.press("ctrl+y")
        assert visit.said == ["Twenty-second hug waits for no answer."]
