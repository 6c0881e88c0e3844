"""The commands that look after the data: where they lie, backups, taking away and bringing in."""
