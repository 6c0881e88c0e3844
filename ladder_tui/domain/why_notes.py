"""Why-notes: one research finding in plain words, with its source and its limits."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a finding was published; `title` is empty where only the journal is named."""

    authors: str
    year: int
    journal: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNote:
    """A fact, how sure it is, and what it does not say. `topic` and `use_with` are free words."""

    id: str
    topic: str
    text: str
    source: Source
    confidence: Literal["high", "medium", "low"]
    caveat: str
    use_with: tuple[str, ...] = ()
