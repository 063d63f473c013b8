"""Options come in the order of their worth, and no more of them are looked at than it takes."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from planner.suggest.learning.ranking import Option, Ranking, best_first, promised, ranked

WORTHS = st.floats(0, 1, allow_nan=False)
# What each activity is worth at most, what is left of that in the slot, and whether it fits there at all.
ACTIVITIES = st.lists(st.tuples(WORTHS, WORTHS, st.booleans()), max_size=30)


def an_option(number: int, worth: float) -> Option:
    return Option(f"activity-{number}", "touch", worth)


@given(ACTIVITIES, st.integers(1, 5))
def test_all_that_fit_come_and_the_best_of_them_first(activities: list[tuple[float, float, bool]], pools: int) -> None:
    order = sorted(range(len(activities)), key=lambda number: -activities[number][0])
    some = [pool for n in range(pools) if (pool := [number for number in order if number % pools == n])]

    def option_of(_most: float, number: int, _pool: int) -> Option | None:
        most, left, fits = activities[number]
        return an_option(number, most * left) if fits else None

    found = list(best_first(promised(some, lambda number, _pool: activities[number][0]), option_of))
    assert sorted(option.id for option in found) == sorted(
        f"activity-{number}" for number, (_, _, fits) in enumerate(activities) if fits
    )
    assert [option.worth for option in found] == sorted((option.worth for option in found), reverse=True)


def test_the_first_is_found_without_looking_at_what_can_not_be_better() -> None:
    looked_at: list[int] = []

    def option_of(_most: float, number: int, _pool: int) -> Option:
        looked_at.append(number)
        return an_option(number, 1 - number / 100)

    pools = [list(range(50)), list(range(50, 100))]
    first = next(best_first(promised(pools, lambda number, _pool: 1 - number / 100), option_of))
    assert first.id == "activity-0"
    assert looked_at == [0]


@given(ACTIVITIES, st.integers(1, 5))
def test_a_closer_look_brings_the_order_of_what_was_seen_by_it(
    activities: list[tuple[float, float, bool]], pools: int
) -> None:
    # What a pool loses at a closer look is the same for all of it, as it is where a slot is too long for it.
    lost = [left for _, left, _ in activities]
    order = sorted(range(len(activities)), key=lambda number: -activities[number][0])
    some = [pool for n in range(pools) if (pool := [number for number in order if number % pools == n])]
    found = promised(some, lambda n, _: activities[n][0], lambda n, pool: activities[n][0] * lost[pool])
    exact = [(activities[n][0] * lost[pool], n) for pool, numbers in enumerate(some) for n in numbers]
    came = [(worth, number) for worth, number, _ in found]
    assert sorted(came) == sorted(exact)
    assert [worth for worth, _ in came] == sorted((worth for worth, _ in came), reverse=True)


def test_a_closer_look_is_only_taken_at_what_comes_up() -> None:
    looked_at: list[int] = []

    def closer(number: int, _pool: int) -> float:
        looked_at.append(number)
        return 0.75 - number / 100

    found = promised([[0], [10], [20]], lambda number, _pool: 0.9 - number / 100, closer)
    assert next(found) == (0.75, 0, 0)
    assert looked_at == [0, 10]


def test_a_ranking_is_the_same_however_often_it_is_gone_through() -> None:
    ranking = Ranking("touch", iter([an_option(1, 0.9), an_option(2, 0.5)]))
    assert ranking.known("activity-1") == an_option(1, 0.9)
    assert ranking.known("activity-2") is None
    assert list(ranking) == list(ranking) == [an_option(1, 0.9), an_option(2, 0.5)]
    assert ranking.known("activity-2") == an_option(2, 0.5)


def test_a_ranking_is_worth_what_its_first_is_once_that_was_looked_at() -> None:
    ranking, empty = Ranking("touch", iter([an_option(1, 0.7)]), at_most=0.9), Ranking("touch", (), at_most=0.9)
    assert ranking.most == empty.most == 0.9
    ranking.open()
    empty.open()
    assert (ranking.most, empty.most) == (0.7, -inf)


def test_what_is_new_or_costs_something_is_ranked_by_itself() -> None:
    plain, dear, new = an_option(1, 0.9), Option("dear", "touch", 0.8, cost=1.0), Option("new", "touch", 0.7, new=True)
    other, less = Option("other", "appreciation", 0.6), an_option(2, 0.1)
    assert [list(one) for one in ranked([less, other, new, dear, plain])] == [[plain, less], [dear], [new], [other]]
