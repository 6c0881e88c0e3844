"""Questions, entries, kind lines and kindness steps."""
