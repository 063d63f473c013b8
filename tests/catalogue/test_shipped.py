"""The packs in `activities/`, as they are shipped."""

from __future__ import annotations

from collections import Counter

import pytest

from planner.catalogue.catalogue import Catalogue, load
from planner.catalogue.check import examine
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Kind

FIRST_SIXTY = {
    Kind.QUALITY_TIME: """
        tea-without-screens three-songs-one-sofa tomorrow-in-two-minutes inner-weather-report
        ears-advice-or-company turnings-never-taken one-letter-supper two-pens-one-creature map-of-firsts
        five-minute-library-swap sunrise-bench question-jar-dip first-lesson-ever film-and-three-questions
        kind-outsider-page same-sky-call press-play-together postcard-from-a-weekday one-recipe-two-kitchens
        unknown-bench-picnic story-for-small-change two-things-to-look-forward-to tiny-tournament
        teach-me-your-thing museum-of-us coin-toss-day-out looking-up side-by-side-stretch
    """,
    Kind.TOUCH: """
        hands-for-one-song up-to-twenty-breaths shoulder-to-shoulder-episode hand-cream-minutes shoulder-thaw
        linked-walk pick-tonights-goodnight back-to-back-breathing cuddle-with-a-halfway-check
        three-column-touch-list hello-touch-of-the-week warm-feet-swap kitchen-sway remembered-hug-call
        bench-with-a-shared-blanket hand-squeeze-code
    """,
    Kind.APPRECIATION: """
        thanks-and-what-it-says good-news-first line-in-a-pocket household-credits five-days-of-noticing
        compliment-unpacked ninety-second-message photo-and-why tour-of-unseen-work letter-of-ordinary-things
        toast-with-anything good-word-in-company thanks-in-advance senses-walk-thanks laugh-archive
        small-anniversary
    """,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([shipped_folder()])


def test_the_shipped_packs_keep_every_rule_of_form_and_of_writing() -> None:
    assert [str(fault) for fault in examine(shipped_folder(), None).faults] == []


@pytest.mark.parametrize("kind", Kind)
def test_the_first_sixty_are_there_and_keep_their_kind(catalogue: Catalogue, kind: Kind) -> None:
    expected = FIRST_SIXTY[kind].split()
    assert len(expected) == {Kind.QUALITY_TIME: 28, Kind.TOUCH: 16, Kind.APPRECIATION: 16}[kind]
    assert set(expected) <= {activity.id for activity in catalogue.activities if activity.kind is kind}


def test_no_two_activities_have_one_title(catalogue: Catalogue) -> None:
    titles = Counter(activity.title.casefold() for activity in catalogue.activities)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_activity_is_found_by_its_title_and_by_its_id(catalogue: Catalogue) -> None:
    assert catalogue.activities
    for activity in catalogue.activities:
        assert catalogue.find(activity.title) is activity
        assert catalogue.find(activity.id) is activity


def test_every_pack_lies_in_the_folder_of_its_kind(catalogue: Catalogue) -> None:
    assert {pack.path.parent.name for pack in catalogue.packs} == set(Kind)
    for pack in catalogue.packs:
        assert {activity.kind for activity in pack.activities} == {Kind(pack.path.parent.name)}


def test_a_no_to_massage_is_a_no_to_all_of_it(catalogue: Catalogue) -> None:
    rubbed = {a.id for a in catalogue.activities if "massage-injury" in a.safety}
    assert len(rubbed) > 5
    assert {a.id for a in catalogue.activities if "massage" in a.tags} == rubbed
