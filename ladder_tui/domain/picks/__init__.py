"""The picker: what fits this mood, energy and time, and why."""
