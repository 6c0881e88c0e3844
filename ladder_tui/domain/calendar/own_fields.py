"""What a calendar file of ours tells of a thing in a line that only ladder reads, where what is private goes along."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from msgspec.structs import asdict

from ladder_tui.domain.base.vocabulary import Need, Place, Setting
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan


class OwnFields(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Fields of an opportunity or plan that no calendar has a name for; None where nothing is said."""

    minutes: Annotated[int, msgspec.Meta(ge=0, le=10080)] | None = None
    effort: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    needs: tuple[Need, ...] | None = None
    place: Place | None = None
    message: bool | None = None
    values: str | None = None
    evening: str | None = None
    setting: Setting | None = None
    situation: str | None = None
    worth: Annotated[int, msgspec.Meta(ge=0, le=10)] | None = None
    backup_done: bool | None = None
    closed_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


_NAMES: Final = OwnFields.__struct_fields__
#: The fields that hold words of the user.
_WORDS: Final = ("values", "evening")


def own_fields(source: Opportunity | Plan, said: Callable[[str], str]) -> str:
    """The fields as JSON, those that are as in a new one left out; "" where all are. `said` gives a text as it may be
    told, empty where it may not be.
    """
    new = {field.name: field.default for field in msgspec.structs.fields(source)}
    told = {name: getattr(source, name) for name in _NAMES if name in new and getattr(source, name) != new[name]}
    told |= {name: said(told[name]) for name in _WORDS if name in told}
    fields = OwnFields(**{name: value for name, value in told.items() if value not in (None, "")})
    return "" if fields == OwnFields() else msgspec.json.encode(fields).decode()


def read_own_fields(text: str, kind: type[Opportunity] | type[Plan]) -> Mapping[str, Any]:
    """The fields by name, those only that this kind of record has. Raises ValueError for what is not of this form."""
    try:
        fields = msgspec.json.decode(text, type=OwnFields)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        fields = None
    if fields is None:  # raised out here: the decoder's own message may quote the text
        raise ValueError("it is not of the form that ladder writes")
    known = kind.__struct_fields__
    return {name: value for name, value in asdict(fields).items() if value is not None and name in known}
