from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.model import insight_words
from planner.model.activity import Energy, Kind
from planner.model.balance import EVEN, Balance
from planner.model.checkin import Became, CheckIn, Opinion, Rating
from planner.model.insights import Insights, year_of
from tests import strategies

TODAY = date(2026, 11, 26)


def did(title: str = "Tea", *ratings: int, day: date = date(2026, 11, 22), **fields: Any) -> CheckIn:
    """Something that was done, and how it felt to both where they have said so."""
    start = datetime.combine(day, datetime.min.time()) + timedelta(hours=20)
    opinions = tuple(Opinion(one, Rating(rating)) for one, rating in zip("ab", ratings, strict=False))
    given: dict[str, Any] = {
        "plan": title,
        "original_start": start,
        "became": Became.DONE,
        "activity": None,
        "title": title,
        "kind": Kind.TOUCH,
        "start": start,
        "minutes": 30,
        "at": datetime.combine(day, datetime.min.time(), UTC),
        "rated_by": tuple("ab"[: len(ratings)]),
        "opinions": opinions if len(ratings) == 2 else (),
    }
    return CheckIn(**(given | fields))


def year(*check_ins: CheckIn, of: int = 2026, wished: Balance = EVEN, **energies: Energy) -> Insights:
    """The year looked back on."""
    return year_of(check_ins, energies, of, today=TODAY, wished=wished, first_weekday=0)


several_check_ins = st.lists(strategies.check_ins, max_size=12)


@given(several_check_ins, st.integers(2024, 2034))
def test_every_sum_counts_the_same_things(check_ins: list[CheckIn], of: int) -> None:
    found = year(*check_ins, of=of)
    done = [c for c in check_ins if c.became is Became.DONE and c.start.year == of]
    assert found.done == sum(found.kinds) == sum(map(found.in_week, found.weeks)) == len(done)
    assert found.minutes == sum(day.minutes for day in found.days) == sum(c.minutes for c in done)
    assert found.rated == sum(c.revealed for c in done)
    assert [month.done for month in found.months] == [sum(c.start.month == n for c in done) for n in range(1, 13)]


@given(several_check_ins, st.integers(2024, 2034), st.data())
def test_what_did_not_happen_and_what_is_sealed_change_nothing(
    check_ins: list[CheckIn], of: int, data: st.DataObject
) -> None:
    kept = [c for c in check_ins if c.became is Became.DONE]
    unsealed = [c for c in kept if c.revealed]
    assert year(*check_ins, of=of) == year(*kept, of=of)
    found, without = year(*kept, of=of), year(*unsealed, of=of)
    assert (found.loved, found.differing, found.rated) == (without.loved, without.differing, without.rated)


@given(several_check_ins)
def test_the_order_in_which_things_were_said_does_not_matter(check_ins: list[CheckIn]) -> None:
    assert year(*check_ins) == year(*reversed(check_ins))


@given(several_check_ins, st.integers(2024, 2034))
def test_every_sentence_is_one_without_a_shout(check_ins: list[CheckIn], of: int) -> None:
    found = year(*check_ins, of=of)
    for say in (
        insight_words.at_a_glance,
        insight_words.balance,
        insight_words.months,
        insight_words.kinds,
        insight_words.loved,
        insight_words.differing,
    ):
        said = say(found)
        assert said.endswith(".")
        assert "!" not in said
        assert "\n" not in said


def test_one_half_of_a_rating_tells_nothing() -> None:
    assert year(did("Tea", 5)) == year(did("Tea", 1)) == year(did("Tea"))


def test_what_both_found_lovely_is_loved_and_the_most_loved_comes_first() -> None:
    found = year(did("Tea", 4, 4), did("Walk", 5, 4), did("Film", 5, 3))
    assert [felt.title for felt in found.loved] == ["Walk", "Tea"]
    assert found.differing == ()


def test_an_activity_is_one_thing_however_often_and_under_whatever_title_it_was_done() -> None:
    early = did("Tea", 5, 5, activity="tea", day=date(2026, 3, 1))
    late = did("Tea again", 3, 5, activity="tea", day=date(2026, 5, 1))
    (felt,) = year(late, early).loved
    assert (felt.title, felt.times, felt.ratings) == ("Tea again", 2, (4.0, 5.0))


def test_something_of_their_own_is_told_by_its_title_and_is_not_the_activity_of_that_name() -> None:
    found = year(did("tea", 5, 5), did("Tea", 5, 5), did("Tea", 5, 5, activity="tea"))
    assert sorted(felt.times for felt in found.loved) == [1, 2]


def test_tastes_differ_only_where_it_was_less_than_nice_to_one() -> None:
    assert not year(did("Tea", 5, 3)).differing
    assert not year(did("Tea", 2, 2), did("Walk", 2, 1)).differing
    assert [felt.title for felt in year(did("Tea", 5, 2), did("Walk", 1, 3)).differing] == ["Tea", "Walk"]


def test_minutes_go_to_the_energy_of_what_was_done_and_those_of_their_own_apart() -> None:
    found = year(did("Tea", activity="tea"), did("Own"), tea=Energy.LOW)
    november = found.months[10]
    assert (november.energies, november.own_minutes, november.minutes) == ((30, 0, 0), 30, 60)


def test_days_to_come_are_not_known_and_days_past_hold_what_was_done() -> None:
    found = year(did(day=date(2026, 11, 22)), did(day=date(2026, 11, 22)))
    assert found.on(date(2026, 11, 22)) == (2, 60)
    assert found.on(date(2026, 11, 23)) == (0, 0)
    assert found.on(date(2026, 11, 27)) is None
    assert found.on(date(2025, 12, 31)) is None


def test_the_weeks_of_a_year_hold_each_of_its_days_once() -> None:
    for first_weekday in range(7):
        found = year_of((), {}, 2028, today=TODAY, wished=EVEN, first_weekday=first_weekday)
        days = [week + timedelta(days=n) for week in found.weeks for n in range(7)]
        assert [day for day in days if day.year == 2028] == [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
        assert all(week.weekday() == first_weekday for week in found.weeks)


def test_the_years_to_look_at_go_from_the_first_thing_done_to_this_year() -> None:
    assert year(did(day=date(2024, 5, 1))).years == (2024, 2026)
    assert year().years == (2026, 2026)
    assert year(of=2030).years == (2026, 2030)


def test_the_sentences_say_what_the_figures_hold() -> None:
    sundays = [did(kind=Kind.QUALITY_TIME, day=date(2026, 11, day), activity="tea") for day in (1, 8, 15)]
    found = year(*sundays, did("Hug", 4, 4, day=date(2026, 6, 2)), tea=Energy.LOW)
    assert insight_words.at_a_glance(found) == (
        "You did 4 things together in 2026, 2 hours in all; Sunday is your fullest day."
    )
    assert insight_words.balance(found) == "More quality time than you wish for, and room for appreciation."
    assert insight_words.months(found) == (
        "November held the most time, 2 hours; over the year most of it asked for little energy."
    )
    assert insight_words.kinds(found) == "Quality time 3 times, touch once and appreciation none."
    assert insight_words.loved(found) == "One thing was lovely, or more, to both of you."
    assert insight_words.differing(found) == "Nothing felt very different to the two of you."


def test_with_little_to_show_the_sentences_say_what_will_stand_there() -> None:
    nothing = year()
    assert insight_words.at_a_glance(nothing).startswith("What you do together in 2026 shows here")
    assert insight_words.at_a_glance(year(of=2024)) == "Nothing from 2024 is in your journal."
    assert all("After a few things" in say(nothing) for say in (insight_words.balance, insight_words.months))
    assert "will stand here" in insight_words.loved(nothing)


def test_shares_and_months_are_spoken_of_from_the_third_thing_on() -> None:
    teas = [did(day=date(2026, 11, day)) for day in (1, 8, 15)]
    for say in (insight_words.balance, insight_words.months):
        assert "After a few things" in say(year(*teas[:2]))
        assert "After a few things" not in say(year(*teas))


def test_the_fullest_day_is_named_where_there_is_just_one() -> None:
    sundays = [did(day=date(2026, 11, day)) for day in (1, 8)]
    mondays = [did(day=date(2026, 11, day)) for day in (2, 9)]
    assert insight_words.at_a_glance(year(*sundays, *mondays)).endswith("in all.")
    assert "Sunday is your fullest day" in insight_words.at_a_glance(year(*sundays, *mondays[:1]))


def test_energy_is_spoken_of_where_that_of_most_of_the_time_is_known() -> None:
    teas = [did(day=date(2026, 11, day), activity="tea") for day in (1, 8)]
    own = [did(day=date(2026, 11, day)) for day in (2, 9)]
    assert "over the year" not in insight_words.months(year(*teas, *own, tea=Energy.LOW))
    said = insight_words.months(year(*teas, *own[:1], tea=Energy.LOW))
    assert "over the year most of it asked for little energy" in said


def test_the_balance_is_close_up_to_a_tenth_of_the_whole() -> None:
    def mix(*counts: int) -> str:
        times = [did(kind=kind) for kind, count in zip(Kind, counts, strict=True) for _ in range(count)]
        return insight_words.balance(year(*times))

    assert mix(5, 4, 4) == "The year is close to the balance that you wish for."
    assert mix(5, 3, 3) == "More quality time than you wish for."


def test_figures_are_said_as_people_say_them() -> None:
    assert [insight_words.hours(n) for n in (1, 2, 59, 60, 89, 91, 720)] == [
        "a minute",
        "2 minutes",
        "59 minutes",
        "an hour",
        "an hour",
        "2 hours",
        "12 hours",
    ]
    assert [insight_words.felt(mean) for mean in (1.0, 2.4, 4.6)] == ["not for me", "so-so", "more of this"]
    assert insight_words.at_a_glance(year(did())) == "You did one thing together in 2026, 30 minutes in all."
