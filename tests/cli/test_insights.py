from __future__ import annotations

import pytest

from tests.cli.running import Ourweek


def rated(ourweek: Ourweek, title: str, *ratings: str) -> None:
    """Do something of their own last Sunday, and rate it so by both."""
    plan = ourweek.own(title, "2026-11-22", "20:00")
    ourweek("done", plan)
    for name, rating in zip(("Alex", "Sam"), ratings, strict=False):
        ourweek("rate", plan, rating, "--by", name)


def test_a_year_is_told_in_sentences_and_figures(ourweek: Ourweek) -> None:
    for title, ratings in (("Tea", ("5", "4")), ("Walk", ("5", "2")), ("Film", ("1",))):
        rated(ourweek, title, *ratings)
    out = ourweek("insights").out
    assert "You did 3 things together in 2026, 3 hours in all; Sunday is your fullest day." in out
    assert "Nov  ◆  3  ●  0  ✦  0  3 hours" in out
    assert "◆ Tea\n" in out
    assert "◆ Walk  Alex: more of this, Sam: so-so" in out
    assert "Film" not in out


def test_scripts_get_every_figure_of_the_year(ourweek: Ourweek) -> None:
    rated(ourweek, "Tea", "5", "4")
    found = ourweek.json("insights", "--year", "2026")
    assert list(found) == [
        "year",
        "done",
        "minutes",
        "rated",
        "weeks",
        "months",
        "balance",
        "loved",
        "differing",
    ]
    assert len(found["months"]) == 12
    assert sum(week["done"] for week in found["weeks"]) == found["done"] == 1
    assert found["loved"] == [
        {"activity": None, "title": "Tea", "kind": "quality-time", "times": 1, "ratings": {"Alex": 5, "Sam": 4}}
    ]


def test_a_rating_that_waits_for_the_other_is_in_no_figure(ourweek: Ourweek) -> None:
    rated(ourweek, "Tea")
    before = ourweek("insights").out, ourweek.json("insights")
    ourweek("rate", "tea", "1", "--by", "Sam")
    assert (ourweek("insights").out, ourweek.json("insights")) == before


def test_a_year_without_anything_says_what_will_be_here(ourweek: Ourweek) -> None:
    assert "shows here, day by day" in ourweek("insights").out
    assert "Nothing from 2020 is in your journal." in ourweek("insights", "--year", "2020").out


@pytest.mark.parametrize("year", ["last", "1", "99999", "-1"])
def test_a_year_that_is_none_is_refused(ourweek: Ourweek, year: str) -> None:
    assert ourweek("insights", f"--year={year}", code=2).err.count("\n") == 1
