"""The report, seen before it goes anywhere."""
