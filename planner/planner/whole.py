"""All use cases together."""

from __future__ import annotations

from planner.planner.founding import Founding
from planner.planner.guiding import Guiding
from planner.planner.having_ideas import HavingIdeas
from planner.planner.importing import Importing
from planner.planner.keeping_favourites import KeepingFavourites
from planner.planner.keeping_first_run import KeepingFirstRun
from planner.planner.keeping_private import KeepingPrivate
from planner.planner.keeping_safe import KeepingSafe
from planner.planner.looking_back import LookingBack
from planner.planner.publishing import Publishing
from planner.planner.quizzing import Quizzing
from planner.planner.sealing import Sealing
from planner.planner.writing_activities import WritingActivities


class Planner(
    Founding,
    KeepingFirstRun,
    Quizzing,
    Guiding,
    HavingIdeas,
    Sealing,
    KeepingPrivate,
    KeepingFavourites,
    Publishing,
    Importing,
    LookingBack,
    WritingActivities,
    KeepingSafe,
):
    """One couple's planner over their data, the catalogue, the engine and the calendars."""
