"""A week is filled with what gains most, and nothing is looked at that can't be the best."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from planner.model.value import replace
from planner.suggest.learning.choosing import Week, Wishes
from planner.suggest.learning.ranking import Option, Ranking, ranked

WORTHS = st.lists(st.floats(0.3, 1, allow_nan=False), min_size=1, max_size=6)
# For each slot what an activity of each kind is worth there.
SLOTS = st.lists(st.tuples(WORTHS, WORTHS), min_size=1, max_size=4)


WISHES = Wishes(
    wanted=3,
    budget=10,
    balance={"touch": 0.5, "appreciation": 0.5},
    lately={},
    alike=lambda one, other: 0.5,
)


def options_of(slots: list[tuple[list[float], list[float]]]) -> dict[str, list[Option]]:
    kinds = ("touch", "appreciation")
    return {
        f"slot-{number}": [
            Option(f"{kind}-{n}", kind, worth)
            for kind, some in zip(kinds, worths, strict=True)
            for n, worth in enumerate(some)
        ]
        for number, worths in enumerate(slots)
    }


def closed(options: list[Option]) -> list[Ranking]:
    """The same options as rankings that tell beforehand what their best may be worth, and a little more."""
    return [Ranking(first.kind, some, first.worth + 0.05) for some in ranked(options) for first in [next(iter(some))]]


@given(SLOTS)
def test_what_is_known_beforehand_of_a_ranking_makes_no_difference(
    slots: list[tuple[list[float], list[float]]],
) -> None:
    options = options_of(slots)
    told = Week(WISHES, {slot: closed(some) for slot, some in options.items()})
    untold = Week(WISHES, {slot: ranked(some) for slot, some in options.items()})
    told.fill(options)
    untold.fill(options)
    assert told.placed == untold.placed


def test_what_can_not_be_the_best_is_never_looked_at() -> None:
    looked_at: list[Option] = []

    def worse() -> Iterator[Option]:
        looked_at.append(Option("worse", "touch", 0.7))
        yield looked_at[-1]

    good = Ranking("touch", [Option("good", "touch", 0.9)])
    week = Week(WISHES, {"evening": [good, Ranking("touch", worse(), at_most=0.8)]})
    week.fill(["evening"])
    assert [option.id for option in week.placed.values()] == ["good"]
    assert not looked_at


@given(SLOTS)
def test_a_filled_week_gains_nothing_by_another_activity_in_one_slot(
    slots: list[tuple[list[float], list[float]]],
) -> None:
    options = options_of(slots)
    week = Week(WISHES, {slot: ranked(some) for slot, some in options.items()})
    week.fill(options)
    for slot in list(week.placed):
        here, others = week.placed[slot], week.others(slot, 3)
        emptied = Week(WISHES, {})
        for other, option in week.placed.items():
            if other != slot:
                emptied.pin(other, option)
        assert all(emptied.gain(slot, other) <= emptied.gain(slot, here) + 1e-9 for other in others)


def test_how_even_the_week_is_counts_for_whom_it_was_worse() -> None:
    options = [Option("for-the-first", "touch", 0.6), Option("for-the-second", "touch", 0.6)]
    leaning = {"for-the-first": 0.3, "for-the-second": -0.3}
    week = Week(
        replace(
            WISHES,
            wanted=1,
            even_weight=0.1,
            gap=0.5,
            gap_of=lambda slot, activity: leaning[activity],
        ),
        {"evening": ranked(options)},
    )
    week.fill(["evening"])
    assert week.placed["evening"].id == "for-the-second"
