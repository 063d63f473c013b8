from __future__ import annotations

from planner.model.activity import Activity, Kind
from planner.model.guide import Sort, pages_of


def an_activity(**fields: object) -> Activity:
    given: dict[str, object] = {"id": "tea", "title": "Tea", "kind": Kind.QUALITY_TIME, **fields}
    return Activity(**given)  # type: ignore[arg-type]


def sorts(activity: Activity) -> list[Sort]:
    return [page.sort for page in pages_of(activity)]


def test_steps_come_in_their_order_and_what_there_is_to_talk_about_after_them() -> None:
    pages = pages_of(an_activity(steps=("Boil.", "Wait for five minutes."), prompts=("Which cup?",)))
    assert [page.text for page in pages] == ["Boil.", "Wait for five minutes.", "Which cup?"]
    assert [page.seconds for page in pages] == [None, 300, None]
    assert [(page.number, page.of) for page in pages] == [(1, 2), (2, 2), (1, 1)]


def test_asking_comes_first_on_touch_and_on_what_goes_deep() -> None:
    cue = "Would you like that? No is a complete answer."
    assert sorts(an_activity(kind=Kind.TOUCH, consent_cue=cue)) == [Sort.ASK, Sort.STEP]
    assert sorts(an_activity(depth=2, consent_cue=cue)) == [Sort.ASK, Sort.STEP]
    assert sorts(an_activity(depth=1, consent_cue=cue)) == [Sort.STEP]
    assert sorts(an_activity(kind=Kind.TOUCH)) == [Sort.STEP]


def test_asking_is_a_page_of_its_own_and_no_step() -> None:
    ask, step = pages_of(an_activity(kind=Kind.TOUCH, consent_cue="Would you like that?"))
    assert (ask.number, ask.of, ask.seconds) == (step.number, step.of, step.seconds) == (1, 1, None)


def test_what_has_no_steps_still_has_a_page() -> None:
    assert [page.text for page in pages_of(an_activity())] == ["Tea"]
    assert [page.text for page in pages_of(an_activity(summary="A cup each."))] == ["A cup each."]
