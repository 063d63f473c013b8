"""What the couple may set about the calendars that they export."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planner.model.errors import Misread
from planner.model.localtime import find_zone
from planner.model.text import clean
from planner.model.titles import TITLE_LEVELS, Titles
from planner.model.typed_words import choice, number
from planner.model.value import replace
from planner.model.wishes import AS_USUAL, LONGEST_REMINDER
from planner.planner.setting import YES_OR_NO, CoupleSetting, Fields, is_none, yes_or_no

if TYPE_CHECKING:
    from planner.model.couple import Couple

_LONGEST_NAME = 60
_SHOWN_AS = ("busy", "free")
_ADDRESS = r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"


def _reminder(_: Couple, text: str) -> Fields:
    try:
        return {"reminder": None if is_none(text) else number("reminder", 0, LONGEST_REMINDER)(text)}
    except Misread as error:
        raise Misread(f"{str(error).removesuffix('.')}; or none.") from None


def _wish(**read: Callable[[str], Any]) -> Callable[[Couple, str], Fields]:
    return lambda couple, text: {
        "calendar": replace(couple.calendar, **{name: reader(text) for name, reader in read.items()})
    }


def _name(text: str) -> str:
    return clean(text, _LONGEST_NAME) or AS_USUAL.name


def _zone(text: str) -> str:
    zone = text.strip()
    find_zone(zone)
    return zone


def _address(text: str) -> str:
    said = clean(text, 200)
    if not re.fullmatch(_ADDRESS, said):
        raise Misread(f"{said!r} is no mail address; write one such as alex@example.org.")
    return said


def _own(key: str, label: str, says: str, field: str, read: Callable[[str], str], example: str) -> CoupleSetting:
    """Return a setting that each partner has for themselves, typed as `Alex soft, Sam none`."""

    def value(couple: Couple) -> dict[str, str]:
        found = ((name, getattr(own, field)) for name, own in zip(couple.names, couple.calendar.own, strict=True))
        return {name: said for name, said in found if said}

    def change(couple: Couple, text: str) -> Fields:
        mine, yours = ({field: getattr(own, field)} for own in couple.calendar.own)
        for part in () if is_none(text) else text.split(","):
            who, _, said = part.strip().rpartition(" ")
            if not who:
                raise Misread(f"Say whose first, as '{couple.names[0]} {example}', or 'none' for neither of you.")
            whose = mine if couple.partner(who).id == couple.partners[0].id else yours
            whose[field] = "" if is_none(said) else read(said)
        if is_none(text):
            mine, yours = {field: ""}, {field: ""}
        first, second = couple.calendar.own
        return {"calendar": replace(couple.calendar, own=(replace(first, **mine), replace(second, **yours)))}

    def spelled(couple: Couple) -> str:
        return ", ".join(f"{name} {said}" for name, said in value(couple).items())

    return CoupleSetting(key, label, says, value, change, spelled)


CALENDAR_SETTINGS: tuple[CoupleSetting, ...] = (
    CoupleSetting(
        "titles",
        "Titles",
        "how much a calendar says: plain, soft or blank, or one for each kind, as plain:plain:plain to name touch too",
        lambda c: c.titles,
        lambda _, text: {"titles": str(Titles.parse(text))},
        choices=TITLE_LEVELS,
    ),
    CoupleSetting(
        "reminder",
        "Reminder",
        "minutes before a plan at which calendars remind, or none",
        lambda c: c.reminder,
        _reminder,
    ),
    CoupleSetting(
        "remind-touch",
        "Remind of touch",
        "whether calendars remind of touch as well, yes or no",
        lambda c: c.calendar.remind_touch,
        _wish(remind_touch=yes_or_no("remind-touch")),
        choices=YES_OR_NO,
    ),
    CoupleSetting(
        "show-as",
        "Others see the time",
        "whether others see the time of a plan as busy or free",
        lambda c: "busy" if c.calendar.busy else "free",
        _wish(busy=lambda text: choice("show-as", _SHOWN_AS)(text) == "busy"),
        choices=_SHOWN_AS,
    ),
    CoupleSetting(
        "calendar",
        "Name of the calendar",
        "what calendar programs call it",
        lambda c: c.calendar.name,
        _wish(name=_name),
    ),
    _own(
        "own-titles",
        "Titles in your own files",
        "how much each one's own file says, for 'export --for NAME', as 'Alex soft' or 'Alex none'",
        "titles",
        lambda text: str(Titles.parse(text)),
        "soft",
    ),
    _own(
        "own-zone",
        "Your own time zones",
        "where each of you lives while apart, so that your own files tell the other's time, as 'Sam Asia/Tokyo'",
        "timezone",
        _zone,
        "Asia/Tokyo",
    ),
    _own(
        "address",
        "Mail addresses",
        "mail addresses, to be named as attending in plain events, as 'Alex alex@example.org' or 'Alex none'",
        "address",
        _address,
        "alex@example.org",
    ),
)
