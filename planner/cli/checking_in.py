"""What became of it: done, skip, rate, undo, journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from planner.cli import as_json, as_text
from planner.cli.answer import Answer
from planner.cli.arguments import note, typed, word
from planner.cli.naming import add_plan_id
from planner.cli.opening import Call
from planner.cli.paint import Paint
from planner.cli.plans import written
from planner.model.activity import Kind
from planner.model.checkin import Became, CheckIn, Rating
from planner.model.felt import Felt
from planner.model.standing import Standing, State
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare these commands."""
    parser = commands.add("done", done, "says that a plan was done", example="ourweek done 3f2a")
    add_plan_id(parser)
    parser = commands.add("skip", skip, "says that a plan didn't happen", example="ourweek skip 3f2a")
    add_plan_id(parser)
    example = "ourweek rate 3f2a 4 --by Sam --note 'the long way home'"
    parser = commands.add("rate", rate, "says how it felt to one of you; sealed until both have", example=example)
    add_plan_id(parser)
    add = parser.add_argument
    add("rating", metavar="RATING", type=typed, help="1 not for me, 2 so-so, 3 nice, 4 lovely, 5 more of this")
    add("--by", metavar="P", type=typed, required=True, help="whose rating this is")
    add("--note", metavar="T", type=note, help="a few words; they open together with the ratings")
    add("--private", action="store_true", help="the note stays your own, also then")
    parser = commands.add("undo", undo, "takes the last change back, up to twenty", example="ourweek undo")
    parser.add_argument("--private", metavar="P", type=typed, help="instead, what this one of you last kept private")
    example = "ourweek journal --kind touch --since 2026-01-01"
    parser = commands.add("journal", journal, "shows what was done, and how it felt", example=example)
    parser.add_argument("--kind", metavar="K", type=word("--kind", Kind), help="quality-time, touch or appreciation")
    parser.add_argument("--since", metavar="D", type=typed, help="from this day on")
    parser.add_argument(
        "--felt", metavar="F", type=word("--felt", Felt), help="loved or nice for both, mixed, waiting or skipped"
    )
    parser.add_argument("words", metavar="WORDS", nargs="*", type=typed, help="words that all have to occur")


def done(call: Call) -> Answer:
    """Say that an occurrence was done."""
    return _marked(call, Became.DONE)


def skip(call: Call) -> Answer:
    """Say that an occurrence didn't happen."""
    # What was done of a ritual stays so unless its day is named: rather a time to come is meant.
    return _marked(call, Became.SKIPPED, lambda s: s.state is not State.DONE or not s.occurrence.plan.ritual)


def _marked(call: Call, became: Became, *otherwise: Callable[[Standing], bool]) -> Answer:
    standing = call.planner.find(call.given.id, _begun(call, lambda s: s.unanswered), *otherwise)
    call.planner.mark(standing, became)
    return written(call, _again(call, standing))


def rate(call: Call) -> Answer:
    """Seal a partner's rating; the second one opens both."""
    planner, by = call.planner, call.named
    rating = Rating.parse(call.given.rating)
    standing = planner.find(
        call.given.id,
        _begun(
            call, lambda s: s.state is not State.SKIPPED and (s.check_in is None or by.id not in s.check_in.rated_by)
        ),
    )
    check_in = planner.rate(standing, by, rating, call.word("note") or "", private=bool(call.word("private")))
    return Answer(
        lambda: {"plan": as_json.plan(_again(call, standing), planner.couple)},
        lambda _: _rated(call, check_in),
    )


def _rated(call: Call, check_in: CheckIn) -> Iterator[str]:
    couple, title = call.planner.couple, clean(check_in.title)
    if check_in.awaits:
        yield f"{title}: {', '.join(as_text.rated(check_in, couple))}."
        return
    if not check_in.revealed:
        waiting = next(p for p in couple.partners if p.id not in check_in.rated_by)
        yield f"{title}: your rating is sealed until {clean(waiting.name)} has rated too."
        return
    yield f"{title}: {as_text.opinions(check_in, couple)}"
    for opinion in check_in.opinions:
        if opinion.note:
            yield f"    {clean(couple.by_id(opinion.partner).name)}: “{clean(opinion.note, 2000)}”"


def undo(call: Call) -> Answer:
    """Take the last change back."""
    if (name := call.word("private")) is not None:
        call.planner.undo_private(call.planner.couple.partner(name))
        return Answer(lambda: {"undone": "private"}, lambda _: ["Your last private change is taken back."])
    what = call.planner.undo()
    return Answer(lambda: {"undone": what}, lambda _: [f"Taken back: {clean(what)}."])


def journal(call: Call) -> Answer:
    """Show what was done, newest first."""
    from planner.planner.leafing import EVERYTHING, Leafing

    couple = call.planner.couple
    words = " ".join(call.word("words") or ())
    wanted = Leafing(kind=call.word("kind"), felt=call.word("felt"), since=call.day("since"), words=words)
    found = call.planner.journal(wanted)

    def lines(paint: Paint) -> Iterator[str]:
        if not found and wanted != EVERYTHING:
            yield "Nothing in your journal is like that; fewer words or wider limits find more."
        elif not found:
            yield "Nothing in your journal here yet; 'ourweek done' puts the first line in."
        for check_in in found:
            yield from as_text.check_in(check_in, couple, paint)

    return Answer(lambda: as_json.check_ins(found, couple), lines)


def _begun(call: Call, ready: Callable[[Standing], bool]) -> Callable[[Standing], bool]:
    """Keep to what has begun: of a ritual, the next time is nearer than the last one more often than not."""
    now = call.planner.now
    return lambda standing: standing.occurrence.start <= now and ready(standing)


def _again(call: Call, standing: Standing) -> Standing:
    return call.planner.standing(*standing.occurrence.key) or standing
