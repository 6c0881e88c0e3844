"""The data file names the tables that the domain has, in its order, with the classes of their records."""

from ladder_tui.domain.records import tables
from ladder_tui.store.file.tables import TABLES


def test_the_file_has_the_tables_of_the_domain() -> None:
    assert list(TABLES.items()) == [(table.name, table.kind) for table in tables.TABLES]
    assert len(TABLES) == len(tables.TABLES)
    assert "people" in TABLES
    assert "_meta" not in TABLES
