"""The country chosen in the settings, read without opening the store: for `ladder help-now`, which always answers."""

import msgspec

from ladder_tui.store.file.errors import StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.loader import load


def kept_region(paths: Paths) -> str:
    """The region code of the settings, or "" when none is chosen or nothing can be read. Never raises, never writes."""
    try:
        rows = load(Files.of(paths.data_file)).image.rows("settings")
        for line in rows.values():
            record = msgspec.json.decode(b"{" + line + b"}").popitem()[1]
            region = record.get("region", "") if isinstance(record, dict) else ""
            return region if isinstance(region, str) else ""
    except (StoreError, OSError, ValueError, KeyError, RecursionError):
        return ""
    return ""
