"""Browsing the activities: catalogue list, show and search, with what there is for packs beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.cli import as_activity, as_json, new_activity, packs
from planner.cli.answer import Answer
from planner.cli.arguments import number, place, typed, word
from planner.cli.opening import Call
from planner.cli.paint import Paint
from planner.model.activity import Activity, Cost, Energy, Kind, Setting

if TYPE_CHECKING:
    from planner.cli.parser import Commands

_NONE = "No activity is like that; fewer words or wider limits find more."
_NO_FAVOURITES = "No activity has a heart yet; 'ourweek catalogue favourite NAME' puts one beside it."


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek catalogue list --kind touch --minutes 10"
    group = commands.group("catalogue", "browses and checks the activities", example=example)
    parser = group.add("list", list_all, "lists activities", example=example, couple=False)
    add = parser.add_argument
    add("--kind", metavar="K", type=word("--kind", Kind), help="quality-time, touch or appreciation")
    add("--minutes", metavar="N", type=number("--minutes", 1, 1440), help="usually done in so many minutes")
    add("--energy", metavar="E", type=word("--energy", Energy), help="no livelier than low, ordinary or lively")
    add("--cost", metavar="C", type=word("--cost", Cost), help="no dearer than free, small, outing or treat")
    add("--setting", metavar="S", type=word("--setting", Setting), help="possible at home, out, outdoors or apart")
    add("--contact", metavar="N", type=number("--contact", 0, 3), help="no closer touch, from 0 to 3")
    parser.add_argument("--favourites", action="store_true", help="what you like to come back to")
    example = "ourweek catalogue favourite 'hand cream'"
    parser = group.add("favourite", favourite, "puts a heart beside an activity", example=example)
    parser.add_argument("name", metavar="NAME", nargs="+", type=typed, help="its slug, or words that name exactly one")
    parser.add_argument("--not", action="store_true", dest="no_more", help="take the heart away")
    parser = group.add("show", show, "shows one activity", example="ourweek catalogue show 'hand cream'", couple=False)
    parser.add_argument("name", metavar="NAME", nargs="+", type=typed, help="its slug, or words that name exactly one")
    parser = group.add(
        "search", search, "finds activities by words", example="ourweek catalogue search tea", couple=False
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", type=typed, help="words that all have to occur")
    new_activity.declare(group)
    group.add("packs", packs.packs, "lists the packs", example="ourweek catalogue packs", couple=False)
    example = "ourweek catalogue check my-pack.toml"
    parser = group.add("check", packs.check, "names every fault in packs, with its line", example=example, couple=False)
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=place, help="packs, or folders of them (all there are)"
    )
    example = "ourweek catalogue coverage"
    parser = group.add("coverage", packs.coverage, "counts what there is of each sort", example=example, couple=False)
    parser.add_argument("files", metavar="FILE", nargs="*", type=place, help="packs, or folders of them (the shipped)")
    parser.add_argument("--targets", metavar="FILE", type=place, help="what there is to be; says what is missing")


def list_all(call: Call) -> Answer:
    """List the activities that pass all filters."""
    from planner.catalogue.wanted import Wanted

    names = ("kind", "minutes", "energy", "cost", "setting", "contact", "favourites")
    wanted = Wanted(**{name: call.word(name) for name in names})
    favourites = call.planner.favourites() if wanted.favourites else ()
    found = call.planner.catalogue.where(wanted.filter(favourites))
    return _activities(found, _NO_FAVOURITES if wanted.favourites and not favourites else _NONE)


def favourite(call: Call) -> Answer:
    """Put a heart beside an activity, or take it away."""
    planner = call.planner
    found = planner.catalogue.find(" ".join(call.given.name))
    now = planner.favour(found, not call.word("no_more"))
    return Answer(
        lambda: {"activity": as_json.activity(found), "favourite": now},
        lambda paint: [as_activity.line(found, paint)],
        (f"{found.title} is {'a favourite' if now else 'no favourite any more'}.",),
    )


def show(call: Call) -> Answer:
    """Show one activity, and what the couple knows of it."""
    from planner.catalogue.studies import sources_of

    found = call.planner.catalogue.find(" ".join(call.given.name))
    couple = call.planner.couple if call.planner.begun else None
    liked = found.id in call.planner.favourites()
    done = call.planner.times_done().get(found.id)

    def lines(paint: Paint) -> Iterator[str]:
        yield from as_activity.whole(found, sources_of(found), paint)
        if couple is not None and (liked or done):
            yield ""
            yield from as_activity.known(liked, done, couple)

    return Answer(
        lambda: {
            "activity": as_json.activity(found),
            "favourite": liked,
            "past": as_json.times_done(done, couple) if done and couple else None,
        },
        lines,
    )


def search(call: Call) -> Answer:
    """Find activities by words."""
    return _activities(call.planner.catalogue.search(" ".join(call.given.words)))


def _activities(found: Sequence[Activity], otherwise: str = _NONE) -> Answer:
    return Answer(
        lambda: {"activities": [as_json.activity(each) for each in found]},
        lambda paint: (as_activity.line(each, paint) for each in found),
        () if found else (otherwise,),
    )
