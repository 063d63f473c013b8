from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.catalogue.editorial.checking import evidence_wording
from planner.catalogue.evidence import idle_studies, read_evidence, study_faults
from planner.catalogue.folders import EVIDENCE, shipped_folder
from planner.catalogue.pack import read_pack
from planner.model.value import replace
from tests.catalogue.samples import COMPLETE, toml, without, write

STUDY: dict[str, Any] = {
    "id": "A01",
    "citation": "Somebody (2020). A study. A journal 1(2), 3-4.",
    "design": "diary",
    "sample": "65 couples, two weeks",
    "found": "A study found more of one thing on days with more of another.",
    "limits": "It does not show which came first.",
}


def listed(path: Path, *studies: dict[str, Any]) -> Path:
    path.write_text("\n".join(f"[[study]]\n{toml(study)}" for study in studies), encoding="utf-8")
    return path


def test_a_study_is_found_by_its_id(tmp_path: Path) -> None:
    evidence = read_evidence(listed(tmp_path / EVIDENCE, STUDY, {**STUDY, "id": "A02", "background": True}))
    assert evidence.faults == ()
    first, second = evidence.get("A01"), evidence.get("A02")
    assert first is not None
    assert second is not None
    assert (first.sample, first.background) == ("65 couples, two weeks", False)
    assert second == replace(first, id="A02", background=True)
    assert evidence.get("A03") is None


@pytest.mark.parametrize(
    ("study", "said"),
    [
        (without(STUDY, "limits"), '1: study "A01", limits: is missing; write it.'),
        (
            {**STUDY, "design": "experimnt"},
            '4: study "A01", design: has no word "experimnt"; did you mean "experiment"?',
        ),
        ({**STUDY, "found": ""}, '6: study "A01", found: is empty; write something.'),
        ({**STUDY, "citation": "x" * 401}, '3: study "A01", citation: is 401 characters long; keep it to 400.'),
        ({**STUDY, "id": "one"}, '2: study "one", id: has no reference such as E11.'),
        ({**STUDY, "foundd": "x"}, '8: study "A01", foundd: is not a field; did you mean "found"?'),
        ({**STUDY, "background": "yes"}, '8: study "A01", background: is neither true nor false.'),
    ],
)
def test_a_faulty_study_is_left_out_and_said_with_its_line(tmp_path: Path, study: dict[str, Any], said: str) -> None:
    evidence = read_evidence(listed(tmp_path / EVIDENCE, study, {**STUDY, "id": "A09"}))
    assert [str(fault) for fault in evidence.faults] == [f"{EVIDENCE}:{said}"]
    assert list(evidence.studies) == ["A09"]


def test_an_id_is_taken_by_the_first(tmp_path: Path) -> None:
    evidence = read_evidence(listed(tmp_path / EVIDENCE, STUDY, {**STUDY, "sample": "others"}))
    assert [(fault.line, fault.field) for fault in evidence.faults] == [(10, "id")]
    assert evidence.studies["A01"].sample == "65 couples, two weeks"


@pytest.mark.parametrize("text", ["", "study = 5", "study = [1]", "[[studies]]\nid = 1", "not toml", "\x1b[2J"])
def test_what_is_no_list_of_studies_is_said_and_nothing_stops(tmp_path: Path, text: str) -> None:
    path = tmp_path / EVIDENCE
    path.write_text(text, encoding="utf-8")
    evidence = read_evidence(path)
    assert evidence.studies == {}
    assert evidence.faults
    assert read_evidence(tmp_path / "missing.toml").faults


def test_an_activity_leans_on_studies_that_are_there_and_each_study_has_one(tmp_path: Path) -> None:
    pack, _ = read_pack(write(tmp_path / "pack.toml", COMPLETE), complete=True)
    assert pack is not None
    assert COMPLETE["evidence"] == [{"ref": "A01", "fit": "loose"}]
    both = read_evidence(listed(tmp_path / EVIDENCE, STUDY, {**STUDY, "id": "A02"}))
    assert study_faults(both, [pack]) == ()
    assert [str(fault) for fault in idle_studies(both, [pack])] == [
        f'{EVIDENCE}:9: study "A02": stands behind no activity; take it out, or write background = true.'
    ]
    other = read_evidence(listed(tmp_path / EVIDENCE, {**STUDY, "id": "A02", "background": True}))
    assert idle_studies(other, [pack]) == ()
    (fault,) = study_faults(other, [pack])
    assert (fault.path.name, fault.field) == ("pack.toml", "evidence")
    assert "evidence = " in pack.path.read_text(encoding="utf-8").split("\n")[fault.line - 1]
    assert fault.sentence.startswith("refers to A01, which evidence.toml does not hold")


@pytest.mark.parametrize(
    ("found", "amiss"),
    [
        ("A study found more calm.", False),
        ("People reported more calm.", False),
        ("A study of a few pairs found more calm.", False),
        ("Hugs calm people.", True),
        ("More calm.", True),
        ("A study found that it heals.", True),
    ],
)
def test_a_finding_says_whose_it_is_and_claims_no_more(tmp_path: Path, found: str, amiss: bool) -> None:
    evidence = read_evidence(listed(tmp_path / EVIDENCE, {**STUDY, "found": found}))
    assert bool(evidence_wording(evidence)) is amiss


def test_the_shipped_list_has_no_fault() -> None:
    evidence = read_evidence(shipped_folder() / EVIDENCE)
    assert evidence.studies
    assert [str(fault) for fault in (*evidence.faults, *evidence_wording(evidence))] == []
