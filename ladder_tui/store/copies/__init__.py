"""The second copy, the backups, and what is read when the file is damaged."""
