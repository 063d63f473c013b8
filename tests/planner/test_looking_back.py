from __future__ import annotations

from planner.model.activity import Energy
from planner.model.checkin import Became, Rating
from tests.planner.couples import Life, at, shipped


def test_a_year_holds_what_was_done_in_it_and_only_ratings_that_both_may_see(life: Life) -> None:
    tea, walk, nap = life.own("Tea"), life.own("Walk"), life.own("Nap")
    for standing in (tea, walk):
        life.planner.mark(standing, Became.DONE)
        life.planner.rate(standing, life.alex, Rating.MORE_OF_THIS)
    life.planner.rate(tea, life.sam, Rating.LOVELY)
    life.planner.mark(nap, Became.SKIPPED)
    found = life.planner.insights()
    assert (found.year, found.done, found.rated) == (2026, 2, 1)
    assert [felt.title for felt in found.loved] == ["Tea"]
    assert life.planner.insights(2025).done == 0


def test_looking_back_is_the_same_whatever_one_of_them_has_rated_unseen(life: Life) -> None:
    tea = life.own("Tea")
    life.planner.mark(tea, Became.DONE)
    before = life.planner.insights()
    life.planner.rate(tea, life.sam, Rating.NOT_FOR_ME, "no more tea")
    assert life.planner.insights() == before


def test_the_energy_of_a_month_is_that_of_its_activities(life: Life) -> None:
    lively = next(a for a in shipped().activities if a.live and a.energy is Energy.LIVELY)
    life.planner.mark(life.planner.add(lively, at("2026-11-20 20:00"), minutes=40).standing, Became.DONE)
    assert life.planner.insights().months[10].energies == (0, 0, 40)


def test_the_year_begins_with_the_weekday_of_the_couple_and_today_is_theirs(life: Life) -> None:
    life.planner.change_couple("", first_weekday=6)
    found = life.planner.insights()
    assert found.weeks[0].weekday() == 6
    assert found.today == life.clock.wall.date()
