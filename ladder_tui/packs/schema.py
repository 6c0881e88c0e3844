"""The declaration of every pack type: its fields, what each may hold, and the domain value it becomes.

One table per type, as in content.md section 3. Fields with `kept=False` belong to the form but are not used by
this version of the app; they are read, so that a mistake in them is found.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ladder_tui.domain import kindness, library, reflection
from ladder_tui.domain import vocabulary as words
from ladder_tui.domain.activities import Activity
from ladder_tui.domain.topics import TopicCard
from ladder_tui.packs import fields as f
from ladder_tui.packs.fields import Field
from ladder_tui.packs.needs import needs_with_shares

#: Types of the pack form that later versions use.
LATER_TYPES = ("drill", "script", "ladder", "need_question", "why_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemType:
    """One pack type. `shelf` names the field of Library its items go to; `whole` finds what fields say together.

    `whole` yields (field, message) pairs for values that do not fit each other; the item is left out then.
    """

    name: str
    shelf: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]
    whole: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]] = lambda values: iter(())

    def field(self, name: str) -> Field | None:
        """The declaration of the field `name`, or None."""
        return next((field for field in self.fields if field.name == name), None)


def _text(name: str, most: int, least: int = 1, *, required: bool = True, prose: bool = True) -> Field:
    return Field(name=name, read=f.text, words=(least, most), required=required, prose=prose)


def _texts(name: str, least: int, most: int, *, words: int, required: bool = True, prose: bool = True) -> Field:
    return Field(name=name, read=f.many(f.text, least, most), words=(1, words), required=required, prose=prose)


def _number(name: str, least: int, most: int, *, required: bool = True) -> Field:
    return Field(name=name, read=f.number(least, most), required=required)


def _one(name: str, literal: Any, *, required: bool = True) -> Field:
    return Field(name=name, read=f.choice(get_args(literal)), required=required)


def _some(name: str, literal: Any, least: int, most: int, *, required: bool = True, kept: bool = True) -> Field:
    read = f.many(f.choice(get_args(literal)), least, most, distinct=True)
    return Field(name=name, read=read, required=required, kept=kept)


_ID = Field(name="id", read=f.text, prose=False)
_NEEDS = _some("needs", words.Need, 1, 3)
_EFFORT = _number("effort", 1, 5)
_SLOTS = Field(name="slots", read=f.many(f.text, 0, 4, distinct=True), required=False, prose=False)

_TOPIC_CARD = (
    _ID,
    _text("opener", 24, least=4),
    _texts("follow_ups", 2, 4, words=16),
    _text("listen_for", 22),
    _text("share", 24),
    _text("exit_line", 18),
    _number("depth", 1, 5),
    _some("settings", words.Setting, 1, 4),
    _some("stages", words.Stage, 1, 3),
    _NEEDS,
    _EFFORT,
    _one("tone", words.Tone),
    _text("avoid_when", 18),
    _one("season", words.Season, required=False),
    _one("daypart", words.Daypart, required=False),
    Field(name="pairs_with", read=f.text, required=False, prose=False),
    Field(name="slots", read=_SLOTS.read, required=False, kept=False, prose=False),
)

_SCALE = f.record(
    reflection.Scale,
    (
        _number("min", -1000, 1000),
        _number("max", -1000, 1000),
        _text("low", 8),
        _text("high", 8),
        _number("step", 1, 100, required=False),
    ),
)

_REFLECTION = (
    _ID,
    _one("moment", reflection.Moment),
    _text("question", 26, least=4),
    _text("why", 20),
    _one("form", reflection.Form),
    _one("writes", reflection.Writes),
    Field(name="tags", read=f.many(f.text, 1, 6, distinct=True), prose=False),
    _number("min_gap_days", 0, 366),
    Field(name="core", read=f.flag, required=False),
    Field(name="scale", read=_SCALE, required=False),
    Field(name="options", read=f.many(f.text, 0, 6, distinct=True), required=False, words=(1, 10)),
    _number("max_distress", 0, 100, required=False),
)


def _reflection_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    form, scale, options = values["form"], values.get("scale"), values.get("options", ())
    if form == "scale" and scale is None:
        yield "scale", "is missing; the form scale needs min, max, low and high"
    if scale is not None and (scale.min >= scale.max or (scale.max - scale.min) % scale.step):
        yield "scale", f"runs from {scale.min} to {scale.max} by {scale.step}; min is below max and steps reach it"
    if form == "choice" and not 3 <= len(options) <= 6:
        yield "options", f"has {len(options)} values; the form choice needs 3 to 6"
    if form != "choice" and options:
        yield "options", f"stands with the form {form}; options belong to the form choice"


_KINDNESS = (
    _ID,
    _text("title", 8),
    _one("moment", kindness.KindMoment),
    Field(name="form", read=f.choice(("line", "steps", "body", "letter"))),
    _number("minutes", 1, 30),
    Field(
        name="steps",
        read=f.many(f.record(kindness.KindStep, (_one("kind", kindness.StepKind), _text("text", 18))), 1, 4),
        words=(1, 18),
    ),
    _text("not_for", 20, required=False),
)


def _kindness_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["steps"][-1].kind != "next_step":
        yield "steps", "does not end in a next_step; the last step is always something small to do"


_ACTIVITY = (
    _ID,
    _text("title", 7),
    _text("text", 24),
    _one("contact", words.ContactLevel),
    _EFFORT,
    _one("price", words.Price),
    _one("place", words.Place),
    _some("dayparts", words.Daypart, 1, 4),
    _one("rhythm", words.Rhythm),
    _number("minutes", 1, 1440),
    Field(name="needs", read=needs_with_shares),
    _some("moods", words.Mood, 1, 5),
    _text("first_step", 14),
    _text("find", 24, prose=False),
    _text("access", 24, prose=False),
    Field(name="topics", read=f.many(f.text, 0, 8), required=False, kept=False, prose=False),
    _some("season", words.Season, 1, 4, required=False, kept=False),
    Field(name="solo_ok", read=f.flag, required=False, kept=False),
)

_RUNG = (
    _ID,
    _text("text", 30, least=4),
    _one("setting", words.Setting),
    _one("stage", words.Stage),
    _NEEDS,
    Field(name="suds", read=f.many(f.number(0, 100), 2, 2)),
    _number("minutes", 1, 1440),
    _EFFORT,
    _one("price", words.Price),
    _one("place", words.Place),
    _text("prediction", 18),
    _text("done_when", 20),
    _texts("variations", 2, 4, words=16),
    _text("smaller_step", 24),
    _text("bigger_step", 24),
    _text("backup", 20),
    _text("reward", 16),
    _number("repeat", 2, 5),
    _texts("drop", 0, 3, words=10, required=False),
    _text("not_for", 20, required=False),
    _text("access", 24, required=False, prose=False),
)


def _rung_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    low, high = values["suds"]
    if not low < high <= 85 or high - low > 30:
        yield "suds", f"runs from {low} to {high}; low before high, at most 30 apart and 85 at most"


_BACKUP = (
    _ID,
    _text("text", 20),
    _one("trigger", library.Trigger),
    _number("effort", 1, 2),
    _number("minutes", 1, 20),
    _one("contact", words.ContactLevel),
    _one("place", words.Place),
    _NEEDS,
)

_REWARD = (
    _ID,
    _text("text", 12),
    _number("minutes", 1, 20),
    _one("price", words.Price),
    Field(name="kind", read=f.choice(("rest", "senses", "play", "outdoors", "make", "music", "connect", "comfort"))),
    _number("effort", 1, 5, required=False),
)

_STARTER = (
    _ID,
    _text("text", 40, least=3),
    _one("stage", words.Stage),
    _one("occasion", library.Occasion),
    Field(name="channel", read=f.choice(("text", "voice", "card"))),
    Field(name="asks", read=f.flag),
    _SLOTS,
    _text("reply_idea", 24, required=False),
)

_SUPPORT = (
    _ID,
    _text("name", 10, prose=False),
    _one("kind", library.SupportKind),
    _text("region", 4, prose=False),
    Field(name="languages", read=f.many(f.text, 0, 40, distinct=True), required=False, prose=False),
    _text("hours", 16, prose=False),
    _text("price", 8, prose=False),
    Field(
        name="contact",
        read=f.record(
            library.ReachBy,
            tuple(_text(way, 12, required=False, prose=False) for way in ("phone", "text", "web")),
        ),
    ),
    _text("note", 40),
    Field(name="source", read=f.text, prose=False),
    Field(name="confidence", read=f.choice(("high", "medium", "low"))),
    Field(name="last_checked", read=f.day, required=False, prose=False),
)


def _support_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    contact = values["contact"]
    if values["kind"] != "emergency" and not (contact.phone or contact.text or contact.web):
        yield "contact", "is empty; give a phone, text or web"


TYPES: Mapping[str, ItemType] = {
    kind.name: kind
    for kind in (
        ItemType(name="topic_card", shelf="topics", make=TopicCard, fields=_TOPIC_CARD),
        ItemType(
            name="reflection",
            shelf="reflections",
            make=reflection.ReflectionPrompt,
            fields=_REFLECTION,
            whole=_reflection_whole,
        ),
        ItemType(name="activity", shelf="activities", make=Activity, fields=_ACTIVITY),
        ItemType(name="kindness", shelf="kindness", make=kindness.Kindness, fields=_KINDNESS, whole=_kindness_whole),
        ItemType(name="backup", shelf="backups", make=library.Backup, fields=_BACKUP),
        ItemType(name="reward", shelf="rewards", make=library.Reward, fields=_REWARD),
        ItemType(name="starter", shelf="starters", make=library.Starter, fields=_STARTER),
        ItemType(name="support", shelf="support", make=library.SupportLine, fields=_SUPPORT, whole=_support_whole),
        ItemType(name="rung", shelf="rungs", make=library.RungIdea, fields=_RUNG, whole=_rung_whole),
    )
}
