"""Packs and activities that tests vary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planner.model.activity import Activity, Kind

HEADER: dict[str, Any] = {
    "name": "Samples",
    "version": "1.0",
    "language": "en",
    "licence": "MIT",
    "authors": ["A friend"],
}
COMPLETE: dict[str, Any] = {
    "id": "line-in-a-pocket",
    "title": "Line in a pocket",
    "discreet_title": "Time together",
    "kind": "appreciation",
    "summary": "One written line that turns up in the middle of the day.",
    "steps": ["Write one line.", "Hide it, and forget about it."],
    "minutes": {"min": 3, "typical": 5, "max": 10},
    "cost": "free",
    "energy": "low",
    "setting": ["home", "apart"],
    "time_of_day": ["any"],
    "season": ["any"],
    "weather": ["any"],
    "prepares": "one",
    "prep_minutes": 2,
    "care": "around_ok",
    "supplies": ["paper and a pen"],
    "contact": 0,
    "depth": 1,
    "novelty": 0,
    "gentler": "Send the line instead.",
    "access": ["seated-friendly", "quiet"],
    "builds": ["appreciation"],
    "consent_cue": "",
    "evidence": [{"ref": "A01", "fit": "loose"}],
    "prompts": ["What made you smile today?"],
    "recurs": "weekly-ok",
    "safety": [],
    "tags": ["words", "paper"],
    "since": "1.0",
    "status": "live",
}
TOUCH: dict[str, Any] = {
    **COMPLETE,
    "id": "hands-for-one-song",
    "title": "Hands for one song",
    "kind": "touch",
    "contact": 1,
    "consent_cue": "Would you like to hold hands? Either of you can stop at any time.",
}


def without(table: dict[str, Any], *names: str) -> dict[str, Any]:
    """The table less some fields."""
    return {name: value for name, value in table.items() if name not in names}


def toml(table: dict[str, Any]) -> str:
    """Fields as lines of TOML, one line a field."""
    return "".join(f"{name} = {_value(value)}\n" for name, value in table.items())


def pack_text(*activities: dict[str, Any], header: dict[str, Any] | None = None) -> str:
    """A pack whose header has line 1 and its five fields the lines after it."""
    tables = [f"[[activity]]\n{toml(activity)}" for activity in activities]
    return "\n".join([f"[pack]\n{toml(HEADER if header is None else header)}", *tables])


def write(path: Path, *activities: dict[str, Any], header: dict[str, Any] | None = None) -> Path:
    """Write a pack, with its folder when that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(pack_text(*activities, header=header), encoding="utf-8")
    return path


def activity(title: str, **fields: Any) -> Activity:
    """An activity of the model, with an id made from its title."""
    return Activity(**{"id": title.lower().replace(" ", "-"), "title": title, "kind": Kind.QUALITY_TIME, **fields})


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(each)}" for name, each in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
