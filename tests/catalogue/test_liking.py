"""How widely activities are liked, as their editors judge it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.catalogue.liking import LIKED, read_liking

SHIPPED = shipped_folder() / LIKED


def test_the_list_names_each_shipped_activity_once_at_most_and_no_other() -> None:
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    assert head == ["activity", "liked"]
    slugs = [slug for slug, _ in rows]
    assert slugs == sorted(set(slugs))
    assert set(slugs) <= {activity.id for activity in load([shipped_folder()]).activities}
    # What is neither is left out: that is most of them.
    assert set(Counter(liked for _, liked in rows)) == {"1", "2", "4", "5"}


def test_nearly_everybodys_is_half_a_step_up_and_a_special_taste_half_a_step_down(tmp_path: Path) -> None:
    listed = tmp_path / LIKED
    listed.write_text("activity,liked\ntea,5\nwalk,4\nsoup,3\npuppets,2\nopera,1\n", encoding="utf-8")
    assert read_liking(listed) == {"tea": 0.5, "walk": 0.25, "soup": 0.0, "puppets": -0.25, "opera": -0.5}


@pytest.mark.parametrize(
    ("held", "known"),
    [
        (b"", {}),
        (b"\xff\xfe\x00", {}),
        (b"tea,6\nwalk,much\nsoup\n\n,,,\npie,4,said by all\n", {"pie": 0.25}),
        (b'tea,5\n"', {"tea": 0.5}),
    ],
)
def test_a_damaged_list_is_read_as_far_as_it_makes_sense(tmp_path: Path, held: bytes, known: dict[str, float]) -> None:
    listed = tmp_path / LIKED
    listed.write_bytes(held)
    assert read_liking(listed) == known


def test_where_there_is_no_list_nothing_is_known(tmp_path: Path) -> None:
    assert read_liking(tmp_path / LIKED) == {}
