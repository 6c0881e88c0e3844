"""More about one thing of the portfolio: the page of an activity, and a glance at a person."""

from collections.abc import Iterable, Iterator
from datetime import date

from ladder_tui.domain.base.names import initials
from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.library import Library
from ladder_tui.domain.picks.candidates import is_paused
from ladder_tui.domain.picks.history import History
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Contact, Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import Part, folded, line


def paused_words(paused: bool, until: date | None, today: date) -> str:
    """How long something rests; empty when it does not."""
    if not is_paused(paused, until, today):
        return ""
    return "resting until it is woken" if until is None else f"resting until {near_words(until, today)}"


def worth_words(item_id: str, history: History, today: date) -> str:
    """How worthwhile something was so far, and when it last happened; empty when nothing is known."""
    ratings = history.ratings.get(item_id, ())
    last = history.last_contact.get(item_id)
    told = [f"last {near_words(last, today)}"] if last is not None else []
    if ratings:
        told.append(f"worth {', '.join(str(rating) for rating in ratings[-5:])} of 10")
    return " · ".join(told)


def activity_parts(
    activity: Activity, snapshot: Snapshot, history: History, width: int, *, with_title: bool = True
) -> list[Part]:
    """The page of an activity in lines of `width` cells."""
    library = snapshot.library
    parts: list[Part] = [("\n".join(_told(activity.title, snapshot, width)) + "\n", "bold")] if with_title else []
    facts = [
        f"{dots(activity.effort)} {library.label('effort', str(activity.effort))}", f"{activity.minutes} min",
        library.label("contact", activity.contact), library.label("place", activity.place),
        library.label("price", activity.price), library.label("rhythm", activity.rhythm),
    ]  # fmt: skip
    parts.append(("\n".join(folded(line(" · ".join(facts)), width)), "$quiet"))
    rest = paused_words(activity.paused, activity.paused_until, snapshot.today)
    if rest:
        parts.append((f"\n{rest}", "$calm"))
    if activity.text:
        parts.append("\n\n" + "\n".join(_told(activity.text, snapshot, width)))
    shares = sorted(activity.needs, key=lambda share: -share.share)
    for label, text in (
        ("a first step", activity.first_step),
        ("how to find it", activity.find),
        ("making it reachable", activity.access),
        ("good for", labels(library, "need", (share.need for share in shares))),
        ("suits", labels(library, "mood", activity.moods)),
        ("so far", worth_words(activity.id, history, snapshot.today)),
    ):
        if text:
            parts += [(f"\n\n{label}" if label == "a first step" else f"\n{label}", "$calm")]
            parts.append("\n  " + "\n  ".join(_told(text, snapshot, width - 2)))
    return parts


def person_parts(person: Person, last: Contact | None, snapshot: Snapshot, width: int) -> list[Part]:
    """A glance at a person: who it is, what to remember, what comes next, the last contact."""
    name = initials(person.name) if snapshot.settings.initials else person.name
    parts: list[Part] = [("\n".join(folded(line(name), width)), "bold")]
    parts.append((f"\n{snapshot.library.label('stage', person.stage)}", "$quiet"))
    for part in _person_sections(person, last, snapshot):
        label, text = part
        parts += [(f"\n\n{label}", "$calm"), "\n  " + "\n  ".join(_told(text, snapshot, width - 2))]
    return parts


def _person_sections(person: Person, last: Contact | None, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    promises = [p.text for p in snapshot.promises.values() if p.person_id == person.id and p.kept_at is None]
    told = ""
    if last is not None:
        channel = snapshot.library.label("channel", last.channel)
        told = f"{near_words(last.at.date(), snapshot.today)}, {channel}" + (f"\n{last.note}" if last.note else "")
    for label, text in (
        ("how you know each other", person.how_known),
        ("worth remembering", person.details),
        ("next time", person.next_time),
        ("promised", "\n".join(promises)),
        ("last contact", told),
    ):
        if text:
            yield label, text


def _told(text: str, snapshot: Snapshot, width: int) -> list[str]:
    return folded(snapshot.shown(text), width)


def dots(effort: int) -> str:
    """An effort or energy of 1 to 5 as five signs: 2 is "●●○○○"."""
    return "●" * effort + "○" * (5 - effort)


def labels(library: Library, vocabulary: str, values: Iterable[str]) -> str:
    """The words for several values of a vocabulary, in a row."""
    return ", ".join(library.label(vocabulary, value) for value in values)
