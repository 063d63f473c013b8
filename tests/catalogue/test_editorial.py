"""Every editorial rule, failing on a bad example and passing what only looks like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.catalogue.catalogue import load
from planner.catalogue.editorial.alike import Others
from planner.catalogue.editorial.checking import editorial_faults, findings
from planner.catalogue.editorial.reviewed import REVIEWED
from planner.catalogue.editorial.rules import Finding
from planner.catalogue.folders import shipped_folder
from planner.catalogue.pack import Pack, read_pack
from planner.model.activity import Activity, Kind, Minutes, Setting
from tests.catalogue.samples import COMPLETE, TOUCH, activity, write

CUE = "Would you like this? Either of you can stop at any time."


def found(one: Activity, *others: Activity) -> list[Finding]:
    """What the rules find in an activity beside others that come before it."""
    return list(findings(one, Others([*others, one])))


def rules(one: Activity, *others: Activity) -> set[str]:
    return {finding.rule for finding in found(one, *others)}


def touch(**fields: Any) -> Activity:
    return activity("Warm hands", **{"kind": Kind.TOUCH, "contact": 1, "consent_cue": CUE, **fields})


def says(text: str) -> Activity:
    return activity("Something", steps=(text,))


def touch_says(text: str) -> Activity:
    return touch(steps=(text,))


def asks(text: str) -> Activity:
    return activity("Something", prompts=(text,))


PLAIN: list[tuple[str, Callable[[str], Activity], str, str]] = [
    ("short-sentences", says, "One " * 26 + "ends.", "One " * 24 + "ends. " + "One " * 24 + "ends."),
    ("calm-marks", says, "What a day!", "What a day."),
    ("assumption", says, "Ask your wife.", "Ask the midwife."),
    ("assumption", says, "He's the one who begins.", "The one who begins says heh, then the rest."),
    ("assumption", says, "Give her a pen.", "Give the other a pen; put it here, or there."),
    ("assumption", says, "Wait until the kids sleep.", "Wait until the kidney beans are soft."),
    ("assumption", says, "What did your mother say?", "What is it called in your mother tongue?"),
    ("assumption", says, "Watch a child play.", "Tell what you did as a child."),
    ("assumption", says, "Sit in the garden.", "Sit in the botanical garden, or by the gardenias."),
    ("assumption", says, "Drive to the sea.", "Put the songs on a USB drive, or on a hard drive."),
    ("assumption", says, "Take the car.", "Take the card, the carpet and the scarf to the car park."),
    ("assumption", says, "Light it at Christmas.", "Light it on the shortest day."),
    ("assumption", says, "A married couple may differ.", "An unmarred plate may differ."),
    ("family-safe", says, "Go on until you kiss.", "Go on until the kiskadee sings."),
    ("family-safe", says, "Somewhere naked and warm.", "What can be seen with the naked eye?"),
    ("family-safe", touch_says, "Lie on the bed.", "Spread the bedding over two chairs before bed."),
    ("family-safe", touch_says, "In the bath, rest.", "Share a foot bath, then dry off with a bath towel."),
    ("ask-first", says, "Put on a blindfold.", "Draw the blinds and fold them."),
    ("ask-first", says, "Tickle the other.", "Trickle some sand, whatever tickles your fancy."),
    (
        "ask-first",
        touch_says,
        "Surprise the other from behind.",
        "Say what comes next, so that there are no surprises.",
    ),
    ("ask-first", touch_says, "Hold the other still.", "Hold your own breath and stay still."),
    ("no-pressure", says, "You should begin.", "Shoulder to shoulder, begin."),
    ("no-pressure", says, "You must begin.", "Bring the mustard and begin."),
    ("no-pressure", says, "Never stop.", "Never mind the rest; the nevermore bird stops."),
    ("no-pressure", says, "Keep the score.", "Nobody keeps score. Hum a film score by scorelight."),
    ("no-pressure", says, "Reach the next level.", "Hold it at eye level, then on level ground."),
    ("no-claims", says, "This heals.", "Stand on your heels in good health."),
    ("no-claims", says, "It boosts your mood.", "Fill a boot with leaves."),
    ("no-claims", says, "A mindful walk.", "Mind the step and fill the jug."),
    ("no-alcohol", says, "Pour some wine.", "Wind the winch and pour whatever is in the glass."),
    ("no-alcohol", says, "A sip of gin.", "A sip of ginger tea."),
    ("no-alcohol", says, "Stop smoking.", "Stop when you see a smoking pan."),
    ("no-brands", says, "Play it on Spotify.", "Play it on whatever has a spot for it."),
    ("no-brands", says, "Meet over Zoom.", "Zoom in on one corner."),
    ("screens", says, "Open an app.", "Open an apple."),
    ("screens", says, "Look for it online.", "Hang it on a line."),
    ("kind-questions", asks, "Tell me about it.", "What about it?"),
    ("kind-questions", asks, "Do you like tea?", "Whom do you like to have tea with?"),
    ("kind-questions", asks, "What did your ex say?", "What did the exam say?"),
    ("kind-questions", asks, "How would you rate me?", "At what rates does the tide rise?"),
]


@pytest.mark.parametrize(("rule", "make", "bad", "good"), PLAIN)
def test_a_rule_finds_what_is_bad_and_lets_pass_what_only_looks_like_it(
    rule: str, make: Callable[[str], Activity], bad: str, good: str
) -> None:
    assert rule in rules(make(bad))
    assert rule not in rules(make(good))


@pytest.mark.parametrize("field", ["title", "summary", "steps", "supplies", "gentler", "consent_cue", "prompts"])
def test_every_text_is_looked_at(field: str) -> None:
    many = field in ("steps", "supplies", "prompts")
    text = "What must it be?"
    given: dict[str, Any] = {"id": "some", "title": "Some", "kind": Kind.TOUCH, "consent_cue": CUE}
    (finding,) = found(Activity(**{**given, field: (text,) if many else f"{text} Stop."}))
    assert finding.field == field
    assert finding.word == "must"
    assert finding.sentence.startswith('entry 1 says "must"; write' if many else 'says "must"; write')


def test_what_is_for_touch_alone_is_let_pass_elsewhere() -> None:
    for text in ("Lie on the bed of leaves.", "Plan a surprise."):
        assert found(says(text)) == []
        assert len(found(touch_says(text))) == 1


def test_curly_apostrophes_hide_nothing() -> None:
    assert rules(says("Well, he\u2019s late.")) == {"assumption"}
    assert rules(says("You shouldn\u2019t.")) == {"no-pressure"}


@pytest.mark.parametrize(
    ("cue", "amiss"),
    [
        ("", 2),
        ("Would you like this?", 1),
        ("Either of you can stop at any time.", 1),
        ("Would you like this? Either of you can stop.", 0),
        ("Shall we, if you both want to, or pass?", 0),
    ],
)
def test_touch_and_depth_have_a_question_and_a_way_out(cue: str, amiss: int) -> None:
    assert len(found(touch(consent_cue=cue))) == amiss
    assert len(found(activity("Deep", depth=2, consent_cue=cue))) == amiss
    assert found(activity("Light", depth=1, consent_cue=cue)) == []


def test_a_screen_is_fine_where_it_is_what_it_is_about() -> None:
    on_screen = {"steps": ("Start the video call.",)}
    assert rules(activity("Call", **on_screen)) == {"screens"}
    assert found(activity("Call", tags=("screen",), **on_screen)) == []
    assert found(activity("Call", setting=(Setting.APART,), **on_screen)) == []
    assert rules(activity("Call", tags=("screen",), access=("screen-free",))) == {"screens"}


@pytest.mark.parametrize(
    ("flag", "text", "near_miss", "fields"),
    [
        ("heat", "Light a candle.", "Open the candy.", {}),
        ("kitchen", "Cook it slowly.", "Look for a cookery book with a butter knife as a bookmark.", {}),
        ("allergy", "Add nuts.", "Sort nuts and bolts, and a doughnut.", {}),
        ("exertion", "Climb the hill.", "Read the climate chart.", {}),
        ("outdoors-after-dark", "Go out after dark.", "Darken the page.", {"setting": (Setting.OUTDOORS,)}),
        ("massage-injury", "Rub the palm; skip areas that hurt.", "Scrub the pan.", {"kind": Kind.TOUCH}),
    ],
)
def test_a_word_that_warns_asks_for_its_flag(flag: str, text: str, near_miss: str, fields: dict[str, Any]) -> None:
    usual = {"consent_cue": CUE, **fields}
    (finding,) = found(activity("Something", steps=(text,), **usual))
    assert (finding.rule, finding.field) == ("safety", "safety")
    assert f'lacks "{flag}"' in finding.sentence
    assert found(activity("Something", steps=(text,), safety=(flag,), **usual)) == []
    assert found(activity("Something", steps=(near_miss,), **usual)) == []


def test_what_is_raw_or_at_night_outdoors_asks_for_a_flag_without_a_word() -> None:
    deep = activity("Deep", depth=3, consent_cue=CUE)
    assert [finding.sentence for finding in found(deep)] == ['lacks "strong-feelings", which depth 3 asks for; add it.']
    night = activity("Late", setting=(Setting.OUTDOORS,), time_of_day=("night",))
    assert rules(night) == {"safety"}
    assert found(activity("Late", setting=(Setting.HOME,), time_of_day=("night",))) == []


def test_a_rub_spares_what_is_sore() -> None:
    assert rules(touch(steps=("Rub the palm.",), safety=("massage-injury",))) == {"safety"}


def test_six_telling_words_in_a_row_belong_to_one_activity() -> None:
    one = activity("One", steps=("Draw a small grey harbour with seven boats.",))
    same = activity("Two", gentler="Or draw a small grey harbour with a lid.")
    assert [f.field for f in found(same, one)] == ["gentler"]
    assert '"draw a small grey harbour with" as "one" does' in found(same, one)[0].sentence
    assert found(one, same)[0].sentence.endswith('as "two" does; say it in other words.')
    small_words = "When you are back at the end of it, say so."
    assert found(activity("Four", summary=small_words), activity("Three", summary=small_words)) == []


def test_the_way_out_may_sound_the_same_everywhere() -> None:
    text = "Either of you can stop at any time."
    assert found(activity("Two", steps=(text,)), activity("One", steps=(text,))) == []


def test_one_idea_in_two_coats_is_found() -> None:
    harbour = "boats lantern cardboard ferry tide captain whistle rope anchor gull pier net crab"
    told = harbour.split()
    one = activity("One", summary=harbour)
    turned = activity("Two", summary=", ".join(reversed(told)))
    (finding,) = found(turned, one)
    assert (finding.rule, finding.field) == ("own-idea", "")
    assert '100% of its telling words with "one"' in finding.sentence
    other = activity("Three", summary=" ".join(told[:6]) + " piano window letter stairs bakery oven stamp")
    assert "own-idea" not in rules(other, one)


def test_a_title_is_there_once_whatever_its_marks_and_case() -> None:
    one, other = activity("Tea, and talk"), activity("tea and talk", id="another")
    assert "own-title" in rules(other, one)
    assert "own-title" not in rules(activity("Tea or talk"), one)


def test_what_somebody_looked_at_is_left_alone_and_nothing_else() -> None:
    reviewed = REVIEWED[0]
    assert reviewed.word == "swim"
    text = ("Tell how you learned to swim.",)
    assert found(activity("Any", id=reviewed.activity, steps=text)) == []
    assert rules(activity("Any", id="another", steps=text)) == {"safety"}
    assert rules(activity("Any", id=reviewed.activity, steps=("You must tell.",))) == {"no-pressure"}


def packs(path: Path, *tables: dict[str, Any]) -> tuple[Pack, ...]:
    pack, faults = read_pack(write(path, *tables), complete=True)
    assert pack is not None, faults
    return (pack,)


def test_a_finding_names_file_line_table_and_field(tmp_path: Path) -> None:
    second = {**TOUCH, "summary": "Hands.", "steps": ["Sit down.", "You must hold hands."], "gentler": "Wave."}
    (fault,) = editorial_faults(packs(tmp_path / "hands.toml", COMPLETE, second))
    lines = (tmp_path / "hands.toml").read_text(encoding="utf-8").split("\n")
    line = lines.index('steps = ["Sit down.", "You must hold hands."]') + 1
    assert str(fault).startswith(f'hands.toml:{line}: activity "hands-for-one-song", steps: entry 2 says "must"; ')


def test_packs_are_compared_with_those_beside_them(tmp_path: Path) -> None:
    first = packs(tmp_path / "first.toml", COMPLETE)
    same = packs(tmp_path / "second.toml", {**COMPLETE, "id": "another-line"})
    assert editorial_faults(first) == ()
    assert {fault.field for fault in editorial_faults(same, first)} == {"title", "summary"}
    assert {fault.path.name for fault in editorial_faults(same, first)} == {"second.toml"}


def test_every_exception_has_a_reason_and_is_still_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = load([shipped_folder()])
    monkeypatch.setattr("planner.catalogue.editorial.checking._EXCEPT", frozenset())
    needed = {
        (activity.id, finding.rule, finding.word)
        for activity in shipped.activities
        if activity.id in {reviewed.activity for reviewed in REVIEWED}
        for finding in found(activity)
    }
    assert all(reviewed.reason.endswith(".") for reviewed in REVIEWED)
    assert [r for r in REVIEWED if (r.activity, r.rule, r.word) not in needed] == []


@pytest.mark.parametrize(
    ("fields", "found_in"),
    [
        ({"steps": ("Sit for ten minutes.",), "minutes": Minutes(5, 15, 20)}, {"long-enough"}),
        ({"steps": ("Sit for ten minutes.",), "minutes": Minutes(10, 15, 20)}, set()),
        ({"summary": "Tonight it is soup."}, {"right-hour"}),
        ({"summary": "Tonight it is soup.", "time_of_day": ("evening", "night")}, set()),
        ({"steps": ("Go home while it is still light.",), "time_of_day": ("evening",)}, {"right-hour"}),
        ({"steps": ("Go home while it is still light.",), "time_of_day": ("midday",)}, set()),
        ({"steps": ("In daylight.",), "time_of_day": ("evening",), "season": ("mild",)}, {"right-hour"}),
        ({"steps": ("In daylight.",), "time_of_day": ("evening",), "season": ("warm",)}, set()),
    ],
)
def test_what_is_said_of_length_and_hour_agrees_with_the_fields(fields: dict[str, Any], found_in: set[str]) -> None:
    assert rules(activity("Soup", **fields)) == found_in
