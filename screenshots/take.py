"""Take the pictures in this folder from the demo: every place at three sizes, some in the light theme.

    .venv/bin/python screenshots/take.py [PLACE ...]

Writes PNG files with a headless Chromium (`chromium` or `google-chrome` on the path) and the font Fira Code;
without a browser it leaves SVG files. With `pngquant` on the path the files become smaller. Nothing is fetched.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.demo.weeks import open_demo
from ladder_tui.preview.drawing import svg_of

HERE: Final = Path(__file__).parent
ZONE: Final = "Europe/Berlin"
#: A Wednesday morning, the day of the pottery class.
NOW: Final = datetime(2026, 3, 4, 9, 10, tzinfo=ZoneInfo(ZONE))
SIZES: Final = ((80, 24), (120, 36), (160, 48))
#: Pixels of one cell in the exported drawing, and the frame around it.
CELL: Final = (12.2, 24.4)
FRAME: Final = (24, 60)
#: How often to look whether a page has come to rest, and seconds between.
LOOKS: Final = 20
BETWEEN_LOOKS: Final = 0.1


class Picture(msgspec.Struct, frozen=True):
    """What to press before looking. `sizes` and `themes` say how often."""

    name: str
    keys: Sequence[str] = ()
    sizes: Sequence[tuple[int, int]] = SIZES
    themes: Sequence[str] = ("dusk",)


PICTURES: Final = (
    Picture("today", ("c", "4", "2", "3"), themes=("dusk", "day")),
    Picture("calendar", ("2",), themes=("dusk", "day")),
    Picture("portfolio", ("3",)),
    Picture("person", ("3", "enter"), sizes=SIZES[:2]),
    Picture("topics", ("4",), themes=("dusk", "day")),
    Picture("ladder", ("5",), themes=("dusk", "day")),
    Picture("reflect", ("6",)),
    Picture("growth", ("7",)),
    Picture("support", ("exclamation_mark",), sizes=SIZES[:2]),
    Picture("settings", ("comma",), sizes=SIZES[:2]),
    Picture("help", ("question_mark",), sizes=SIZES[:1]),
    Picture("contrast", ("5",), sizes=SIZES[:1], themes=("contrast",)),
)


async def take(picture: Picture, size: tuple[int, int], theme: str) -> str:
    """The SVG of one picture, from a fresh demo."""
    with folder_of_one_name() as folder:
        house = open_demo(folder, {}, clock=lambda: NOW, zone=ZONE)
        house.journal.settle(theme=f"ladder-{theme}")
        app = LadderApp(house.journal)
        async with app.run_test(size=size) as pilot:
            for key in picture.keys:
                await pilot.press(key)
            svg = await at_rest(pilot, f"ladder · {picture.name}")
        house.journal.close()
    return svg


@contextmanager
def folder_of_one_name() -> Iterator[Path]:
    """An empty folder that is called the same each time, since Settings shows where it is. Gone afterwards."""
    folder = Path(tempfile.gettempdir()) / "ladder-demo"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


async def at_rest(pilot: Pilot[Any], title: str) -> str:
    """The SVG once nothing moves any more: a scroll bar may come and go while a page is laid out."""
    before = ""
    for _ in range(LOOKS):
        await pilot.pause(BETWEEN_LOOKS)
        now = svg_of(pilot.app, title)
        if now == before:
            break
        before = now
    return before


def to_png(svg: Path, png: Path, size: tuple[int, int], browser: str) -> None:
    """Draw an SVG file with a headless browser."""
    width, height = (round(cells * cell + frame) for cells, cell, frame in zip(size, CELL, FRAME, strict=True))
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={png}", svg.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip


def main(wanted: Sequence[str]) -> None:
    """Take all pictures, or those of the places named."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    smaller = shutil.which("pngquant")
    for picture in PICTURES:
        if wanted and picture.name not in wanted:
            continue
        for theme in picture.themes:
            for size in picture.sizes:
                name = f"{picture.name}-{size[0]}x{size[1]}-{theme}"
                drawn = asyncio.run(take(picture, size, theme))
                with tempfile.TemporaryDirectory() as folder:
                    svg = Path(folder) / f"{name}.svg"
                    svg.write_text(drawn, encoding="utf-8")
                    if browser is None:
                        shutil.copy(svg, HERE / svg.name)
                    else:
                        png = HERE / f"{name}.png"
                        to_png(svg, png, size, browser)
                        if smaller is not None:
                            subprocess.run([smaller, "--force", "--ext", ".png", "64", str(png)], check=True)
                print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
