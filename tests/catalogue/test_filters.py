from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue import filters
from planner.catalogue.filters import Filter
from planner.model.activity import Activity, Cost, Energy, Kind, Minutes, Setting
from tests.catalogue.samples import activity

ACTIVITIES = st.builds(
    Activity,
    id=st.just("some-activity"),
    title=st.just("Some activity"),
    kind=st.sampled_from(Kind),
    minutes=st.integers(1, 120).map(lambda minutes: Minutes(1, minutes, 240)),
    cost=st.sampled_from(Cost),
    energy=st.sampled_from(Energy),
    setting=st.sets(st.sampled_from(Setting), min_size=1).map(tuple),
    contact=st.integers(0, 3),
    status=st.sampled_from(["live", "retired"]),
)
LEAVES: st.SearchStrategy[Filter] = st.one_of(
    st.builds(filters.of_kind, st.sampled_from(Kind)),
    st.builds(filters.at_most, st.integers(1, 120)),
    st.builds(filters.energy_at_most, st.sampled_from(Energy)),
    st.builds(filters.cost_at_most, st.sampled_from(Cost)),
    st.builds(filters.in_setting, st.sampled_from(Setting)),
    st.builds(filters.contact_at_most, st.integers(0, 3)),
    st.just(filters.live),
    st.just(filters.everything),
)
FILTERS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=6,
)


@given(FILTERS, FILTERS, ACTIVITIES)
def test_filters_combine_as_and_or_not(one: Filter, other: Filter, each: Activity) -> None:
    assert (one & other)(each) == (one(each) and other(each))
    assert (one | other)(each) == (one(each) or other(each))
    assert (~one)(each) == (not one(each))
    assert (~(one & other))(each) == (~one | ~other)(each)
    assert (one & filters.everything)(each) == one(each)


@given(ACTIVITIES)
def test_every_leaf_says_what_its_name_says(each: Activity) -> None:
    for kind in Kind:
        assert filters.of_kind(kind)(each) == (each.kind is kind)
    for energy in Energy:
        assert filters.energy_at_most(energy)(each) == (each.energy.level <= energy.level)
    for cost in Cost:
        assert filters.cost_at_most(cost)(each) == (each.cost.level <= cost.level)
    for setting in Setting:
        assert filters.in_setting(setting)(each) == (setting in each.setting)
    for level in range(4):
        assert filters.contact_at_most(level)(each) == (each.contact <= level)
    assert filters.live(each) == (each.status == "live")
    assert filters.everything(each)


WALK = activity("Long walk", minutes=Minutes(20, 30, 90))


@pytest.mark.parametrize(
    ("passes", "expected"),
    [
        (filters.at_most(29), False),
        (filters.at_most(30), True),
        (filters.of_kind(Kind.TOUCH, Kind.QUALITY_TIME), True),
        (filters.of_kind(), False),
        (filters.one_of({WALK.id}), True),
        (filters.one_of(()), False),
    ],
)
def test_a_filter_passes_what_it_names_and_nothing_else(passes: Filter, expected: bool) -> None:
    assert passes(WALK) is expected


def test_filters_that_say_the_same_are_equal() -> None:
    def made() -> Filter:
        return filters.of_kind(Kind.TOUCH) & ~filters.at_most(20) | filters.energy_at_most(Energy.LOW)

    assert made() == made()
    assert len({made(), made()}) == 1
    assert filters.at_most(20) != filters.at_most(21)
    assert filters.at_most(2) != filters.contact_at_most(2)
