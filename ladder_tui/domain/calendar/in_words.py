"""An agenda in words: what a line says beside its title, a thing in full, and a week in one sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import WEEKDAYS, day_words, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.occurrences import moved_from
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot


def moved_of(item: AgendaItem) -> Moved | None:
    """Where an occurrence was put, if it does not stand where its rule has it."""
    if isinstance(item.source, Opportunity) and item.original is not None:
        return moved_from(item.source, item.original)
    return None


def chance_of(item: AgendaItem, snapshot: Snapshot) -> Opportunity | None:
    """The opportunity that an occurrence belongs to, or that a plan was made from, if it is still there."""
    source = item.source
    if isinstance(source, Plan) and source.origin.kind == "opportunity":
        return snapshot.opportunities.get(source.origin.ref or "")
    return source if isinstance(source, Opportunity) else None


def whom_words(item: AgendaItem, snapshot: Snapshot) -> str:
    """With whom it is, where its title does not say so."""
    person = snapshot.people.get(item.person_id or "")
    if item.kind == "promise" or person is None or person.unsafe or has_words(words_of(person.name), item.title):
        return ""
    return snapshot.told_apart(person.name, person.id)


def where_words(item: AgendaItem, snapshot: Snapshot) -> str:
    """Where it is, in the user's words, as far as the plan or the opportunity says."""
    chance = chance_of(item, snapshot)
    own = item.source.where if isinstance(item.source, Plan) else ""
    return own or (chance.where if chance is not None else "")


def elsewhere_words(item: AgendaItem, zone: str) -> str:
    """The time on the wall it was made for, when that is in another zone: "18:30 in Europe/Berlin"; else ""."""
    source = item.source
    if isinstance(source, Promise) or item.at is None or source.zone == zone:
        return ""
    moved = moved_of(item)
    at = moved.at if moved is not None else source.at
    return f"{time_words(at)} in {source.zone.replace('_', ' ')}"


def state_words(item: AgendaItem) -> str:
    """What became of it, or what it is while it is open: "done", "fell through, backup done", "planned", "routine"."""
    if item.backup_done:
        return "fell through, backup done"
    if item.status != "open":
        return "kept" if item.kind == "promise" else STATUS_WORDS[item.status]
    if item.kind == "promise":
        return "to remember"
    if item.routine:
        return "routine"
    if item.kind == "plan":
        return "step, planned" if item.origin == "rung" else "planned"
    return ""


def facts(item: AgendaItem, snapshot: Snapshot) -> tuple[str, ...]:
    """What a line says beside its title, most telling first; user text in it is not yet made safe to show."""
    parts = [state_words(item)]
    person = snapshot.people.get(item.person_id or "")
    if item.kind == "promise" and person is not None:
        parts.append(snapshot.told_apart(person.name, person.id))
    moved = moved_of(item)
    if moved is not None:
        same = moved.day == moved.original
        parts.append("at another time" if same else f"moved from {day_words(moved.original, today=snapshot.today)}")
    parts.append(elsewhere_words(item, snapshot.zone))
    parts.append(item.note)
    if item.status == "open":
        parts.append(where_words(item, snapshot))
    if isinstance(item.source, Plan) and item.status == "open" and item.backup:
        parts.append("backup ready")
    return tuple(fact for fact in parts if fact)


def in_full(item: AgendaItem, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """A thing as (label, words) pairs for reading: when, how it repeats, where, cue, reward, backup, notes."""
    from ladder_tui.domain.calendar.routines import line_of  # late, with what it says: a line of a day needs neither
    from ladder_tui.domain.cards.wording import as_said

    words, source = snapshot.library, item.source
    at = f", {time_words(item.at)}" if item.at is not None else ", any time" if item.kind != "promise" else ""
    pairs = [("when", day_words(item.day, today=snapshot.today) + at)]
    pairs.append(("there", elsewhere_words(item, snapshot.zone)))
    moved = moved_of(item)
    if moved is not None and moved.day != moved.original:
        pairs.append(("moved from", day_words(moved.original, today=snapshot.today)))
    pairs.append(("repeats", item.note))
    pairs.append(("now", state_words(item)))
    person = snapshot.people.get(item.person_id or "")
    if person is not None:
        pairs.append(("with", snapshot.told_apart(person.name, person.id)))
    chance, where = chance_of(item, snapshot), where_words(item, snapshot)
    if chance is None:
        pairs.append(("where", where))
    else:
        place = words.label("place", chance.place)
        pairs.append(("where", f"{where} ({place})" if where else place))
        pairs += [("values", chance.values), ("how to join", chance.how_to_join)]
    if not isinstance(source, Promise):
        takes = f"{item.minutes} minutes · effort {item.effort}, {words.label('effort', str(item.effort))}"
        pairs.append(("takes", takes.removesuffix(f", {item.effort}")))
        pairs.append(("good for", ", ".join(words.label("need", need) for need in item.needs)))
    first = line_of(snapshot, item)
    if first is not None:
        pairs += [("first line", first.text(snapshot)), ("when they answer", first.starter.reply_idea)]
    pairs.append(("starts when", item.cue))
    pairs.append(("then", item.reward))
    pairs.append(("backup", item.backup))
    if isinstance(source, Plan):
        pairs.append(("worth", "" if source.worth is None else f"{source.worth} of 10"))
        pairs += [("and at the last", source.evening), ("for", snapshot.what_for(source))]
    page = words.situation(item.situation)
    if page is not None:
        pairs.append(("take along", page.title))
    for card in filter(None, map(words.topic, item.cards)):
        shown = as_said(card, snapshot, plan_id=item.ref, person_id=item.person_id)
        pairs.append(("take along", shown.opener))
    pairs.append(("note", item.own_note or (chance.note if chance is not None else "")))
    return tuple((label, text) for label, text in pairs if text)


#: A week with more free days than this is not called full, whatever its efforts add up to.
_FREE_IN_A_FULL_WEEK: Final = 2


def week_words(
    snapshot: Snapshot, day: date, load: int, carries: int, free: Sequence[date], *, numbers: bool | None = None
) -> str:
    """The week of a day in one sentence: "A full week; Sunday is free", and "" where there is nothing to say.

    `load` and `carries` are sums of efforts (domain/load.py), `free` the free days of that week; one to come is named.
    With `numbers`, which the settings say unless given: "This week 6 of about 6, and Friday is free".
    """
    from ladder_tui.domain.base.weeks import week_days  # late, as above
    from ladder_tui.domain.calendar.load import free_day, load_words

    one = free_day(free, snapshot.today)
    start = snapshot.settings.week_start
    first, this = week_days(day, start)[0], week_days(snapshot.today, start)[0]
    names = {0: "This week", 7: "Next week", -7: "Last week"}
    name = names.get((first - this).days, f"The week of {day_words(first, today=snapshot.today, weekday=False)}")
    if not (snapshot.settings.week_numbers if numbers is None else numbers):
        if first < this or load <= carries or len(free) > _FREE_IN_A_FULL_WEEK:
            return ""
        full = "A full week" if first == this else f"{name} is full"
        return full if one is None else f"{full}; {WEEKDAYS[one.weekday()]} is free"
    if load == 0:
        return f"{name} is still free" if first >= this else f"{name} was a quiet one"
    holds = "" if name in names.values() else "holds "
    return f"{name} {holds}{load_words(load, carries, one if first >= this else None)}"
