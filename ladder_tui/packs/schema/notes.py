"""Declarations of what is asked and looked up: need questions, why-notes, support entries (docs/design.md 9)."""

from collections.abc import Iterator, Mapping
from typing import Any

from ladder_tui.domain.base.vocabulary import NEEDS, Confidence
from ladder_tui.domain.items import heavy, support
from ladder_tui.domain.items.need_questions import NeedQuestion
from ladder_tui.domain.items.why_notes import Source, WhyNote
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.declare import ID, ItemType, number, one, text
from ladder_tui.packs.schema.fields import Field
from ladder_tui.packs.schema.need_fields import OPTION, need_option

_WAYS = tuple(text(way, 12, required=False, prose=False) for way in ("phone", "text", "web"))

_SUPPORT = (
    ID,
    text("name", 10, prose=False),
    one("kind", support.SupportKind),
    text("region", 4, prose=False),
    Field(name="languages", read=f.many(f.text, 0, 40, distinct=True), required=False, prose=False),
    text("hours", 16, prose=False),
    text("price", 8, prose=False),
    Field(name="contact", read=f.record(support.ReachBy, _WAYS), parts=_WAYS),
    text("note", 40),
    Field(name="source", read=f.text, prose=False),
    one("confidence", Confidence),
    Field(name="last_checked", read=f.day, required=False, prose=False),
    text("for_whom", 10, required=False, prose=False),
)


def _support_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    contact = values["contact"]
    if values["kind"] != "emergency" and not (contact.phone or contact.text or contact.web):
        yield "contact", "is empty; give a phone, text or web"


_NEED_QUESTION = (
    ID,
    text("question", 26, least=4),
    Field(name="need", read=f.choice((*NEEDS, "any"))),
    Field(name="form", read=f.choice(("scale", "choice"))),
    text("low", 8, required=False),
    text("high", 8, required=False),
    Field(name="options", read=f.many(need_option, 0, 6, distinct=True), required=False, parts=OPTION),
    Field(name="reverse", read=f.flag, required=False),
)


def _need_question_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    form, options = values["form"], values.get("options", ())
    if form == "scale":
        for end in ("low", "high"):
            if not values.get(end):
                yield end, "is missing; the form scale needs low and high"
        if options:
            yield "options", "stands with the form scale; options belong to the form choice"
        if values["need"] == "any":
            yield "need", "is any, which a scale cannot order; name one need, or use the form choice"
    elif not 3 <= len(options) <= 6:
        yield "options", f"has {len(options)} values; the form choice needs 3 to 6"


_SOURCE = (
    text("authors", 30, prose=False),
    number("year", 1900, 2100),
    text("journal", 30, prose=False),
    text("title", 40, required=False, prose=False),
)

_WHY_NOTE = (
    ID,
    Field(name="topic", read=f.word, prose=False),
    text("text", 45),
    Field(name="source", read=f.record(Source, _SOURCE), parts=_SOURCE),
    one("confidence", Confidence),
    text("caveat", 18),
    Field(name="use_with", read=f.many(f.text, 0, 8, distinct=True), required=False, prose=False),
)

_HEAVY = (
    ID,
    one("part", heavy.HeavyPart),
    Field(name="phrases", read=f.many(f.text, 1, 200), prose=False),
    Field(name="name", read=f.word, required=False, prose=False),
    Field(name="not_after", read=f.many(f.text, 0, 80), required=False, prose=False),
)


def _heavy_whole(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["part"] == "named" and not values.get("name"):
        yield "name", "is missing; a named list is called by it"


NOTES = (
    ItemType(
        name="need_question",
        shelf="need_questions",
        make=NeedQuestion,
        fields=_NEED_QUESTION,
        whole=_need_question_whole,
    ),
    ItemType(name="why_note", shelf="why_notes", make=WhyNote, fields=_WHY_NOTE),
    ItemType(name="support", shelf="support", make=support.SupportLine, fields=_SUPPORT, whole=_support_whole),
    ItemType(name="heavy_phrase", shelf="heavy_phrases", make=heavy.HeavyPhrases, fields=_HEAVY, whole=_heavy_whole),
)
