"""The simpler ways to choose that the suggestions are compared with play by the same rules."""

from __future__ import annotations

from argparse import Namespace

import pytest

from benchmarks.couples import MONDAY, Pair
from benchmarks.engine.captured import Lived, evenness, live, share
from benchmarks.engine.heard import Life
from benchmarks.engine.ways import ALL_KNOWING, BY_CHANCE, WAYS
from planner.model.week import Week
from planner.suggest.slots import free_slots
from tests.suggest.samples import shipped

THREE_WEEKS = Namespace(weeks=3, seed=5)


@pytest.mark.parametrize("name", WAYS)
def test_every_way_keeps_the_rules_and_does_the_same_again(name: str) -> None:
    asked = [(shipped()[0], shipped()[1]), (shipped()[2], shipped()[3])]
    first, second = (live(WAYS[name], Pair(0, 5, shipped()), shipped(), asked, THREE_WEEKS) for _ in range(2))
    assert first == second
    assert first.broken == 0
    assert len(first.worth) == 3
    assert min(first.had) > 0


def test_what_was_rated_counts_for_whoever_rated_it_sealed_or_not() -> None:
    pair = Pair(4, 5, shipped())
    for week in (Week(MONDAY).shift(n) for n in range(4)):
        now = pair.situation(week, 5)
        pair.live(week, WAYS[BY_CHANCE](pair, now, free_slots(pair.couple, week, (), week.span[0])))
    heard = Life(pair.situation(Week(MONDAY).shift(4), 5)).ratings
    assert pair.sealed
    assert sum(len(each.opinions) for each in pair.history) + len(pair.sealed) == len(heard)


def test_shares_are_of_what_somebody_all_knowing_gains_over_chance() -> None:
    lived = {name: [Lived([worth, worth], [2.0, 1.0])] for name, worth in ((BY_CHANCE, 0.2), (ALL_KNOWING, 0.6))}
    lived["between"] = [Lived([0.2, 0.5], [1.0, 2.0])]
    assert share(lived, "between", 0, 2) == pytest.approx(37.5)
    assert share(lived, "between", 1, 2) == pytest.approx(75.0)
    assert evenness(lived["between"]) == 0.5
