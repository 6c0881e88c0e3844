"""The user's own packs, written and changed."""
