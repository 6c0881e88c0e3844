"""What was suggested on the ladder and what the user chose instead: stored, never argued with (docs/design.md 4)."""

from datetime import datetime
from typing import Final, Literal

import msgspec

#: What the ladder rule can suggest (docs/design.md 4.1); `other` is another rung of one's own choice.
Move = Literal["pause", "step_down", "split", "step_up", "vary", "repeat", "other"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One choice on a ladder: at `rung_id` the rule suggested one move and the user took one, maybe the same.

    `to_rung` is the rung that the choice led to, None when it stayed.
    """

    id: str
    at: datetime
    ladder_id: str
    rung_id: str
    suggested: Move
    chosen: Move
    to_rung: str | None = None


class CareAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to "is any of this making things harder?"."""

    id: str
    at: datetime
    harder: bool


class LoadKept(msgspec.Struct, frozen=True, kw_only=True):
    """A signal of the load guard that the user chose to keep as it is; `id` names the signal and what it is about."""

    id: str
    at: datetime


#: How the offer to take a step back is named among those that were answered; the id of the step follows.
STEP_BACK: Final = "back:"
#: How the offer to write a plan for setbacks is named there.
SETBACKS: Final = "setbacks"
#: How it is noted there that the page for coming back was shown; it is shown again after another such while.
CAME_BACK: Final = "came back"


class OfferAnswered(msgspec.Struct, frozen=True, kw_only=True):
    """An offer that is made once, and was answered; `taken` or not, it is not made again.

    `id` names the offer and what it is about: "back:RUNG" for a step that may come back, "setbacks" for the plan for
    setbacks, "came back" for the page for coming back, which is shown once after a while away.
    """

    id: str
    at: datetime
    taken: bool
