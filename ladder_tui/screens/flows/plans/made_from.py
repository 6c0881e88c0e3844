"""What a plan looks like that is made from something else: a rung, an activity, a person. Not saved."""

from msgspec.structs import replace

from ladder_tui.domain.picks.candidates import person_title
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.plan import new_plan
from ladder_tui.widgets.text import line


def plan_from(snapshot: Snapshot, source: Rung | Activity | Person) -> Plan:
    """A plan for today with all that the thing it is made from says."""
    if isinstance(source, Rung):
        made = new_plan(
            snapshot, title=source.text, minutes=source.minutes, effort=source.effort, needs=source.needs,
            reward=source.reward, backup=source.backup, origin=Origin(kind="rung", ref=source.id),
        )  # fmt: skip
        return replace(made, setting=source.setting, matters_id=source.matters_id)
    if isinstance(source, Activity):
        shares = sorted(source.needs, key=lambda share: -share.share)
        return new_plan(
            snapshot, title=source.title, minutes=source.minutes, effort=source.effort,
            needs=[share.need for share in shares], note=source.first_step,
            origin=Origin(kind="activity", ref=source.id),
        )  # fmt: skip
    return new_plan(
        snapshot, title=person_title(source.name), minutes=source.minutes, effort=source.effort, needs=source.needs,
        note=line(source.next_time), origin=Origin(kind="person", ref=source.id), person_id=source.id,
    )  # fmt: skip
