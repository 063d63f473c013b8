"""The engine at its own command: one answer for every line, whatever the line is."""

from __future__ import annotations

import io
import json

import pytest

from tests.cli.running import Ourweek

HELLO = {"cmd": "hello", "id": 1, "protocol": 1}


def said(ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[dict[str, object]]:
    """What the engine answers to some lines."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return [json.loads(line) for line in ourweek("engine").out.splitlines()]


def test_each_message_has_its_answer_until_somebody_says_bye(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = json.dumps({**HELLO, "id": 3})
    answers = said(ourweek, monkeypatch, json.dumps(HELLO), "", json.dumps({"cmd": "bye", "id": 2}), later)
    assert [(answer["id"], answer["ok"]) for answer in answers] == [(1, True), (2, True)]
    assert answers[0]["name"] == "ourweek"


def test_a_line_that_is_no_text_is_answered_and_the_next_one_too(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'\xff\xfe\n{"cmd": "hello", "id": "\xff"}\n' + json.dumps(HELLO).encode() + b"\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
    answers = [json.loads(line) for line in ourweek("engine").out.splitlines()]
    assert [answer["ok"] for answer in answers] == [False, False, True]


ITEM = {
    **dict.fromkeys(("minutes", "cost", "energy", "contact", "depth"), 1),
    "id": "a", "kind": "touch", "setting": "home", "tags": [],
}


@pytest.mark.parametrize("field", ["minutes", "cost", "energy", "contact", "depth", "popularity"])
def test_a_number_beyond_all_bounds_is_answered_and_the_next_line_too(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    catalogue = {"cmd": "catalogue", "id": 1, "items": [{**ITEM, field: 10**400}]}
    wrong, last = said(ourweek, monkeypatch, json.dumps(catalogue), json.dumps(HELLO))
    assert (wrong["ok"], last["ok"]) == (False, True)


@pytest.mark.parametrize(
    "line",
    [
        *("", "nonsense", "[]", '"hello"', "{}", "[" * 100_000),
        '{"cmd": "fly", "id": 7}',
        '{"cmd": "plan", "id": 7}',
        '{"cmd": "plan", "id": 7, "week_start": 5}',
        '{"cmd": "init", "id": 7, "couple": [], "today": ""}',
    ],
)
def test_a_line_that_makes_no_sense_is_answered_and_the_next_one_too(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    *wrong, last = said(ourweek, monkeypatch, line, json.dumps(HELLO))
    assert last["ok"]
    assert len(wrong) == bool(line)
    assert all(answer["ok"] is False and "Traceback" not in str(answer["error"]) for answer in wrong)
