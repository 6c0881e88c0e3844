"""What a plan may carry: backups smaller than it, and rewards, each in the order of the day (docs/design.md 2)."""

from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.items.lines import Backup, Reward, Trigger
from ladder_tui.domain.records.plans import OriginKind, Plan
from ladder_tui.domain.snapshot import Snapshot

#: A backup stays a small thing: at most this many minutes.
BACKUP_MINUTES: Final = 15
#: A plan is not made shorter than this.
SMALLEST_MINUTES: Final = 5

#: What a plan most likely falls through by. Weather, money and the rest are for the user to choose.
_LIKELY: Final[tuple[Trigger, ...]] = ("cancelled", "too_tired")
_LIKELY_BY_ORIGIN: Final[dict[OriginKind, tuple[Trigger, ...]]] = {
    "person": ("cancelled", "no_reply"),
    "rung": ("too_anxious", "cancelled"),
}


def backups_for(snapshot: Snapshot, plan: Plan) -> tuple[Backup, ...]:
    """Pack backups smaller than the plan, best first: for what is likely to happen, for one of its needs, then as the
    date draws them.

    Smaller means no more effort, at most 15 minutes and, while there are such, fewer minutes than the plan. A library
    without backups gives none.
    """
    likely = _LIKELY_BY_ORIGIN.get(plan.origin.kind, _LIKELY)
    small = [
        backup
        for backup in snapshot.library.backups.values()
        if backup.id not in snapshot.hidden and backup.minutes <= BACKUP_MINUTES and backup.effort <= plan.effort
    ]
    shorter = [backup for backup in small if backup.minutes < plan.minutes]

    def order(backup: Backup) -> tuple[bool, bool, float]:
        serves = any(need in plan.needs for need in backup.needs)
        return backup.trigger not in likely, not serves, draw(snapshot.today, plan.title, backup.id)

    return tuple(sorted(shorter or small, key=order))


def smaller_plan(plan: Plan) -> Plan | None:
    """The plan at half its length (at least 5 minutes) and one effort less; None when neither can shrink."""
    minutes = max(SMALLEST_MINUTES, plan.minutes // 2) if plan.minutes > SMALLEST_MINUTES else plan.minutes
    smaller = replace(plan, minutes=minutes, effort=max(1, plan.effort - 1))
    return smaller if smaller != plan else None


def evenings_for(snapshot: Snapshot, plan: Plan) -> tuple[Reward, ...]:
    """Ideas for the last backup, a kind evening alone: quiet rewards from the packs, in the order of the day."""
    kinds = ("rest", "comfort", "music", "senses", "make")
    return tuple(reward for reward in rewards_for(snapshot, plan) if reward.kind in kinds)


def rewards_for(snapshot: Snapshot, plan: Plan) -> tuple[Reward, ...]:
    """Pack rewards in the order that the date and the plan draw; free ones first."""
    found = [reward for reward in snapshot.library.rewards.values() if reward.id not in snapshot.hidden]
    return tuple(sorted(found, key=lambda r: (r.price != "free", draw(snapshot.today, plan.title, r.id))))
