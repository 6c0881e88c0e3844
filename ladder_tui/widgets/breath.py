"""A pacer for slow breaths: in, out, in words and as a bar. Still until it is started, and where motion is off."""

from collections.abc import Callable
from time import monotonic
from typing import Final, Literal

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from ladder_tui.widgets.text import words

#: Seconds of breathing in and out. The longer way out is what calms.
IN: Final = 4.0
OUT: Final = 6.0
#: It comes to rest by itself after this many breaths: a minute.
BREATHS: Final = 6
#: Cells of the bar, and seconds between two looks at it: at most three pictures a second are drawn.
CELLS: Final = 12
TICK: Final = 1 / 3

Phase = Literal["in", "out", "rest"]


def breath_at(seconds: float) -> tuple[Phase, int]:
    """Where a breath is `seconds` after the start: the phase, and how many of the cells are full (0 to 12)."""
    whole = IN + OUT
    if seconds < 0 or seconds >= BREATHS * whole:
        return "rest", 0
    within = seconds % whole
    if within < IN:
        return "in", min(CELLS, round(within / IN * CELLS))
    return "out", max(0, round((whole - within) / OUT * CELLS))


class Breath(Widget):
    """Two lines. `toggle` starts and stops it; at rest nothing is drawn anew. `clock` gives seconds."""

    DEFAULT_CSS = "Breath { height: 2; width: 1fr; padding: 0 1; }"

    #: What is drawn now.
    picture: reactive[tuple[Phase, int]] = reactive(("rest", 0))

    def __init__(self, *, clock: Callable[[], float] = monotonic, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._began = 0.0
        self._timer: Timer | None = None
        self._still = False
        self._done = False

    @property
    def running(self) -> bool:
        """Whether it is drawn anew a few times a second."""
        return self._timer is not None

    def render(self) -> Content:
        """What to do, and the bar; still words where nothing may move."""
        phase, full = self.picture
        if self._still:
            return words(
                ("Breathe in while you count to four, out while you count to six.\n", "$calm"),
                ("Six times is a minute.  space  takes this away", "$quiet"),
            )
        if phase == "rest":
            said = "That was a minute." if self._done else "A slow breath, when you like."
            return words((said, "$quiet"), ("\nspace", "bold"), (" paces it", "$quiet"))
        bar = "●" * full + "·" * (CELLS - full)
        said = "breathe in " if phase == "in" else "breathe out"
        return words((f"{said}  ", "$calm bold"), (bar, "$calm"), ("\nspace", "bold"), (" lets it rest", "$quiet"))

    def toggle(self) -> None:
        """Start it, or let it rest. Where motion is off, the same in still words."""
        if self.running or self._still:
            self.stop()
            return
        self._done = False
        if self.app.animation_level == "none":
            self._still = True
            self.refresh()
            return
        self._began = self._clock()
        self._timer = self.set_interval(TICK, self._tick)
        self._tick()

    def stop(self) -> None:
        """Rest; nothing is drawn from here on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._still:
            self._still = False
            self.refresh()
        self.picture = ("rest", 0)

    def _tick(self) -> None:
        picture = breath_at(self._clock() - self._began)
        if picture[0] == "rest":
            self._done = True
            self.stop()
        else:
            self.picture = picture

    def on_click(self, event: events.Click) -> None:
        """A click starts and stops it as well."""
        event.stop()
        self.toggle()
