"""People to talk to, as the packs hold them: how each is reached, and when it was checked."""

from typing import Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Confidence

SupportKind = Literal[
    "emergency", "crisis_line", "text_line", "warm_line", "directory", "peer", "befriending", "therapy_finder",
    "carers", "domestic_abuse", "image_abuse", "rights",
]  # fmt: skip


class ReachBy(msgspec.Struct, frozen=True, kw_only=True):
    """Ways to reach a support entry; empty text where there is none."""

    phone: str = ""
    text: str = ""
    web: str = ""


class SupportLine(msgspec.Struct, frozen=True, kw_only=True):
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
    confidence: Confidence
    last_checked: str = ""
    languages: tuple[str, ...] = ()
    #: The group it is for, in words; empty for everybody.
    for_whom: str = ""
