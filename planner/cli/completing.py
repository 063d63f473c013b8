"""What the shell may offer while somebody types: commands and options, and the couple's own plans and names."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from planner.cli.completion import SHELLS
from planner.cli.opening import Call
from planner.model.checkin import Rating
from planner.model.errors import OurweekError
from planner.model.felt import Felt
from planner.model.kinds import Cost, Energy, Kind, Setting
from planner.model.titles import TITLE_LEVELS
from planner.model.week import WEEKDAYS

if TYPE_CHECKING:
    from planner.model.plan import Plan

Offer = Callable[[Call], Iterable[str]]
_NAMED_FOR = timedelta(days=60)
"""For how long a plan that has gone by is offered: of years there would be too many."""


def offer(parser: argparse.ArgumentParser) -> None:
    """Answer the shell, which has said in the environment what was typed so far, and end."""
    import argcomplete

    for action in _actions(parser):
        found = _OFFERS.get(action.dest) or _OFFERS.get(str(action.metavar))
        if found is not None:
            vars(action)["completer"] = _completer(found)
    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=_files())


def script(shell: str) -> str:
    """Return what a shell has to run once to know `ourweek`."""
    from argcomplete.shell_integration import shellcode

    return str(shellcode(["ourweek"], use_defaults=True, shell=shell))


def _files() -> Any:
    from argcomplete.completers import FilesCompleter

    return FilesCompleter()


def _completer(found: Offer) -> Callable[..., list[str]]:
    def complete(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> list[str]:
        given = argparse.Namespace(**{"data": None, "now": None, **vars(parsed_args)})
        try:
            return [word for word in found(Call(given)) if word.casefold().startswith(prefix.casefold())]
        except OurweekError:
            # What can't be read offers nothing, and the command itself says why.
            return []

    return complete


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in {id(p): p for p in action.choices.values()}.values():
                yield from _actions(below)
        else:
            yield action


def _plans(call: Call) -> Iterator[str]:
    from planner.cli.naming import shortener
    from planner.model.naming import telling_words

    planner = call.planner
    plans, shown, since = planner.home.plans(), shortener(planner), planner.now - _NAMED_FOR

    def near(plan: Plan) -> bool:
        return plan.ritual or plan.start >= since

    yield from map(shown, filter(near, plans))
    yield from (word for plan, word in telling_words(plans) if near(plan))


def _partners(call: Call) -> tuple[str, ...]:
    return call.planner.couple.names


def _activities(call: Call) -> list[str]:
    return [activity.id for activity in call.planner.catalogue.activities if activity.live]


def _calendars(call: Call) -> Iterator[str]:
    return (calendar.name for calendar in call.planner.home.busy_calendars())


def _packs(call: Call) -> Iterator[str]:
    from planner.catalogue.catalogue import own_paths

    return (path.stem for path in own_paths(call.folder / "packs"))


def _tags(_: Call) -> tuple[str, ...]:
    from planner.catalogue.words import TAGS

    return TAGS


def _settings(call: Call) -> Iterable[str]:
    from planner.planner.settings import SETTINGS

    typed = call.word("words")
    if not typed:
        return [setting.key for setting in SETTINGS]
    return next((setting.choices for setting in SETTINGS if setting.key == typed[0]), ())


def _days(_: Call) -> tuple[str, ...]:
    return ("today", "tomorrow", *WEEKDAYS)


def _when(call: Call) -> tuple[str, ...]:
    return ("this", "next", *_days(call))


def _words(*words: str) -> Offer:
    # What is one of an enumeration is offered as it is typed.
    return lambda _: map(str, words)


_OFFERS: dict[str, Offer] = {
    "ID": _plans,
    "NAME": _activities,
    "P": _partners,
    "WHEN": _when,
    "D": _days,
    "KEY VALUE": _settings,
    "RATING": _words(*(str(rating.value) for rating in Rating)),
    "RULE": _words("day", "week", "month"),
    "activity": _activities,
    "calendar": _calendars,
    # Whether somebody keeps limits is theirs to say.
    "limit": _words(),
    "pack": _packs,
    "tag": _tags,
    "tags": _tags,
    "week": _when,
    "cost": _words(*Cost),
    "energy": _words(*Energy),
    "felt": _words(*Felt),
    "format": _words("files", "json"),
    "kind": _words(*Kind),
    "setting": _words(*Setting),
    "titles": _words(*TITLE_LEVELS),
    "color": _words("auto", "always", "never"),
    "shell": _words(*SHELLS),
}
"""What may stand for an argument, by the name of its option, or else by the one that it has in the help."""
