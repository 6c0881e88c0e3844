"""Questions, entries and kind steps."""
