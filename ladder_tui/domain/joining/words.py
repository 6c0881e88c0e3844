"""What two copies differ in, in plain words: kinds of records, what one is called, what a value says."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

import msgspec
from msgspec.structs import fields

from ladder_tui.domain.base.recurrence import in_words
from ladder_tui.domain.base.references import Record
from ladder_tui.domain.base.when import WEEKDAYS, day_words, time_words
from ladder_tui.domain.joining.units import ABSENT, Unit, named_values

#: What one record of a table is called, and several.
KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "settings": ("settings", "settings"),
    "people": ("person", "people"),
    "contacts": ("contact", "contacts"),
    "promises": ("promise", "promises"),
    "activities": ("activity", "activities"),
    "hidden": ("item removed for good", "items removed for good"),
    "uses": ("use of the portfolio", "uses of the portfolio"),
    "choices": ("answer to an idea", "answers to ideas"),
    "opportunities": ("opportunity or routine", "opportunities and routines"),
    "plans": ("plan", "plans"),
    "ladders": ("ladder", "ladders"),
    "rungs": ("step", "steps"),
    "attempts": ("try", "tries"),
    "decisions": ("choice on the ladder", "choices on the ladder"),
    "care_answers": ("answer to “harder?”", "answers to “harder?”"),
    "measures": ("answer to the four questions", "answers to the four questions"),
    "goals": ("goal", "goals"),
    "goal_marks": ("mark of a goal", "marks of goals"),
    "away": ("time away", "times away"),
    "reviews": ("look back", "looks back"),
    "feedback": ("answer of others", "answers of others"),
    "need_answers": ("answer about company", "answers about company"),
    "load_kept": ("hint put by", "hints put by"),
    "wins": ("win", "wins"),
    "entries": ("entry", "entries"),
    "drafts": ("draft", "drafts"),
    "checkins": ("check-in", "check-ins"),
    "card_marks": ("mark on a card", "marks on cards"),
    "card_words": ("own words for a card", "own words for cards"),
    "gaps": ("filled gap of a card", "filled gaps of cards"),
    "decks": ("place in a deck", "places in decks"),
    "hard_moments": ("plan for hard moments", "plans for hard moments"),
    "what_matters": ("line on what matters", "lines on what matters"),
    "answered_offers": ("answered offer", "answered offers"),
    "to_bring": ("page of questions to bring", "pages of questions to bring"),
    "setbacks": ("plan for setbacks", "plans for setbacks"),
    "own_answers": ("answer to a question of your own", "answers to a question of your own"),
    "from_shell": ("note on a line from the shell", "notes on lines from the shell"),
    "joins": ("note on copies joined", "notes on copies joined"),
}
#: How the title of a page begins that holds what another copy said.
OTHER_VERSION: Final = "Other version"
#: Records of which there is one: they need no name besides.
_ONE_OF_ITS_KIND: Final = ("settings", "hard_moments", "to_bring", "setbacks")
#: Where the name of a field is not the word for it.
_FIELDS: Final[Mapping[str, str]] = {
    "at": "time", "suds": "expected unease", "person_id": "with whom", "closed_at": "closed", "kept_at": "kept",
    "how_known": "how known", "next_time": "next time", "text": "text", "plan_ids": "plans", "matters_id": "what for",
    "happened": "what happened", "kind_line": "a kind line", "coping": "own line", "origin": "made from",
    "feared": "what was feared", "adjust": "what to adjust", "rung_id": "step", "plan_id": "plan",
    "fit_terminal": "fit the terminal", "ascii": "plain signs", "unfolded": "forms kept open",
    "answers": "answers", "number": "how to reach them", "rhythm_days": "wished days between", "rule": "how it repeats",
    "skipped": "left out days", "moved": "moved days", "ladder_id": "ladder", "done_when": "done when",
    "closed": "closed",
}  # fmt: skip
#: An id as the program makes it: nobody wants to read it.
_ID: Final = r"[0-9a-f]{32}"
_LONGEST_NAME: Final = 48


def counted(table: str, count: int) -> str:
    """As "3 entries"."""
    one, many = KINDS.get(table, ("record", "records"))
    return f"{count:,} {one if count == 1 else many}"


def called(table: str, record: Record, names: Callable[[str], str]) -> str:
    """What a record is called: "plan “Tea with Ana”", "contact with Ana, 4 March 2026". `names` gives names for ids."""
    kind = KINDS[table][0]
    if table in _ONE_OF_ITS_KIND:
        return f"your {kind}"
    if getattr(record, "kind", "") == "put_down":  # it was written so that it can rest
        return "an entry that was put down"
    with_whom = names(getattr(record, "person_id", None) or "") if table == "contacts" else ""
    moment = next((at for name in ("at", "week", "day", "first") if (at := getattr(record, name, None))), None)
    day = day_words(moment, weekday=False) if isinstance(moment, date) else ""
    name = "" if table == "contacts" else short(name_of(record))
    what = f"{kind} “{name}”" if name else kind
    return (
        what
        + (f" with {with_whom}" if with_whom else "")
        + (f", {day}" if day and (not name or table == "entries") else "")
    )


def name_of(record: Record) -> str:
    """The words by which a user knows a record; empty where it has none."""
    found = (getattr(record, name, "") for name in ("title", "name", "text", "verb", "who", "opener"))
    return next((one.strip() for one in found if isinstance(one, str) and one.strip() and not one.startswith("{")), "")


def short(text: str) -> str:
    """The first line of a text, cut to what fits a line with more on it."""
    first = text.strip().split("\n", 1)[0].strip()
    return first if len(first) <= _LONGEST_NAME else first[: _LONGEST_NAME - 1].rstrip() + "…"


def field_words(unit: Unit, one: Any, other: Any) -> str:
    """What two forms of a unit differ in: "day, time"."""
    theirs = dict(named_values(unit, other)) if other is not ABSENT else {}
    mine = dict(named_values(unit, one)) if one is not ABSENT else {}
    differ = [name for name in dict.fromkeys((*mine, *theirs)) if mine.get(name, ABSENT) != theirs.get(name, ABSENT)]
    return ", ".join(_field(name) for name in differ if not (name == "zone" and len(differ) > 1))


def value_words(unit: Unit, value: Any, besides: Any, names: Callable[[str], str]) -> str:
    """What a unit says, as far as it differs from `besides`."""
    if value is ABSENT:
        return "nothing"
    theirs = dict(named_values(unit, besides)) if besides is not ABSENT else {}
    mine = dict(named_values(unit, value))
    differ = {name: inside for name, inside in mine.items() if theirs.get(name, ABSENT) != inside}
    return ", ".join(
        _of_field(name, inside, mine, names)
        for name, inside in differ.items()
        if not (name == "zone" and len(unit) > 1)
    )


def _of_field(name: str, value: Any, beside: Mapping[str, Any], names: Callable[[str], str]) -> str:
    """What a field says; `beside` are those that say one thing together with it."""
    if name == "rule":
        return "once" if value is None else in_words(value, beside["day"])
    if name == "at" and value is None:
        return "any time"
    if name in ("week_start", "look_back_day") and value is not None:
        return WEEKDAYS[value]
    return _said(value, names)


def _field(name: str) -> str:
    name = name.rpartition(".")[2]
    return _FIELDS.get(name, name.removesuffix("_id").replace("_", " "))


def _said(value: Any, names: Callable[[str], str]) -> str:
    if value is None or value == "" or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{day_words(value, weekday=False)} {time_words(value.time())}"
    if isinstance(value, date):
        return day_words(value, weekday=False)
    if isinstance(value, time):
        return time_words(value)
    if isinstance(value, tuple):
        return ", ".join(_said(one, names) for one in value)
    if isinstance(value, msgspec.Struct):
        told = [
            (field.name, getattr(value, field.name))
            for field in fields(value)
            if field.default != getattr(value, field.name)
        ]
        return (
            ", ".join(f"{_field(name)}: {_said(one, names)}" for name, one in told if one not in ("", ())) or "nothing"
        )
    if isinstance(value, str) and value.startswith("{"):
        return _said(_typed(value), names)
    if isinstance(value, str) and re.fullmatch(_ID, value):
        return names(value) or "something that is gone"
    return str(value).replace("_", " ") if isinstance(value, str) and value.isidentifier() else str(value)


def _typed(form: str) -> tuple[str, ...]:
    """What was typed into an unfinished form; the text itself where it is none."""
    try:
        raw = msgspec.json.decode(form)
    except (ValueError, RecursionError):
        return (form,)
    return tuple(str(one) for one in raw.values() if one) if isinstance(raw, dict) else (form,)
