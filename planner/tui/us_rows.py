"""What there is to set about the two of them, row by row and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planner.model.activity import Kind
from planner.model.couple import THEMES, Couple
from planner.model.free import spell_free
from planner.model.marks import KIND_MARKS
from planner.model.titles import Titles
from planner.model.week import WEEKDAYS
from planner.planner.setting import Setting
from planner.planner.settings import named

Step = tuple[str, str]
"""What is typed, and how it is said."""
Part = tuple[str, str]
"""Words and the name of their colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to look at or to change."""

    id: str
    label: str
    says: str
    """What it is, in one sentence."""
    value: Callable[[Couple], str]
    """What it is now, in words."""
    parts: Callable[[Couple], tuple[Part, ...]] | None = None
    """The same words with the colours of those that they are about, where it is about somebody."""
    setting: Setting | None = None
    """What is set; None where the row leads to a sheet of its own."""
    steps: tuple[Step, ...] = ()
    """What it may be, where that is a short list: then left and right change it in place."""
    current: Callable[[Couple], str] = lambda _: ""
    """Which of the steps it is."""
    typed: Callable[[Couple, str], str] = lambda _, step: step
    """What a step is typed as for the setting."""

    def beside(self, couple: Couple, change: int) -> str | None:
        """Return the step before or after the one that it is, or None at the end."""
        names = [step for step, _ in self.steps]
        if not names:
            return None
        now = self.current(couple)
        at = names.index(now) + change if now in names else len(names) - 1 if change < 0 else 0
        return names[at] if 0 <= at < len(names) else None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def groups(themes: Sequence[str]) -> tuple[Group, ...]:
    """Return all rows; `themes` are the names of the colours that the app knows, ours first."""
    return (
        Group("The two of you", _TWO),
        Group("What fits you", _FITS),
        Group("Calendar", (*_titles_rows(), *_CALENDAR)),
        Group("Your data", _DATA),
        Group("Screen", (_steps("theme", ((t, t.replace("-", " ")) for t in themes if t in THEMES)), *_SCREEN)),
    )


def _steps(key: str, steps: Iterable[Step], says: str = "") -> Row:
    setting, found = named(key), tuple(steps)

    def value(couple: Couple) -> str:
        return dict(found).get(setting.shown(couple), setting.shown(couple))

    return Row(
        id=key,
        label=setting.label,
        says=says or _sentence(setting.says),
        value=value,
        setting=setting,
        steps=found,
        current=setting.shown,
    )


def _typed(key: str, says: str = "") -> Row:
    setting = named(key)
    return Row(id=key, label=setting.label, says=says or _sentence(setting.says), value=setting.shown, setting=setting)


def _sheet(name: str, label: str, says: str, value: Callable[[Couple], str]) -> Row:
    return Row(id=name, label=label, says=says, value=value)


def _parted(key: str, says: str, parts: Callable[[Couple], tuple[Part, ...]]) -> Row:
    label = named(key).label

    def value(couple: Couple) -> str:
        return "".join(words for words, _ in parts(couple))

    return Row(id=key, label=label, says=says, value=value, parts=parts)


def _names_told(couple: Couple) -> tuple[Part, ...]:
    return (couple.names[0], "partner-a"), (" & ", "quiet"), (couple.names[1], "partner-b")


def _colours_told(couple: Couple) -> tuple[Part, ...]:
    first, second = (f"{name} {accent}" for name, accent in zip(couple.names, couple.accents, strict=True))
    return (first, "partner-a"), (" · ", "quiet"), (second, "partner-b")


def _balance_told(couple: Couple) -> tuple[Part, ...]:
    return tuple((f"{KIND_MARKS[kind]} {couple.balance.share(kind):.0%}  ", kind.value) for kind in Kind)


def _titles_rows() -> tuple[Row, ...]:
    """Return a row for each kind: which of its titles a calendar may tell is theirs to say."""
    return tuple(_titles_row(kind) for kind in Kind)


def _titles_row(kind: Kind) -> Row:
    setting = named("titles")

    def current(couple: Couple) -> str:
        return Titles.parse(couple.titles).at(kind)

    def typed(couple: Couple, step: str) -> str:
        titles = Titles.parse(couple.titles)
        return str(Titles(*(step if each is kind else titles.at(each) for each in Kind)))

    return Row(
        id=f"titles-{kind.value}",
        label=f"{KIND_MARKS[kind]} Titles, {kind.label}",
        says=f"How much an exported calendar says of {kind.label}.",
        value=lambda couple: dict(_TITLES)[current(couple)],
        setting=setting,
        steps=_TITLES,
        current=current,
        typed=typed,
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _altogether(steps: int) -> str:
    """Return what so many steps of cost are worth, in the words that one thing's cost has."""
    treats, left = divmod(steps, 3)
    parts = [*((_plural(treats, "a treat", "{} treats"),) if treats else ()), *(_LEFT[left - 1 : left] if left else ())]
    return " and ".join(parts) or "nothing"


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count)


_LEFT = ("small change", "a modest outing")
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
    _parted("names", "What you call each other.", _names_told),
    _parted("colours", "The colour in which each of you is shown.", _colours_told),
    _sheet("free", named("free").label, "When you are usually both free.", lambda c: spell_free(c.free) or "never"),
    _parted("balance", "How much of each kind you wish for.", _balance_told),
    _sheet("quiz", "Taste quiz", "Ten pairs, for one of you at a time; answers are your own.", lambda _: "once more"),
    _sheet("private", "Just for me", "Private limits of one of you; the other looks away.", lambda _: "covered"),
)
_FITS = (
    _steps(
        "contact",
        (
            ("0", "none"),
            ("1", "hands, or side by side"),
            ("2", "a hug, a rub through clothes"),
            ("3", "a longer cuddle"),
        ),
        "The closest touch that is suggested; each of you may keep closer limits under “Just for me”.",
    ),
    _steps(
        "depth",
        (("0", "light"), ("1", "a little of yourselves"), ("2", "open"), ("3", "raw")),
        "How deep suggestions go.",
    ),
    _steps(
        "cost",
        (("free", "nothing"), ("small", "small change"), ("outing", "a modest outing"), ("treat", "a treat")),
        "What one suggestion may cost.",
    ),
    _steps(
        "budget",
        ((str(n), _altogether(n)) for n in range(13)),
        "What all of a week may cost: an outing counts for two times small change, a treat for three.",
    ),
    _steps(
        "care",
        (
            ("around_ok", "are with you"),
            ("asleep_or_occupied", "are asleep or occupied"),
            ("cover_needed", "you have the time to yourselves"),
        ),
        "How it is in your free times; where nobody is in your care, the time is yours.",
    ),
    _steps(
        "apart",
        (("no", "together"), ("yes", "apart for now")),
        "While you are apart, suggestions are for a call or in turns.",
    ),
    _steps(
        "per-week",
        ((str(n), _plural(n, "one", "up to {}")) for n in range(1, 22)),
        "How many plans a week suggestions fill up to.",
    ),
)
_CALENDAR = (
    _steps("reminder", _REMINDERS, "When calendars remind you of a plan."),
    _steps("remind-touch", (("no", "no"), ("yes", "yes")), "Whether they remind of touch as well."),
    _steps("show-as", (("busy", "as busy"), ("free", "as free"))),
    _typed("calendar", "What calendar programs call it."),
    _typed("own-titles"),
    _typed("own-zone"),
    _typed("address"),
    _typed("timezone", "Where you live, as Europe/Berlin."),
    _steps("week-start", ((day, day.title()) for day in WEEKDAYS), "The day your week begins with."),
    _sheet(
        "busy",
        "Plan around",
        "Other calendars of yours; of what is on them only the times are kept.",
        lambda _: "calendars of your other lives",
    ),
    _sheet(
        "changes",
        "Take changes back",
        "What you moved or deleted in a calendar program; you see it first.",
        lambda _: "from a calendar file",
    ),
)
_DATA = (
    _sheet("where", "Where it lies", "The folder with everything that you keep.", lambda _: "on this computer"),
    _sheet("backups", "Backups", "Copies that are kept by themselves, and the way back to one.", lambda _: "copies"),
    _sheet("passphrase", "Passphrase", "Seals what one of you keeps alone, or what you share.", lambda _: "to set"),
    _sheet("everything", "Export everything", "All of it as one readable file.", lambda _: "to a file"),
    _sheet("check", "Check the files", "Reads every file, and says whether it is sound.", lambda _: "now"),
)
_SCREEN = (
    _steps("motion", (("yes", "things may move"), ("no", "everything keeps still"))),
    _steps("bell", (("yes", "rings after a timed step"), ("no", "keeps quiet"))),
)
