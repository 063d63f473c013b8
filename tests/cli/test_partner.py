from __future__ import annotations

import pytest

from planner.cli import partner as partner_commands
from planner.cli import passphrase
from tests.cli.running import Ourweek

pytestmark = pytest.mark.usefixtures("_quick_keys")

ALEX, SAM, BOTH = "two cups of tea", "a red umbrella", "the third step creaks"


class Typist:
    """Somebody at the terminal, who types what is laid out here and notes what was asked."""

    def __init__(self) -> None:
        self.will_type: list[str] = []
        self.asked: list[str] = []

    def __call__(self, prompt: str, stream: object = None) -> str:
        self.asked.append(prompt)
        if not self.will_type:
            raise EOFError
        return self.will_type.pop(0)


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Typist:
    """A terminal with somebody at it."""
    somebody = Typist()
    monkeypatch.setattr("getpass.getpass", somebody)
    for module in (passphrase, partner_commands):
        monkeypatch.setattr(module, "may_ask", lambda: True)
    return somebody


@pytest.fixture
def sealed(ourweek: Ourweek, typist: Typist) -> Ourweek:
    """Alex's own part is under a passphrase."""
    ourweek("boundary", "add", "--by", "Alex", "--tag", "music")
    typist.will_type = [ALEX, ALEX]
    ourweek("partner", "pin", "alex")
    typist.asked.clear()
    return ourweek


def test_the_two_are_listed_and_renamed(ourweek: Ourweek) -> None:
    assert ourweek("partner", "list").out == "Alex\nSam\n"
    assert ourweek.json("partner", "rename", "sam", "Samira") == {"partner": {"id": "b", "name": "Samira"}}
    assert ourweek.json("partner", "list")["partners"][1] == {"id": "b", "name": "Samira"}
    assert ourweek("undo").out == "Taken back: Sam was renamed to Samira.\n"
    assert "called Alex" in ourweek("partner", "rename", "Sam", "alex", code=2).err
    assert "neither of you" in ourweek("partner", "rename", "Kim", "Kai", code=1).err


def test_the_free_times_of_both_are_shown_and_changed(ourweek: Ourweek) -> None:
    assert ourweek.json("partner", "free")["free"] == ourweek.json("settings", "free")["settings"]["free"]
    assert ourweek("partner", "free", "mon", "20:00-21:00").out == "You are both usually free mon 20:00-21:00.\n"
    assert ourweek.json("settings", "free")["settings"]["free"] == "mon 20:00-21:00"
    assert ourweek("partner", "free", "soon", code=2).err.startswith("ourweek: ")
    assert ourweek("partner", "free", "never").out == "You have no usual free times.\n"
    assert ourweek.json("settings", "free")["settings"]["free"] == "never"


def test_setting_a_passphrase_says_first_that_a_forgotten_one_is_lost(ourweek: Ourweek, typist: Typist) -> None:
    typist.will_type = [ALEX, ALEX]
    ran = ourweek("partner", "pin", "Alex")
    assert ran.out == "What is Alex's alone is sealed from now on; the passphrase is asked for once a run.\n"
    assert ran.err.startswith("Before you set one: a passphrase that is forgotten can't be replaced by anybody")
    assert "Copies elsewhere" in ran.err
    assert typist.asked == ["A new passphrase for Alex: ", "The same once more: "]
    assert ALEX not in ran.out + ran.err


def test_two_that_differ_or_one_that_is_too_short_change_nothing(ourweek: Ourweek, typist: Typist) -> None:
    for typed, said in (([ALEX, SAM], "two different ones"), (["short", "short"], "at least 8"), ([], "No passphrase")):
        typist.will_type = typed
        assert said in ourweek("partner", "pin", "Alex", code=1 if not typed else 2).err
    typist.will_type = []
    assert ourweek("boundary", "list", "--by", "Alex").out == "No limits kept here.\n"


def test_what_is_sealed_is_asked_for_once_a_run(sealed: Ourweek, typist: Typist) -> None:
    typist.will_type = [ALEX]
    assert "music" in sealed("boundary", "list", "--by", "Alex").out
    assert typist.asked == ["Alex's passphrase: "]
    typist.will_type = [ALEX]
    assert sealed.json("fill")["proposals"]
    assert len(typist.asked) == 2


def test_a_wrong_passphrase_may_be_typed_anew_three_times(sealed: Ourweek, typist: Typist) -> None:
    typist.will_type = ["wrong", SAM, ALEX]
    ran = sealed("boundary", "list", "--by", "Alex")
    assert "music" in ran.out
    assert ran.err == "That is another one.\n" * 2
    typist.will_type = ["wrong"] * 4
    ran = sealed("boundary", "list", "--by", "Alex", code=3)
    assert ran.out == ""
    assert "That was not Alex's passphrase" in ran.err
    assert typist.will_type == ["wrong"]


def test_without_a_terminal_a_no_is_never_crossed(sealed: Ourweek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("getpass.getpass", _never)
    for words in (["fill"], ["fill", "--agree"], ["suggest"], ["boundary", "list", "--by", "Alex"]):
        ran = sealed(*words, code=3)
        assert ran.err == "ourweek: This needs Alex's passphrase, which is only asked for at a terminal.\n"
        assert ran.out == ""
    for words in (["week"], ["today"], ["journal"], ["export", "-"], ["settings"], ["catalogue", "search", "tea"]):
        sealed(*words)
    assert "only asked for at a terminal" in sealed("partner", "pin", "Sam", code=1).err


def _never(*_: object, **__: object) -> str:
    raise AssertionError("asked though nobody is there")


def test_a_second_rating_waits_for_the_first_ones_passphrase(sealed: Ourweek, typist: Typist) -> None:
    sealed.own("Tea", "today", "20:00")
    sealed.now = "2026-11-23T22:00"
    typist.will_type = [ALEX]
    sealed("rate", "tea", "2", "--by", "Alex", "--note", "kingfisher")
    ran = sealed("rate", "tea", "5", "--by", "Sam", "--note", "heron")
    assert ran.out == "Tea: both have rated; it opens with Alex's passphrase.\n"
    for words in ("week", "journal", "week --json", "journal --json"):
        out = sealed(*words.split()).out
        assert "kingfisher" not in out
        assert "heron" not in out
    (check_in,) = sealed.json("journal")["check_ins"]
    assert (check_in["rated_by"], check_in["ratings"], check_in["notes"]) == (["Alex", "Sam"], None, None)
    typist.will_type = [ALEX]
    sealed("boundary", "list", "--by", "Alex")
    assert sealed.json("journal")["check_ins"][0]["ratings"] == {"Alex": 2, "Sam": 5}


def test_a_passphrase_is_changed_and_removed_by_its_owner(sealed: Ourweek, typist: Typist) -> None:
    typist.will_type = [ALEX, SAM, SAM]
    sealed("partner", "pin", "Alex")
    assert typist.asked == ["Alex's passphrase: ", "A new passphrase for Alex: ", "The same once more: "]
    typist.will_type = [ALEX] * 3
    sealed("partner", "pin", "Alex", "--remove", code=3)
    typist.will_type = [SAM]
    assert sealed.json("partner", "pin", "Alex", "--remove") == {
        "partner": {"id": "a", "name": "Alex"},
        "sealed": False,
    }
    assert "music" in sealed("boundary", "list", "--by", "Alex").out
    assert "no passphrase" in sealed("partner", "pin", "Alex", "--remove", code=1).err


def test_what_both_share_is_sealed_as_a_whole(ourweek: Ourweek, typist: Typist) -> None:
    ourweek.own("Kingfishers", "today", "20:00")
    typist.will_type = [BOTH, BOTH]
    assert ourweek("partner", "pin", "--both").out.startswith("What you share is sealed from now on")
    assert not any(b"Kingfishers" in path.read_bytes() for path in ourweek.data.rglob("*") if path.is_file())
    typist.will_type, typist.asked = [BOTH], []
    assert "Kingfishers" in ourweek("week").out
    assert typist.asked == ["The passphrase that you share: "]
    ran = ourweek("week", code=1)
    assert ran.err == "ourweek: No passphrase was given; nothing was changed.\n"


@pytest.mark.parametrize("words", [[], ["Sam", "--both"]])
def test_it_is_said_whose_passphrase_it_is(ourweek: Ourweek, words: list[str]) -> None:
    assert "Say whose passphrase" in ourweek("partner", "pin", *words, code=2).err


def test_without_the_library_everything_works_and_a_sealed_part_says_what_is_missing(
    sealed: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.sealing.available", lambda: False)
    for words in (["week"], ["today"], ["settings"], ["add", "--own", "Tea", "today", "20:00"]):
        sealed(*words)
    for words in (["fill"], ["partner", "pin", "Sam"], ["boundary", "list", "--by", "Alex"]):
        assert "need the extra 'ourweek[encryption]'" in sealed(*words, code=3).err


def test_a_passphrase_has_no_option_and_no_variable(nobody: Ourweek) -> None:
    for words in (["partner", "pin"], ["fill"], []):
        shown = nobody(*words, "--help").out
        assert "--passphrase" not in shown
        assert "PASSPHRASE" not in shown
