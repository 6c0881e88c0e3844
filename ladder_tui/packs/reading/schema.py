"""Every pack type by its name, in the order in which checks and tables name them (docs/design.md 9)."""

from collections.abc import Mapping

from ladder_tui.packs.reading.declare import ItemType
from ladder_tui.packs.reading.schema_cards import CARDS
from ladder_tui.packs.reading.schema_notes import NOTES
from ladder_tui.packs.reading.schema_steps import STEPS

TYPES: Mapping[str, ItemType] = {kind.name: kind for kind in (*CARDS, *STEPS, *NOTES)}
