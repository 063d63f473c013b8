from __future__ import annotations

from pathlib import Path

import pytest

from planner.catalogue.catalogue import load
from planner.catalogue.coverage import Count, covered, tally
from planner.catalogue.folders import shipped_folder
from planner.catalogue.targets import SIDES, read_targets, words_of
from planner.model.activity import Activity, Cost, Energy, Kind, Minutes, Setting
from planner.model.errors import Misread
from tests.catalogue.samples import activity

TARGETS = Path(__file__).with_name("coverage.toml")
SMALL = """
[kinds]
quality-time = 2

[[slice]]
name = "short"
says = "short and free"
where = { length = ["to-5", "6-15"], cost = ["free"] }
least = { quality-time = 1, all = 3 }

[[slice]]
name = "quiet"
says = "seated, and without speech"
where = {}
every = { access = ["seated-friendly", "no-speech-needed"] }
least = { touch = 1 }

[[slice]]
name = "deep"
says = "few of them"
where = { depth = ["3"] }
most_share = 0.25

[[slice]]
name = "light"
says = "most of them"
where = { depth = ["0", "1"] }
least_share = 0.75
"""
PAIRS = """
[kinds]

[pairs]
least = 1
across = ["energy", "cost"]

[[senseless]]
pair = { energy = ["lively"], cost = ["outing", "treat"] }
reason = "Nobody can."

[[senseless]]
kinds = ["touch", "appreciation"]
pair = { cost = ["free", "small", "outing", "treat"], energy = ["low", "ordinary", "lively"] }
reason = "Only one kind is looked at."
"""


def counts(tmp_path: Path, targets: str, *activities: Activity) -> list[Count]:
    path = tmp_path / "targets.toml"
    path.write_text(targets, encoding="utf-8")
    return list(covered(activities, read_targets(path)))


def short(title: str, minutes: int = 5, **fields: object) -> Activity:
    return activity(title, minutes=Minutes(1, minutes, 240), **fields)


def test_the_shipped_catalogue_covers_all_that_it_is_meant_to() -> None:
    missing = [
        f"{count.kind}, {count.name} {count.says}: {count.found}, of {count.least} to {count.most}"
        for count in covered(load([shipped_folder()]).activities, read_targets(TARGETS))
        if not count.met
    ]
    assert missing == [], "\n".join(["still missing:", *missing])


def test_every_pair_that_makes_no_sense_has_a_reason_and_matters() -> None:
    targets = read_targets(TARGETS)
    for number, senseless in enumerate(targets.senseless):
        assert senseless.reason.endswith(".")
        assert set(senseless.pair) <= set(targets.pair_sides)
        assert senseless not in targets.senseless[:number]


@pytest.mark.parametrize(("minutes", "bucket"), [(1, "to-5"), (5, "to-5"), (6, "6-15"), (45, "16-45"), (46, "46-120")])
def test_lengths_fall_into_buckets_by_the_usual_minutes(minutes: int, bucket: str) -> None:
    assert words_of(short("One", minutes))["length"] == (bucket,)


def test_every_side_of_an_activity_is_known_by_its_words() -> None:
    found = words_of(short("One", 240, builds=("trust", "calm"), setting=(Setting.HOME, Setting.APART)))
    assert set(found) == set(SIDES)
    assert all(word in SIDES[side] for side, words in found.items() for word in words)
    assert (found["length"], found["builds"], found["setting"]) == (("over-120",), ("trust",), ("home", "apart"))


def test_what_is_there_is_counted_by_kind_and_retired_things_are_not() -> None:
    found = {
        (count.name, count.says, count.kind): count.found
        for count in tally(
            [short("One"), short("Two", 10), short("Three", kind=Kind.TOUCH), short("Four", status="retired")]
        )
    }
    assert found["kind", "", "quality-time"] == 2
    assert found["kind", "", "touch"] == 1
    assert found["length", "to-5", "quality-time"] == 1
    assert found["length", "6-15", "quality-time"] == 1
    assert found["cost", "treat", "touch"] == 0


def test_slices_count_by_kind_in_all_and_as_shares(tmp_path: Path) -> None:
    quiet = ("seated-friendly", "no-speech-needed", "quiet")
    found = counts(
        tmp_path,
        SMALL,
        short("One"),
        short("Two", 15, kind=Kind.TOUCH, access=quiet, depth=3),
        short("Three", 16),
        short("Four", kind=Kind.TOUCH, cost=Cost.SMALL, access=quiet[:1]),
        short("Five", depth=2, status="retired"),
    )
    assert [(count.name, count.kind, count.found, count.met) for count in found] == [
        ("kind", "quality-time", 2, True),
        ("short", "quality-time", 1, True),
        ("short", "all", 2, False),
        ("quiet", "touch", 1, True),
        ("deep", "all", 1, True),
        ("light", "all", 3, True),
    ]
    assert found[2].lacking == 1
    too_deep = counts(tmp_path, SMALL, short("One", depth=3), short("Two"), short("Three"))
    assert [count.met for count in too_deep[-2:]] == [False, False]


def test_pairs_of_words_are_looked_for_unless_they_make_no_sense(tmp_path: Path) -> None:
    found = counts(tmp_path, PAIRS, short("One", energy=Energy.LOW), short("Two", energy=Energy.LIVELY))
    assert {count.kind for count in found} == {"quality-time"}
    assert len(found) == 3 * 4 - 2
    assert [count.says for count in found if count.met] == ["energy low with cost free", "energy lively with cost free"]
    assert "energy lively with cost treat" not in [count.says for count in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", '"kinds" is missing.'),
        ("not toml", "is not TOML"),
        ("[kinds]\nsky = 5", 'there is no "sky"; choose from quality-time, touch, appreciation.'),
        ('[kinds]\ntouch = "many"', "one is not of the sort that belongs there."),
        ('[kinds]\n[[slice]]\nname = "a"\nsays = "b"\nwhere = { lenght = ["to-5"] }', 'did you mean "length"?'),
        ('[kinds]\n[[slice]]\nname = "a"\nsays = "b"\nwhere = { cost = ["fre"] }', 'did you mean "free"?'),
        ('[kinds]\n[[slice]]\nname = "a"\nsays = "b"\nwhere = { cost = 5 }', "holds no targets"),
        ('[kinds]\n[[senseless]]\npair = { cost = ["free"] }\nreason = "x"', "names two sides"),
        ('[kinds]\n[[senseless]]\npair = { cost = ["free"], energy = ["low"] }', '"reason" is missing.'),
        ('[kinds]\n[pairs]\nleast = 2\nacross = ["weight"]', "weight"),
    ],
)
def test_targets_that_can_not_be_read_are_refused_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Misread) as refused:
        counts(tmp_path, text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
