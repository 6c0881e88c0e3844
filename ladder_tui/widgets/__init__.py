"""Reusable widgets: domain values in, messages out; each runs alone."""
