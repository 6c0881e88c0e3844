"""Topic cards of the packs and of the user."""

import msgspec

from ladder_tui.domain.base.vocabulary import Daypart, Here, Need, Season, Setting, Stage, Tone, WordLevel


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """What could be said next. `when` is what came back before it ("they're new too"), empty for anything."""

    say: str
    when: str = ""


class TopicCard(msgspec.Struct, frozen=True, kw_only=True):
    """A complete mini-script: first line, other ways to say it, follow-ups, what to listen for, a share, a way out.

    `depth` is 1 to 5, `effort` 1 to 5. `share` is a stem that everyone can finish truthfully, `share_about` says
    what to tell. `situations` are the ends of situation ids. A card with `here` is dealt only where that is there.
    `literal` is False for a card whose line is not meant word by word. What an older pack leaves out is empty,
    and so is what a card of one's own does without.
    """

    id: str
    opener: str
    depth: int
    settings: tuple[Setting, ...]
    stages: tuple[Stage, ...]
    needs: tuple[Need, ...]
    effort: int
    follow_ups: tuple[FollowUp, ...] = ()
    listen_for: str = ""
    share: str = ""
    exit_line: str = ""
    avoid_when: str = ""
    other_ways: tuple[str, ...] = ()
    if_short: str = ""
    if_heavy: str = ""
    share_about: str = ""
    situations: tuple[str, ...] = ()
    words: WordLevel = "everyday"
    tone: Tone | None = None
    here: tuple[Here, ...] = ()
    season: Season | None = None
    daypart: Daypart | None = None
    pairs_with: str | None = None
    slots: tuple[str, ...] = ()
    literal: bool = True


def is_plain(card: TopicCard) -> bool:
    """Whether a card can be said as it is at any hour: no gap in its first line, nothing that has to be there."""
    return "{" not in card.opener and not card.here and card.daypart is None
