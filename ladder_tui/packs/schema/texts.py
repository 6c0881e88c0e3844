"""The declarations of what is read, said and answered: topic cards, reflections, kindness, starters, drills, scripts.

As in docs/design.md 9. Fields with `kept=False` belong to the form but are not used by this version of the app;
they are read, so that a mistake in them is found.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ladder_tui.domain.base import vocabulary as words
from ladder_tui.domain.items import drills, kindness, lines, prompts, scripts
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import FollowUp, TopicCard
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.declare import EFFORT, ID, NEEDS, SLOTS, ItemType, number, one, some, text, texts
from ladder_tui.packs.schema.fields import Field, Reader
from ladder_tui.packs.schema.yaml_tree import Node, Text

_FOLLOW_UP = (
    Field(name="if", read=f.text, words=(1, 6), required=False, called="when"),
    text("say", 12),
)
_FOLLOW_UP_MAP = f.record(lambda say, **when: FollowUp(say=say, when=when.get("if", "")), _FOLLOW_UP)


def _follow_up(node: Node) -> FollowUp:
    """A map of `if` and `say`; a plain text, as packs of the first form have it, is something to say at any time."""
    if isinstance(node, Text):
        return FollowUp(say=f.text(node))
    said: FollowUp = _FOLLOW_UP_MAP(node)
    return said


_FOLLOW_UP_READER = Reader(_follow_up, {"anyOf": [_FOLLOW_UP_MAP.schema, f.text.schema]})

_TOPIC_CARD = (
    ID,
    text("opener", 12, least=2),
    texts("other_ways", 1, 3, words=14, newer="add one to three other ways to say the opener"),
    Field(
        name="follow_ups",
        read=f.many(_FOLLOW_UP_READER, 2, 4),
        parts=_FOLLOW_UP,
        own_may_lack=True,
    ),
    text("if_short", 16, newer="add what to do when one word comes back"),
    text("if_heavy", 16, required=False),
    text("listen_for", 16, own_may_lack=True),
    text("share", 14, own_may_lack=True),
    text("share_about", 12, newer="add what to tell, and let share be a beginning that ends in …"),
    text("exit_line", 10, own_may_lack=True),
    Field(name="situations", read=f.many(f.slug, 1, 4, distinct=True), required=False, prose=False),
    number("depth", 1, 5),
    some("settings", words.Setting, 1, 5),
    some("stages", words.Stage, 1, 4),
    NEEDS,
    EFFORT,
    one("words", words.WordLevel, newer="add easy or everyday"),
    text("avoid_when", 16, own_may_lack=True),
    one("tone", words.Tone, required=False),
    some("here", words.Here, 1, 3, required=False),
    one("season", words.Season, required=False),
    one("daypart", words.Daypart, required=False),
    Field(name="pairs_with", read=f.text, required=False, prose=False),
    SLOTS,
    Field(name="literal", read=f.flag, required=False),
)


def _card_aged(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    follow_ups = values.get("follow_ups", ())
    if follow_ups and not any(follow.when for follow in follow_ups):
        yield (
            "follow_ups",
            'says nothing of what came back; write {if: "they laugh", say: "..."} for at least two of them',
        )


_SITUATION = (
    ID,
    text("title", 10),
    one("group", words.SituationGroup),
    some("settings", words.Setting, 1, 4),
    some("stages", words.Stage, 1, 3),
    text("usual", 25),
    text("enough", 16),
    texts("first_minute", 2, 3, words=14),
    texts("blank", 1, 2, words=16),
    texts("leave", 1, 2, words=12),
    text("not_when", 18),
    Field(name="also", read=f.many(f.text, 0, 30, distinct=True), required=False, prose=False),
    Field(name="phrases", read=f.many(f.text, 0, 8, distinct=True), required=False, words=(1, 12)),
)

_SCALE = (
    number("min", -1000, 1000),
    number("max", -1000, 1000),
    text("low", 8),
    text("high", 8),
    number("step", 1, 100, required=False),
)

_REFLECTION = (
    ID,
    one("moment", prompts.Moment),
    text("question", 26, least=4),
    text("why", 20),
    one("form", prompts.Form),
    one("writes", words.Writes),
    Field(name="tags", read=f.many(f.text, 1, 6, distinct=True), prose=False),
    number("min_gap_days", 0, 366),
    Field(name="core", read=f.flag, required=False),
    Field(name="scale", read=f.record(prompts.Scale, _SCALE), required=False, parts=_SCALE),
    Field(name="options", read=f.many(f.text, 0, 6, distinct=True), required=False, words=(1, 10)),
    number("max_distress", 0, 100, required=False),
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


_STEP = (one("kind", kindness.StepKind), text("text", 18))

_KINDNESS = (
    ID,
    text("title", 8),
    one("moment", kindness.KindMoment),
    one("form", kindness.KindForm),
    number("minutes", 1, 30),
    Field(name="steps", read=f.many(f.record(kindness.KindStep, _STEP), 1, 4), parts=_STEP),
    text("not_for", 20, required=False),
)


def _kindness_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["steps"][-1].kind != "next_step":
        yield "steps", "does not end in a next_step; the last step is always something small to do"


_STARTER = (
    ID,
    text("text", 40, least=3),
    one("stage", words.Stage),
    one("occasion", lines.Occasion),
    one("channel", lines.StarterChannel),
    Field(name="asks", read=f.flag),
    SLOTS,
    text("reply_idea", 24, required=False),
)

_REPLY = (
    text("text", 40),
    Field(name="kind", read=f.word, prose=False),
    Field(name="good", read=f.flag),
    text("note", 24),
)

_DRILL = (
    ID,
    text("title", 8),
    one("skill", drills.Skill),
    number("level", 1, 3),
    number("minutes", 1, 15),
    text("they_say", 60),
    text("how_they_say_it", 16),
    Field(name="options", read=f.many(f.record(drills.Reply, _REPLY), 3, 4, distinct=True), parts=_REPLY),
    text("your_turn", 30),
    text("try_today", 30),
)


def _drill_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    good = sum(option.good for option in values["options"])
    if not 1 <= good <= 2:
        yield "options", f"has {good} good options; one or two would be right"


_SCRIPT = (
    ID,
    text("situation", 18),
    one("situation_type", scripts.SituationType),
    Field(name="relationship", read=f.word, prose=False),
    one("tone", scripts.ScriptTone),
    texts("lines", 1, 3, words=20),
    text("repeat_line", 10),
    texts("if_pushed", 1, 2, words=20),
    text("offer", 24, required=False),
    text("why", 30),
    text("not_for", 24, required=False),
)

TEXTS = (
    ItemType(name="situation", shelf="situations", make=Situation, fields=_SITUATION),
    ItemType(name="topic_card", shelf="topics", make=TopicCard, fields=_TOPIC_CARD, aged=_card_aged),
    ItemType(
        name="reflection",
        shelf="reflections",
        make=prompts.ReflectionPrompt,
        fields=_REFLECTION,
        whole=_reflection_whole,
    ),
    ItemType(name="kindness", shelf="kindness", make=kindness.Kindness, fields=_KINDNESS, whole=_kindness_whole),
    ItemType(name="starter", shelf="starters", make=lines.Starter, fields=_STARTER),
    ItemType(name="drill", shelf="drills", make=drills.Drill, fields=_DRILL, whole=_drill_whole),
    ItemType(name="script", shelf="scripts", make=scripts.Script, fields=_SCRIPT),
)
