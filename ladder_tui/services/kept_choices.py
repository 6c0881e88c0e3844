"""Country and language of the settings, read without opening the store: for `ladder help-now`, which always answers."""

import msgspec

from ladder_tui.store.file.errors import StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.loader import load


def kept_choices(paths: Paths) -> tuple[str, str]:
    """The codes of region and language in the settings, each "" when none is chosen or nothing can be read.

    Never raises, never writes.
    """
    try:
        rows = load(Files.of(paths.data_file)).image.rows("settings")
        for line in rows.values():
            record = msgspec.json.decode(b"{" + line + b"}").popitem()[1]
            kept = [record.get(name, "") if isinstance(record, dict) else "" for name in ("region", "language")]
            region, language = (one if isinstance(one, str) else "" for one in kept)
            return region, language
    except (StoreError, OSError, ValueError, KeyError, RecursionError):
        return "", ""
    return "", ""
