"""Makes the pictures of the README from the demo, so that they show what the program really looks like.

Run it with `make pictures`.
"""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.cli.demo_couple import build_demo
from planner.tui.app import OurweekApp

FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 11, 26, 18, 0)
ZONE = "Europe/Berlin"
WIDE, SMALL = (110, 34), (90, 26)
PICTURES = {
    "week.svg": (WIDE, ""),
    "fill.svg": (WIDE, "right_square_bracket f"),
    "ideas.svg": (WIDE, "2"),
    "guided.svg": (SMALL, "2 enter"),
    "catalogue.svg": (WIDE, "3"),
    "journal.svg": (WIDE, "4"),
    "insights.svg": ((124, 44), "5"),
    "us.svg": (WIDE, "6"),
}
"""For each picture the size of its screen and the keys that lead there."""


async def picture(folder: Path, size: tuple[int, int], keys: str) -> str:
    """Return one screen of the demo as SVG, with no font from elsewhere."""
    planner = build_demo(folder, NOW, ZONE)
    app = OurweekApp(planner, planner.couple)
    async with app.run_test(size=size) as pilot:
        await pilot.app.workers.wait_for_complete()
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause(0.5)
        await pilot.pause()
        return re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(title="ourweek"), flags=re.DOTALL)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for name, (size, keys) in PICTURES.items():
        with TemporaryDirectory() as folder:
            (FOLDER / name).write_text(asyncio.run(picture(Path(folder), size, keys)), encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
