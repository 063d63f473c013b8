"""What there is to set about the two of them, row by row and in words."""

from __future__ import annotations

from collections.abc import Sequence

from planner.model.couple import THEMES, Couple
from planner.model.kinds import Cost, Kind
from planner.model.levels import DEPTH, TOUCH, by_digit
from planner.model.marks import KIND_MARKS
from planner.model.titles import Titles
from planner.model.week import WEEKDAYS
from planner.planner.settings import named
from planner.tui.us_row import Group, Part, Step, UsRow, parted_row, sheet_row, steps_row, typed_row
from planner.tui.wording import COSTS, usually


def groups(themes: Sequence[str]) -> tuple[Group, ...]:
    """Return all rows; `themes` are the names of the colours that the app knows, ours first."""
    return (
        Group("The two of you", _TWO),
        Group("What fits you", _FITS),
        Group("Calendar", (*map(_titles_row, Kind), *_CALENDAR)),
        Group("Your data", _DATA),
        Group("Screen", (steps_row("theme", ((t, t.replace("-", " ")) for t in themes if t in THEMES)), *_SCREEN)),
    )


def _names_told(couple: Couple) -> tuple[Part, ...]:
    return (couple.names[0], "partner-a"), (" & ", "quiet"), (couple.names[1], "partner-b")


def _colours_told(couple: Couple) -> tuple[Part, ...]:
    first, second = (f"{name} {accent}" for name, accent in zip(couple.names, couple.accents, strict=True))
    return (first, "partner-a"), (" · ", "quiet"), (second, "partner-b")


def _balance_told(couple: Couple) -> tuple[Part, ...]:
    return tuple((f"{KIND_MARKS[kind]} {couple.balance.share(kind):.0%}  ", kind.value) for kind in Kind)


def _titles_row(kind: Kind) -> UsRow:
    setting = named("titles")

    def current(couple: Couple) -> str:
        return Titles.parse(couple.titles).at(kind)

    def typed(couple: Couple, step: str) -> str:
        titles = Titles.parse(couple.titles)
        return str(Titles(*(step if each is kind else titles.at(each) for each in Kind)))

    return UsRow(
        id=f"titles-{kind.value}",
        label=f"{KIND_MARKS[kind]} Titles, {kind.label}",
        says=f"How much an exported calendar says of {kind.label}.",
        value=lambda couple: dict(_TITLES)[current(couple)],
        setting=setting,
        steps=_TITLES,
        current=current,
        typed=typed,
    )


def _altogether(steps: int) -> str:
    """Return what so many steps of cost are worth, in the words that one thing's cost has."""
    treats, left = divmod(steps, 3)
    parts = _plural(treats, COSTS[Cost.TREAT], "{} treats") if treats else "", COSTS[tuple(Cost)[left]] if left else ""
    return " and ".join(filter(None, parts)) or "nothing"


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count)


_TITLES: tuple[Step, ...] = (
    ("plain", "its title and steps"),
    ("soft", "only “Time together”"),
    ("blank", "only “Busy”"),
)
_REMINDERS: tuple[Step, ...] = (
    ("none", "none"),
    ("0", "when it begins"),
    ("10", "10 minutes before"),
    ("30", "half an hour before"),
    ("60", "an hour before"),
    ("120", "two hours before"),
    ("1440", "a day before"),
)
_TWO = (
    parted_row("names", "What you call each other.", _names_told),
    parted_row("colours", "The colour in which each of you is shown.", _colours_told),
    sheet_row("free", named("free").label, "When you are usually both free.", lambda c: usually(c.free) or "never"),
    parted_row("balance", "How much of each kind you wish for.", _balance_told),
    sheet_row(
        "quiz",
        "Taste quiz",
        "Ten pairs, one of you at a time; answers are your own.",
        lambda _: "again, when you like",
    ),
    sheet_row("private", "Just for me", "Private limits of one of you; the other looks away.", lambda _: "covered"),
)
_FITS = (
    steps_row(
        "contact",
        by_digit(TOUCH),
        "The closest touch that is suggested; each of you may keep closer limits under “Just for me”.",
    ),
    steps_row(
        "depth",
        by_digit(DEPTH),
        "How deep suggestions go; the deepest wait until you have been here for four weeks.",
    ),
    steps_row(
        "cost",
        ((each.value, "nothing" if each is Cost.FREE else COSTS[each]) for each in Cost),
        "What one suggestion may cost.",
    ),
    steps_row(
        "budget",
        ((str(n), _altogether(n)) for n in range(13)),
        "What all of a week may cost: an outing counts for two times small change, a treat for three.",
    ),
    steps_row(
        "care",
        (
            ("around_ok", "are with you"),
            ("asleep_or_occupied", "are asleep or occupied"),
            ("cover_needed", "you have the time to yourselves"),
        ),
        "How it is in your free times; where nobody is in your care, the time is yours.",
    ),
    steps_row(
        "apart",
        (("no", "together"), ("yes", "apart for now")),
        "While you are apart, suggestions are for a call or in turns.",
    ),
    steps_row(
        "per-week",
        ((str(n), _plural(n, "one", "up to {}")) for n in range(1, 22)),
        "How many plans a week suggestions fill up to.",
    ),
)
_CALENDAR = (
    steps_row("reminder", _REMINDERS, "When calendars remind you of a plan."),
    steps_row("remind-touch", (("no", "no"), ("yes", "yes")), "Whether they remind of touch as well."),
    steps_row("show-as", (("busy", "as busy"), ("free", "as free"))),
    typed_row("calendar", "What calendar programs call it."),
    typed_row(
        "own-titles",
        "How much each one's own file says, such as 'Alex soft' or 'Alex none'; 'ourweek export --for Alex' writes it.",
    ),
    typed_row(
        "own-zone",
        "Where each of you lives while apart, such as 'Sam Asia/Tokyo'; own files tell the other's time too.",
    ),
    typed_row(
        "address",
        "Who is named as attending in plain events, such as 'Alex alex@example.org', or 'Alex none' for nobody.",
    ),
    typed_row(
        "timezone",
        "Where you live, or travel, such as Europe/Berlin. Plans to come keep their hour by the clock there.",
    ),
    steps_row("week-start", ((day, day.title()) for day in WEEKDAYS), "The day your week begins with."),
    sheet_row(
        "busy",
        "Plan around",
        "Other calendars of yours; of what is on them only the times are kept.",
        lambda _: "your other calendars",
    ),
    sheet_row(
        "changes",
        "Take changes back",
        "What you moved or deleted in a calendar program; you see it first.",
        lambda _: "from a calendar file",
    ),
)
_DATA = (
    sheet_row("where", "Where it lies", "The folder with everything that you keep.", lambda _: "on this computer"),
    sheet_row(
        "backups",
        "Backups",
        "Copies that are kept by themselves, and the way back to one.",
        lambda _: "kept by themselves",
    ),
    sheet_row(
        "passphrase",
        "Passphrase",
        "Seals what one of you keeps alone, or what you share.",
        lambda _: "set one, or change it",
    ),
    sheet_row("everything", "Export everything", "All of it as one readable file.", lambda _: "one readable file"),
    sheet_row(
        "check",
        "Check the files",
        "Reads every file, and says whether it is sound.",
        lambda _: "whether all is sound",
    ),
)
_SCREEN = (
    steps_row(
        "motion",
        (("yes", "things may move"), ("no", "everything keeps still")),
        "Whether things on the screens may move.",
    ),
    steps_row(
        "bell",
        (("yes", "rings after a timed step"), ("no", "keeps quiet")),
        "Whether a soft bell rings when the time of a step is over.",
    ),
)
