"""Take the moving picture of the README: one day in ladder, from real key presses over the invented person.

    .venv/bin/python -m pip install pillow
    .venv/bin/python screenshots/day.py

Writes `day.gif` in this folder. It needs a headless Chromium and Fira Code as `take.py` does, and Pillow.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from take import HERE, ZONE, at_rest, folder_of_one_name, to_png
from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.demo.weeks import open_demo

SIZE: Final = (80, 24)
#: A Monday with room for an idea.
MORNING: Final = datetime(2026, 3, 2, 9, 10, tzinfo=ZoneInfo(ZONE))
#: Pixels across, colours, and the most bytes that a page may load for it.
WIDTH: Final = 860
COLOURS: Final = 64
MOST_BYTES: Final = 1_500_000


class Scene(msgspec.Struct, frozen=True):
    """Keys pressed one after the other, or text that is seen growing, then a look for so many seconds."""

    keys: Sequence[str] = ()
    typed: str = ""
    seconds: float = 1.4


#: A morning, a try, and an evening.
DAY: Final = (
    Scene(seconds=2.6),
    Scene(("c",), seconds=1.2),
    Scene(("s", "3", "3"), seconds=2.4),
    Scene(("4",), seconds=1.6),
    Scene(("down", "down"), seconds=1.0),
    Scene(("enter",), seconds=3.2),
    Scene(("escape", "5"), seconds=2.8),
    Scene(("enter",), seconds=1.2),
    Scene(typed="They look away", seconds=1.0),
    Scene(("enter", "6", "0"), seconds=1.0),
    Scene(("ctrl+s",), seconds=2.6),
    Scene(("d",), seconds=1.4),
    Scene(typed="she smiled and asked back", seconds=0.8),
    Scene(("enter", "right"), seconds=1.2),
    Scene(("enter", "3", "0"), seconds=1.2),
    Scene(("ctrl+s",), seconds=3.4),
    Scene(("escape", "7"), seconds=3.2),
    Scene(("1",), seconds=2.6),
)


async def frames() -> list[tuple[str, float]]:
    """Each picture as SVG, with the seconds it stands."""
    shown: list[tuple[str, float]] = []
    with folder_of_one_name() as folder:
        house = open_demo(folder, {}, clock=lambda: MORNING, zone=ZONE)
        house.journal.settle(theme="ladder-dusk", motion="off")
        app = LadderApp(house.journal)
        async with app.run_test(size=SIZE) as pilot:
            for scene in DAY:
                for step in _steps(scene):
                    await _play(pilot, step)
                    shown.append((await at_rest(pilot, "ladder"), step.seconds))
        house.journal.close()
    return shown


def _steps(scene: Scene) -> list[Scene]:
    """A scene as what is drawn: typing is seen in pieces."""
    if not scene.typed:
        return [scene]
    pieces = [scene.typed[at : at + 4] for at in range(0, len(scene.typed), 4)]
    return [Scene(tuple(piece), seconds=0.25) for piece in pieces[:-1]] + [
        Scene(tuple(pieces[-1]), seconds=scene.seconds)
    ]


async def _play(pilot: Pilot[Any], scene: Scene) -> None:
    for key in scene.keys:
        await pilot.press("space" if key == " " else key)


def main() -> None:
    """Draw each frame, put them together, say how large it is. Raises SystemExit where it is too large."""
    from PIL import Image

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("A headless Chromium is needed: chromium or google-chrome on the path.")
    pictures: list[Any] = []
    lasting: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (svg, seconds) in enumerate(asyncio.run(frames())):
            drawn, png = Path(folder) / f"{number}.svg", Path(folder) / f"{number}.png"
            drawn.write_text(svg, encoding="utf-8")
            to_png(drawn, png, SIZE, browser)
            whole = Image.open(png).convert("RGB")
            height = round(whole.height * WIDTH / whole.width)
            pictures.append(whole.resize((WIDTH, height), Image.Resampling.LANCZOS))
            lasting.append(round(seconds * 1000))
        # The few colours of all frames together: the first alone lacks those of what is done or noticed.
        strip = Image.new("RGB", (WIDTH, pictures[0].height * len(pictures)))
        for number, picture in enumerate(pictures):
            strip.paste(picture, (0, number * picture.height))
        palette = strip.quantize(COLOURS)
        first, *others = (one.quantize(palette=palette, dither=Image.Dither.NONE) for one in pictures)
        film = HERE / "day.gif"
        first.save(film, save_all=True, append_images=others, duration=lasting, loop=0, optimize=True)
    size = film.stat().st_size
    print(f"{film.name}: {len(pictures)} frames, {sum(lasting) / 1000:.0f} s, {size:,} bytes")
    if size > MOST_BYTES:
        raise SystemExit(f"{film.name} is larger than {MOST_BYTES:,} bytes; take fewer colours or frames.")


if __name__ == "__main__":
    main()
