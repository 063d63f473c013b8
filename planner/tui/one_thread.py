"""The one thread that talks to the planner, so that the store is never asked two things at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

_A_MOMENT = 0.05
"""Seconds after which a thought looks again whether it may begin."""
T = TypeVar("T")


class OneThread:
    """Does one thing after the other while no screen waits for the disk; what is owed comes before what is thought."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="planner")
        self._owed: set[Future[Any]] = set()

    def owe(self, use_case: Callable[[], T]) -> Future[T]:
        """Have something done that is to be over before the program ends."""
        asked = self._executor.submit(use_case)
        self._owed.add(asked)
        asked.add_done_callback(self._owed.discard)
        return asked

    async def think(self, use_case: Callable[[], T]) -> T:
        """Return what a use case returns that changes nothing, once nothing is owed; leaving breaks it off."""
        while self._owed:
            await asyncio.sleep(_A_MOMENT)
        return await asyncio.wrap_future(self._executor.submit(use_case))

    def close(self) -> None:
        """Take nothing more; what was asked last is still done."""
        self._executor.shutdown(wait=False)

    def finish(self) -> None:
        """Wait for what is owed, and for no mere thought."""
        wait(tuple(self._owed))
