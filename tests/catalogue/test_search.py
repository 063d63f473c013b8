from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.catalogue import Catalogue
from planner.catalogue.filters import everything, of_kind
from planner.model.errors import Refused
from planner.model.text import clean
from tests.catalogue.samples import activity

TEA = activity("Tea without screens", summary="Brew something warm.", tags=("food", "words"))
TEACH = activity("Teach me your thing", steps=("Show it once.", "Then swap over tea."))
CAFE = activity("Café crème", id="small-table", summary="A small table in the sun.")
SONGS = activity("Three songs, one sofa", id="three-songs-one-sofa", summary="Hear both to the end.", tags=("music",))
SONG = activity("Hands for one song", summary="Let go when the music ends.")
LETS = activity("Let’s look up", id="lets-look-up", summary="Find a dark spot.")
OLD = activity("Tea ceremony", status="retired")
CATALOGUE = Catalogue((TEA, TEACH, CAFE, SONGS, SONG, LETS, OLD))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tea", (TEA, TEACH)),
        ("TEA warm", (TEA,)),
        ("cafe CREME", (CAFE,)),
        ("CAFÉ", (CAFE,)),
        ("music", (SONG, SONGS)),
        ("song music", (SONG, SONGS)),
        ("hands song", (SONG,)),
        ("three-songs", (SONGS,)),
        ("swap tea", (TEACH,)),
        ("tea nowhere", ()),
        ("screensbrew", ()),
        ("let's look", (LETS,)),
        ("", (CAFE, SONG, LETS, TEA, TEACH, SONGS)),
        ("  \x1b ", (CAFE, SONG, LETS, TEA, TEACH, SONGS)),
    ],
)
def test_search_finds_what_holds_all_words(text: str, expected: tuple[object, ...]) -> None:
    assert CATALOGUE.search(text) == expected


def test_hits_in_the_title_come_first_and_equals_keep_their_order() -> None:
    body = [activity(f"Plain {number}", summary="warm tea") for number in range(3)]
    titled = [activity(f"Tea {number}", summary="warm") for number in range(3)]
    both = [activity("Warm tea")]
    mixed = (body[0], titled[0], body[1], titled[1], both[0], body[2], titled[2])
    assert Catalogue(mixed).search("tea warm") == (*both, *titled, *body)


def test_hits_in_an_id_come_after_those_in_a_title_and_before_those_in_a_text() -> None:
    body = activity("Out and about", summary="A slow walk.")
    slug = activity("From fifty paces", id="walk-from-fifty-paces")
    part = activity("The catwalk")
    title = activity("Round the block, a walk")
    assert Catalogue((body, slug, part, title)).search("walk") == (title, part, slug, body)


def test_titles_stand_without_their_articles() -> None:
    titles = ("The zoo at home", "A yard of string", "An apple each", "Back to back", "Anthill")
    catalogue = Catalogue(tuple(activity(title) for title in titles))
    found = [each.title for each in catalogue.search("")]
    assert found == ["Anthill", "An apple each", "Back to back", "A yard of string", "The zoo at home"]


def test_a_limit_cuts_the_end_off() -> None:
    assert CATALOGUE.search("music", limit=1) == (SONG,)
    assert CATALOGUE.search("music", limit=0) == ()


@given(st.sampled_from(CATALOGUE.activities[:-1]), st.data())
def test_an_activity_is_found_by_any_of_its_words_in_any_case(each: object, data: st.DataObject) -> None:
    assert isinstance(each, type(TEA))
    words = f"{each.title} {each.summary}".split()
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1))
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title]))
    assert each in CATALOGUE.search(" ".join(map(case, chosen)))


@given(st.lists(st.text("teaswrm 'é-", max_size=9), min_size=1, max_size=8))
def test_searching_while_one_types_and_takes_back_finds_what_a_search_does(typed: list[str]) -> None:
    searching = CATALOGUE.searching(everything)
    for text in typed:
        for end in range(len(text) + 1):
            assert tuple(searching.find(text[:end])) == CATALOGUE.search(text[:end])


def test_searching_keeps_to_what_a_filter_lets_pass() -> None:
    hug = activity("Tea hug", kind="touch")
    searching = Catalogue((TEA, hug, SONG)).searching(of_kind(hug.kind))
    assert searching.find("tea") == searching.find("") == [hug]
    assert searching.find("songs") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tea-without-screens", TEA),
        (" TEA-without-screens ", TEA),
        ("Tea Without Screens", TEA),
        ("tea w", TEA),
        ("tea-w", TEA),
        ("screens", TEA),
        ("tea", TEA),
        ("teach", TEACH),
        ("cafe", CAFE),
        ("for one", SONG),
        ("let's", LETS),
        ("tea-ceremony", OLD),
    ],
)
def test_a_text_that_names_exactly_one_finds_it(text: str, expected: object) -> None:
    assert CATALOGUE.find(text) is expected


def test_a_whole_title_counts_before_a_word_of_it_then_a_beginning_then_a_middle() -> None:
    walk, long_walk, walking = activity("Walk"), activity("Long walk"), activity("Walking backwards")
    sleepwalk = activity("Sleepwalk")
    assert Catalogue((sleepwalk, long_walk, walking, walk)).find("walk") is walk
    assert Catalogue((sleepwalk, walking, long_walk)).find("walk") is long_walk
    assert Catalogue((sleepwalk, walking)).find("walk") is walking
    assert Catalogue((sleepwalk,)).find("walk") is sleepwalk


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("te", '"te" could be "Tea without screens" or "Teach me your thing"; say more of the title.'),
        ("one so", '"one so" could be "Hands for one song" or "Three songs, one sofa"; say more of the title.'),
        ("  ", "Name an activity by its title or a part of it."),
        ("tee without screen", 'No activity is called "tee without screen"; did you mean "Tea without screens"?'),
        ("zzz\x1b[2J", "No activity is called \"zzz[2J\"; look for one with 'ourweek catalogue search'."),
        ("tea ceremony", "No activity is called \"tea ceremony\"; look for one with 'ourweek catalogue search'."),
    ],
)
def test_what_names_none_or_several_is_refused_with_what_might_be_meant(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        CATALOGUE.find(text)
    assert str(refusal.value) == sentence


def test_no_more_than_three_are_offered() -> None:
    many = Catalogue(tuple(activity(f"Walk {number}") for number in range(9)))
    with pytest.raises(Refused) as refusal:
        many.find("walk")
    assert str(refusal.value) == '"walk" could be "Walk 0", "Walk 1", "Walk 2" or another; say more of the title.'


def test_activities_of_the_same_title_are_told_apart_by_their_ids() -> None:
    twins = Catalogue((activity("Walk", id="walk-one"), activity("Walk", id="walk-two")))
    with pytest.raises(Refused) as refusal:
        twins.find("walk")
    assert str(refusal.value) == '"walk" could be "walk-one" or "walk-two"; say more of the title.'
    assert twins.find("walk-two").id == "walk-two"


@given(st.text(max_size=80))
def test_any_text_finds_one_or_is_refused_in_one_line(text: str) -> None:
    try:
        said = CATALOGUE.find(text).title
    except Refused as refusal:
        said = str(refusal)
    assert said == clean(said, 500)
    assert set(CATALOGUE.search(text)) <= set(CATALOGUE.activities)
