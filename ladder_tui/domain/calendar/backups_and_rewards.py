"""What a plan may carry: backups smaller than it, and rewards, each in the order of the day (docs/design.md 2)."""

from datetime import time
from typing import Final

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.base.names import names_in_text
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import ContactLevel, Place, Setting
from ladder_tui.domain.cards.dealing import setting_of_plan
from ladder_tui.domain.items.lines import Backup, Reward, Trigger
from ladder_tui.domain.records.plans import OriginKind, Plan, with_whom
from ladder_tui.domain.snapshot import Snapshot

#: What a plan most likely falls through by. Weather, money and the rest are for the user to choose.
_LIKELY: Final[tuple[Trigger, ...]] = ("cancelled", "too_tired")
_LIKELY_BY_ORIGIN: Final[dict[OriginKind, tuple[Trigger, ...]]] = {
    "person": ("cancelled", "no_reply"),
    "rung": ("too_anxious", "cancelled"),
}
#: What a call or a message falls through by; nobody is on the way anywhere.
_LIKELY_APART: Final[tuple[Trigger, ...]] = ("no_reply", "cancelled")
_ONLY_ON_THE_WAY: Final[tuple[Trigger, ...]] = ("late", "weather", "closed")
#: What only somebody who was to be there can do.
_ONLY_TOGETHER: Final[tuple[Trigger, ...]] = ("cancelled", "no_reply")
#: Where what is done from afar has its smaller thing.
_APART: Final[tuple[Place, ...]] = ("phone", "online")
_SETTINGS_APART: Final[tuple[Setting, ...]] = ("call", "text", "online")
_WITHOUT_COMPANY: Final[tuple[ContactLevel, ...]] = ("none", "alone_among")
#: Settings with strangers and faces, where nobody calls anything off.
_NOBODY: Final[tuple[Setting, ...]] = ("queue", "transit", "counter", "neighbour", "park")
_OUTDOORS: Final[tuple[Setting, ...]] = ("park", "walk")
#: Words of a title by which it is known as a call or a message where nothing else says so.
_APART_WORDS: Final = frozenset((
    "answer", "call", "calls", "chat", "email", "mail", "message", "phone", "postcard", "reply", "ring", "text",
    "videocall", "voice", "write",
))  # fmt: skip
#: Words that a title may begin with and that say nothing.
_SMALL: Final = frozenset(("a", "an", "the", "my", "our", "one", "short", "long", "weekly", "first", "little", "quick"))
#: From this effort on a plan takes much out of one, and from this hour on it is late to go out.
_MUCH: Final = 4
_LATE: Final = time(20)


def is_from_afar(snapshot: Snapshot, plan: Plan) -> bool:
    """Whether a plan is a call, a message or something online: its setting, what it was made from, or its words say so.

    Of the words the first one that is not a small word counts: "Call Ana" is a call, "Tea, and no phone" is none.
    """
    setting = setting_of_plan(snapshot, plan)
    if setting is not None:
        return setting in _SETTINGS_APART
    made_from = snapshot.opportunities.get(plan.origin.ref or "") or snapshot.activities.get(plan.origin.ref or "")
    made_from = made_from or snapshot.library.activities.get(plan.origin.ref or "")
    if made_from is not None:
        return made_from.place in _APART
    said = [word.strip(".,:;!?") for word in fold(plan.title).split()]
    return next((word for word in said if word not in _SMALL), "") in _APART_WORDS


def _is_together(snapshot: Snapshot, plan: Plan) -> bool:
    """Whether somebody known goes along: the plan is with them, or calls them by name."""
    named = names_in_text(tuple(sorted(person.name for person in snapshot.people.values() if not person.unsafe)))
    return with_whom(plan) is not None or (named is not None and named.search(plan.title) is not None)


def backups_for(snapshot: Snapshot, plan: Plan) -> tuple[Backup, ...]:
    """Pack backups smaller than the plan, best first: for what is likely to happen, for one of its needs, then as the
    date draws them.

    Smaller means no more effort, at most 15 minutes and, while there are likely ones, fewer minutes than the plan. What
    is done from afar gets a backup from afar, first by phone; what is done with somebody first one in company; what is
    done among strangers none that needs somebody who was to come. A library without backups gives none.
    """
    setting, afar = setting_of_plan(snapshot, plan), is_from_afar(snapshot, plan)
    together = _is_together(snapshot, plan)
    origin: OriginKind = "person" if plan.origin.kind == "own" and together else plan.origin.kind
    likely = _LIKELY_APART if afar else _LIKELY_BY_ORIGIN.get(origin, _LIKELY)
    if setting in _OUTDOORS:
        likely = (*likely, "weather")
    alone = setting in _NOBODY and not together

    def fits(backup: Backup) -> bool:
        if afar:
            return backup.place in _APART and backup.trigger not in _ONLY_ON_THE_WAY
        return not (alone and backup.trigger in _ONLY_TOGETHER)

    def near(backup: Backup) -> bool:
        """Whether it keeps to what was planned: the phone of a call, company where there was to be some."""
        return backup.place == "phone" if afar else not together or backup.contact not in _WITHOUT_COMPANY

    small = [backup for backup in small_backups(snapshot) if backup.effort <= plan.effort and fits(backup)]
    shorter = [backup for backup in small if backup.minutes < plan.minutes]
    if not any(backup.trigger in likely for backup in shorter):
        shorter = small

    def order(backup: Backup) -> tuple[bool, bool, bool, float]:
        serves = any(need in plan.needs for need in backup.needs)
        return (
            backup.trigger not in likely, not near(backup), not serves, draw(snapshot.today, plan.title, backup.id)
        )  # fmt: skip

    return tuple(sorted(shorter, key=order))


def small_backups(snapshot: Snapshot) -> list[Backup]:
    """The backups of the packs that are small enough (at most 15 minutes) and not removed for good, in pack order."""
    most = thresholds(snapshot.settings.thresholds)["backups.minutes"]
    return [backup for backup in snapshot.not_removed(snapshot.library.backups) if backup.minutes <= most]


def evenings_for(snapshot: Snapshot, plan: Plan) -> tuple[Reward, ...]:
    """Ideas for the last backup, a kind evening alone: quiet rewards from the packs, in the order of the day."""
    kinds = ("rest", "comfort", "music", "senses", "make")
    return tuple(reward for reward in rewards_for(snapshot, plan) if reward.kind in kinds)


def rewards_for(snapshot: Snapshot, plan: Plan) -> tuple[Reward, ...]:
    """Pack rewards in the order that the date and the plan draw; free ones first, and rest after what takes much.

    Nothing outdoors follows a plan of the late evening.
    """
    late = plan.at is not None and plan.at >= _LATE
    left = snapshot.not_removed(snapshot.library.rewards)
    rewards = [reward for reward in left if not (late and reward.kind == "outdoors")]
    takes_much = plan.effort >= _MUCH

    def order(reward: Reward) -> tuple[bool, bool, float]:
        rests = reward.kind in ("rest", "comfort", "senses")
        return reward.price != "free", takes_much and not rests, draw(snapshot.today, plan.title, reward.id)

    return tuple(sorted(rewards, key=order))
