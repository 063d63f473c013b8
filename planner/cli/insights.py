"""The year looked back on: insights."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planner.cli import as_json
from planner.cli.answer import Answer
from planner.cli.arguments import number
from planner.cli.opening import Call
from planner.cli.paint import Paint
from planner.model import insight_words
from planner.model.activity import Energy, Kind
from planner.model.couple import Couple
from planner.model.insights import ENOUGH, FeltOverYear, Insights, Month
from planner.model.marks import KIND_MARKS
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare this command."""
    says = "looks back on a year: how much you did, the balance, what you both love"
    parser = commands.add("insights", insights, says, example="ourweek insights --year 2026")
    parser.add_argument("--year", metavar="Y", type=number("--year", 1970, 2200), help="which year (this one)")


def insights(call: Call) -> Answer:
    """Show a year in figures."""
    couple = call.planner.couple
    found = call.planner.insights(call.word("year"))
    return Answer(lambda: _record(found, couple), lambda paint: _lines(found, couple, paint))


def _record(found: Insights, couple: Couple) -> dict[str, Any]:
    return {
        "year": found.year,
        "done": found.done,
        "minutes": found.minutes,
        "rated": found.rated,
        "weeks": [{"start": start.isoformat(), "done": found.in_week(start)} for start in found.weeks],
        "months": [_month(month, found.year) for month in found.months],
        "balance": {"wished": as_json.shares(found.wished), "lived": as_json.shares(found.lived)},
        "loved": [_felt(felt, couple) for felt in found.loved],
        "differing": [_felt(felt, couple) for felt in found.differing],
    }


def _month(month: Month, year: int) -> dict[str, Any]:
    return {
        "month": f"{year:04}-{month.number:02}",
        "done": dict(zip((kind.value for kind in Kind), month.kinds, strict=True)),
        "minutes": month.minutes,
        "energy": dict(zip((energy.value for energy in Energy), month.energies, strict=True)),
    }


def _felt(felt: FeltOverYear, couple: Couple) -> dict[str, Any]:
    return {
        "activity": felt.activity,
        "title": felt.title,
        "kind": felt.kind.value,
        "times": felt.times,
        "ratings": {name: round(mean, 2) for name, mean in zip(couple.names, felt.ratings, strict=True)},
    }


def _lines(found: Insights, couple: Couple, paint: Paint) -> Iterator[str]:
    yield paint.bold(f"{found.year} · {' & '.join(clean(name) for name in couple.names)}")
    yield insight_words.at_a_glance(found)
    if found.done >= ENOUGH:
        for say in (insight_words.balance, insight_words.months, insight_words.kinds):
            yield say(found)
        yield ""
        yield from (_month_line(month, found, paint) for month in found.months if month.done)
    yield ""
    yield paint.bold("What you both love")
    yield insight_words.loved(found)
    for felt in found.loved:
        yield f"  {_title(felt, paint)}{paint.dim(f'  {felt.times}×') if felt.times > 1 else ''}"
    yield ""
    yield paint.bold("Where you differ")
    yield insight_words.differing(found)
    for felt in found.differing:
        means = zip(couple.names, felt.ratings, strict=True)
        words = (f"{clean(name)}: {insight_words.felt(mean)}" for name, mean in means)
        yield f"  {_title(felt, paint)}  {', '.join(words)}"


def _month_line(month: Month, found: Insights, paint: Paint) -> str:
    kinds = "  ".join(
        paint.kind(kind, f"{KIND_MARKS[kind]} {count:>2}") for kind, count in zip(Kind, month.kinds, strict=True)
    )
    return f"{insight_words.short_month(month, found.year)}  {kinds}  {insight_words.hours(month.minutes)}"


def _title(felt: FeltOverYear, paint: Paint) -> str:
    return f"{paint.kind(felt.kind, KIND_MARKS[felt.kind])} {clean(felt.title)}"
