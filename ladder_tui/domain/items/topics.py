"""Topic cards of the packs and of the user."""

import msgspec

from ladder_tui.domain.base.vocabulary import (
    Daypart,
    Need,
    Season,
    Setting,
    Stage,
    Tone,
)


class TopicCard(msgspec.Struct, frozen=True, kw_only=True):
    """A complete mini-script: opener, follow-ups, what to listen for, something to share, a way out. `depth` 1 to 5."""

    id: str
    opener: str
    follow_ups: tuple[str, ...]
    listen_for: str
    share: str
    exit_line: str
    depth: int
    settings: tuple[Setting, ...]
    stages: tuple[Stage, ...]
    needs: tuple[Need, ...]
    effort: int
    tone: Tone
    avoid_when: str
    season: Season | None = None
    daypart: Daypart | None = None
    pairs_with: str | None = None
