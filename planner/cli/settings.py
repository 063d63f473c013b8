"""What the couple have set: settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.answer import Answer
from planner.cli.arguments import typed
from planner.cli.opening import Call
from planner.model.couple import Couple
from planner.planner.setting import CoupleSetting
from planner.planner.settings import SETTINGS, named

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare this command."""
    example = "ourweek settings reminder 30"
    parser = commands.add("settings", settings, "shows or changes what you have set", example=example)
    parser.add_argument(
        "words", metavar="KEY VALUE", nargs="*", type=typed, help="nothing, a key, or a key and a value"
    )


def settings(call: Call) -> Answer:
    """Show all settings, or one, or change one."""
    words = call.word("words") or ()
    if not words:
        return _answer(call.planner.couple, SETTINGS)
    setting = named(words[0])
    if len(words) > 1:
        call.planner.change_setting(setting, " ".join(words[1:]))
    return _answer(call.planner.couple, (setting,))


def as_record(couple: Couple) -> dict[str, Any]:
    """Return all settings as scripts read them."""
    return {setting.key: setting.value(couple) for setting in SETTINGS}


def _answer(couple: Couple, found: tuple[CoupleSetting, ...]) -> Answer:
    return Answer(
        lambda: {"settings": {setting.key: setting.value(couple) for setting in found}},
        lambda paint: [f"{s.key:<{_WIDTH}} {s.shown(couple)}  {paint.dim(f'({s.says})')}" for s in found],
    )


_WIDTH = max(len(setting.key) for setting in SETTINGS)
