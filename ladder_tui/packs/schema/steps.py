"""The declarations of what is done: activities, rungs, ladder templates, backups and rewards (docs/design.md 9)."""

from collections.abc import Iterator, Mapping
from typing import Any

from ladder_tui.domain.base import vocabulary as words
from ladder_tui.domain.items import lines, templates
from ladder_tui.domain.items.templates import LadderTemplate
from ladder_tui.domain.records.activities import Activity
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.declare import EFFORT, ID, NEEDS, ItemType, number, one, some, text, texts
from ladder_tui.packs.schema.fields import Field
from ladder_tui.packs.schema.need_fields import needs_with_shares

_ACTIVITY = (
    ID,
    text("title", 7),
    text("text", 24),
    one("contact", words.ContactLevel),
    EFFORT,
    one("price", words.Price),
    one("place", words.Place),
    some("dayparts", words.Daypart, 1, 4),
    one("rhythm", words.Rhythm),
    number("minutes", 1, 1440),
    Field(name="needs", read=needs_with_shares),
    some("moods", words.Mood, 1, 5),
    text("first_step", 14),
    text("find", 24, prose=False),
    text("access", 24, prose=False),
    Field(name="topics", read=f.many(f.text, 0, 8), required=False, kept=False, prose=False),
    some("season", words.Season, 1, 4, required=False, kept=False),
    Field(name="solo_ok", read=f.flag, required=False, kept=False),
)

_RUNG = (
    ID,
    text("text", 30, least=4),
    one("setting", words.Setting),
    one("stage", words.Stage),
    NEEDS,
    Field(name="suds", read=f.many(f.number(0, 100), 2, 2)),
    number("minutes", 1, 1440),
    EFFORT,
    one("price", words.Price),
    one("place", words.Place),
    text("prediction", 18),
    text("done_when", 20),
    texts("variations", 2, 4, words=16),
    text("smaller_step", 24),
    text("bigger_step", 24),
    text("backup", 20),
    text("reward", 16),
    number("repeat", 2, 5),
    texts("drop", 0, 3, words=10, required=False),
    text("not_for", 20, required=False),
    text("access", 24, required=False, prose=False),
)


def _rung_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    low, high = values["suds"]
    if not low < high <= 85 or high - low > 30:
        yield "suds", f"runs from {low} to {high}; low before high, at most 30 apart and 85 at most"


_BACKUP = (
    ID,
    text("text", 20),
    one("trigger", lines.Trigger),
    number("effort", 1, 2),
    number("minutes", 1, 20),
    one("contact", words.ContactLevel),
    one("place", words.Place),
    NEEDS,
)

_REWARD = (
    ID,
    text("text", 12),
    number("minutes", 1, 20),
    one("price", words.Price),
    one("kind", lines.RewardKind),
    number("effort", 1, 5, required=False),
)

_LADDER = (
    ID,
    text("title", 10),
    one("need", words.Need),
    text("for_whom", 24),
    Field(name="rungs", read=f.many(f.text, 8, 12, distinct=True), prose=False),
)

STEPS = (
    ItemType(name="activity", shelf="activities", make=Activity, fields=_ACTIVITY),
    ItemType(name="rung", shelf="rungs", make=templates.RungIdea, fields=_RUNG, whole=_rung_whole),
    ItemType(name="ladder", shelf="ladders", make=LadderTemplate, fields=_LADDER),
    ItemType(name="backup", shelf="backups", make=lines.Backup, fields=_BACKUP),
    ItemType(name="reward", shelf="rewards", make=lines.Reward, fields=_REWARD),
)
