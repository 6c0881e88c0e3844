"""What a plan may carry: backups smaller than it, and rewards, each in the order of the day (docs/design.md 2)."""

from typing import Final

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.items.lines import Backup, Reward, Trigger
from ladder_tui.domain.records.plans import OriginKind, Plan
from ladder_tui.domain.snapshot import Snapshot

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
    small = [backup for backup in small_backups(snapshot) if backup.effort <= plan.effort]
    shorter = [backup for backup in small if backup.minutes < plan.minutes]

    def order(backup: Backup) -> tuple[bool, bool, float]:
        serves = any(need in plan.needs for need in backup.needs)
        return backup.trigger not in likely, not serves, draw(snapshot.today, plan.title, backup.id)

    return tuple(sorted(shorter or small, key=order))


def small_backups(snapshot: Snapshot) -> list[Backup]:
    """The backups of the packs that are small enough (at most 15 minutes) and not removed for good, in pack order."""
    most = thresholds(snapshot.settings.thresholds)["backups.minutes"]
    return [backup for backup in snapshot.not_removed(snapshot.library.backups) if backup.minutes <= most]


def evenings_for(snapshot: Snapshot, plan: Plan) -> tuple[Reward, ...]:
    """Ideas for the last backup, a kind evening alone: quiet rewards from the packs, in the order of the day."""
    kinds = ("rest", "comfort", "music", "senses", "make")
    return tuple(reward for reward in rewards_for(snapshot, plan) if reward.kind in kinds)


def rewards_for(snapshot: Snapshot, plan: Plan) -> tuple[Reward, ...]:
    """Pack rewards in the order that the date and the plan draw; free ones first."""
    rewards = snapshot.not_removed(snapshot.library.rewards)
    return tuple(
        sorted(rewards, key=lambda reward: (reward.price != "free", draw(snapshot.today, plan.title, reward.id)))
    )
