from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became
from planner.model.errors import Misread, Refused
from planner.model.free import parse_free
from planner.model.learning import Said
from planner.model.standing import State
from planner.model.week import Week
from tests.planner.couples import WEEK, Life, at, shipped

NEXT = WEEK.shift(1)


def test_a_filled_week_that_both_agree_to_stands_on_the_week(life: Life) -> None:
    proposals = life.planner.fill_week(WEEK)
    plans = life.planner.agree_on(proposals)
    week = life.window().week(WEEK)
    assert len(plans) == len(proposals) == life.planner.couple.limits.per_week
    assert [(s.occurrence.start, s.occurrence.plan.title, s.occurrence.minutes, s.state) for s in week.standings] == [
        (p.slot.start, p.activity.title, p.minutes, State.AGREED) for p in proposals
    ]
    assert life.planner.fill_week(WEEK) == ()


def test_asking_for_ideas_plans_nothing(life: Life) -> None:
    before = life.everything()
    proposals = life.planner.fill_week(WEEK)
    life.planner.suggest(proposals[0].slot)
    assert life.everything() == before


def test_nothing_agreed_to_is_refused(life: Life) -> None:
    with pytest.raises(Refused, match="nothing to agree to"):
        life.planner.agree_on([])


def test_a_week_is_filled_around_what_it_holds_and_what_has_passed(life: Life) -> None:
    life.own("Choir", "2026-11-24 21:30", minutes=20)
    life.clock.wall = at("2026-11-26 21:00")
    starts = [p.slot.start for p in life.planner.fill_week(WEEK)]
    assert all(start >= life.clock.wall for start in starts)
    life.clock.wall = at("2026-11-23 09:00")
    assert at("2026-11-24 20:00") not in [p.slot.start for p in life.planner.fill_week(WEEK)]


def test_a_plan_of_last_sunday_night_takes_its_part_of_monday(life: Life) -> None:
    life.planner.change_couple("", free=parse_free("mon 00:00-03:00"))
    life.own("Night walk", "2026-11-29 23:00", minutes=120)
    assert [(s.start, s.minutes) for s in life.planner.week(NEXT).slots] == [(at("2026-11-30 01:00"), 120)]
    assert life.planner.fill_week(NEXT) == ()


def test_what_one_proposes_waits_for_the_other(life: Life) -> None:
    (plan, *_) = life.planner.agree_on(life.planner.fill_week(WEEK)[:1], life.alex)
    (standing,) = life.window().week(WEEK).standings
    assert (standing.state, plan.agreed_by) == (State.OPEN, (life.alex.id,))
    with pytest.raises(Refused, match="Alex has agreed"):
        life.planner.agree(standing, life.alex)
    assert life.planner.agree(standing, life.sam).standing.state is State.AGREED
    assert life.window().week(WEEK).standings[0].state is State.AGREED


def test_a_decline_takes_a_plan_off_and_leaves_no_trace_of_who(life: Life) -> None:
    traces = []
    for number, who in enumerate((life.alex, life.sam)):
        folder = life.folder.parent / f"data-{number}"
        other = Life(folder).begin()
        activity = shipped().activities[0]
        standing = other.planner.add(activity, at("2026-11-27 20:00"), by=other.alex).standing
        other.planner.decline(standing, who)
        assert other.planner.week(WEEK).standings == ()
        (said,) = other.planner.home.feedback()
        assert (said.activity, said.said) == (activity.id, Said.NOT_TODAY)
        assert not {"partner", "by"} & set(said.__dataclass_fields__)
        traces.append(other.everything())
        assert not list(folder.glob("private-*"))
    assert traces[0] == traces[1]


def test_what_both_agreed_to_is_not_declined(life: Life) -> None:
    with pytest.raises(Refused, match="You both agreed to Soup"):
        life.planner.decline(life.own(), life.sam)


def test_a_ritual_that_waits_and_was_done_before_is_not_declined_away(life: Life) -> None:
    tea = life.planner.add("Tea", at("2026-11-24 18:00"), every="week", by=life.alex).standing
    life.planner.mark(tea, Became.DONE)
    later = life.planner.find("tea@2026-12-01")
    with pytest.raises(Refused, match="was done before"):
        life.planner.decline(later, life.sam)
    assert life.starts() == ["24 18:00 Tea"]


def test_an_activity_is_planned_for_its_usual_length(life: Life) -> None:
    activity = shipped().activities[0]
    plan = life.planner.add(activity, at("2026-11-27 20:00")).standing.occurrence.plan
    assert (plan.activity, plan.title, plan.minutes, plan.agreed) == (
        activity.id,
        activity.title,
        activity.minutes.typical,
        True,
    )


def test_something_of_their_own_has_its_own_title_kind_and_note(life: Life) -> None:
    outcome = life.planner.add(
        " Soup\n\x1b[31m for two ", at("2026-11-27 20:00"), kind=Kind.TOUCH, note="the red pot\r\nand\tbread"
    )
    plan = outcome.standing.occurrence.plan
    assert (plan.activity, plan.title, plan.kind, plan.minutes) == (None, "Soup [31m for two", Kind.TOUCH, 60)
    assert plan.note == "the red pot\nand bread"
    assert outcome.said == ()


@pytest.mark.parametrize("title", ["", "   ", "\x1b\u200b"])
def test_a_title_of_nothing_is_refused(life: Life, title: str) -> None:
    with pytest.raises(Refused, match="needs a title"):
        life.planner.add(title, at("2026-11-27 20:00"))
    with pytest.raises(Refused, match="needs a title"):
        life.planner.edit(life.own(), title=title)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_plan_takes_from_a_minute_to_a_day(life: Life, minutes: int) -> None:
    assert life.own("All day", "2026-12-05 00:00", minutes=1440).occurrence.minutes == 1440
    assert life.own("Kiss", "2026-12-06 08:00", minutes=1).occurrence.minutes == 1
    with pytest.raises(Refused, match="from 1 minute to a day"):
        life.own(minutes=minutes)
    assert life.starts() == []


@pytest.mark.parametrize(
    ("when", "start", "said"),
    [
        ("2026-03-29 02:30", "2026-03-29 03:30", "The clocks skip 02:30"),
        ("2026-10-25 02:30", "2026-10-25 02:30", "The clocks show 02:30 twice"),
    ],
)
def test_a_time_that_the_clocks_skip_or_repeat_is_resolved_and_said(
    life: Life, when: str, start: str, said: str
) -> None:
    added = life.planner.add("Stars", at(when))
    assert (added.standing.occurrence.start, added.standing.occurrence.plan.start) == (at(start), at(start))
    assert added.said[0].startswith(said)
    moved = life.planner.move(life.own(), at(when))
    assert moved.standing.occurrence.start == at(start)
    assert moved.said[0].startswith(said)


def test_what_meets_something_else_is_planned_and_said(life: Life) -> None:
    life.own("Choir", "2026-11-27 19:30", minutes=60)
    assert life.planner.add("Soup", at("2026-11-27 20:00")).said == ("Choir is at that time too.",)
    assert life.planner.add("Walk", at("2026-11-27 21:00"), minutes=10).said == ()
    assert life.planner.add("Tea", at("2026-11-27 18:30"), minutes=60).said == ()
    assert life.planner.add("Cake", at("2026-11-27 18:00"), minutes=91).said[-1:] == ("Choir is at that time too.",)


def test_a_plan_that_did_not_happen_is_in_nobodys_way(life: Life) -> None:
    life.planner.mark(life.own("Choir"), Became.SKIPPED)
    assert life.planner.add("Soup", at("2026-11-27 20:00")).said == ()


def test_a_ritual_comes_round(life: Life) -> None:
    life.ritual()
    assert life.starts(WEEK, NEXT) == ["24 18:00 Tea", "01 18:00 Tea"]


def test_a_ritual_begins_on_a_day_that_its_rule_names(life: Life) -> None:
    standing = life.own("Tea", "2026-11-24 18:00", every="FREQ=WEEKLY;BYDAY=SU")
    assert standing.occurrence.original_start == at("2026-11-29 18:00")
    assert life.starts(WEEK, NEXT) == ["29 18:00 Tea", "06 18:00 Tea"]


def test_a_rhythm_that_cannot_be_read_is_said(life: Life) -> None:
    with pytest.raises(Misread):
        life.own(every="now and then")
    assert life.starts() == []


def test_a_plan_is_moved(life: Life) -> None:
    outcome = life.planner.move(life.own(), at("2026-11-28 19:00"))
    assert outcome.standing.occurrence.start == at("2026-11-28 19:00")
    assert life.starts() == ["28 19:00 Soup"]


def test_one_of_a_ritual_is_moved_and_the_others_stay(life: Life) -> None:
    life.ritual()
    life.planner.move(life.planner.find("tea@2026-12-01"), at("2026-12-02 19:00"))
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea", "02 19:00 Tea", "08 18:00 Tea"]


def test_the_rest_of_a_ritual_is_moved_and_what_was_stays(life: Life) -> None:
    first = life.ritual()
    life.planner.mark(first, Became.DONE)
    outcome = life.planner.move(life.planner.find("tea@2026-12-01"), at("2026-12-03 19:00"), rest=True)
    assert outcome.standing.occurrence.plan.ritual
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea", "03 19:00 Tea", "10 19:00 Tea"]
    assert life.window().week(WEEK).standings[0].state is State.DONE


def test_moving_the_rest_from_its_first_leaves_one_ritual(life: Life) -> None:
    life.planner.move(life.ritual(), at("2026-11-25 18:00"), rest=True)
    assert life.starts(WEEK, NEXT) == ["25 18:00 Tea", "02 18:00 Tea"]
    assert len(life.window().home.plans()) == 1


def test_one_of_a_ritual_is_taken_off(life: Life) -> None:
    life.ritual()
    life.planner.remove(life.planner.find("tea@2026-12-01"))
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea", "08 18:00 Tea"]


def test_the_rest_of_a_ritual_is_taken_off_and_what_was_stays(life: Life) -> None:
    life.planner.mark(life.ritual(), Became.DONE)
    life.planner.remove(life.planner.find("tea@2026-12-01"), rest=True)
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea"]


def test_a_whole_ritual_is_taken_off_from_its_first(life: Life) -> None:
    life.planner.remove(life.ritual(), rest=True)
    assert life.window().home.plans() == ()


@pytest.mark.parametrize("rest", [False, True])
def test_what_was_done_is_neither_moved_nor_taken_off(life: Life, rest: bool) -> None:
    tea = life.ritual()
    life.planner.mark(tea, Became.DONE)
    for act in (
        lambda: life.planner.remove(tea, rest=rest),
        lambda: life.planner.move(tea, at("2026-11-25 18:00"), rest=rest),
    ):
        with pytest.raises(Refused, match="is done and stays in your journal"):
            act()
    assert life.starts() == ["24 18:00 Tea"]


def test_a_rest_that_holds_something_done_is_refused_with_its_day(life: Life) -> None:
    tea = life.ritual()
    life.planner.mark(life.planner.find("tea@2026-12-01"), Became.DONE)
    with pytest.raises(Refused, match="Tea was done on 1 December 2026 already; name a later one"):
        life.planner.remove(tea, rest=True)
    with pytest.raises(Refused, match="name a later one"):
        life.planner.move(tea, at("2026-11-25 18:00"), rest=True)
    assert life.starts(WEEK, NEXT) == ["24 18:00 Tea", "01 18:00 Tea"]
    # One alone may go all the same.
    life.planner.remove(tea)
    assert life.starts(WEEK, NEXT) == ["01 18:00 Tea"]


def test_what_was_done_of_another_plan_holds_no_rest_back(life: Life) -> None:
    tea = life.ritual()
    life.planner.mark(life.own("Soup", "2026-12-02 12:00"), Became.DONE)
    life.planner.remove(tea, rest=True)
    assert life.starts(WEEK, NEXT) == ["02 12:00 Soup"]


def test_what_happens_once_has_no_rest_to_move(life: Life) -> None:
    with pytest.raises(Refused, match="happens once"):
        life.planner.move(life.own(), at("2026-11-28 19:00"), rest=True)
    assert life.starts() == ["27 20:00 Soup"]


def test_what_did_not_happen_and_is_moved_is_still_to_come(life: Life) -> None:
    soup = life.own()
    life.planner.mark(soup, Became.SKIPPED)
    assert life.planner.move(soup, at("2026-11-28 19:00")).standing.state is State.AGREED
    assert life.window().journal() == ()


def test_a_plan_is_given_other_words_and_another_length(life: Life) -> None:
    edited = life.planner.edit(life.own(), title="Stew", minutes=90, note="slow").standing.occurrence
    assert (edited.plan.title, edited.minutes, edited.plan.note) == ("Stew", 90, "slow")
    same = life.planner.edit(life.planner.find("stew"), minutes=30).standing.occurrence
    assert (same.plan.title, same.minutes, same.plan.note) == ("Stew", 30, "slow")


def test_a_change_is_counted_and_stamped(life: Life) -> None:
    soup = life.own()
    life.clock.wall += timedelta(hours=1)
    plan = life.planner.edit(soup, note="slow").standing.occurrence.plan
    assert plan.sequence == soup.occurrence.plan.sequence + 1
    assert plan.modified - plan.created == timedelta(hours=1)


def test_a_dozen_other_ideas_are_a_days_worth(life: Life) -> None:
    proposal, *others = life.planner.fill_week(WEEK)
    shown: set[str] = set()
    for _ in range(12):
        proposal = life.planner.another(proposal, others, shown)
        assert proposal.activity.id not in shown
        shown.add(proposal.activity.id)
    with pytest.raises(Refused, match="a dozen other ideas for today"):
        life.planner.another(proposal, others, set())
    life.clock.wall += timedelta(days=1)
    assert life.planner.another(proposal, others, set()).slot == proposal.slot


def test_another_that_is_nowhere_to_be_found_is_said(life: Life) -> None:
    proposal, *others = life.planner.fill_week(WEEK)
    everything = {activity.id for activity in shipped().activities}
    with pytest.raises(Refused, match="Nothing else fits this slot"):
        life.planner.another(proposal, others, everything)


def test_what_was_put_off_is_not_proposed_for_a_week(life: Life) -> None:
    (first, *_) = life.planner.fill_week(WEEK)
    life.planner.not_today(first.activity)
    assert first.activity not in [p.activity for p in life.planner.fill_week(WEEK)]
    assert first.activity not in [p.activity for p in life.planner.suggest(first.slot, 12)]


def test_the_seed_of_a_week_is_its_own_unless_one_is_given(life: Life) -> None:
    assert life.planner.fill_week(WEEK) == life.planner.fill_week(WEEK, life.planner.seed_for(WEEK))
    assert life.planner.seed_for(WEEK, 7) == 7
    assert len({tuple(p.activity.id for p in life.planner.fill_week(WEEK, seed)) for seed in range(4)}) > 1


def test_ideas_for_a_moment_may_be_of_one_kind(life: Life) -> None:
    slot = life.planner.week(WEEK).slots[0]
    for kind in Kind:
        ideas = life.planner.suggest(slot, 3, kind)
        assert ideas
        assert {idea.activity.kind for idea in ideas} == {kind}


def test_a_week_that_begins_on_another_day_is_filled_whole(life: Life) -> None:
    life.planner.change_couple("", first_weekday=6)
    week = Week.of(datetime(2026, 11, 23), 6)
    assert f"{week.start:%a}" == "Sun"
    proposals = life.planner.fill_week(week)
    assert len(proposals) == 5
    assert all(p.slot.start in week for p in proposals)


def test_one_yes_is_enough_for_all_that_waits_and_no_more(life: Life) -> None:
    proposed = life.planner.agree_on(life.planner.fill_week(WEEK)[:3], life.alex)
    mine = life.planner.add("Walk", at("2026-11-29 20:00"), by=life.sam).standing
    life.planner.add("Gone by", at("2026-11-22 20:00"), by=life.alex)
    waiting = life.planner.awaiting(life.sam)
    assert [s.occurrence.plan.id for s in waiting] == [plan.id for plan in proposed]
    assert all(plan.agreed for plan in life.planner.agree_to_all(waiting, life.sam))
    assert not life.planner.find("Walk").occurrence.plan.agreed
    assert life.planner.awaiting(life.alex) == (mine,)
    with pytest.raises(Refused, match="Nothing waits for Sam's yes"):
        life.planner.agree_to_all(waiting, life.sam)
    assert life.planner.undo() == "3 plans were agreed to"
    assert life.planner.awaiting(life.sam) == waiting


def test_a_ritual_waits_once_for_all_its_evenings(life: Life) -> None:
    life.planner.add("Tea", at("2026-11-24 20:00"), by=life.alex, every="week")
    assert len(life.planner.awaiting(life.sam)) == 1
