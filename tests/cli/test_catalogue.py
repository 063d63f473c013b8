from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ourweek

FAULTY = '[[activity]]\ntitle = "Stars"\nkind = "sky"\n\n[[activity]]\nkind = "touch"\n'
OWN = '[[activity]]\ntitle = "Star watching"\nkind = "quality-time"\n'


def listed(nobody: Ourweek, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = nobody.json("catalogue", "list", *words)["activities"]
    assert found
    return found


def test_the_list_holds_every_activity_with_all_its_fields(nobody: Ourweek) -> None:
    every = listed(nobody)
    text = nobody("catalogue", "list").out.splitlines()
    assert len(text) == len(every)
    for line, activity in zip(text, every, strict=True):
        assert activity["title"] in line
        assert line.endswith(f"[{activity['id']}]")
    fields = "id title kind summary steps minutes cost energy setting contact depth novelty gentler evidence tags"
    assert set(fields.split()) <= set(every[0])
    assert set(every[0]["minutes"]) == {"min", "typical", "max"}


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("--kind touch", lambda a: a["kind"] == "touch"),
        ("--minutes 10", lambda a: a["minutes"]["typical"] <= 10),
        ("--energy low", lambda a: a["energy"] == "low"),
        ("--energy ordinary", lambda a: a["energy"] != "lively"),
        ("--cost free", lambda a: a["cost"] == "free"),
        ("--setting outdoors", lambda a: "outdoors" in a["setting"]),
        ("--contact 0", lambda a: a["contact"] == 0),
        ("--kind appreciation --minutes 10 --cost free", lambda a: a["cost"] == "free" and a["kind"] == "appreciation"),
    ],
)
def test_a_filter_keeps_exactly_what_it_says(nobody: Ourweek, words: str, holds: Any) -> None:
    kept = [a["id"] for a in listed(nobody, *words.split())]
    every = listed(nobody)
    extra = "--minutes 10" in words and "--kind" in words
    wanted = [a["id"] for a in every if holds(a) and (not extra or a["minutes"]["typical"] <= 10)]
    assert kept == wanted
    assert len(kept) < len(every)


def test_one_activity_is_shown_with_its_steps_and_where_it_comes_from(nobody: Ourweek) -> None:
    activity = nobody.json("catalogue", "show", "hand", "cream")["activity"]
    assert activity["id"] == "hand-cream-minutes"
    shown = nobody("catalogue", "show", "hand-cream-minutes").out
    for text in (activity["title"], activity["summary"], *activity["steps"], activity["gentler"], "Leans on"):
        assert text in shown


def test_every_activity_says_where_its_idea_comes_from(nobody: Ourweek) -> None:
    by_number = {len(activity["evidence"]): activity for activity in listed(nobody)}
    assert {0, 1, 2} <= set(by_number)
    for activity in by_number.values():
        shown = nobody("catalogue", "show", activity["id"]).out
        assert shown.count("Leans on     ") == len(activity["evidence"])
        assert shown.count(" fit)") == len(activity["evidence"])
        assert ("no study stands behind it" in shown) is (not activity["evidence"])


def test_a_study_that_is_not_listed_keeps_its_number(nobody: Ourweek) -> None:
    packs = nobody.data / "packs"
    packs.mkdir(parents=True)
    (packs / "ours.toml").write_text(OWN + 'evidence = [{ ref = "X99", fit = "close" }]\n', encoding="utf-8")
    assert "X99 (close fit)" in nobody("catalogue", "show", "star watching").out
    (advice,) = nobody.json("catalogue", "check", str(packs / "ours.toml"))["advice"]
    assert (advice["line"], advice["field"]) == (4, "evidence")


def test_an_activity_that_is_not_there_is_said(nobody: Ourweek) -> None:
    assert nobody("catalogue", "show", "skydiving", code=1).err.startswith("ourweek: No activity is called")


def test_words_find_activities(nobody: Ourweek) -> None:
    found = nobody.json("catalogue", "search", "tea", "screens")["activities"]
    assert "tea-without-screens" in [activity["id"] for activity in found]
    ran = nobody("catalogue", "search", "zeppelin")
    assert ran.out == ""
    assert ran.err.startswith("No activity is like that")
    assert nobody.json("catalogue", "search", "zeppelin") == {"activities": []}


def test_where_no_activity_has_a_heart_it_is_said_how_one_gets_it(ourweek: Ourweek) -> None:
    assert "No activity has a heart yet" in ourweek("catalogue", "list", "--favourites").err
    assert ourweek.json("catalogue", "list", "--favourites") == {"activities": []}
    ourweek("catalogue", "favourite", "linked", "walk")
    assert "No activity is like that" in ourweek("catalogue", "list", "--favourites", "--kind", "appreciation").err


def test_every_pack_is_listed_with_what_it_says_of_itself(nobody: Ourweek) -> None:
    packs = nobody.json("catalogue", "packs")["packs"]
    assert sum(pack["activities"] for pack in packs) >= len(listed(nobody))
    assert list(packs[0]) == [
        "name",
        "version",
        "language",
        "licence",
        "authors",
        "own",
        "activities",
        "path",
        "faults",
    ]
    text = nobody("catalogue", "packs").out
    assert all(pack["name"] in text for pack in packs)


def test_the_shipped_packs_are_sound(nobody: Ourweek) -> None:
    assert nobody("catalogue", "check").out == "All sound.\n"
    assert nobody.json("catalogue", "check") == {"faults": [], "advice": []}
    shipped = nobody.json("where")["catalogue"]
    assert nobody.json("catalogue", "check", shipped) == {"faults": [], "advice": []}


def test_every_fault_of_a_pack_is_a_line_with_its_place(nobody: Ourweek, tmp_path: Path) -> None:
    pack = tmp_path / "stars.toml"
    pack.write_text(FAULTY, encoding="utf-8")
    ran = nobody("catalogue", "check", str(pack), code=1)
    lines = ran.out.splitlines()
    assert [line.startswith("stars.toml:") for line in lines] == [True, True]
    assert 'stars.toml:3: activity "Stars", kind' in lines[0]
    faults = nobody.json("catalogue", "check", str(pack), code=1)["faults"]
    assert list(faults[0]) == ["path", "line", "table", "field", "sentence"]
    assert [(fault["line"], fault["field"]) for fault in faults] == [(3, "kind"), (5, "title")]


def test_own_packs_are_used_and_checked_with_the_shipped_ones(nobody: Ourweek, tmp_path: Path) -> None:
    packs = nobody.data / "packs"
    packs.mkdir(parents=True)
    own = packs / "ours.toml"
    own.write_text(OWN, encoding="utf-8")
    assert nobody("catalogue", "check", str(own)).out == "All sound.\n"
    assert nobody.json("catalogue", "show", "star watching")["activity"]["pack"] == "ours"
    assert "ours  1 activity, your own" in nobody("catalogue", "packs").out
    own.write_text(OWN.replace("Star watching", "Hand cream minutes"), encoding="utf-8")
    (fault,) = nobody.json("catalogue", "check", str(own), code=1)["faults"]
    assert fault["path"] == str(own)
    assert fault in nobody.json("catalogue", "check", code=1)["faults"]
    assert "is taken by the pack" in nobody("catalogue", "check", str(own), code=1).out


def test_a_file_that_is_no_pack_is_said_in_a_line(nobody: Ourweek, tmp_path: Path) -> None:
    for name, content in (("missing", None), ("binary", b"\xff\x00"), ("text", b"not toml")):
        path = tmp_path / f"{name}.toml"
        if content is not None:
            path.write_bytes(content)
        assert nobody("catalogue", "check", str(path), code=1).out.startswith(f"{name}.toml")


def test_two_packs_that_are_checked_together_may_not_take_one_id(nobody: Ourweek, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(OWN, encoding="utf-8")
    (fault,) = nobody.json("catalogue", "check", str(tmp_path / "one.toml"), str(tmp_path / "two.toml"), code=1)[
        "faults"
    ]
    assert fault["path"] == str(tmp_path / "two.toml")
    assert fault["field"] == "id"


def test_how_own_activities_are_written_is_advice_and_no_fault(nobody: Ourweek) -> None:
    packs = nobody.data / "packs"
    packs.mkdir(parents=True)
    (packs / "ours.toml").write_text(OWN + 'summary = "You must look up."\n', encoding="utf-8")
    (advice,) = nobody.json("catalogue", "check", str(packs / "ours.toml"))["advice"]
    assert (advice["line"], advice["field"]) == (4, "summary")
    lines = nobody("catalogue", "check", str(packs / "ours.toml")).out.splitlines()
    assert lines[0].startswith('advice: ours.toml:4: activity "star-watching", summary: says "must"; write')
    assert lines[1:] == ["All sound; the advice is yours to take or leave."]


def test_a_pack_that_was_left_out_is_listed_with_what_is_wrong(nobody: Ourweek) -> None:
    packs = nobody.data / "packs"
    packs.mkdir(parents=True)
    (packs / "ours.toml").write_text(FAULTY, encoding="utf-8")
    *sound, faulty = nobody.json("catalogue", "packs")["packs"]
    assert all(pack["faults"] == [] and pack["activities"] > 0 for pack in sound)
    assert (faulty["name"], faulty["own"], faulty["activities"]) == ("ours", True, 0)
    assert [fault["line"] for fault in faulty["faults"]] == [3, 5]
    ran = nobody("catalogue", "packs")
    assert "ours  left out, 2 faults\n  ours.toml:3: " in ran.out
    assert ran.err == ""


TARGETS = """
[kinds]
quality-time = {least}

[[slice]]
name = "S1"
says = "outdoors"
where = {{ setting = ["outdoors"] }}
least = {{ all = 1 }}
"""


def test_a_favourite_has_its_own_list_and_can_be_taken_back(ourweek: Ourweek) -> None:
    ran = ourweek("catalogue", "favourite", "teapot")
    assert ran.out.startswith("✦ The teapot is wearing a hat")
    assert ran.err == "The teapot is wearing a hat is a favourite.\n"
    assert ourweek.json("catalogue", "favourite", "hand", "cream")["favourite"] is True
    assert [a["title"] for a in ourweek.json("catalogue", "list", "--favourites", "--kind", "touch")["activities"]] == [
        "Hand cream minutes"
    ]
    assert ourweek.json("catalogue", "favourite", "teapot", "--not")["favourite"] is False
    assert len(ourweek.json("catalogue", "list", "--favourites")["activities"]) == 1
    ourweek("undo")
    assert len(ourweek.json("catalogue", "list", "--favourites")["activities"]) == 2


def test_an_activity_is_shown_with_what_the_couple_knows_of_it(ourweek: Ourweek) -> None:
    assert ourweek.json("catalogue", "show", "teapot")["past"] is None
    planned = ourweek.json("add", "teapot", "2026-11-23T17:00")["plan"]["id"]
    ourweek("rate", planned, "4", "--by", "Alex", "--note", "xyzzy")
    shown = ourweek.json("catalogue", "show", "teapot")
    assert (shown["favourite"], shown["past"]["times"], shown["past"]["ratings"]) == (False, 1, None)
    assert "lovely" not in ourweek("catalogue", "show", "teapot").out
    ourweek("rate", planned, "5", "--by", "Sam")
    ourweek("catalogue", "favourite", "teapot")
    text = ourweek("catalogue", "show", "teapot").out
    assert "one that you like to come back to" in text
    assert "once, last on Mon 23 Nov 2026" in text
    assert "Alex: lovely, Sam: more of this" in text


def test_coverage_counts_and_compares_with_targets(nobody: Ourweek, tmp_path: Path) -> None:
    pack, targets = tmp_path / "stars.toml", tmp_path / "targets.toml"
    pack.write_text(OWN + 'setting = ["outdoors"]\n', encoding="utf-8")
    targets.write_text(TARGETS.format(least=1), encoding="utf-8")
    counted = nobody.json("catalogue", "coverage", str(pack))
    assert (counted["activities"], counted["complete"], counted["missing"]) == (1, None, [])
    outdoors = [c for c in counted["counts"] if (c["name"], c["says"]) == ("setting", "outdoors")]
    assert [(c["kind"], c["found"]) for c in outdoors] == [("quality-time", 1), ("touch", 0), ("appreciation", 0)]
    reached = nobody.json("catalogue", "coverage", str(pack), "--targets", str(targets))
    assert (reached["complete"], [c["least"] for c in reached["counts"]]) == (True, [1, 1])
    targets.write_text(TARGETS.format(least=3), encoding="utf-8")
    short = nobody.json("catalogue", "coverage", str(pack), "--targets", str(targets), code=1)
    assert [(c["name"], c["kind"], c["found"], c["least"]) for c in short["missing"]] == [
        ("kind", "quality-time", 1, 3)
    ]
    text = nobody("catalogue", "coverage", str(pack), "--targets", str(targets), code=1).out
    assert "1 of 3" in text
    assert text.endswith("Missing:\n  quality time, activities: 1 of 3, 2 more\n")


def test_coverage_without_files_counts_what_is_shipped(nobody: Ourweek) -> None:
    assert nobody.json("catalogue", "coverage")["activities"] == len(listed(nobody))


def test_a_count_from_which_a_pack_was_left_out_is_no_success(nobody: Ourweek) -> None:
    ran = nobody("catalogue", "coverage", "none.toml", code=1)
    assert ran.err == "A pack was left out: none.toml: is not there, or is no ordinary file.\n"


def test_targets_that_can_not_be_read_are_wrong_usage(nobody: Ourweek, tmp_path: Path) -> None:
    ran = nobody("catalogue", "coverage", "--targets", str(tmp_path / "none.toml"), code=2)
    assert ran.err == "ourweek: none.toml: is not there, or is no ordinary file.\n"
