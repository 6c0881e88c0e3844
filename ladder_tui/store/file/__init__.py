"""One data file: its bytes, its lines, its records."""
