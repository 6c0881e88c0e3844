"""The tables as the data file names them; which there are stands in `domain/records/tables.py`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ladder_tui.domain.records import tables
from ladder_tui.domain.records.tables import Record

__all__ = ["TABLES", "Record"]

#: Table name to record class, in the order in which they stand in the file.
TABLES: Final[Mapping[str, type[Record]]] = MappingProxyType({table.name: table.kind for table in tables.TABLES})
