"""Answers for scripts."""

import os
from typing import TextIO


def json_text(data: object) -> str:
    """One JSON value, on lines of its own; paths as texts. Raises TypeError for what JSON has no form for."""
    import json  # late: most answers are for people

    return json.dumps(data, ensure_ascii=False, indent=1, default=os.fspath) + "\n"


def print_json(data: object, out: TextIO) -> None:
    """The same, printed."""
    out.write(json_text(data))
