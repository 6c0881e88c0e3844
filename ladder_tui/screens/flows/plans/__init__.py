"""Making, changing, moving and reading what stands on the calendar."""
