"""Requests that carry a whole plan or opportunity, and every request as the bytes that wait in a file."""

from typing import Final

import msgspec

from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan
from ladder_tui.services.requests.requests import (
    CheckInRequest,
    CloseRequest,
    ContactRequest,
    NewRecords,
    PageRequest,
    Request,
    UndoRequest,
    WinRequest,
)


class PlanRequest(Request, frozen=True, kw_only=True, tag="plan"):
    """Keep a plan: a new one, or all of a changed one."""

    plan: Plan

    def texts(self) -> tuple[str, ...]:
        """As of any request."""
        return _texts(self.plan)


class OpportunityRequest(Request, frozen=True, kw_only=True, tag="opportunity"):
    """Keep an opportunity or routine: a new one, or all of a changed one."""

    opportunity: Opportunity

    def texts(self) -> tuple[str, ...]:
        """As of any request."""
        return _texts(self.opportunity)


AnyRequest = (
    CheckInRequest
    | WinRequest
    | PageRequest
    | ContactRequest
    | PlanRequest
    | OpportunityRequest
    | CloseRequest
    | NewRecords
    | UndoRequest
)


def to_bytes(request: Request) -> bytes:
    """The request as JSON."""
    return msgspec.json.encode(request)


def from_bytes(data: bytes) -> AnyRequest:
    """The request of these bytes. Raises ValueError, without the text, for what is none."""
    try:
        request: AnyRequest | None = msgspec.json.decode(data, type=AnyRequest)
    except (ValueError, RecursionError):
        request = None
    if request is None:  # raised out here: the decoder's own message may quote the text
        raise ValueError("it is no request of ladder's")
    return request


#: The fields of plans and opportunities that somebody writes words into.
WRITTEN: Final = ("title", "note", "cue", "reward", "backup", "where", "evening", "values", "how_to_join")


def _texts(record: Plan | Opportunity) -> tuple[str, ...]:
    return tuple(text for name in WRITTEN if (text := getattr(record, name, "")))
