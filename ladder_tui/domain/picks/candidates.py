"""What there is to pick from: the user's own activities, those of the packs, and people."""

from datetime import date

from ladder_tui.domain.picks.needs import equal_shares
from ladder_tui.domain.picks.portfolio import Candidate, initials, is_paused
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot


def candidates(snapshot: Snapshot, *, with_paused: bool = False) -> tuple[Candidate, ...]:
    """Own and adopted activities, pack activities neither hidden nor adopted, and people who are neither paused nor
    unsafe. Paused activities are listed, marked so; paused people only `with_paused` (for the list, not the picker)."""
    adopted = {activity.source for activity in snapshot.activities.values() if activity.source is not None}
    found = [_from_activity(activity, snapshot.today) for activity in snapshot.activities.values()]
    found += [
        _from_activity(activity, snapshot.today)
        for activity in snapshot.library.activities.values()
        if activity.id not in adopted and activity.id not in snapshot.hidden
    ]
    for person in snapshot.people.values():
        paused = is_paused(person.paused, person.paused_until, snapshot.today)
        if not person.unsafe and (with_paused or not paused):
            found.append(_from_person(person, paused, short=snapshot.settings.initials))
    return tuple(found)


def person_title(name: str) -> str:
    """What a person is called as something to do; says nothing else about them."""
    return f"A few words with {name}"


def _from_activity(activity: Activity, today: date) -> Candidate:
    return Candidate(
        id=activity.id,
        kind="activity",
        title=activity.title,
        text=activity.text,
        effort=activity.effort,
        minutes=activity.minutes,
        needs=activity.needs,
        moods=activity.moods,
        dayparts=activity.dayparts,
        first_step=activity.first_step,
        contact=activity.contact,
        place=activity.place,
        price=activity.price,
        access=activity.access,
        created=activity.created.date() if activity.created is not None else None,
        own=activity.own or activity.source is not None,
        paused=is_paused(activity.paused, activity.paused_until, today),
    )


def _from_person(person: Person, paused: bool, *, short: bool) -> Candidate:
    return Candidate(
        id=person.id,
        kind="person",
        title=person_title(initials(person.name) if short else person.name),
        effort=person.effort,
        minutes=person.minutes,
        needs=equal_shares(person.needs),
        rhythm_days=person.rhythm_days,
        created=person.created.date(),
        own=True,
        paused=paused,
    )
