from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.boundary import About
from planner.model.checkin import Became, Rating
from planner.model.errors import Locked, Misread, Refused
from planner.planner import Planner
from tests.planner.couples import WEEK, Life, at

pytestmark = pytest.mark.usefixtures("_quick_keys")

ALEX, SAM, BOTH = "two cups of tea", "a red umbrella", "the third step creaks"


@pytest.fixture
def sealed(life: Life) -> Life:
    """Alex's own part is under a passphrase, and what was said before it as well."""
    life.planner.add_boundary(life.alex, About.TAG, "music")
    life.planner.set_passphrase(life.alex, ALEX)
    life.planner = life.window()
    return life


def test_a_partner_who_is_locked_out_of_nothing_shared_plans_and_looks_as_ever(sealed: Life) -> None:
    soup = sealed.own()
    sealed.planner.move(soup, at("2026-11-26 20:00"))
    assert sealed.starts() == ["26 20:00 Soup"]
    assert sealed.planner.undo().startswith("Soup was moved")
    assert sealed.planner.export().data
    sealed.planner.mark(sealed.planner.find("soup"), Became.DONE)
    assert len(sealed.planner.journal()) == 1


def test_nothing_is_suggested_while_a_no_might_be_crossed(sealed: Life) -> None:
    with pytest.raises(Locked) as locked:
        sealed.planner.fill_week(WEEK)
    assert locked.value.partner == sealed.alex.id
    assert sealed.planner.unlock(sealed.alex, ALEX)
    ideas = sealed.planner.fill_week(WEEK)
    assert ideas
    assert not any("music" in idea.activity.tags for idea in ideas)


def test_a_limit_is_kept_shown_and_lifted_only_with_the_passphrase(sealed: Life) -> None:
    for attempt in (
        lambda: sealed.planner.boundaries(sealed.alex),
        lambda: sealed.planner.add_boundary(sealed.alex, About.TAG, "food"),
        lambda: sealed.planner.remove_boundary(sealed.alex, "0"),
    ):
        with pytest.raises(Locked):
            attempt()
    sealed.planner.add_boundary(sealed.sam, About.TAG, "food")
    assert not sealed.planner.unlock(sealed.alex, SAM)
    assert sealed.planner.unlock(sealed.alex, ALEX)
    assert [b.value for b in sealed.planner.boundaries(sealed.alex)] == ["music"]


def test_nobody_rates_for_the_one_who_has_a_passphrase(sealed: Life) -> None:
    soup = sealed.own()
    with pytest.raises(Locked):
        sealed.planner.rate(soup, sealed.alex, Rating.NICE)
    assert sealed.planner.journal() == ()


def rated_first(life: Life) -> None:
    """Alex, with the passphrase, has rated, and that window is closed again."""
    soup = life.own()
    life.planner.unlock(life.alex, ALEX)
    life.planner.rate(soup, life.alex, Rating.SO_SO, "the bread")
    life.planner = life.window()


def test_the_second_rating_waits_with_the_first_for_its_passphrase(sealed: Life) -> None:
    rated_first(sealed)
    check_in = sealed.planner.rate(sealed.planner.find("soup"), sealed.sam, Rating.LOVELY, "the salt")
    assert (check_in.rated_by, check_in.revealed, check_in.awaits) == (("a", "b"), False, "a")
    assert not sealed.planner.unlock(sealed.alex, SAM)
    assert sealed.window().journal() == (check_in,)
    assert sealed.planner.unlock(sealed.alex, ALEX)
    (opened,) = sealed.window().journal()
    assert [(o.partner, o.rating, o.note) for o in opened.opinions] == [("a", 2, "the bread"), ("b", 4, "the salt")]
    assert opened.awaits is None


def test_a_passphrase_that_opens_no_ratings_is_no_change(sealed: Life) -> None:
    rated_first(sealed)
    sealed.planner.unlock(sealed.alex, ALEX)
    sealed.planner.rate(sealed.planner.find("soup"), sealed.sam, Rating.LOVELY)
    tea = sealed.own("Tea", "2026-11-25 12:00")
    sealed.planner.rate(tea, sealed.sam, Rating.NICE)
    sealed.planner = sealed.window()
    sealed.planner.unlock(sealed.alex, ALEX)
    assert [sealed.planner.undo() for _ in range(3)] == ["Sam rated Tea", "Tea was planned", "Sam rated Soup"]


def test_what_was_opened_is_taken_back_step_by_step(sealed: Life) -> None:
    rated_first(sealed)
    sealed.planner.rate(sealed.planner.find("soup"), sealed.sam, Rating.LOVELY)
    sealed.planner.unlock(sealed.alex, ALEX)
    undone = [sealed.planner.undo() for _ in range(4)]
    assert undone == ["The ratings of Soup were opened", "Sam rated Soup", "Alex rated Soup", "Soup was planned"]


def test_a_rating_is_not_taken_back_without_the_passphrase_of_the_one_who_gave_it(sealed: Life) -> None:
    rated_first(sealed)
    before = sealed.planner.journal()
    with pytest.raises(Locked):
        sealed.planner.undo()
    assert sealed.window().journal() == before
    sealed.planner.unlock(sealed.alex, ALEX)
    assert sealed.planner.undo() == "Alex rated Soup"


def test_with_both_open_in_one_run_the_second_rating_opens_both_at_once(sealed: Life) -> None:
    sealed.planner.set_passphrase(sealed.sam, SAM)
    rated_first(sealed)
    for partner, passphrase in ((sealed.alex, ALEX), (sealed.sam, SAM)):
        sealed.planner.unlock(partner, passphrase)
    assert sealed.planner.rate(sealed.planner.find("soup"), sealed.sam, Rating.LOVELY).revealed


def test_what_both_share_opens_with_their_passphrase_alone(life: Life) -> None:
    life.own()
    life.planner.set_passphrase(None, BOTH)
    planner = life.window()
    for attempt in (lambda: planner.couple, lambda: planner.begun, planner.undo):
        with pytest.raises(Locked) as locked:
            attempt()
        assert locked.value.partner is None
    assert planner.unlock(None, BOTH)
    assert planner.undo() == "Soup was planned"


@pytest.mark.parametrize("passphrase", ["", "1234567"])
def test_a_passphrase_that_is_guessed_at_once_is_refused(life: Life, passphrase: str) -> None:
    with pytest.raises(Misread, match="at least 8"):
        life.planner.set_passphrase(life.alex, passphrase)
    assert not life.planner.has_passphrase(life.alex)


def test_a_passphrase_is_neither_changed_nor_removed_by_one_who_does_not_have_it(sealed: Life) -> None:
    for passphrase in (SAM, None):
        with pytest.raises(Locked):
            sealed.planner.set_passphrase(sealed.alex, passphrase)
    sealed.planner.unlock(sealed.alex, ALEX)
    sealed.planner.set_passphrase(sealed.alex, None)
    assert not sealed.window().has_passphrase(sealed.alex)
    assert [b.value for b in sealed.window().boundaries(sealed.alex)] == ["music"]


def test_no_passphrase_lies_anywhere_in_the_folder(sealed: Life) -> None:
    sealed.planner.set_passphrase(None, BOTH)
    for path in sealed.folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert not any(phrase.encode() in data for phrase in (ALEX, BOTH)), path


def test_nobody_yet_has_nothing_to_seal(tmp_path: Path) -> None:
    planner: Planner = Life(tmp_path / "nobody").planner
    with pytest.raises(Refused):
        planner.set_passphrase(None, BOTH)
