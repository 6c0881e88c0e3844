"""What the tour shows, stop by stop, and what it says there."""

from typing import Final

import msgspec


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `opens` is a command of the place that is carried out there; `down` moves the cursor so many rows."""

    place: str
    says: str
    opens: str = ""
    down: int = 0


#: Eight stops; at five seconds each that is forty.
STOPS: Final[tuple[Stop, ...]] = (
    Stop(place="today", says="Today: what is planned, and a few ideas where there is room. Nothing piles up."),
    Stop(place="today", opens="check_in", says="A check-in is three keys. The ideas then fit your mood and energy."),
    Stop(place="topics", down=2, says="Topics: what to say in real situations, in plain words."),
    Stop(place="calendar", says="Calendar: chances to meet people, and what you tried."),
    Stop(place="ladder", says="Ladder: your own small steps, from easy to hard. You choose; nothing pushes."),
    Stop(place="growth", says="Growth: what you feared beside what happened. Empty days are not counted."),
    Stop(place="reflect", says="Reflect: a page of your own. It is kept as you type, and nobody else reads it."),
    Stop(place="today", opens="!", says="! shows people to talk to, from every page, at any time."),
)
FAREWELL: Final = "That was the tour, over somebody invented. `ladder` opens your own: empty, and on this machine only."
