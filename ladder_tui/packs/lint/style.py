"""How one item has to be written: docs/design.md 9, and the words of section 5.

What can be counted is an error in a shipped pack and a warning in a user's own. What only a person can judge
(a pub, a partner taken for granted) is a warning everywhere.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import DEPTH_CAP_BY_SETTING, DEPTH_CAP_BY_STAGE
from ladder_tui.domain.library import FALLBACK
from ladder_tui.packs.lint import prose, wordings
from ladder_tui.packs.lint.common import MOST_UNCOMMON, uncommon
from ladder_tui.packs.reading.pack import Item
from ladder_tui.packs.schema.problems import quote

MOST_SENTENCE_WORDS = 22

_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOT_NAME = re.compile(r"[a-z][a-z_]{0,19}")
#: Gaps that need not be declared: the user's own name is asked once.
KNOWN_SLOTS = frozenset(("my_name",))
#: Up to this depth a share is the beginning of a sentence; below it a whole one may be true of everyone.
DEEPEST_STEM = 5
#: What is said aloud or sent, by type.
_SPOKEN: dict[str, tuple[str, ...]] = {
    "topic_card": ("opener", "other_ways", "share", "exit_line", "if_heavy"),
    "starter": ("text",),
    "script": ("lines", "repeat_line", "if_pushed"),
}
#: What of a card is said aloud, word for word.
_ALOUD = frozenset(("opener", "other_ways", "follow_ups.say", "share", "exit_line", "if_heavy"))
#: Fields in which the app speaks about what the user does; the words of docs/design.md 5 are looked for there.
_ABOUT_THE_USER: dict[str, frozenset[str]] = {
    "reflection": frozenset(("question", "why", "options")),
    "kindness": frozenset(("title", "steps.text", "not_for")),
    "activity": frozenset(("title", "text", "first_step")),
    "rung": frozenset(
        ("text", "prediction", "done_when", "variations", "smaller_step", "bigger_step", "backup", "reward")
    ),
    "backup": frozenset(("text",)),
    "reward": frozenset(("text",)),
    "starter": frozenset(("reply_idea",)),
    "topic_card": frozenset(("listen_for", "if_short", "share_about")),
    "situation": frozenset(("usual", "enough", "first_minute", "blank", "not_when")),
    "support": frozenset(("note",)),
    "drill": frozenset(("title", "options.note", "your_turn", "try_today")),
    "script": frozenset(("situation", "why", "not_for")),
    "ladder": frozenset(("title", "for_whom")),
    "need_question": frozenset(("question", "options.text")),
    "why_note": frozenset(("text", "caveat")),
}


class Finding(msgspec.Struct, frozen=True):
    """One thing about an item. `judged` is True when a person has to decide whether it matters."""

    field: str
    message: str
    judged: bool = False


def texts(item: Item, *, prose_only: bool = False) -> Iterator[tuple[str, str]]:
    """The texts of an item as (field, text), lists one by one, and `steps.text` for the text of each of its steps.

    `prose_only` leaves names and addresses out.
    """
    for field in item.kind.fields:
        if field.name == "id" or not field.kept or (prose_only and not field.prose):
            continue
        value: Any = getattr(item.value, field.name)
        for given in value if isinstance(value, tuple) else (value,):
            if isinstance(given, str):
                if given and field.words is not None:
                    yield field.name, given
                continue
            for part in field.parts:
                text = getattr(given, part.called or part.name, "")
                if text and part.words is not None and (part.prose or not prose_only):
                    yield f"{field.name}.{part.name}", text


def findings(item: Item, language: str = FALLBACK) -> Iterator[Finding]:
    """Everything about how the item is written that docs/design.md 9 asks to be otherwise.

    Lengths, gaps, signs and caps hold in every language. Which words may stand there is known of English only.
    """
    found = _in_any_language(item)
    for finding in (*found, *_in_english(item)) if language == FALLBACK else found:
        yield replace(finding, field=finding.field.partition(".")[0])


def _in_any_language(item: Item) -> Iterator[Finding]:
    for name, text in texts(item):
        yield from _words(item, name, text)
        yield from _characters(name, text)
    for name, text in texts(item, prose_only=True):
        for sentence in prose.sentences(text):
            count = prose.word_count(sentence)
            if count > MOST_SENTENCE_WORDS:
                message = f"has a sentence of {count} words ({quote(sentence)}); {MOST_SENTENCE_WORDS} at most"
                yield Finding(name, message)
    yield from _slots(item)
    if item.kind.name == "topic_card":
        yield from _topic_card(item.value)
    elif item.kind.name == "rung" and "?" in item.value.prediction:
        message = "asks; state what is feared, as a thing that a camera could confirm"
        yield Finding("prediction", message)


def _in_english(item: Item) -> Iterator[Finding]:
    for name, text in texts(item):
        american = wordings.AMERICAN.search(text)
        if american:
            message = f"spells {quote(american.group())} the American way; packs in en use British spelling"
            yield Finding(name, message)
        yield from _tone(item, name, text)
    yield from _spoken(item)
    if item.kind.name == "topic_card":
        yield from _common(item)
    if item.kind.name in _OF_TYPE:
        yield from _OF_TYPE[item.kind.name](item.value)


def _words(item: Item, name: str, text: str) -> Iterator[Finding]:
    outer, _, inner = name.partition(".")
    field = item.kind.field(outer)
    if inner and field is not None:
        field = next((part for part in field.parts if part.name == inner), None)
    if field is None or field.words is None:
        return
    least, most = field.words
    count = prose.word_count(text)
    if not least <= count <= most:
        span = f"at most {most}" if least <= 1 else f"{least} to {most}"
        yield Finding(name, f"has {count} words ({quote(text)}); {span} would be right")


def _characters(name: str, text: str) -> Iterator[Finding]:
    if "  " in text:
        yield Finding(name, f"has a double space ({quote(text)}); one is enough")
    emoji = wordings.EMOJI.search(text)
    if emoji:
        yield Finding(name, f"has an emoji or symbol (U+{ord(emoji.group()):04X}); plain words are enough")


def _tone(item: Item, name: str, text: str) -> Iterator[Finding]:
    if name in _ABOUT_THE_USER.get(item.kind.name, ()):
        match = wordings.UNKIND.search(text)
        if match:
            yield Finding(
                name, f"says {quote(match.group())} about the user's doing; say what happened, then one option"
            )
    for pattern, message in (
        (wordings.CLINICAL, "sounds clinical; say it as practice and notes for oneself"),
        (wordings.ALCOHOL, "may assume alcohol; another place or drink fits everyone"),
        (wordings.GENDERED, "addresses one gender; find a word that fits anyone"),
        (wordings.ASSUMED, "takes a partner, children or job for granted; ask more openly"),
        (wordings.HOLIDAYS, "belongs to one culture's calendar; a season or a day off fits everyone"),
        (wordings.PRESSURE, "presses; offer it instead"),
        (wordings.STOCK, "is a stock phrase; say what you mean by it"),
    ):
        match = pattern.search(text)
        if match and item.kind.name != "support" and not _belongs_there(item, pattern):
            yield Finding(name, f"{quote(match.group())} {message}", judged=True)


def _belongs_there(item: Item, pattern: re.Pattern[str]) -> bool:
    """Whether children may be spoken of: on cards that are dealt at the school gate and nowhere else."""
    return pattern is wordings.ASSUMED and getattr(item.value, "situations", ()) == ("school-gate",)


def _slots(item: Item) -> Iterator[Finding]:
    used: set[str] = set()
    for name, text in texts(item):
        for slot in _SLOT.findall(text):
            if not _SLOT_NAME.fullmatch(slot):
                yield Finding(name, f"has the slot {quote('{' + slot + '}')}; a slot is one lower-case word in braces")
            used.add(slot)
    used -= KNOWN_SLOTS
    declared = set(getattr(item.value, "slots", ()))
    if hasattr(item.value, "slots"):
        for slot in sorted(used - declared):
            yield Finding("slots", f"does not name {quote(slot)}, which the text uses; add it")
        for slot in sorted(declared - used):
            yield Finding("slots", f"names {quote(slot)}, which no text uses; take it out")
    elif used and item.kind.name != "situation":
        yield Finding(
            "", f"uses the slot {quote(min(used))}; this version fills slots in cards, starters and situations only"
        )


def _topic_card(card: Any) -> Iterator[Finding]:
    marks = card.opener.count("?")
    if marks > 1:
        yield Finding("opener", f"has {marks} question marks; one question is enough for an opener")
    different = {follow.when for follow in card.follow_ups if follow.when}
    if card.follow_ups and len(different) < 2:
        yield Finding("follow_ups", f"has {len(different)} answers to what comes back; give at least two an `if` each")
    if card.depth > 1 and not card.if_heavy:
        yield Finding("if_heavy", "is missing; from depth 2 on a sad answer may come, so give one line for it")
    for setting in card.settings:
        cap = DEPTH_CAP_BY_SETTING[setting]
        if card.depth > cap:
            yield Finding(
                "settings", f"names {setting}, which suits depth {cap} at most; this card has depth {card.depth}"
            )
    for stage in card.stages:
        cap = DEPTH_CAP_BY_STAGE[stage]
        if card.depth > cap:
            yield Finding("stages", f"names {stage}, which suits depth {cap} at most; this card has depth {card.depth}")
    if card.share and card.depth < DEEPEST_STEM and "…" not in card.share:
        yield Finding("share", "is a whole sentence; leave an end open with … that anyone can finish truthfully", True)


def _common(item: Item) -> Iterator[Finding]:
    """Lines of a card are made of the words of ordinary talk."""
    for name, text in texts(item):
        if name in _ALOUD and len(rare := uncommon(text)) > MOST_UNCOMMON:
            said = ", ".join(map(quote, rare))
            yield Finding(name, f"says {said}; a line holds at most {MOST_UNCOMMON} word that is not common in talk")


def _spoken(item: Item) -> Iterator[Finding]:
    """What a line says of its speaker has to be true for whoever says it, unless a gap is there to make it so."""
    for name in _SPOKEN.get(item.kind.name, ()):
        value: Any = getattr(item.value, name)
        for text in (value,) if isinstance(value, str) else value:
            found = wordings.INVENTED.search(text)
            if found and not _SLOT.search(text):
                yield Finding(name, f"says {quote(found.group())}, which is not true of everyone; make it a gap")
            for pattern, said in (
                (wordings.SEEN_FROM, "is said by nobody; put it plainly"),
                (wordings.PERSONIFIED, "makes a person of a thing; say what it is"),
                (wordings.BRITISH_ONLY, "is known in Britain only; take a word that is known everywhere"),
            ):
                odd = pattern.search(text)
                if odd:
                    yield Finding(name, f"{quote(odd.group())} {said}")


def _fronted(card: Any) -> Iterator[Finding]:
    for text in (card.opener, *card.other_ways):
        found = wordings.FRONTED.search(text)
        if found:
            yield Finding("opener", f"has {quote(found.group())} before the question; put the question word first")


def _rung(rung: Any) -> Iterator[Finding]:
    found = wordings.THEIR_REACTION.search(rung.done_when)
    if found:
        yield Finding("done_when", f"hangs on {quote(found.group())}; name something under the user's own control")


def _reward(reward: Any) -> Iterator[Finding]:
    match = wordings.SHOPPING.search(reward.text)
    if match:
        yield Finding("text", f"{quote(match.group())} makes shopping or food the reward; another joy fits more", True)


def _script(script: Any) -> Iterator[Finding]:
    spoken = (*script.lines, script.repeat_line, *script.if_pushed, script.offer)
    count = sum(len(wordings.SORRY.findall(text)) for text in spoken)
    if count > 1:
        yield Finding("lines", f"says sorry {count} times in one script; once at most")


def _drill(drill: Any) -> Iterator[Finding]:
    for option in drill.options:
        match = wordings.VERDICT.search(option.note)
        if match:
            yield Finding("options", f"judges with {quote(match.group())}; a note names the effect of the reply", True)


def _reflection(prompt: Any) -> Iterator[Finding]:
    found = wordings.RELIVE.search(prompt.question)
    if found:
        yield Finding("question", f"{quote(found.group())} invites to go over it again; ask for what was seen", True)


#: What only English words can show, by type.
_OF_TYPE = {
    "topic_card": _fronted, "reflection": _reflection, "rung": _rung, "reward": _reward, "script": _script,
    "drill": _drill,
}  # fmt: skip
