"""The vocabulary file: the label and the one-line meaning of each value that packs and screens share."""

from typing import Any, get_args

from ladder_tui.domain.base import vocabulary as v
from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.items import drills, kindness, lines, prompts, scripts, support
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.problems import quote
from ladder_tui.packs.schema.yaml_tree import Node

_LEVELS = ("1", "2", "3", "4", "5")

#: Every vocabulary with its values; labels for others are kept but reported.
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "need": get_args(v.Need),
    "setting": get_args(v.Setting),
    "stage": get_args(v.Stage),
    "depth": _LEVELS,
    "effort": _LEVELS,
    "price": get_args(v.Price),
    "tone": get_args(v.Tone),
    "contact": get_args(v.ContactLevel),
    "place": get_args(v.Place),
    "daypart": get_args(v.Daypart),
    "mood": get_args(v.Mood),
    "season": get_args(v.Season),
    "situation_group": get_args(v.SituationGroup),
    "here": get_args(v.Here),
    "words": get_args(v.WordLevel),
    "reply": get_args(v.Reply),
    "rhythm": get_args(v.Rhythm),
    "channel": get_args(v.Channel),
    "moment": get_args(prompts.Moment),
    "kindness_moment": get_args(kindness.KindMoment),
    "trigger": get_args(lines.Trigger),
    "occasion": get_args(lines.Occasion),
    "reward_kind": get_args(lines.RewardKind),
    "support_kind": get_args(support.SupportKind),
    "skill": get_args(drills.Skill),
    "situation_type": get_args(scripts.SituationType),
    "script_tone": get_args(scripts.ScriptTone),
}

#: Vocabularies of free words: packs may use any, and those that have a label are shown with it.
OPEN = frozenset(("relationship", "reply_kind", "slot", "why_topic", *(f"reply_{reply}" for reply in v.REPLIES)))

#: Vocabularies whose values read well enough without a label.
OPTIONAL = frozenset(("support_kind",))

_WORD = f.record(
    Word,
    (f.Field(name="label", read=f.text), f.Field(name="meaning", read=f.text, required=False)),
)


def read_words(node: Node) -> tuple[dict[str, dict[str, Word]], list[tuple[int, str, str]]]:
    """The words by vocabulary and value, and what is wrong as (line, field, message). One bad word costs that word."""
    words: dict[str, dict[str, Word]] = {}
    problems: list[tuple[int, str, str]] = []
    for name, values in f.entries(node).items():
        known = VOCABULARIES.get(name)
        if known is None and name not in OPEN:
            named = ", ".join((*VOCABULARIES, *sorted(OPEN)))
            problems.append((values.line, "", f"{quote(name)} is no vocabulary; use one of {named}"))
            continue
        try:
            given: Any = f.entries(values)
        except f.Wrong as wrong:
            problems.append((wrong.line, name, wrong.message))
            continue
        words[name] = {}
        for value, entry in given.items():
            if known is not None and value not in known:
                message = f"{quote(value)} is not a value of {name}; use one of {', '.join(known)}"
                problems.append((entry.line, name, message))
                continue
            try:
                words[name][value] = _WORD(entry)
            except f.Wrong as wrong:
                problems.append((wrong.line, name, f"{value} {wrong.message}"))
    return words, problems
