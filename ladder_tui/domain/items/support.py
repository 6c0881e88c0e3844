"""People to talk to, as the packs hold them: how each is reached, and when it was checked."""

from dataclasses import dataclass
from typing import Literal

SupportKind = Literal[
    "emergency", "crisis_line", "text_line", "warm_line", "directory", "peer", "befriending", "therapy_finder",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachBy:
    """Ways to reach a support entry; empty text where there is none."""

    phone: str = ""
    text: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine:
    """Someone to talk to. `last_checked` is an ISO date, or empty while nobody has opened the source page."""

    id: str
    name: str
    kind: SupportKind
    region: str
    hours: str
    price: str
    contact: ReachBy
    note: str
    source: str
    confidence: Literal["high", "medium", "low"]
    last_checked: str = ""
    languages: tuple[str, ...] = ()
