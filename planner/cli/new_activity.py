"""Writing an activity of their own: catalogue new."""

from __future__ import annotations

from functools import partial
from typing import Any

from planner.cli import as_activity, as_json
from planner.cli.answer import Answer
from planner.cli.arguments import number, typed, word
from planner.cli.opening import Call
from planner.cli.parser import Commands
from planner.model.activity import Cost, Energy, Kind, Minutes, Setting
from planner.model.value import held

_TEXTS = ("summary", "gentler", "consent_cue")
_LISTS = ("setting", "tags", "steps")


def declare(group: Commands) -> None:
    """Declare this command."""
    example = "ourweek catalogue new --title 'Star watching' --kind quality-time --minutes 30"
    parser = group.add("new", new, "writes an activity of your own", example=example, couple=False)
    add = parser.add_argument
    add("--title", metavar="T", type=typed, required=True, help="what it is called, in up to 40 characters")
    add("--kind", metavar="K", type=word("--kind", Kind), required=True, help="quality-time, touch or appreciation")
    add("--minutes", metavar="N", type=number("--minutes", 1, 1440), help="how long it usually takes")
    add("--energy", metavar="E", type=word("--energy", Energy), help="low, ordinary or lively")
    add("--cost", metavar="C", type=word("--cost", Cost), help="free, small, outing or treat")
    add("--setting", metavar="S", nargs="+", type=word("--setting", Setting), help="home, out, outdoors, apart")
    add("--summary", metavar="T", type=typed, help="one sentence on what it is")
    add("--step", metavar="T", action="append", dest="steps", type=typed, help="one thing to do; again for each")
    add("--gentler", metavar="T", type=typed, help="a shorter, seated or quieter way")
    add("--consent-cue", metavar="T", type=typed, help="how to ask, and the way out")
    add("--contact", metavar="N", type=number("--contact", 0, 3), help="touch, from 0 to 3")
    add("--tags", metavar="W", nargs="+", type=typed, help="words such as walk, music or food")
    add("--pack", metavar="NAME", type=typed, help="which of your packs it goes into (own)")


def new(call: Call) -> Answer:
    """Write an activity into one of the couple's own packs."""
    fields: dict[str, Any] = {"title": call.given.title, "kind": call.given.kind.value}
    for name in (*_TEXTS, "energy", "cost", "contact", *_LISTS):
        if (given := call.word(name)) is not None:
            fields[name] = given
    if (minutes := call.word("minutes")) is not None:
        fields["minutes"] = held(Minutes.around(minutes))
    pack = "own" if (named := call.word("pack")) is None else named
    written = call.planner.write_activity(fields, pack)
    where = call.folder / "packs" / f"{pack}.toml"
    return Answer(
        lambda: {"activity": as_json.activity(written)},
        partial(as_activity.whole, written, ()),
        (f"It stands in {where}, where you can change it with any editor.",),
    )
