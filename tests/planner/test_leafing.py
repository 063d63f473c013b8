from __future__ import annotations

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became, Rating
from planner.model.felt import Felt
from planner.planner.leafing import Leafing
from tests.planner.couples import Life

SECRET, SHARED = "xyzzy", "the long way home"


@pytest.fixture
def lived(life: Life) -> Life:
    """One evening of every sort, the private and the sealed words among them."""
    evenings = {
        "Loved": (Rating.LOVELY, Rating.MORE_OF_THIS),
        "Nice": (Rating.NICE, Rating.MORE_OF_THIS),
        "Mixed": (Rating.NOT_FOR_ME, Rating.MORE_OF_THIS),
        "Waiting": (Rating.MORE_OF_THIS, None),
    }
    for day, (title, (alex, sam)) in enumerate(evenings.items(), 20):
        standing = life.own(title, f"2026-11-{day} 20:00", kind=Kind.TOUCH)
        life.planner.rate(standing, life.alex, alex, SECRET, private=title == "Loved")
        if sam is not None:
            life.planner.rate(standing, life.sam, sam, SHARED)
    life.planner.mark(life.own("Skipped", "2026-11-19 20:00"), Became.SKIPPED)
    return life


def titles(life: Life, wanted: Leafing) -> list[str]:
    """What the journal holds of that sort, newest first."""
    return [check_in.title for check_in in life.planner.journal(wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Leafing(), ["Waiting", "Mixed", "Nice", "Loved", "Skipped"]),
        (Leafing(felt=Felt.LOVED), ["Loved"]),
        (Leafing(felt=Felt.NICE), ["Nice", "Loved"]),
        (Leafing(felt=Felt.MIXED), ["Mixed"]),
        (Leafing(felt=Felt.WAITING), ["Waiting"]),
        (Leafing(felt=Felt.SKIPPED), ["Skipped"]),
        (Leafing(kind=Kind.QUALITY_TIME), ["Skipped"]),
        (Leafing(words="HOME long"), ["Mixed", "Nice", "Loved"]),
        (Leafing(words="way lov"), ["Loved"]),
        (Leafing(words="nowhere"), []),
    ],
)
def test_the_journal_is_leafed_through_by_how_it_felt_by_kind_and_by_words(
    lived: Life, wanted: Leafing, expected: list[str]
) -> None:
    assert titles(lived, wanted) == expected


def test_no_search_finds_a_private_or_a_sealed_word(lived: Life) -> None:
    # Two notes of Alex's are open by now; the private one and the sealed one are not.
    assert titles(lived, Leafing(words=SECRET)) == ["Mixed", "Nice"]


@pytest.mark.parametrize("rating", list(Rating))
def test_a_sealed_rating_counts_as_waiting_whatever_it_says(life: Life, rating: Rating) -> None:
    life.planner.rate(life.own(), life.sam, rating, SECRET)
    found = {felt for felt in Felt if life.planner.journal(Leafing(felt=felt))}
    assert found == {Felt.WAITING}
