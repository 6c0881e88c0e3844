"""Situations of the packs: what is ahead, in the user's words, and a way through its first minute."""

import msgspec

from ladder_tui.domain.base.vocabulary import Setting, SituationGroup, Stage


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """One page: what usually happens, what is enough, the first minute, what to do when nothing comes, ways to leave.

    `also` are words a search finds it by; `phrases` are useful phrases for a learner of the language.
    """

    id: str
    title: str
    group: SituationGroup
    settings: tuple[Setting, ...]
    stages: tuple[Stage, ...]
    usual: str
    enough: str
    first_minute: tuple[str, ...]
    blank: tuple[str, ...]
    leave: tuple[str, ...]
    not_when: str
    also: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The end of the id, by which cards name it: "lunch-colleague"."""
        return self.id.rpartition("/")[2]
