from __future__ import annotations

from datetime import timedelta

import pytest

from planner.model.boundary import About
from planner.model.errors import Refused
from planner.planner import Planner
from tests.planner.couples import MONDAY, WEEK, Life, at, shipped


def seen(planner: Planner) -> tuple[object, ...]:
    """Everything that is shown apart from suggestions."""
    return (
        planner.catalogue.activities,
        planner.catalogue.search("walk"),
        planner.week(WEEK),
        planner.journal(),
        planner.export().data,
        planner.quiz(),
        planner.couple,
        planner.next_today(),
        planner.home.notices(),
    )


def everything_shared(life: Life) -> dict[str, bytes]:
    """The files that are not one partner's own."""
    return {
        path.name: path.read_bytes()
        for path in sorted(life.folder.iterdir())
        if path.is_file() and not path.name.startswith("private-")
    }


def test_a_boundary_changes_nothing_but_what_is_suggested(life: Life) -> None:
    life.planner.agree_on(life.planner.fill_week(WEEK)[:2])
    before, files, ideas = seen(life.planner), everything_shared(life), life.planner.fill_week(WEEK)
    for proposal in ideas:
        life.planner.add_boundary(life.sam, About.ACTIVITY, proposal.activity.id)
    assert seen(life.planner) == seen(life.window()) == before
    assert everything_shared(life) == files
    after = life.planner.fill_week(WEEK)
    assert after
    assert not {p.activity.id for p in ideas} & {p.activity.id for p in after}
    assert not {p.activity.id for p in ideas} & {p.activity.id for p in life.planner.suggest(ideas[0].slot, 12)}


def test_what_one_does_not_want_may_be_planned_by_hand(life: Life) -> None:
    activity = shipped().activities[0]
    life.planner.add_boundary(life.sam, About.ACTIVITY, activity.id)
    assert life.planner.catalogue.get(activity.id) == activity
    outcome = life.planner.add(activity, at("2026-11-27 20:00"), by=life.alex)
    assert outcome.said == ()
    assert life.starts() == [f"27 20:00 {activity.title}"]


def test_a_boundary_until_a_day_ends_after_it(life: Life) -> None:
    first = life.planner.fill_week(WEEK)[-1]
    day, ideas = first.slot.start.date(), life.planner.suggest(first.slot, 3)
    favourite = ideas[0].activity
    life.planner.add_boundary(life.alex, About.ACTIVITY, favourite.id, until=day - timedelta(days=1))
    assert life.planner.suggest(first.slot, 3) == ideas
    life.planner.add_boundary(life.alex, About.ACTIVITY, favourite.id, until=day)
    assert favourite not in [idea.activity for idea in life.planner.suggest(first.slot, 12)]


def test_a_boundary_that_would_hold_on_no_day_is_refused(life: Life) -> None:
    yesterday = MONDAY.date() - timedelta(days=1)
    with pytest.raises(Refused, match="22 November 2026 is over; say a day to come"):
        life.planner.add_boundary(life.sam, About.TAG, "music", yesterday)
    assert life.planner.boundaries(life.sam) == ()
    life.planner.add_boundary(life.sam, About.TAG, "music", MONDAY.date())


def test_a_boundary_is_listed_and_lifted_by_its_owner_alone(life: Life) -> None:
    kept = life.planner.add_boundary(life.sam, About.TAG, "music")
    assert life.window().boundaries(life.sam) == (kept,)
    assert life.window().boundaries(life.alex) == ()
    with pytest.raises(Refused, match="Alex has no boundary"):
        life.planner.remove_boundary(life.alex, kept.id)
    assert life.planner.remove_boundary(life.sam, kept.id[:4]) == kept
    assert life.window().boundaries(life.sam) == ()


def test_a_beginning_that_two_boundaries_share_is_not_enough(life: Life) -> None:
    # Of seventeen ids at least two begin with the same of sixteen digits.
    firsts = [life.planner.add_boundary(life.sam, About.TAG, f"tag {n}").id[0] for n in range(17)]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    with pytest.raises(Refused, match=rf"'{twice}' could be \d+ boundaries; say more of the id"):
        life.planner.remove_boundary(life.sam, twice)


def test_a_refusal_tells_nothing_of_the_others_boundaries(life: Life) -> None:
    kept = life.planner.add_boundary(life.sam, About.TAG, "music")
    sentences = []
    for name in (kept.id, "ffffffffff"):
        with pytest.raises(Refused) as refusal:
            life.planner.remove_boundary(life.alex, name)
        sentences.append(str(refusal.value).replace(name, "?"))
    assert sentences[0] == sentences[1]


@pytest.mark.parametrize("name", ["", "x"])
def test_a_name_for_no_boundary_or_several_is_refused(life: Life, name: str) -> None:
    life.planner.add_boundary(life.sam, About.TAG, "music")
    life.planner.add_boundary(life.sam, About.TAG, "food")
    with pytest.raises(Refused):
        life.planner.remove_boundary(life.sam, name)
    assert len(life.planner.boundaries(life.sam)) == 2


@pytest.mark.parametrize("about", [About.CONTACT, About.DEPTH])
@pytest.mark.parametrize("value", ["", "4", "-1", "x", "1.5", "²"])
def test_a_level_is_a_number_from_0_to_3(life: Life, about: About, value: str) -> None:
    with pytest.raises(Refused, match="a number from 0 to 3"):
        life.planner.add_boundary(life.sam, about, value)
    assert life.planner.fill_week(WEEK)


def test_a_boundary_cannot_be_taken_back_by_the_other_with_undo(life: Life) -> None:
    life.own()
    kept = life.planner.add_boundary(life.sam, About.TAG, "music")
    assert life.planner.undo() == "Soup was planned"
    assert life.planner.boundaries(life.sam) == (kept,)


def test_a_partner_takes_back_what_was_theirs_alone_and_nobody_else_can(life: Life) -> None:
    kept = life.planner.add_boundary(life.sam, About.TAG, "music")
    with pytest.raises(Refused, match="nothing of your own"):
        life.planner.undo_private(life.alex)
    life.planner.remove_boundary(life.sam, kept.id)
    life.planner.undo_private(life.sam)
    assert life.window().boundaries(life.sam) == (kept,)
