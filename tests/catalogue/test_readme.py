"""What the page on writing activities shows is what the program accepts."""

from __future__ import annotations

import re
from pathlib import Path

from planner.catalogue import words
from planner.catalogue.catalogue import load
from planner.catalogue.editorial.checking import editorial_faults
from planner.catalogue.folders import shipped_folder
from planner.catalogue.pack import Pack, pack_of
from planner.model.activity import SEASONS, TIMES_OF_DAY, WEATHERS, Care, Cost, Energy, Kind, Recurs, Setting

PAGE = (shipped_folder() / "README.md").read_text(encoding="utf-8")
OWN, SHIPPED = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "cost": tuple(Cost),
    "energy": tuple(Energy),
    "setting": tuple(Setting),
    "time_of_day": TIMES_OF_DAY,
    "season": SEASONS,
    "weather": WEATHERS,
    "prepares": words.PREPARES,
    "care": tuple(Care),
    "recurs": tuple(Recurs),
    "access": words.ACCESS,
    "builds": words.BUILDS,
    "safety": words.SAFETY,
    "tags": words.TAGS,
}


def sound(text: str, *, complete: bool) -> Pack:
    pack, faults = pack_of(Path("page.toml"), text, complete=complete)
    assert pack is not None, faults
    return pack


def test_the_first_example_is_a_pack_of_ones_own() -> None:
    (activity,) = sound(OWN, complete=False).activities
    assert activity.title in PAGE.split("```toml")[0]


def test_the_second_example_is_fit_to_be_shipped_and_no_idea_that_is_there_already() -> None:
    shipped = load([shipped_folder()]).packs
    assert editorial_faults([sound(SHIPPED, complete=True)], shipped) == ()


def test_the_table_has_every_field_with_a_closed_vocabulary_and_all_of_its_words() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))
    listed = {field: re.sub(r"\(.*?\)|; one or several|; or any", "", row) for field, row in rows.items()}
    known = {field: [word for word in known if word != "any"] for field, known in VOCABULARIES.items()}
    assert {field: [word.strip() for word in row.split(",")] for field, row in listed.items()} == known
    for field in ("time_of_day", "season", "weather"):
        assert rows[field].endswith("; or any")
