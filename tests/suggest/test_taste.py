"""A taste is learned as if all was known at once: what activities are like, and what each has to itself."""

from __future__ import annotations

from math import isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.suggest.learning.taste import Taste
from planner.suggest.learning.traits import Space, Traits

TAGS = ("music", "food", "walk")
SPACE = Space(
    {
        f"activity-{n}": Traits(
            "touch", ("home",), (TAGS[n % 3],), (0.1 * n, 0.0, 0.0, -0.2 * n, 0.0, 0.0), 0.1, 20, 1
        )
        for n in range(5)
    }
)
RATINGS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 5), st.booleans(), st.integers(0, 3)), min_size=1, max_size=12
)
DYNAMIC = {True: (1.0, 0.0, 0.0, 0.0, 0.5), False: (0.0, 0.9, 0.4, 1.0, 0.0)}
WEEK = 7
# What the taste holds to be likely before anything is known, as it stands in its own rooms.
NOISE, OWN = 1.1, 0.75


def all_at_once(
    ratings: list[tuple[int, int, bool, int]], close: float
) -> tuple[list[float], dict[str, float]]:
    """Weights and own parts from one large system of equations, with a column for each activity of its own."""
    taste, slugs = Taste(SPACE), list(SPACE.place)
    size, noise = SPACE.size + len(slugs), NOISE * close
    level, *others = taste.fit(WEEK).weights
    means = [level, *(mean * close for mean in others)] + [0.0] * len(slugs)
    variances = [row[n] for n, row in enumerate(taste.prior_variance)] + [(OWN * close) ** 2] * len(slugs)
    matrix = [[(1 / variances[row] if row == column else 0.0) for column in range(size)] for row in range(size)]
    right = [mean / variance for mean, variance in zip(means, variances, strict=True)]
    for number, stars, first, _ in ratings:
        at = {0: 1.0, **dict(SPACE.columns_of(slugs[number])), SPACE.size + number: 1.0}
        at |= dict(enumerate(DYNAMIC[first], start=1))
        for row, one in at.items():
            right[row] += one * stars / noise**2
            for column, other in at.items():
                matrix[row][column] += one * other / noise**2
    found = solved(matrix, right)
    return found[: SPACE.size], dict(zip(slugs, found[SPACE.size :], strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution by elimination, the largest of each column first."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n in range(len(rows)):
        pivot = max(range(n, len(rows)), key=lambda row: abs(rows[row][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        for row in range(len(rows)):
            if row != n:
                share = rows[row][n] / rows[n][n]
                rows[row] = [mine - share * its for mine, its in zip(rows[row], rows[n], strict=True)]
    return [row[-1] / row[n] for n, row in enumerate(rows)]


@settings(max_examples=30)
@given(RATINGS)
def test_the_weights_and_what_each_has_to_itself_are_those_of_the_whole(
    ratings: list[tuple[int, int, bool, int]],
) -> None:
    taste = Taste(SPACE)
    for number, stars, first, _ in ratings:
        taste.rate(f"activity-{number}", DYNAMIC[first], stars, WEEK)
    fit = taste.fit(WEEK)
    weights, own = all_at_once(ratings, min(1.0, fit.spread))
    assert all(isclose(mine, theirs, abs_tol=1e-6) for mine, theirs in zip(fit.weights, weights, strict=True))
    rated = {f"activity-{number}" for number, *_ in ratings}
    assert set(fit.rated) == rated
    assert all(isclose(fit.own(slug)[0], own[slug], abs_tol=1e-6) for slug in rated)


def test_the_level_is_what_is_said_of_all_activities_on_the_whole() -> None:
    taste = Taste(SPACE)
    for number in range(5):
        taste.rate(f"activity-{number}", DYNAMIC[True], 1 + number, WEEK)
    fit = taste.fit(WEEK)
    assert isclose(fit.level, sum(fit.says(slug) for slug in SPACE.place) / len(SPACE.place))


def test_who_uses_few_stars_means_more_by_each() -> None:
    def likes_music(stars: tuple[int, int]) -> float:
        taste = Taste(SPACE)
        for _ in range(30):
            taste.rate("activity-0", DYNAMIC[False], stars[1], WEEK)
            taste.rate("activity-1", DYNAMIC[False], stars[0], WEEK)
        fit = taste.fit(WEEK)
        return (fit.says("activity-0") - fit.says("activity-1")) / fit.spread

    assert likes_music((3, 4)) > 0.7 * likes_music((1, 5))


@settings(max_examples=30)
@given(RATINGS)
def test_in_which_order_a_week_was_rated_makes_no_difference(ratings: list[tuple[int, int, bool, int]]) -> None:
    tastes = Taste(SPACE), Taste(SPACE)
    for taste, some in zip(tastes, (ratings, ratings[::-1]), strict=True):
        for number, stars, first, _ in some:
            taste.rate(f"activity-{number}", DYNAMIC[first], stars, WEEK)
    one, other = (taste.fit(WEEK).weights for taste in tastes)
    assert all(isclose(mine, theirs, abs_tol=1e-6) for mine, theirs in zip(one, other, strict=True))


def test_what_was_rated_long_ago_counts_for_less_than_what_was_rated_now() -> None:
    def weights(old: int, new: int) -> list[float]:
        taste = Taste(SPACE)
        taste.rate("activity-0", DYNAMIC[False], old, 0)
        taste.rate("activity-3", DYNAMIC[False], new, 100)
        return taste.fit(100).weights

    level = Taste(SPACE).fit(100).weights[0]
    assert weights(5, 1)[0] < level < weights(1, 5)[0]
