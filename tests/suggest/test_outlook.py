"""How stars become enjoyment: by one measure for two who rate nearly alike, else by each one's own."""

from __future__ import annotations

import pytest

from planner.suggest.learning.learner import Event, Learner, Signal
from planner.suggest.learning.outlook import Outlook
from planner.suggest.lessons import space_of
from tests.suggest.samples import shipped

SPACE = space_of(shipped())
PLAIN = (1, 3, 2, 4)
WEEKS = 40


def after(first: tuple[int, ...], second: tuple[int, ...]) -> Outlook:
    """The outlook after most of a year in which both rated all that they did, in these stars in turns."""
    learner = Learner(SPACE)
    for week in range(WEEKS):
        item = shipped()[7 * week].id
        rated = [
            Event(Signal.RATED, item, number, float(stars[week % len(stars)]))
            for number, stars in enumerate((first, second))
        ]
        learner.learn(week, [Event(Signal.DONE, item), *rated])
    return Outlook(learner, WEEKS)


@pytest.mark.parametrize(("first", "second"), [((2, 4, 3, 4), (2, 3, 3, 4)), ((2, 4, 3, 5), (2, 4, 2, 5))])
def test_the_same_stars_are_as_good_for_two_who_rate_nearly_alike(
    first: tuple[int, ...], second: tuple[int, ...]
) -> None:
    outlook = after(first, second)
    assert outlook.fits[0].level - outlook.fits[1].level > 0.2
    assert outlook.enjoyment(0, 4) == pytest.approx(outlook.enjoyment(1, 4), abs=0.01)


@pytest.mark.parametrize("manner", [(4, 5, 4, 5), (3, 4, 3, 4), (3, 5, 4, 5)])
def test_what_somebody_gives_on_the_whole_is_as_good_as_what_the_other_does(manner: tuple[int, ...]) -> None:
    outlook = after(manner, PLAIN)
    first, second = (outlook.enjoyment(number, fit.level) for number, fit in enumerate(outlook.fits))
    assert outlook.fits[0].level - outlook.fits[1].level > 0.5
    assert first == pytest.approx(second, abs=0.04)
