"""The two of you: partner list, rename, free, pin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planner.cli.answer import Answer
from planner.cli.arguments import typed
from planner.cli.opening import Call, say
from planner.cli.paint import Paint
from planner.cli.passphrase import may_ask, new_passphrase
from planner.model.couple import Partner, two_partners
from planner.model.errors import Misread, Refused
from planner.model.free import parse_free, spell_free
from planner.model.text import clean
from planner.planner.sealing import COPIES, WARNING

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek partner rename Sam Samira"
    group = commands.group("partner", "the two of you: names, free times, passphrases", example=example)
    group.add("list", names, "shows your names", example="ourweek partner list")
    parser = group.add("rename", rename, "changes a name", example=example)
    parser.add_argument("name", metavar="P", type=typed, help="the name as it is now")
    parser.add_argument("new", metavar="NEW", type=typed, help="the name as it shall be")
    example = "ourweek partner free 'mon-thu 20:00-22:00, sat 10:00-12:00'"
    parser = group.add("free", free, "shows or changes when you are both usually free", example=example)
    parser.add_argument("spec", metavar="SPEC", nargs="*", type=typed, help="the new free times")
    says = "sets, changes or removes a passphrase, which is asked for at the terminal"
    parser = group.add("pin", pin, says, example="ourweek partner pin Sam")
    parser.add_argument("name", metavar="P", nargs="?", type=typed, help="seal what is this partner's alone")
    parser.add_argument("--both", action="store_true", help="seal what you share instead")
    parser.add_argument("--remove", action="store_true", help="seal it no longer")


def names(call: Call) -> Answer:
    """Show both names."""
    partners = call.planner.couple.partners
    return Answer(lambda: {"partners": [_record(p) for p in partners]}, lambda _: [clean(p.name) for p in partners])


def rename(call: Call) -> Answer:
    """Call one partner by another name."""
    couple = call.planner.couple
    partner = couple.partner(call.given.name)
    wanted = [call.given.new if p.id == partner.id else p.name for p in couple.partners]
    renamed = two_partners(wanted[0], wanted[1])
    new = next(p for p in renamed if p.id == partner.id)
    call.planner.change_couple(f"{partner.name} was renamed to {new.name}", partners=renamed)
    said = f"{clean(partner.name)} is called {clean(new.name)} now."
    return Answer(lambda: {"partner": _record(new)}, lambda _: [said])


def free(call: Call) -> Answer:
    """Show the usual free times, or change them."""
    spec = call.word("spec") or ()
    couple = call.planner.couple
    if spec:
        couple = call.planner.change_couple("The free times were changed", free=parse_free(" ".join(spec)))
    spelled = spell_free(couple.free)
    said = f"You are both usually free {clean(spelled, 1000)}." if couple.free else "You have no usual free times."
    return Answer(lambda: {"free": spelled}, lambda _: [said])


def pin(call: Call) -> Answer:
    """Set, change or remove a passphrase."""
    partner = _whose(call)
    call.planner.check_library()
    if not may_ask():
        raise Refused("A passphrase is only asked for at a terminal; run this there.")
    known = call.planner.has_passphrase(partner)
    if partner is not None:
        call.planner.enter(partner)
    if call.word("remove"):
        if not known:
            raise Refused("There is no passphrase here to remove.")
        call.planner.set_passphrase(partner, None)
        return _answer(partner, sealed=False)
    say(WARNING)
    call.planner.set_passphrase(partner, new_passphrase(partner))
    return _answer(partner, sealed=True)


def _whose(call: Call) -> Partner | None:
    name, both = call.word("name"), bool(call.word("both"))
    if both == (name is not None):
        raise Misread("Say whose passphrase it is: 'ourweek partner pin Sam', or 'ourweek partner pin --both'.")
    return None if both else call.planner.couple.partner(name)


def _answer(partner: Partner | None, *, sealed: bool) -> Answer:
    what = "What you share" if partner is None else f"What is {clean(partner.name)}'s alone"
    now = "is sealed from now on; the passphrase is asked for once a run" if sealed else "is sealed no longer"

    def lines(_: Paint) -> Iterator[str]:
        yield f"{what} {now}."

    return Answer(
        lambda: {"partner": None if partner is None else _record(partner), "sealed": sealed}, lines, (COPIES,)
    )


def _record(partner: Partner) -> dict[str, Any]:
    return {"id": partner.id, "name": partner.name}
