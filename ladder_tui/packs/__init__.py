"""Content packs: find, read safely, check, and turn into a Library."""
