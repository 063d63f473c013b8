"""The catalogue on the screen: looking through it, and everything that can be done with what one finds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.catalogue.catalogue import Catalogue, load
from planner.catalogue.search import fold
from planner.catalogue.studies import sources_of
from planner.model.activity import Activity, Kind
from planner.model.checkin import Rating
from planner.planner import Planner
from planner.tui.editing import editor
from planner.tui.screens.catalogue import CatalogueScreen
from tests.tui.driving import BERLIN, NARROW, WIDE, Visit, planner_at, visiting
from tests.tui.samples import ACTIVITIES, activity, at
from tests.tui.test_goldens import SIZES, compare, quiet

HOSTILE = Activity(id="hostile", title="[/]\u0301 長い題名 [b]", kind=Kind.TOUCH, summary="[@click=app.quit]x[/]")


def shown(visit: Visit) -> list[str]:
    """The titles that are in the list and on the screen, from the top."""
    titles = [each.title for each in visit.planner.catalogue.activities]
    width = visit.widget("#list").region.right
    lines = [line[:width] for line in visit.lines[4:] if line[2:3] in "◆●✦"]
    return [title for line in lines for title in titles if line[4:].startswith(title)]


async def test_words_and_filters_narrow_the_list_as_one_types(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("3")
        assert len(shown(visit)) == len(ACTIVITIES)
        assert "Ourweek    10 activities" in visit.text
        await visit.press("slash")
        await visit.write("one")
        assert shown(visit) == ["Hands for one song", "One shelf, one supper", "Line in a pocket"]
        # The arrows walk through what is found, without leaving the search.
        await visit.press("down")
        assert "▸ ◆ One shelf, one supper" in visit.text
        await visit.write(" line")
        assert shown(visit) == ["Line in a pocket"]
        await visit.press("escape", "c")
        assert len(shown(visit)) == len(ACTIVITIES)
        await visit.press("f", "space", "space", "right", "space", "enter")
        assert shown(visit) == ["Hands for one song", "Twenty-second hug"]
        assert "✓● touch" in visit.text
        await visit.press("f", "left", "k", "k", "escape")
        assert [fold(title)[:5] for title in shown(visit)] == ["hands", "line ", "twent"]
        await visit.press("slash")
        await visit.write("zzz")
        assert "Nothing here is like that" in visit.text
        await visit.press("enter")
        for key in ("enter", "a", "space", "full_stop"):
            await visit.press(key)
            assert visit.sheet == "CatalogueScreen"
        await visit.press("escape")
        assert len(shown(visit)) == len(ACTIVITIES)


async def test_touch_as_a_kind_and_how_close_it_is_are_two_filters_with_names_of_their_own(couple: Planner) -> None:
    async with visiting(couple, (60, 20)) as visit:
        await visit.press("3", "f", "space", "space")
        assert visit.lines[3].split() == ["✓●", "touch", "minutes", "energy", "cost", "place", "how", "close", "♥"]
        # The longest of each, and still nothing of it is cut off.
        await visit.press("k", *("right", "k") * 4, "right", "j", "j", "right", "j")
        line = visit.lines[3].split("✓")
        assert [words.strip() for words in line[-3:]] == ["over a call", "hands", "♥"]


async def test_the_mouse_alone_chooses_filters_and_opens(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.click("Catalogue")
        await visit.click("kind")
        await visit.click("◆ quality time")
        assert shown(visit) == ["Back to back", "Hands for one song", "Twenty-second hug"]
        await visit.click("Back to back")
        assert "▸ ● Back to back" in visit.text
        await visit.click("Back to back")
        assert visit.sheet == "ReadingSheet"
        await visit.foot("add")
        assert visit.sheet == "AddSheet"
        await visit.click("Add it")
        assert list(visit.plans) == ["Back to back"]


async def test_an_activity_goes_on_the_week_at_the_next_free_time(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("3", *["down"] * 6, "a")
        assert "The slow walk · Mon 23 November, 20:00 · enter adds it" in visit.flat
        await visit.press("enter")
        assert visit.starts("The slow walk") == [at("mon", 20)]
        assert visit.sheet == "CatalogueScreen"
        assert "The slow walk is on your week: Mon 23 November, 20:00." in visit.said
        await visit.press("u")
        assert not visit.plans


async def test_a_favourite_has_a_heart_and_a_filter_and_can_be_taken_back(couple: Planner) -> None:
    async with visiting(couple, WIDE) as visit:
        await visit.press("3", *["down"] * 6, "space")
        assert couple.favourites() == {"slow-walk"}
        assert visit.text.count("♥") >= 3
        await visit.press("f", "left", "space", "enter")
        assert shown(visit) == ["The slow walk"]
        await visit.press("space")
        assert "Nothing here is like that" in visit.text
        await visit.press("u")
        assert shown(visit) == ["The slow walk"]
        assert "Taken back: The slow walk was no favourite any more." in visit.said


async def test_everything_of_an_activity_is_there_to_read(couple: Planner) -> None:
    hug = couple.add(activity("long-hug"), at("mon", 17)).standing
    couple.rate(hug, couple.couple.partners[0], Rating.LOVELY, "xyzzy", private=True)
    async with visiting(couple, NARROW) as visit:
        await visit.press("3", *["down"] * 9, "enter")
        assert "You did this once, last on Mon 23 November 2026." in visit.text
        assert "waits for Sam" in visit.text
        assert "lovely" not in visit.text
        for words in ("Ask first", "No is a complete answer", "Hold hands instead", "It is our idea"):
            assert words in visit.text
        await visit.press("escape")
        couple.rate(hug, couple.couple.partners[1], Rating.NICE)
        await visit.press("1", "3", "enter")
        assert "♥♥♥♥·  lovely" in visit.text
        assert "♥♥♥··  nice" in visit.text
        assert "xyzzy" not in visit.text


async def test_a_study_is_told_with_what_it_does_not_show(folder: Path) -> None:
    from tests.planner.couples import shipped

    leaning = next(each for each in shipped().activities if each.evidence)
    planner = planner_at(folder, catalogue=Catalogue((leaning,)))
    planner.begin(("Alex", "Sam"), BERLIN)
    async with visiting(planner, (80, 60)) as visit:
        await visit.press("3", "enter")
        for source in sources_of(leaning):
            for told in (source.found, source.limits, source.citation):
                assert told
                assert told in visit.flat
        assert "(about " in visit.flat


async def test_a_private_no_changes_nothing_that_the_other_sees(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("3")
        before = visit.text
        await visit.press("full_stop", "1", "enter")
        assert len(couple.boundaries(couple.couple.partners[0])) == 1
        assert visit.text == before
        assert not visit.said


async def test_what_was_typed_into_the_form_is_thrown_away_only_when_they_say_so(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("3", "n", "escape")
        assert visit.sheet == "CatalogueScreen"
        await visit.press("n")
        await visit.write("Soup on the roof")
        await visit.press("escape")
        assert "Soup on the roof is not written yet." in visit.text
        await visit.press("escape")
        assert "Soup on the roof" in visit.text
        await visit.click("Not now")
        await visit.press("enter")
        assert visit.sheet == "NewActivitySheet"
        await visit.press("escape", "y")
        assert visit.sheet == "CatalogueScreen"
        assert not (couple.home.folder / "packs").exists()


@pytest.fixture
def own(folder: Path) -> Planner:
    """A couple with the small catalogue and a pack of their own, which are read from the disk."""
    packs = folder / "packs"
    planner = planner_at(folder)
    planner.begin(("Alex", "Sam"), BERLIN)
    planner._load_catalogue = lambda: Catalogue(
        (*ACTIVITIES, *(found := load([], packs)).activities), found.packs, found.faults
    )
    planner.write_activity({"title": "Soup on the roof", "kind": "quality-time"})
    return planner


async def test_their_pack_opens_in_their_editor_and_is_read_again(
    own: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = own.own_pack()
    writes = "import sys; f = open(sys.argv[1], 'a'); f.write(sys.argv[2].replace('|', chr(10)))"
    line = '|[[activity]]|title = "Tea on the roof"|kind = "touch"|consent_cue = "Would you like? No is fine."|'
    async with visiting(own) as visit:
        asleep: list[str] = []

        @contextmanager
        def suspend() -> Iterator[None]:
            asleep.append("asleep")
            yield

        monkeypatch.setattr(visit.app, "suspend", suspend)
        script = pack.with_name("write.py")
        script.write_text(f"{writes.replace('sys.argv[2]', repr(line))}", encoding="utf-8")
        monkeypatch.setenv("VISUAL", f'"{Path(sys.executable).as_posix()}" "{script.as_posix()}"')
        await visit.press("3", "o")
        assert asleep == ["asleep"]
        assert "Tea on the roof" in visit.text
        assert "Your packs are read; all sound." in visit.said
        pack.write_text('[[activity]]\ntitle = "No kind"\n', encoding="utf-8")
        script.write_text("", encoding="utf-8")
        await visit.press("o")
        assert "Soup on the roof" not in visit.text
        assert any(said.startswith("A pack was left out: ") for said in visit.said)
        monkeypatch.setenv("VISUAL", "/nowhere/to-be-found")
        await visit.press("o")
        assert any("could not be started; set EDITOR" in said for said in visit.said)


async def test_without_a_pack_or_without_a_terminal_to_lend_the_key_says_so(own: Planner) -> None:
    async with visiting(own) as visit:
        await visit.press("3", "o")
        assert any(f"open {own.own_pack()} in yours" in said for said in visit.said)
        own.own_pack().unlink()
        await visit.press("o")
        assert any("You have no pack of your own yet" in said for said in visit.said)


def test_the_editor_is_visual_before_editor_before_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert editor({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor({"VISUAL": " ", "EDITOR": "vi"}) == ["vi"]
    assert editor({"EDITOR": "it's"}) == ["it's"]
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name in ("vi", "notepad") else None)
    assert editor({}) in (["/bin/vi"], ["/bin/notepad"])
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert editor(os.environ | {"VISUAL": "", "EDITOR": ""}) is None


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE, (160, 50)], ids=["60", "80", "120", "160"])
async def test_hostile_titles_and_every_size_keep_the_lines_straight(folder: Path, size: tuple[int, int]) -> None:
    from rich.cells import cell_len

    planner = planner_at(folder, catalogue=Catalogue((HOSTILE, *ACTIVITIES)))
    planner.begin(("Alex", "Sam"), BERLIN)
    async with visiting(planner, size) as visit:
        for keys in (("3",), ("space",), ("enter",), ("escape", "f", "space", "space"), ("escape", "slash", "n")):
            await visit.press(*keys)
            assert {cell_len(line) for line in visit.lines} == {size[0]}
            assert "[/]" in visit.text or keys[-1] == "n"
            assert visit.footer


@SIZES
async def test_the_catalogue_looks_as_it_should(couple: Planner, size: tuple[int, int]) -> None:
    couple.favour(activity("slow-walk"))
    walk = couple.add(activity("slow-walk"), at("mon", 17)).standing
    for partner, rating in zip(couple.couple.partners, (Rating.LOVELY, Rating.NICE), strict=True):
        couple.rate(walk, partner, rating, "by the river")
    async with visiting(couple, size) as visit:
        await visit.press("3", *["down"] * 6)
        compare("catalogue", visit)
        await visit.press("f", "space")
        compare("catalogue-filtered", visit)
        await visit.press("escape", "enter")
        compare("catalogue-open", visit)
        await visit.press("escape", "slash")
        await visit.write("zzz")
        compare("catalogue-nothing", visit)
        await quiet(visit)


@pytest.mark.parametrize("width", [100, 111, 122])
async def test_what_is_read_beside_the_list_loses_no_letter_to_its_scroll_bar(couple: Planner, width: int) -> None:
    shown = couple.catalogue.search("")[0]
    async with visiting(couple, (width, 14)) as visit:
        await visit.press("3")
        pane = visit.widget("#details")
        words = " ".join("".join(segment.text for segment in strip) for strip in pane._strips)  # type: ignore[attr-defined]
        assert shown.summary in " ".join(words.split())
        assert all(strip.cell_length <= pane.scrollable_content_region.width for strip in pane._strips)  # type: ignore[attr-defined]


async def test_what_is_said_where_nothing_is_found_is_true_while_one_types_and_in_the_list(couple: Planner) -> None:
    async with visiting(couple) as visit:
        for keys in ((), ("enter",)):
            await visit.press("3", "slash")
            await visit.write("zzz")
            await visit.press(*keys)
            assert "esc shows all again" in visit.flat
            await visit.press("escape")
            assert f"{len(couple.catalogue.search(''))} activities" in visit.text


async def test_what_was_planned_here_is_not_read_once_more_on_the_way_back(
    couple: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    read = CatalogueScreen._read

    def counted(screen: CatalogueScreen) -> object:
        reads.append(screen)
        return read(screen)

    monkeypatch.setattr(CatalogueScreen, "_read", counted)
    async with visiting(couple) as visit:
        await visit.press("3", "a", "enter")
        assert len(visit.plans) == 1
        before = len(reads)
        await visit.press("4", "3")
        assert len(reads) == before
        couple.add("Tea", at("fri", 20))
        await visit.press("4", "3")
        assert len(reads) == before + 1
