"""What the user has chosen about the app itself, and what is noted of joining two copies of the data."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.dayparts import ClockPart
from ladder_tui.domain.base.vocabulary import Need

Motion = Literal["on", "off"]


class NeedLevel(msgspec.Struct, frozen=True, kw_only=True):
    """How much of one need is wanted and present, 0 to 10 each."""

    need: Need
    wanted: int
    present: int


class NeedAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered about the needs at one time; `form` is 1 or 2, so that asking again is not the same page."""

    id: str
    at: datetime
    form: int
    levels: tuple[NeedLevel, ...] = ()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One record, id `settings`. Energy 1 to 5; `week_start` 0 (Monday) to 6; an empty `zone` means the system's,
    and so does an empty `language`.

    `lock_after`: minutes without a key after which data with a passphrase are locked; 0 never does.
    `own_question` is the question of one's own for the weekly look back, "" while none is asked.
    `ladder` is the id of the ladder in use; `anchors` are own words for 0, 25, 50, 75 and 100 on the SUDS scale.
    `coping` is the user's own line for every try, "" while none is written.
    `unfolded` names the forms whose line "More" the user keeps open.
    `fit_terminal`: whether another theme and plain signs come by themselves where the terminal shows no others.
    `week_numbers`: whether a week says the sum of its efforts; else only words, and only where they help.
    `ask_worth`: whether everything that is noted as done is asked "Was it worth it?"; else nothing is. On the day
    `look_back_day`, 0 (Monday) to 6, a quiet line of Today leads to the look back; None: never.
    `calendar_folder` is the folder that the calendar was kept in last for other programs, as it was typed.
    """

    id: str = "settings"
    theme: str = "ladder-dusk"
    energy_morning: int = 3
    energy_day: int = 3
    energy_evening: int = 3
    week_start: int = 0
    region: str = ""
    zone: str = ""
    language: str = ""
    motion: Motion = "on"
    ascii: bool = False
    fit_terminal: bool = True
    initials: bool = False
    hide_on_start: bool = False
    lock_after: int = 0
    welcomed: bool = False
    needs: tuple[NeedLevel, ...] = ()
    capacity: int | None = None
    thresholds: tuple[tuple[str, float], ...] = ()
    ladder: str = "own"
    anchors: tuple[str, ...] = ()
    own_question: str = ""
    coping: str = ""
    unfolded: tuple[str, ...] = ()
    week_numbers: bool = False
    ask_worth: bool = False
    look_back_day: int | None = 6
    calendar_folder: str = ""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the user's own file of settings, and wins over what is chosen in the app.

    `values` by field; `lines` the number of the line of each; `names` what the file calls it. `file` is the file's
    path, "" where there is none. `problems` are sentences about lines that are left out.
    """

    file: str = ""
    values: Mapping[str, Any] = {}
    lines: Mapping[str, int] = {}
    names: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """These settings with the file's laid over them. Numbers of rules are laid over one by one."""
        if not self.values:
            return settings
        values = dict(self.values)
        if "thresholds" in values:
            values["thresholds"] = tuple({**dict(settings.thresholds), **dict(values["thresholds"])}.items())
        return replace(settings, **values)

    def where(self, field: str) -> str:
        """One calm sentence: where this setting stands, and that it is changed there."""
        return (
            f"Line {self.lines[field]} of {self.file.rpartition('/')[2]} says it. Change it there, for the next start."
        )

    def refuse(self, before: Settings, after: Settings) -> None:
        """Raise ValueError with that sentence where a change of the settings would change one that the file gives."""
        for field in self.values:
            if getattr(before, field) != getattr(after, field):
                raise ValueError(self.where(field))


JoinKind = Literal["both", "stayed", "removed"]


class JoinLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in which two copies that were joined were not alike. `what` names it in words.

    `both`: both had changed it; of `field` (in words) `kept` stands now, and `other` stood in the other copy.
    `stayed`: one copy had removed it and the other changed it or used it, so it is there. `removed`: one copy had
    removed it, and the other left it as it was, so it is gone. `written`: the other words are an entry as well.
    """

    kind: JoinKind
    what: str
    field: str = ""
    kept: str = ""
    other: str = ""
    written: bool = False


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Another copy of the data was joined with these: `copy` is its file name, `saved` when it was last saved.

    `came`, `changed` and `gone` count records by table: those that were only there, those that are otherwise now, and
    those that the copy had removed. `by_id`: nothing was known from which both copies come.
    """

    id: str
    at: datetime
    copy: str
    saved: datetime | None = None
    by_id: bool = False
    came: tuple[tuple[str, int], ...] = ()
    changed: tuple[tuple[str, int], ...] = ()
    gone: tuple[tuple[str, int], ...] = ()
    lines: tuple[JoinLine, ...] = ()


def languages(settings: Settings, of_system: Sequence[str]) -> Sequence[str]:
    """The languages that texts are wanted in, the first choice first: the one that was chosen, or the system's."""
    return (settings.language,) if settings.language else of_system


def usual_energy(settings: Settings, part: ClockPart) -> int:
    """The energy, 1 to 5, that the user named for this part of the day."""
    return {"morning": settings.energy_morning, "day": settings.energy_day, "evening": settings.energy_evening}[part]
