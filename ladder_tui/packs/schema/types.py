"""Every pack type by its name, in the order in which checks and tables name them (docs/design.md 9)."""

from collections.abc import Mapping

from ladder_tui.packs.schema.declare import ItemType
from ladder_tui.packs.schema.notes import NOTES
from ladder_tui.packs.schema.steps import STEPS
from ladder_tui.packs.schema.texts import TEXTS

TYPES: Mapping[str, ItemType] = {kind.name: kind for kind in (*TEXTS, *STEPS, *NOTES)}
