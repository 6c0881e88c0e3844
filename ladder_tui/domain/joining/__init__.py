"""Joining two copies of everything: records by id, the later change where both changed, and nothing lost."""
