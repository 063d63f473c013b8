from __future__ import annotations

import pytest

from planner.model.checkin import Became, Rating
from planner.model.errors import Refused
from planner.model.standing import State
from planner.planner import Planner
from tests.planner.couples import WEEK, Life


def shown(planner: Planner) -> str:
    """All that everybody may see: the week, the journal, and the export."""
    return f"{planner.week(WEEK)} {planner.journal()} {planner.export().data!r}"


def test_what_became_of_a_plan_stands_on_the_week(life: Life) -> None:
    for became, state in ((Became.SKIPPED, State.SKIPPED), (Became.DONE, State.DONE), (Became.SKIPPED, State.SKIPPED)):
        soup = life.planner.find("soup") if life.starts() else life.own()
        life.planner.mark(soup, became)
        assert life.window().week(WEEK).standings[0].state is state


@pytest.mark.parametrize("became", Became)
def test_what_was_said_already_is_not_said_twice(life: Life, became: Became) -> None:
    soup = life.own()
    life.planner.mark(soup, became)
    with pytest.raises(Refused, match="marked so already"):
        life.planner.mark(soup, became)


def test_a_check_in_keeps_what_was_planned_even_when_the_plan_is_gone(life: Life) -> None:
    soup = life.own()
    life.planner.mark(soup, Became.SKIPPED)
    life.planner.remove(soup)
    (kept,) = life.window().journal()
    assert (kept.title, kept.start, kept.minutes) == ("Soup", soup.occurrence.start, 60)


def test_a_first_rating_is_sealed_and_the_second_opens_both(life: Life) -> None:
    soup = life.own()
    first = life.planner.rate(soup, life.alex, Rating.LOVELY, "the bread")
    assert (first.rated_by, first.opinions) == ((life.alex.id,), ())
    assert "the bread" not in shown(life.window())
    second = life.planner.rate(soup, life.sam, Rating.SO_SO)
    assert [(o.partner, o.rating, o.note) for o in second.opinions] == [("a", 4, "the bread"), ("b", 2, "")]
    assert life.window().journal() == (second,)


def test_neither_sees_what_the_other_rated_before(life: Life) -> None:
    soup = life.own()
    views = []
    for rating in (Rating.NOT_FOR_ME, Rating.MORE_OF_THIS):
        life.planner.rate(soup, life.alex, rating, f"note {rating}")
        views.append(shown(life.window()))
    assert views[0] == views[1]


@pytest.mark.parametrize("alex_first", [True, False])
def test_it_does_not_matter_who_rates_first(life: Life, alex_first: bool) -> None:
    soup = life.own()
    ratings = [(life.alex, Rating.LOVELY), (life.sam, Rating.NICE)]
    for who, rating in ratings if alex_first else ratings[::-1]:
        rated = life.planner.rate(soup, who, rating)
    assert rated.rated_by == ("a", "b")
    assert [o.rating for o in rated.opinions] == [Rating.LOVELY, Rating.NICE]


def test_a_rating_may_be_changed_before_and_after_both_are_open(life: Life) -> None:
    soup = life.own()
    life.planner.rate(soup, life.alex, Rating.NICE)
    life.planner.rate(soup, life.alex, Rating.LOVELY)
    life.planner.rate(soup, life.sam, Rating.NICE)
    changed = life.planner.rate(soup, life.sam, Rating.MORE_OF_THIS, "after all")
    assert [(o.rating, o.note) for o in changed.opinions] == [(4, ""), (5, "after all")]
    assert len(life.window().home.sealed_ratings()) == 2


def test_a_private_note_is_never_shown(life: Life) -> None:
    soup = life.own()
    life.planner.rate(soup, life.alex, Rating.LOVELY, "my secret", private=True)
    rated = life.planner.rate(soup, life.sam, Rating.LOVELY)
    assert rated.revealed
    assert "my secret" not in shown(life.window())
    mine = life.planner.own_rating(rated, life.alex)
    assert mine is not None
    assert mine.note == "my secret"
    theirs = life.planner.own_rating(rated, life.sam)
    assert theirs is not None
    assert theirs.note == ""


def test_a_private_note_lies_in_its_partners_own_file(life: Life) -> None:
    life.planner.rate(life.own(), life.alex, Rating.LOVELY, "my secret", private=True)
    holding = [path.name for path in life.folder.iterdir() if path.is_file() and b"my secret" in path.read_bytes()]
    assert holding
    assert all("private-a" in name for name in holding)


def test_what_is_rated_was_done(life: Life) -> None:
    life.planner.rate(life.own(), life.alex, Rating.NICE)
    (standing,) = life.window().week(WEEK).standings
    assert standing.state is State.DONE


def test_what_did_not_happen_is_not_rated_and_what_was_rated_did_happen(life: Life) -> None:
    soup = life.own()
    life.planner.mark(soup, Became.SKIPPED)
    with pytest.raises(Refused, match="didn't happen; mark it done first"):
        life.planner.rate(soup, life.alex, Rating.NICE)
    life.planner.mark(soup, Became.DONE)
    life.planner.rate(soup, life.alex, Rating.NICE)
    with pytest.raises(Refused, match="has a rating, so it was done"):
        life.planner.mark(soup, Became.SKIPPED)


def test_each_occurrence_of_a_ritual_is_rated_on_its_own(life: Life) -> None:
    life.ritual()
    life.planner.rate(life.planner.find("tea@2026-11-24"), life.alex, Rating.NICE)
    life.planner.rate(life.planner.find("tea@2026-12-01"), life.sam, Rating.LOVELY)
    assert [(c.rated_by, c.revealed) for c in life.window().journal()] == [(("b",), False), (("a",), False)]


@pytest.mark.parametrize(("became", "said"), [(Became.DONE, "Soup was done"), (Became.SKIPPED, "Soup didn't happen")])
def test_taking_back_says_what_had_become_of_it(life: Life, became: Became, said: str) -> None:
    life.planner.mark(life.own(), became)
    assert life.planner.undo() == said


def test_a_rating_taken_back_is_as_if_it_had_not_been(life: Life) -> None:
    soup = life.own()
    life.planner.rate(soup, life.alex, Rating.LOVELY)
    before = life.everything()
    life.planner.rate(soup, life.sam, Rating.NICE, "hm")
    assert life.planner.undo() == "Sam rated Soup"
    assert life.everything() == before
    again = life.planner.rate(soup, life.alex, Rating.NICE)
    assert again.rated_by == (life.alex.id,)


def test_two_open_ratings_are_learned_from_and_one_alone_is_not(life: Life) -> None:
    (proposal, *_) = life.planner.fill_week(WEEK)
    soup = life.planner.add(proposal.activity, proposal.slot.start).standing
    life.planner.mark(soup, Became.DONE)
    later = WEEK.shift(9)
    before = life.planner.fill_week(later)
    life.planner.rate(soup, life.alex, Rating.MORE_OF_THIS)
    assert life.planner.fill_week(later) == before
    life.planner.rate(soup, life.sam, Rating.NOT_FOR_ME)
    assert life.planner.fill_week(later) != before
