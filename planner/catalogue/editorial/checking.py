"""Checking what activities say: every editorial rule, over whole packs, with the line that each finding is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.catalogue.document import read_text
from planner.catalogue.editorial.alike import Others
from planner.catalogue.editorial.reviewed import REVIEWED
from planner.catalogue.editorial.rules import ALONE, Finding
from planner.catalogue.editorial.safety import warned
from planner.catalogue.editorial.true_times import long_enough, right_hour
from planner.catalogue.evidence import Evidence
from planner.catalogue.faults import Fault
from planner.catalogue.layout import Places, places
from planner.catalogue.pack import Pack
from planner.model.activity import Activity

_SAYS_WHERE_FROM = re.compile(
    r"\b(?:study|studies|reviews?|books?|people|authors?) (?:\w+ ){0,5}(?:found|reported|proposed|says?)\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(r"\b(?:proves?|proven|boosts?|heals?|cures?|guarantees?)\b", re.IGNORECASE)
_EXCEPT = frozenset((each.activity, each.rule, each.word) for each in REVIEWED)


def editorial_faults(packs: Sequence[Pack], beside: Iterable[Pack] = ()) -> tuple[Fault, ...]:
    """Return what the editorial rules find in these packs, compared with each other and with those `beside`."""
    activities = [activity for pack in (*beside, *packs) for activity in pack.activities]
    others = Others(activities)
    return tuple(fault for pack in packs for fault in _in_pack(pack, others))


def evidence_wording(evidence: Evidence) -> tuple[Fault, ...]:
    """Return a fault for every study whose finding does not say that it is one, or claims more."""
    return tuple(
        Fault(evidence.path, evidence.lines[study.id], f'study "{study.id}"', "found", sentence)
        for study in evidence.studies.values()
        for wrong, sentence in (
            (not _SAYS_WHERE_FROM.search(study.found), 'does not say whose finding it is; write "A study found ...".'),
            (_CLAIMS.search(study.found), "claims too much; say what was found, and in whom."),
        )
        if wrong
    )


def findings(activity: Activity, others: Others) -> Iterator[Finding]:
    """Yield what the rules find in one activity, but for what was looked at and found right."""
    for rule in (*ALONE, warned, long_enough, right_hour, others.too_like):
        for finding in rule(activity):
            if (activity.id, finding.rule, finding.word) not in _EXCEPT:
                yield finding


def _in_pack(pack: Pack, others: Others) -> Iterator[Fault]:
    lines: Places | None = None
    for index, activity in enumerate(pack.activities):
        for finding in findings(activity, others):
            if lines is None:
                text = read_text(pack.path)
                lines = Places({}, {}, []) if isinstance(text, Fault) else places(text)
            line = lines.in_item(index, finding.field)
            yield Fault(pack.path, line, f'activity "{activity.id}"', finding.field, finding.sentence)
