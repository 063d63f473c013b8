"""Running the command line inside the test, with a data folder and a clock of its own."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.__main__ import main
from planner.cli.opening import Call
from planner.planner import Planner

MONDAY = "2026-11-23T18:00"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


class Ourweek:
    """The `ourweek` of one couple; `now` may be set."""

    def __init__(self, data: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self.now = MONDAY
        self.capture = capture

    def __call__(self, *words: str, code: int = 0) -> Ran:
        """Run one command, which has to end with this exit code."""
        ran = self.anyhow(*words)
        assert ran.code == code, ran
        return ran

    def anyhow(self, *words: str) -> Ran:
        """Run one command, however it ends."""
        self.capture.readouterr()
        ended = main(["--data", str(self.data), "--now", self.now, *words])
        captured = self.capture.readouterr()
        return Ran(ended, captured.out, captured.err)

    def planner(self) -> Planner:
        """The use cases behind the commands, for what has no command."""
        return Call(argparse.Namespace(data=self.data, now=self.now)).planner

    def json(self, *words: str, code: int = 0) -> Any:
        """Run one command and return its document, without the schema."""
        document = self("--json", *words, code=code).json
        assert next(iter(document)) == "schema"
        assert document.pop("schema") == 1
        return document

    def begin(self) -> Ourweek:
        """Set up Alex and Sam in Berlin."""
        self("init", "--names", "Alex", "Sam", "--timezone", "Europe/Berlin")
        return self

    def own(self, title: str, *words: str) -> str:
        """Plan something of their own and return its id."""
        planned: str = self.json("add", "--own", title, *words)["plan"]["id"]
        return planned
